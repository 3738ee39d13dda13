"""The narrator's opinion and loaded words as parts of a page: marks in the text, notes beside it, a list below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportedly.formats import phrases, voice_phrases
from reportedly.formats.markup import Layer, escape
from reportedly.records import LoadedWord, Reading, SentenceVoice, Span

At = Callable[[Span], str]
"""The address, within the page, of the paragraph that a span stands in."""


NONE = "–"
"""What stands where a word has no neutral alternative."""


def opinion(sentence: SentenceVoice, number: int, prefix: str, begins: int | None) -> Layer:
    """What lies over a sentence of opinion: a dotted edge, and at its beginning a word that tells so.

    Args:
        number: of the sentence among those of opinion, from 1.
        prefix: of the ids of the page.
        begins: where the first character of the sentence that is shown stands.
    """
    label = escape(f"The narrator’s opinion: {voice_phrases.because(sentence)}")
    mark = f'<a class="no op" id="{prefix}opinion-{number}" href="#{prefix}voice" aria-label="{label}">opinion</a>'
    start = sentence.span.start if begins is None else begins
    opening = f'<span class=opinion title="{label}">'
    return Layer((-1, 1), start, sentence.span.end, opening, "" if begins is None else mark)


def loaded(reading: Reading, word: LoadedWord, number: int, classes: str) -> Layer:
    """What lies over a loaded word: a wavy line in the colour of whoever uses it.

    Args:
        number: of the word, from 1.
        classes: those of whoever uses it.
    """
    label = escape(voice_phrases.hint(reading, word))
    opening = f'<span class="loaded {classes}" role=mark title="{label}" aria-description="{label}">'
    return Layer((11, number), word.span.start, word.span.end, opening)


def note(numbered: Sequence[tuple[int, SentenceVoice]], prefix: str) -> str:
    """One line beside a paragraph on its sentences of opinion and why they are taken as such."""
    if not numbered:
        return ""
    number, first = numbered[0]
    title = escape(voice_phrases.because(first))
    link = f'<a href="#{prefix}opinion-{number}" title="{title}">opinion</a>'
    times = f" ×{len(numbered)}" if len(numbered) > 1 else ""
    grounds = ", ".join(voice_phrases.grounds(one for _, one in numbered))
    return f"<p class=view>{link}{times}{': ' if grounds else ''}{escape(grounds)}</p>"


def lead(reading: Reading, prefix: str, to: str) -> str:
    """How much of the narrator's is opinion, and how many words take sides.

    Args:
        prefix: of the ids of the page.
        to: the address of the list of loaded words.
    """
    parts = [escape(voice_phrases.share(reading))]
    if reading.loaded:
        parts.append(f'<a href="{to}">{phrases.count(len(reading.loaded), "loaded word")}</a>.')
    told = " ".join(part for part in parts if part)
    return f'<p class=lead id="{prefix}voice">{told}</p>' if told else ""


def section(reading: Reading, prefix: str, at: At) -> str:
    """The list of loaded words: word, kind, neutral alternative, who uses it.

    Args:
        prefix: of the ids of the page.
        at: the address of the paragraph that a span stands in.
    """
    if not reading.loaded:
        return ""
    wordings = voice_phrases.wordings(reading)
    rows = "".join(
        f'<tr><th scope=row><a href="{at(one.spans[0])}">{escape(one.words)}</a></th><td>{escape(one.kind)}</td>'
        f"<td>{escape(one.neutral or NONE)}</td>"
        f"<td>{escape(voice_phrases.users(one))}</td></tr>\n"
        for one in wordings
    )
    without = any(one.neutral is None for one in wordings)
    hint = f"<p class=rest>{NONE} there is no neutral word: leave it out, or say whose it is.</p>" if without else ""
    return (
        f'<section class="wording" aria-labelledby="{prefix}loaded">\n'
        f'<h2 id="{prefix}loaded">Loaded wording</h2>\n<table><thead><tr><th scope=col>word</th>'
        "<th scope=col>kind</th><th scope=col>neutral</th><th scope=col>used by</th></tr></thead>\n"
        f"<tbody>{rows}</tbody></table>{hint}</section>"
    )
