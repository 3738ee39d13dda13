"""Whether two tellings are of one happening."""

from __future__ import annotations

from functools import lru_cache
from math import log1p

import numpy as np
from numpy.typing import NDArray

from .items import Fellows, Told
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
)
"""What is compared, in the order of :func:`features`."""

SPEECH = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Types that are done by speaking, so that one speaker may do several in a day."""


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
        ],
        dtype=np.float32,
    )


def likelihood(one: Told, other: Told, model: PairModel | None = None) -> float:
    """The probability that two tellings are of one happening.

    What is done by speaking is not one deed if different sides speak, and nothing is if both sides differ.
    """
    actors, others = same_codes(one.actors, other.actors), same_codes(one.recipients, other.recipients)
    if actors == -1.0 and (others == -1.0 or (one.type in SPEECH and other.type in SPEECH)):
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
