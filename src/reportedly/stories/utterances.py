"""Whether two statements are one act of speech, reported twice."""

from __future__ import annotations

from math import log1p
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .items import Said
from .meaning import near_words
from .overlap import in_order, longest_run, matter, same_voice, shared
from .pairs import PairModel, pair_model

FEATURES = (
    "meaning",
    "containment",
    "jaccard",
    "quoted_run",
    "quoted_share",
    "speaker",
    "act",
    "negation",
    "figures_differ",
    "figures",
    "days",
    "far",
    "same_article",
    "both_quoted",
    "shorter",
    "events",
    "article",
    "lead",
    "run",
    "in_order",
    "only_words",
    "near_words",
    "near_words_of_both",
)
"""What is compared, in the order of :func:`features`."""

FEW = 5
"""Words from which on sharing them tells something."""
QUOTED = 5
"""Words in a run inside quotation marks that are the same words, and not a chance."""
SAME_NAME = 0.9
"""Likeness of voices from which on they bear one name."""
OTHER_WORDS = 0.2
"""Share of the words of the slighter quotation below which two are in quite other words."""
SAME_WORDS = 0.95
"""Least likelihood of quotations of one person in the same words."""
WINDOW = 14
"""Days between the articles beyond which two reports are taken for one act of speech only if they quote alike."""


class Common(NamedTuple):
    """What decides by itself: whose words, how many of them, and how many in a row inside quotation marks."""

    voices: float
    containment: float
    jaccard: float
    run: int


def features(one: Said, other: Said) -> NDArray[np.float32]:
    """What two statements have in common, shape (features,); the same whichever comes first."""
    return _features(one, other, _common(one, other))


def likelihood(one: Said, other: Said, model: PairModel | None = None) -> float:
    """The probability that two statements are one act of speech.

    What two persons of different names say is not one act, unless the same words are put into both their mouths; what
    one person is quoted with in the same words is, and what one is quoted with in quite other words is not (of 61 such
    pairs in the stories for training, none).
    """
    common = _common(one, other)
    least = min(len(one.quoted), len(other.quoted))
    if common.voices == -1.0 and common.run < QUOTED:
        return 0.0
    if common.voices >= SAME_NAME and least > QUOTED and common.containment < OTHER_WORDS:
        return 0.0
    told = (model or pair_model("utterances"))(_features(one, other, common))
    if common.voices >= SAME_NAME and common.run >= max(QUOTED, 0.8 * least):
        return max(told, SAME_WORDS)
    return told


def _common(one: Said, other: Said) -> Common:
    return Common(
        same_voice(one.speaker, other.speaker),
        *shared(one.words, other.words),
        longest_run(*sorted((one.quoted, other.quoted))),
    )


def _features(one: Said, other: Said, common: Common) -> NDArray[np.float32]:
    least = min(len(one.quoted), len(other.quoted))
    first, second = sorted((one.order, other.order))  # the matcher is not the same both ways
    run_all, ordered = in_order(first, second)
    days = _days(one, other)
    about = matter(one.context, other.context)
    return np.array(
        [
            float(one.vector @ other.vector),
            common.containment,
            common.jaccard,
            min(common.run, 12) / 12,
            common.run / least if least else 0.0,
            common.voices,
            float(one.act == other.act),
            float(one.negated != other.negated),
            float(bool(one.figures and other.figures and not one.figures & other.figures)),
            len(one.figures & other.figures) / max(1, len(one.figures | other.figures)),
            log1p(days or 0) / 3,
            float(days is not None and days > WINDOW),
            float(one.teller.id == other.teller.id),
            float(bool(one.quoted) and bool(other.quoted)),
            log1p(min(len(one.words), len(other.words))) / 4,
            float(bool(one.holds & other.holds)) - float(bool(one.holds ^ other.holds)) * 0.5,
            about.words,
            about.lead,
            min(run_all, 12) / 12,
            ordered,
            common.containment * float(min(len(one.order), len(other.order)) >= FEW),
            *near_words(one.clean, other.clean),
        ],
        dtype=np.float32,
    )


def _days(one: Said, other: Said) -> int | None:
    if one.teller.day is None or other.teller.day is None:
        return None
    return abs(one.teller.day - other.teller.day)
