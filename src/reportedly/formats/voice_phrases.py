"""How the narrator speaks and which words take sides, put into words, the same in every format."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from reportedly.formats import phrases
from reportedly.records import NARRATOR, LoadedWord, Reading, SentenceVoice, Span, Voice

_QUOTED = re.compile(r"\s*\(“.*”\)$", re.DOTALL)


class Wording(NamedTuple):
    """A loaded word with all its uses: how it is written, its kind, a neutral one, who uses it and where."""

    words: str
    kind: str
    neutral: str | None
    users: tuple[tuple[str, int], ...]
    spans: tuple[Span, ...]


def opinions(reading: Reading) -> tuple[SentenceVoice, ...]:
    """The narrator's sentences that hold an opinion, in the order of the text."""
    return tuple(one for one in reading.voices if one.voice is Voice.OPINION)


def share(reading: Reading) -> str:
    """How many of the narrator's sentences are opinion, as a sentence; empty where the narrator has none."""
    total, held = len(reading.voices), len(opinions(reading))
    if not total:
        return ""
    if total == 1:
        return f"The narrator’s only sentence is {'opinion' if held else 'report'}."
    if not held:
        return f"None of the narrator’s {total} sentences is opinion."
    if held == total:
        return f"All of the narrator’s {total} sentences are opinion."
    return f"Of the narrator’s {total} sentences {held} {'is' if held == 1 else 'are'} opinion."


def because(sentence: SentenceVoice) -> str:
    """Why a sentence was taken as it was, with the words that told: ``doubt (“it seems that”); numbers``.

    How sure that is stands behind it where a person should be told.
    """
    low = sentence.confidence < phrases.LOW_CONFIDENCE
    return "; ".join([*sentence.reasons, *([f"only {phrases.percent(sentence.confidence)} sure"] if low else [])])


def grounds(sentences: Iterable[SentenceVoice]) -> tuple[str, ...]:
    """What told of the voice of some sentences, without the words, each once."""
    return tuple(dict.fromkeys(_QUOTED.sub("", reason) for one in sentences for reason in one.reasons))


def user(reading: Reading, word: LoadedWord) -> str:
    """Who uses a loaded word, as one prints it."""
    if word.user == NARRATOR:
        return phrases.outlet(reading.article)
    said = next((one for one in reading.attributions if one.id == word.user), None)
    if said is None:
        return word.user
    return phrases.label(reading, said.source.speaker) if said.source else "no source named"


def hint(reading: Reading, word: LoadedWord) -> str:
    """One line on a loaded word: ``loaded (label), neutral: government; used by …``."""
    neutral = f", neutral: {word.neutral}" if word.neutral else ""
    return f"loaded ({word.kind}){neutral}; used by {user(reading, word)}"


def wordings(reading: Reading) -> tuple[Wording, ...]:
    """The loaded words, those alike as one, in the order in which each comes first."""
    found: dict[tuple[str, str, str | None], list[LoadedWord]] = {}
    for word in reading.loaded:
        key = (" ".join(word.span.exact.split()).casefold(), word.kind, word.neutral)
        found.setdefault(key, []).append(word)
    return tuple(
        Wording(
            " ".join(words[0].span.exact.split()),
            kind,
            neutral,
            tuple(Counter(user(reading, word) for word in words).items()),
            tuple(word.span for word in words),
        )
        for (_, kind, neutral), words in found.items()
    )


def users(wording: Wording) -> str:
    """Who uses a word, and how often where more than once: ``Narrator ×3, Lena Voss``."""
    return ", ".join(name + (f" ×{times}" if times > 1 else "") for name, times in wording.users)
