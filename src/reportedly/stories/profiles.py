"""What of a statement and of an event can be compared with those of other articles."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..archive.facts import name_of
from ..archive.lexemes import slug, split, words
from ..archive.rarity import weights
from ..records import NARRATOR, Actor, Article, Attribution, Event, Place, Reading, Speaker
from ..records.lookup import Party, actor_of, parties, place
from .meaning import meanings

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


class Said(NamedTuple):
    """A statement.

    Args:
        item: of the attribution in its article; ``teller`` the article.
        speaker: ``None`` where the text names none.
        act, kind, negated: of the attribution.
        clean: the content to read; ``words`` its stems and how much each tells.
        quoted: the stems inside quotation marks.
        figures: numbers in it.
        vector: its meaning, shape (dimensions,).
        holds: kinds of the events that it tells of.
    """

    item: str
    teller: Teller
    speaker: Voice | None
    act: str | None
    kind: str
    negated: bool
    clean: str
    words: dict[str, float]
    quoted: tuple[str, ...]
    figures: frozenset[str]
    vector: Vector
    holds: frozenset[str]

    @property
    def ref(self) -> str:
        """What names it in the archive."""
        return f"{self.teller.id}/{self.item}"


class Told(NamedTuple):
    """An event as one article tells it.

    Args:
        item: of the event in its article; ``teller`` the article.
        actors, recipients: who did it, to whom; members for compounds.
        first, last: days, as ordinals; ``stated`` if a time expression of the text gives them.
        where: its place.
        sizes: what is counted, and the least and the most of it, ``None`` for no bound.
        trigger: stems of the words that tell of it.
        evidence: the sentences; ``words`` their stems and how much each tells; ``vector`` their meaning.
        near: meaning of the words around the trigger.
        chain: the voices through which it is told, the narrator left out; ``narrated`` if nobody else tells it.
        content_of: item of the event that demands, promises or threatens this one.
    """

    item: str
    teller: Teller
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
    chain: tuple[Voice, ...]
    narrated: bool
    content_of: str | None

    @property
    def ref(self) -> str:
        """What names it in the archive."""
        return f"{self.teller.id}/{self.item}"


class Profile(NamedTuple):
    """All that one article says and tells."""

    teller: Teller
    said: tuple[Said, ...]
    told: tuple[Told, ...]


AROUND = 60
"""Characters before and after a trigger that tell what it is about."""


def profile(reading: Reading) -> Profile:
    """What a reading says and tells."""
    who = teller(reading.article)
    contents = meanings([one.clean for one in reading.attributions])
    sentences = [" ".join(span.exact for span in event.evidence) for event in reading.events]
    wholes = meanings(sentences)
    around = meanings([_around(reading.article.text, event) for event in reading.events])
    said = tuple(_said(reading, one, who, vector) for one, vector in zip(reading.attributions, contents, strict=True))
    told = tuple(
        _told(reading, event, who, text, vector, near)
        for event, text, vector, near in zip(reading.events, sentences, wholes, around, strict=True)
    )
    return Profile(who, said, told)


def teller(article: Article) -> Teller:
    """The article as one who tells."""
    published = article.published.value if article.published else ""
    try:
        day: int | None = date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        day = None
    return Teller(
        article.id,
        published,
        day,
        article.title.value if article.title else None,
        article.outlet.value if article.outlet else None,
        article.agency.value if article.agency else None,
    )


def _said(reading: Reading, one: Attribution, who: Teller, vector: Vector) -> Said:
    speaker = voice(reading, one.source.speaker) if one.source else None
    spans = [(span.start, span.end) for span in one.content]
    holds = frozenset(event.type for event in reading.events if any(a <= event.trigger[0].start < b for a, b in spans))
    return Said(
        one.id,
        who,
        speaker,
        one.act.value if one.act else None,
        one.kind.value,
        one.negated,
        one.clean,
        weights(one.clean),
        tuple(stem for piece in _quotations(one) for stem in words(piece)),
        figures(one.clean),
        vector,
        holds,
    )


def _quotations(one: Attribution) -> list[str]:
    """The pieces of a content that stand in quotation marks."""
    exact = " … ".join(span.exact for span in one.content)
    if one.kind.value == "direct":
        return [exact]
    found, open_at = [], -1
    for at, char in enumerate(exact):
        if char in '“"«„' and open_at < 0:
            open_at = at + 1
        elif char in '”"»' and open_at >= 0:
            found.append(exact[open_at:at])
            open_at = -1
    return found


def _told(reading: Reading, event: Event, who: Teller, text: str, vector: Vector, near: Vector) -> Told:
    first, last = _days(event)
    chain = tuple(voice(reading, link) for link in event.chain if link != NARRATOR)
    return Told(
        event.id,
        who,
        event.type,
        event.mode,
        event.status.value,
        event.factuality,
        event.quad,
        event.background,
        event.historical,
        tuple(_party(one) for one in parties(reading, event.actors)),
        tuple(_party(one) for one in parties(reading, event.recipients)),
        first,
        last,
        event.date is not None and event.date.moment is not None,
        place(reading, event),
        tuple((size.what, size.low, size.high) for size in event.sizes),
        tuple(stem for span in event.trigger for stem in words(span.exact)),
        text,
        weights(text),
        vector,
        near,
        chain,
        event.voucher == NARRATOR,
        next((link.event for link in event.links if link.kind == "content"), None),
    )


def _around(text: str, event: Event) -> str:
    start, end = event.trigger[0].start, event.trigger[-1].end
    low = max([start - AROUND, *(span.start for span in event.evidence if span.start <= start)])
    high = min([end + AROUND, *(span.end for span in event.evidence if span.end >= end)])
    return text[low:high]


def _days(event: Event) -> tuple[int | None, int | None]:
    if event.date is None:
        return None, None
    ends = [date.fromisoformat(day[:10]).toordinal() for day in (event.date.start, event.date.end) if day]
    return (min(ends), max(ends)) if ends else (None, None)


def voice(reading: Reading, speaker_id: str) -> Voice:
    """A speaker as other articles would name them."""
    speaker = reading.speaker(speaker_id)
    return _voice(speaker, actor_of(reading, speaker_id))


def _voice(speaker: Speaker, actor: Actor | None) -> Voice:
    named = name_of(actor, speaker.label) if speaker.name else None
    return Voice(
        named,
        _names(speaker.name),
        speaker.label,
        actor.code if actor else None,
        actor.sectors if actor else (),
        speaker.kind.value,
    )


def _party(one: Party) -> Voice:
    actor = one.actor
    name = actor.name if actor else None
    return Voice(
        name_of(actor, one.name) if name else None,
        _names(name),
        one.name,
        one.code,
        one.sectors,
        actor.kind.value if actor else "unnamed",
    )


def _names(name: str | None) -> frozenset[str]:
    return frozenset(split(slug(name).replace("-", " "))) if name else frozenset()


def figures(text: str) -> frozenset[str]:
    """The numbers of a text that are written in digits, without the marks that group them."""
    return frozenset(piece for word in text.replace(",", "").split() if (piece := "".join(filter(str.isdigit, word))))


def fullest(voices: Sequence[Voice]) -> Voice:
    """Of voices that are one, the one with the fullest name."""
    return max(voices, key=lambda one: (one.name is not None, len(one.names), len(one.label)))
