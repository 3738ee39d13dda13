"""Whether two tellings are of one happening."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Sequence
from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from .items import Fellows, Scene, Told, Voice
from .overlap import gap, matter, nearness, same_codes, same_voices, shared
from .pairs import PairModel, pair_model

FEATURES = (
    "near",
    "meaning",
    "containment",
    "jaccard",
    "trigger",
    "type",
    "quad",
    "mode",
    "modes_differ",
    "actor",
    "actor_code",
    "recipient",
    "recipient_code",
    "swapped",
    "parties",
    "place",
    "days",
    "days_unknown",
    "far_in_time",
    "published",
    "sizes_shared",
    "sizes_differ",
    "same_article",
    "status",
    "history",
    "speech",
    "article",
    "lead",
    "headline",
    "both_early",
    "main_place",
    "place_of_article",
    "all_actors",
    "all_recipients",
    "all_places",
    "all_days",
    "all_sizes",
    "all_words",
    "all_contained",
    "only_one",
    "deed",
    "doers",
    "others",
    "same_sentence",
    "names_contained",
    "names",
    "names_differ",
    "places_shared",
    "places_differ",
    "fine_places_shared",
    "fine_places_differ",
    "days_shared",
    "days_differ",
    "days_between",
    "stated_between",
    "both_stated",
    "one_stated",
    "quoted",
    "background",
    "actors_unknown",
    "recipients_unknown",
    "modes_known",
)
"""What is compared, in the order of :func:`features`."""

DIFFERENT = -0.7
"""Likeness of voices up to which they bear different names, or are of different countries."""
SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Types that are done by speaking, so that one speaker may do several in a day."""
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types that one side does as much as the other."""


def features(one: Told, other: Told) -> NDArray[np.float32]:
    """What two tellings have in common, shape (features,); the same whichever comes first."""
    containment, jaccard = shared(one.words, other.words)
    days = gap((one.first, one.last), (other.first, other.last))
    published = _published(one, other)
    everyone, others = (*one.actors, *one.recipients), (*other.actors, *other.recipients)
    swapped = max(same_voices(one.actors, other.recipients), same_voices(one.recipients, other.actors))
    agree, differ = _sizes(one, other)
    about = matter(one.context, other.context)
    return np.array(
        [
            float(one.near @ other.near),
            float(one.vector @ other.vector),
            containment,
            jaccard,
            float(bool(set(one.trigger) & set(other.trigger))),
            float(one.type == other.type),
            float(one.quad == other.quad),
            float(one.mode is not None and one.mode == other.mode),
            float(one.mode is not None and other.mode is not None and one.mode != other.mode),
            same_voices(one.actors, other.actors),
            same_codes(one.actors, other.actors),
            same_voices(one.recipients, other.recipients),
            same_codes(one.recipients, other.recipients),
            max(0.0, swapped),
            max(0.0, same_voices(everyone, others)),
            nearness(one.where, other.where),
            log1p(days or 0) / 3,
            float(days is None),
            float(days is not None and days > 1),
            log1p(published or 0) / 3,
            agree,
            differ,
            float(one.teller.id == other.teller.id),
            float(one.status == other.status),
            float(one.historical != other.historical),
            float(one.type in SPEECH and other.type in SPEECH),
            about.words,
            about.lead,
            about.headline,
            one.early * other.early,
            about.place,
            nearness(one.where or one.context.place, other.where or other.context.place),
            *_together(one.fellows, other.fellows),
            float(one.fellows.words == one.words) + float(other.fellows.words == other.words),
            float(one.deed @ other.deed),
            float(one.doers @ other.doers),
            float(one.others @ other.others),
            float(one.teller.id == other.teller.id and one.evidence == other.evidence),
            *_scenes(one.scene, other.scene),
            *_known(one, other),
        ],
        dtype=np.float32,
    )


def apart(one: Told, other: Told) -> bool:
    """Whether two tellings cannot be of one happening, nor of two that are one.

    What is done by speaking is not one deed if different sides speak, and no visit or meeting is one if those who come
    have different names. Nothing is one if it is done by persons of different names, or to others by name, or if who
    does it in the one has it done to them in the other. Of the pairs of the stories for training that are worth
    comparing this keeps apart 51 of 2,383 that are labelled as one and 342 of 4,986 that are not; of those of news, 1
    of 66 and 54 of 322 (counted with the event coder of that time).
    """
    if one.type in SPEECH and other.type in SPEECH and same_codes(one.actors, other.actors) == -1.0:
        return True
    if one.type == other.type == "CONSULT" and same_voices(one.actors, other.actors) <= DIFFERENT:
        return True
    persons = [[voice for voice in side if voice.kind == "person"] for side in (one.actors, other.actors)]
    return (
        _all_others(persons[0], persons[1])
        or _all_others(one.recipients, other.recipients)
        or (not {one.type, other.type} & MUTUAL and (_turned(one, other) or _turned(other, one)))
    )


def _all_others(some: Sequence[Voice], others: Sequence[Voice]) -> bool:
    """Whether each of one side is by name another than each of the other; not if a side is empty."""
    return bool(some) and bool(others) and all(_another(a, b) for a in some for b in others)


def _another(one: Voice, other: Voice) -> bool:
    """Whether two are different persons by name, or of different countries or bodies with names of their own."""
    if not one.name or not other.name or one.names & other.names:
        return False
    persons = one.kind == other.kind == "person"
    return persons or bool(one.code and other.code and one.code != other.code)


def _turned(one: Told, other: Told) -> bool:
    """Whether who does it in the one has it done to them in the other, by somebody else."""
    doers, done_to, others = (_named(side) for side in (one.actors, other.recipients, other.actors))
    return bool(doers & done_to) and bool(others) and not doers & others


def _named(voices: Sequence[Voice]) -> set[str]:
    return {voice.name for voice in voices if voice.name}


def likelihood(one: Told, other: Told, model: PairModel | None = None) -> float:
    """The probability that two tellings are of one happening.

    It is none for those that are :func:`apart`, nor where both sides differ.
    """
    actors, others = same_codes(one.actors, other.actors), same_codes(one.recipients, other.recipients)
    if (actors == others == -1.0) or apart(one, other):
        return 0.0
    return (model or pair_model("happenings"))(features(one, other))


def _published(one: Told, other: Told) -> int | None:
    if one.teller.day is None or other.teller.day is None:
        return None
    return abs(one.teller.day - other.teller.day)


def _sizes(one: Told, other: Told) -> tuple[float, float]:
    """Whether two tellings share a figure of the same thing, and whether they have different ones."""
    mine = {(what, low) for what, low, _ in one.sizes if low is not None}
    theirs = {(what, low) for what, low, _ in other.sizes if low is not None}
    if mine & theirs:
        return 1.0, 0.0
    return 0.0, float(bool({what for what, _ in mine} & {what for what, _ in theirs}))


def _scenes(mine: Scene, theirs: Scene) -> tuple[float, ...]:
    """What two sentences name alike and otherwise; where one names nothing, they do neither."""
    between = min((abs(a - b) for a in mine.days for b in theirs.days), default=None)
    return (
        *shared(mine.names, theirs.names),
        _either(mine.names, theirs.names)[1],
        *_either(mine.places, theirs.places),
        *_either(mine.fine, theirs.fine),
        *_either(mine.days, theirs.days),
        -1.0 if between is None else log1p(between),
    )


def _either(mine: Collection[Hashable], theirs: Collection[Hashable]) -> tuple[float, float]:
    """Whether two have something in common, and whether both have something and nothing in common."""
    common = not set(mine).isdisjoint(theirs)
    return float(common), float(bool(mine and theirs) and not common)


def _known(one: Told, other: Told) -> tuple[float, ...]:
    """What is known of both, and of how many it is not."""
    stated = gap((one.first, one.last), (other.first, other.last)) if one.stated and other.stated else None
    return (
        -1.0 if stated is None else log1p(stated),
        float(one.stated and other.stated),
        float(one.stated != other.stated),
        float(one.scene.quoted) + float(other.scene.quoted),
        float(one.background) + float(other.background),
        float(not one.actors) + float(not other.actors),
        float(not one.recipients) + float(not other.recipients),
        float(one.mode is not None and other.mode is not None),
    )


@lru_cache(maxsize=16_384)
def _together(mine: Fellows, theirs: Fellows) -> tuple[float, ...]:
    """What the two articles' events of these types have in common."""
    places = [nearness(a, b) for a in mine.places for b in theirs.places]
    days = [gap(a, b) or 0 for a in mine.days for b in theirs.days]
    contained, jaccard = shared(mine.words, theirs.words)
    return (
        same_codes(mine.actors, theirs.actors),
        same_codes(mine.recipients, theirs.recipients),
        max(places, default=0.0),
        log1p(min(days, default=0)) / 3,
        float(bool(mine.sizes & theirs.sizes)),
        jaccard,
        contained,
    )
