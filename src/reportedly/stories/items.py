"""What stories compare: an article's statements and events as other articles could tell them too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..records import Place

Vector = NDArray[np.float32]


class Voice(NamedTuple):
    """One who speaks, acts or is acted upon, as other articles would name them.

    Args:
        name: one word for the name, as the archive has it; ``None`` for those nobody names.
        names: the words of the name.
        label: to print.
        code, sectors: PLOVER's.
        kind: of the speaker or actor.
    """

    name: str | None
    names: frozenset[str]
    label: str
    code: str | None
    sectors: tuple[str, ...]
    kind: str


class Teller(NamedTuple):
    """The article that tells.

    Args:
        id: of the article.
        published: as it is stated; ``day`` as an ordinal of the proleptic Gregorian calendar, or ``None``.
        title: its headline.
        outlet: its name; ``agency`` the one it credits.
    """

    id: str
    published: str
    day: int | None
    title: str | None
    outlet: str | None
    agency: str | None


@dataclass(frozen=True, eq=False)  # one is itself alone, so that what two have in common can be kept
class Context:
    """What an article is about.

    Args:
        words: its rarest stems, and how much each tells.
        lead: meaning of its beginning, shape (dimensions,).
        names: stems of its headline and first words.
        place: the place it tells of most.
        topic: the stems by which articles on the same matter are found.
    """

    words: dict[str, float]
    lead: Vector
    names: dict[str, float]
    place: Place | None
    topic: tuple[str, ...]


class Said(NamedTuple):
    """A statement.

    Args:
        item: of the attribution in its article; ``teller`` the article, ``context`` what that is about.
        speaker: ``None`` where the text names none.
        act, kind, negated: of the attribution.
        disowned: that the words were never said is what is reported, and not only that they were not.
        clean: the content to read; ``words`` its stems and how much each tells; ``order`` all, one after the other.
        quoted: the stems inside quotation marks.
        figures: numbers in it.
        vector: its meaning, shape (dimensions,).
        holds: kinds of the events that it tells of.
    """

    item: str
    teller: Teller
    context: Context
    speaker: Voice | None
    act: str | None
    kind: str
    negated: bool
    disowned: bool
    clean: str
    words: dict[str, float]
    order: tuple[str, ...]
    quoted: tuple[str, ...]
    figures: frozenset[str]
    vector: Vector
    holds: frozenset[str]

    @property
    def ref(self) -> str:
        """What names it in the archive."""
        return f"{self.teller.id}/{self.item}"


@dataclass(frozen=True, eq=False)  # one is itself alone, so that what two have in common can be kept
class Fellows:
    """What an article tells of its events of one type together: one of them may lack what another says.

    Args:
        actors, recipients, places, days, sizes: of all of them.
        words: stems of their sentences, and how much each tells.
    """

    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    places: tuple[Place, ...]
    days: tuple[tuple[int, int], ...]
    sizes: frozenset[tuple[str, int]]
    words: dict[str, float]


class Scene(NamedTuple):
    """What the sentence of an event names, whether or not it was read as a part of the event.

    Args:
        names: stems of its names, and how much each tells.
        places: GeoNames ids, or labels, of its places; ``fine`` those finer than a country.
        days: that it states, as ordinals.
        quoted: whether the event is told inside a quotation.
    """

    names: dict[str, float]
    places: frozenset[str]
    fine: frozenset[str]
    days: tuple[int, ...]
    quoted: bool


class Told(NamedTuple):
    """An event as one article tells it.

    Args:
        item: of the event in its article; ``teller`` the article, ``context`` what that is about.
        early: 1 for what stands at the beginning of the article, falling to 0 at the end of its lead.
        actors, recipients: who did it, to whom; members for compounds.
        first, last: days, as ordinals; ``stated`` if a time expression of the text gives them.
        where: its place.
        sizes: what is counted, and the least and the most of it, ``None`` for no bound.
        trigger: stems of the words that tell of it.
        evidence: the sentences; ``words`` their stems and how much each tells; ``vector`` their meaning.
        near: meaning of the words around the trigger; ``deed`` of the trigger itself.
        doers, others: meaning of the words for actors and recipients.
        chain: the voices through which it is told, the narrator left out; ``narrated`` if nobody else tells it.
        content_of: item of the event that demands, promises or threatens this one.
        scene: what its sentence names.
        fellows: what the article tells of its events of this type.
    """

    item: str
    teller: Teller
    context: Context
    early: float
    type: str
    mode: str | None
    status: str
    factuality: float
    quad: int | None
    background: bool
    historical: bool
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    first: int | None
    last: int | None
    stated: bool
    where: Place | None
    sizes: tuple[tuple[str, int | None, int | None], ...]
    trigger: tuple[str, ...]
    evidence: str
    words: dict[str, float]
    vector: Vector
    near: Vector
    deed: Vector
    doers: Vector
    others: Vector
    chain: tuple[Voice, ...]
    narrated: bool
    content_of: str | None
    scene: Scene
    fellows: Fellows

    @property
    def ref(self) -> str:
        """What names it in the archive."""
        return f"{self.teller.id}/{self.item}"


class Profile(NamedTuple):
    """All that one article says and tells."""

    teller: Teller
    context: Context
    said: tuple[Said, ...]
    told: tuple[Told, ...]


def fullest(voices: Sequence[Voice]) -> Voice:
    """Of voices that are one, the one with the fullest name."""
    return max(voices, key=lambda one: (one.name is not None, len(one.names), len(one.label)))
