"""``reportedly stories``, ``story``, ``quotes`` and ``copies``: what several articles of an archive tell together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice, takewhile
from pathlib import Path
from typing import Any, TypeVar

from rich.console import RenderableType

from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.cli.archives import existing
from reportedly.cli.filter_options import EVENTS, STATEMENTS
from reportedly.cli.outputs import in_a_folder, stream
from reportedly.cli.read import terminal
from reportedly.cli.wanted import filter_of
from reportedly.errors import UsageError
from reportedly.formats import copies_text, found_table, story_text, utterance_text
from reportedly.records import Happening, Utterance
from reportedly.storybook import Storybook

VOICES, ARTICLES, NEWEST = "voices", "articles", "newest"
Story = TypeVar("Story", Happening, Utterance)

EVERY = (1 << 31) - 1
"""Stands for all stories where a limit is asked for."""


@dataclass(frozen=True)
class Question:
    """Which stories, and how they are written.

    Args:
        text: words.
        fields: values of the filter's fields.
        limit: the most stories; ``None`` for all.
        format: ``table`` or ``jsonl``.
        output: a file; ``None`` for standard output.
    """

    text: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    limit: int | None = 20
    format: str = "table"
    output: Path | None = None


def corroborated(asked: Question, address: str | None, order: str | None) -> None:
    """List happenings, those with most independent voices first.

    Args:
        asked: which.
        address: of the archive.
        order: ``voices``, ``articles`` or ``newest``; ``None`` for the first.

    Raises:
        UsageError: an option's value is none that it takes.
        ReportedlyError: the archive cannot be opened, or the output not be written.
    """
    wanted = _events(asked)
    with existing(address) as archive:
        found = _ordered(archive.stories.corroborated, wanted, asked.limit, order or VOICES, own=VOICES)
        _list(found, asked, lambda one, _: story_text.listed(one))


def contradicted(asked: Question, address: str | None, order: str | None) -> None:
    """List happenings that are told in ways that cannot all be right, the newest first.

    Args:
        asked, address: as for :func:`corroborated`.
        order: ``None`` for the newest first.

    Raises:
        ReportedlyError: as :func:`corroborated`.
    """
    wanted = _events(asked)
    with existing(address) as archive:
        found = _ordered(archive.stories.contradicted, wanted, asked.limit, order or NEWEST, own=NEWEST)
        _list(found, asked, lambda one, _: story_text.listed(one))


def quotes(asked: Question, address: str | None) -> None:
    """List utterances that were cut or reworded, those of which some report kept least first.

    Args:
        asked, address: as for :func:`corroborated`.

    Raises:
        ReportedlyError: as :func:`corroborated`.
    """
    wanted = filter_of(STATEMENTS, asked.text, asked.fields)
    assert isinstance(wanted, AttributionFilter)  # noqa: S101 - of statements
    with existing(address) as archive:
        found = takewhile(_cut, archive.stories.cut(wanted, limit=_one_more(asked.limit)))
        _list(found, asked, lambda one, colours: utterance_text.listed(one, utterance_text.pen(colours)))


def story(ref: str, address: str | None, *, format: str, output: Path | None) -> None:  # noqa: A002
    """Show one happening or one utterance in full.

    Args:
        ref: ``ARTICLE/e1``, ``ARTICLE/a1``, or a number.
        address: of the archive.
        format: ``text`` or ``jsonl``.
        output: a file; ``None`` for standard output.

    Raises:
        UsageError: the archive holds no such thing.
        ReportedlyError: the archive cannot be opened, or the output not be written.
    """
    with existing(address) as archive:
        found = _story(archive.stories, ref)
        if format == "jsonl":
            _write([found.model_dump_json() + "\n"], output)
        elif isinstance(found, Utterance):
            colours = (terminal(output) or found_table.PLAIN)[1]
            _write([_shown(utterance_text.whole(found, utterance_text.pen(colours)), output)], output)
        else:
            followed = {one.ref: archive.stories.happening(one.ref) for one in found.sequels}
            _write([_shown(story_text.whole(found, followed), output)], output)


def copies(article: str, address: str | None, *, format: str, output: Path | None) -> None:  # noqa: A002
    """Show the copies of an article's text.

    Args:
        article: its id.
        address, format, output: as for :func:`story`.

    Raises:
        ReportedlyError: as :func:`story`.
    """
    with existing(address) as archive:
        found = archive.stories.copies(article)
        if format == "jsonl":
            _write([found.model_dump_json() + "\n"] if found else [], output)
        elif found is None:
            _write([f"The archive holds no copies of article {article}.\n"], output)
        else:
            origin = archive.reading(found.origin).article
            _write([_shown(copies_text.whole(found, origin), output)], output)


def _events(asked: Question) -> EventFilter:
    wanted = filter_of(EVENTS, asked.text, asked.fields)
    assert isinstance(wanted, EventFilter)  # noqa: S101 - of events
    return wanted


def _cut(one: Utterance) -> bool:
    """Whether some report left anything out."""
    return any(variant.kept < 1 for variant in one.variants)


def _story(book: Storybook, ref: str) -> Happening | Utterance:
    """What has that name; a number is a happening's, or if there is none an utterance's."""
    if ref.partition("/")[2].startswith("a"):
        return book.utterance(ref)
    try:
        return book.happening(ref)
    except UsageError:
        if not ref.isdigit():
            raise
        return book.utterance(ref)


def _ordered(
    find: Callable[..., Iterator[Happening]], wanted: EventFilter, limit: int | None, order: str, *, own: str
) -> Iterator[Happening]:
    """Happenings in an order, and one more than was asked for if there is one.

    Args:
        own: the order in which ``find`` gives them; for another one all must be looked at.
    """
    if order == own:
        return find(wanted, limit=_one_more(limit))
    keys: dict[str, Callable[[Happening], tuple[int, int]]] = {
        VOICES: lambda one: (-len(one.voices), -one.articles),
        ARTICLES: lambda one: (-one.articles, -len(one.voices)),
    }
    every = find(wanted, limit=EVERY)
    if order == NEWEST:
        found = sorted(every, key=lambda one: max(telling.published or "" for telling in one.tellings), reverse=True)
    else:
        found = sorted(every, key=keys[order])
    return islice(found, _one_more(limit))


def _one_more(limit: int | None) -> int:
    """How many to look for, so that one knows whether there are more."""
    return EVERY if limit is None else limit + 1


def _list(found: Iterable[Story], asked: Question, shown: Callable[[Story, str | None], RenderableType]) -> None:
    """Write stories one by one as they are put together.

    Args:
        shown: makes of a story, and the colours there are, what rich prints.
    """
    if asked.format == "jsonl":
        _write((one.model_dump_json() + "\n" for one in islice(found, asked.limit)), asked.output)
        return
    colours = (terminal(asked.output) or found_table.PLAIN)[1]
    _write(_table((_shown(shown(one, colours), asked.output) for one in found), asked.limit), asked.output)


def _table(shown: Iterator[str], limit: int | None) -> Iterator[str]:
    """Stories with a blank line between them; at the end, whether there are more."""
    number = 0
    for number, one in enumerate(shown, start=1):
        if limit is not None and number > limit:
            yield f"\nThere are more: --limit {2 * limit}\n"
            return
        yield f"\n{one}" if number > 1 else one
    if not number:
        yield "Nothing was found.\n"


def _shown(one: RenderableType, output: Path | None) -> str:
    width, colours = terminal(output) or found_table.PLAIN
    return found_table.printed(one, width=width, colours=colours)


def _write(pieces: Iterable[str], output: Path | None) -> None:
    if output is not None:
        in_a_folder(output)
    with stream(output) as out:
        for piece in pieces:
            out.write(piece)
