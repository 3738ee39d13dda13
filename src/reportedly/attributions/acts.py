"""What a source does with a content: the kind of act, and whether the text says that it was not done."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..language.lexicons import rows
from ..records import Act
from .assembly import Range
from .tagger import Tagged, model_folder

ACTS = tuple(Act)
FILLERS = frozenset(
    "has have had is are was were be been being am will would shall should may might could can to not n't never also "
    "does do did that it as of the a an his her their its he she they".split()
)
"""Words of a cue that say nothing of the act."""

LEXICON_SCALE, STATE_SCALE = 6.0, 0.15
"""How loud the lexicon and the encoder speak under one weight decay. The encoder has learned the acts of the passages
for training, which makes it look surer than it is: the ratio was taken on the passages kept aside, where 79 to 85 %
are reached with others."""

DOUBTFUL = 0.25
"""Confidence of the model under which the lexicon decides: it keeps a plain cue in an article unlike the passages from
a random act. On those kept aside it costs or gains nothing; at 0.4 it costs a point."""

REFUSAL = re.compile(r"(?:would|will|could|can)(?: not|n't|not) (?:say|comment|tell|confirm|discuss|elaborate|reveal)")
"""Cues that refuse to speak; ``did not say`` only fails to."""
DENIED = re.compile(r" den(?:y|ies|ied|ying)(?: ever)? (?:having(?: ever)? \w+|\w+ing) ")
"""Cues that deny another: who "denied telling" has told nothing, by their own word."""


class Judged(NamedTuple):
    """The act of an attribution, how sure that is, and what told: ``cue words`` or ``model``."""

    act: Act
    confidence: float
    by: str


class Entry(NamedTuple):
    """What the lexicon says of a cue: its act, and whether the cue decides alone."""

    act: Act
    strong: bool


@cache
def lexicon() -> dict[tuple[str, ...], Entry]:
    """Cue phrases in base form, as tuples of words."""
    return {
        tuple(phrase.lower().split()): Entry(Act(act), strength == "strong")
        for phrase, act, strength in rows("reportedly.attributions", "acts.tsv")
    }


@cache
def _irregular() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("reportedly.attributions", "irregular.tsv")}


@cache
def _negations() -> frozenset[str]:
    return frozenset(row[0].lower() for row in rows("reportedly.attributions", "negations.txt"))


def base_forms(word: str) -> list[str]:
    """What ``word`` may be an inflection of, the word itself first."""
    word = word.lower().replace("’", "'")
    found = [word]
    if word in _irregular():
        found.append(_irregular()[word])
    for ending, replacements in SUFFIXES:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            found.extend(stem + replacement for replacement in replacements)
            if len(stem) > 2 and stem[-1] == stem[-2] and ending in ("ed", "ing"):
                found.append(stem[:-1])
    return found


SUFFIXES = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("ing", ("", "e")),
    ("ed", ("", "e")),
    ("es", ("", "e")),
    ("d", ("",)),
    ("s", ("",)),
)
"""Regular endings of English verbs and nouns, and what stands in the base form instead."""


def look_up(words: list[str]) -> Entry | None:
    """The longest phrase of the lexicon in a cue; of equally long ones the last, which heads the cue."""
    options = [base_forms(word) for word in words]
    best: tuple[int, int, Entry] | None = None
    for start in range(len(words)):
        for length in range(min(5, len(words) - start), 0, -1):
            entry = _phrase(options[start : start + length])
            if entry is None or (length == 1 and words[start].lower() in FILLERS):
                continue
            if best is None or (length, start) >= best[:2]:
                best = (length, start, entry)
            break
    return best[2] if best else None


def _phrase(options: list[list[str]]) -> Entry | None:
    if len(options) == 1:
        return next((lexicon()[(form,)] for form in options[0] if (form,) in lexicon()), None)
    for first in options[0]:
        for last in options[-1]:
            middle = tuple(forms[0] for forms in options[1:-1])
            entry = lexicon().get((first, *middle, last))
            if entry is not None:
                return entry
    return None


def negated(cue: list[str], source: list[str]) -> bool:
    """Whether the text says that the act was not performed: a negation in the cue, or a source that is nobody."""
    nobody = bool(source) and source[0].lower() in ("no", "nobody", "none", "neither")
    if REFUSAL.match(" ".join(cue).lower().replace("’", "'").replace(" '", "'")):
        return nobody
    said = " " + " ".join(re.sub("’", "'", word.lower()) for word in cue) + " "
    return nobody or DENIED.search(said) is not None or any(f" {phrase} " in said for phrase in _negations())


class ActModel:
    """A linear model over the encoder's states of cue and content, and the lexicon's word on the cue."""

    def __init__(self, folder: Path) -> None:
        saved = np.load(folder / "acts.npz")
        self._weights: NDArray[np.float32] = saved["weights"].astype(np.float32)
        self._bias: NDArray[np.float32] = saved["bias"]

    def __call__(self, tagged: Tagged, cue: Range, contents: tuple[Range, ...], words: list[str]) -> Judged:
        """The likeliest act of an attribution whose cue reads ``words``."""
        entry = look_up(words)
        if REFUSAL.match(" ".join(words).lower().replace("’", "'").replace(" '", "'")):
            return Judged(Act.REFUSE, 0.9, "cue words")
        scores = features(tagged, cue, contents, entry) @ self._weights + self._bias
        raised = np.exp(scores - scores.max())
        probabilities = raised / raised.sum()
        best = int(probabilities.argmax())
        if entry is not None and probabilities[best] < DOUBTFUL:
            return Judged(entry.act, float(probabilities[ACTS.index(entry.act)]), "cue words")
        told = "cue words" if entry is not None and entry.strong and ACTS[best] == entry.act else "model"
        return Judged(ACTS[best], float(probabilities[best]), told)


def features(tagged: Tagged, cue: Range, contents: tuple[Range, ...], entry: Entry | None) -> NDArray[np.float32]:
    """What the act model sees, shape (3 * width + 2 * acts,)."""
    hidden = tagged.hidden
    content = np.concatenate([hidden[a : b + 1] for a, b in contents]).astype(np.float32)
    told = np.zeros(2 * len(ACTS), dtype=np.float32)
    if entry is not None:
        told[ACTS.index(entry.act) + (0 if entry.strong else len(ACTS))] = LEXICON_SCALE
    states = (hidden[cue[0] : cue[1] + 1].astype(np.float32).mean(0), content[0], content.mean(0))
    seen: NDArray[np.float32] = np.concatenate((*(STATE_SCALE * state for state in states), told))
    return seen


@cache
def default_act_model() -> ActModel:
    """The act model that comes with the package."""
    return ActModel(model_folder())
