"""``reportedly explain``: why a sentence was, or was not, taken as holding a statement."""

from __future__ import annotations

import sys

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from reportedly import sources
from reportedly.errors import UsageError
from reportedly.formats import phrases
from reportedly.records import Candidate, EventCandidate, Explanation, Span, WordScore


def run(source: str, *, at: int | None, sentence: int | None, max_chars: int | None) -> None:
    """Explain one sentence of an input.

    Args:
        source: a path, an address or ``-``.
        at: an offset in the sentence.
        sentence: its number, from 1.
        max_chars: the most characters the article may hold.

    Raises:
        UsageError: not exactly one of ``at`` and ``sentence`` is given, or there is no such place.
    """
    if (at is None) == (sentence is None):
        raise UsageError("give either --at OFFSET or --sentence N")
    from reportedly.reader import Reader

    article = sources.article(source, max_chars=sources.MAX_CHARS if max_chars is None else max_chars)
    if at is not None and at >= len(article.text):
        raise UsageError(f"--at {at} lies behind the end of the text, which holds {len(article.text)} characters")
    try:
        explanation = Reader().explain(article, at=at, sentence=sentence)
    except (IndexError, ValueError) as error:
        raise UsageError(str(error)) from error
    console = Console(highlight=False, markup=False, emoji=False, width=None if sys.stdout.isatty() else 100)
    console.print(renderable(explanation))


def renderable(explanation: Explanation) -> RenderableType:
    """An explanation as something rich prints."""
    sentence = explanation.sentence
    parts: list[RenderableType] = [
        Text(f"Sentence {explanation.number}, characters {sentence.start} to {sentence.end}", style="dim"),
        _scored(sentence, explanation.words),
        Text(),
    ]
    parts += [Text(f"· {reason}") for reason in explanation.reasons]
    own = {candidate.attribution for candidate in explanation.candidates}
    outer = [one for one in explanation.covering if one not in own]
    if outer:
        parts.append(Text(f"· It stands inside the content of {', '.join(outer)}."))
    for candidate in explanation.candidates:
        parts += [Text(), *_candidate(candidate)]
    if not explanation.candidates:
        parts += [Text(), Text("Nothing in it was weighed as a statement.", style="italic")]
    for weighed in explanation.events:
        parts += [Text(), *_event(weighed)]
    words = _scores(explanation.words)
    return Group(*parts, *([Text(), *words] if words else []))


def _scored(sentence: Span, words: tuple[WordScore, ...]) -> Text:
    """The sentence, its words coloured by what they look like most."""
    text = Text(sentence.exact.replace("\n", " "))
    for word in words:
        score, role = max((word.source, "bold blue"), (word.cue, "bold yellow"), (word.content, "green"))
        if score >= 0.5:
            text.stylize(role, word.span.start - sentence.start, word.span.end - sentence.start)
    return text


def _candidate(candidate: Candidate) -> list[RenderableType]:
    taken = f"Taken, as {candidate.attribution}" if candidate.taken else "Not taken"
    rows = [("source", candidate.source), ("cue", candidate.cue), ("content", candidate.content)]
    lines: list[RenderableType] = [
        Text(
            f"{taken} ({phrases.percent(candidate.confidence)} sure)",
            style="bold green" if candidate.taken else "bold red",
        )
    ]
    for name, spans in rows:
        words = " … ".join(" ".join(span.exact.split()) for span in spans) or "none"
        lines.append(Padding(Text(f"{name:<8} {words}"), (0, 0, 0, 3)))
    lines += [Padding(Text(f"· {reason}"), (0, 0, 0, 3)) for reason in candidate.reasons]
    return lines


def _event(candidate: EventCandidate) -> list[RenderableType]:
    taken = f"Taken, as event {candidate.event}" if candidate.taken else "Not taken as an event"
    types = ", ".join(f"{name} {phrases.percent(share)}" for name, share in candidate.types)
    lines: list[RenderableType] = [
        Text(f"{taken}: “{candidate.trigger.exact}”", style="bold green" if candidate.taken else "bold red"),
        Padding(Text(f"likeliest types: {types}"), (0, 0, 0, 3)),
    ]
    if candidate.words:
        told = ", ".join(f"“{one.span.exact}” {one.effect:+.2f}" for one in candidate.words)
        lines.append(Padding(Text(f"words that speak for it: {told}"), (0, 0, 0, 3)))
    lines += [Padding(Text(f"· {reason}"), (0, 0, 0, 3)) for reason in candidate.reasons]
    return lines


def _scores(words: tuple[WordScore, ...]) -> list[RenderableType]:
    """The words that stand out, with their three scores."""
    notable = [word for word in words if max(word.source, word.cue, word.content) >= 0.1]
    if not notable:
        return []
    head = Text(f"{'word':<24} {'source':>7} {'cue':>7} {'content':>7}", style="dim")
    return [
        head,
        *(
            Text(
                f"{phrases.shortened(word.span.exact, 24):<24} "
                f"{word.source:>7.2f} {word.cue:>7.2f} {word.content:>7.2f}"
            )
            for word in notable
        ),
    ]
