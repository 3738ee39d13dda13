"""``reportedly search``: a question in, statements, events or articles out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.archive.found import Found, reference
from reportedly.archive.search import PUBLISHED
from reportedly.cli.archives import existing
from reportedly.cli.filter_options import OPTIONS
from reportedly.cli.outputs import in_a_folder, stream, whole
from reportedly.cli.read import terminal
from reportedly.cli.wanted import filter_of
from reportedly.errors import UsageError
from reportedly.formats import arrow, found_files, found_table
from reportedly.keeping import Archive

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import RenderableType

ARTICLES = "articles"
MOST_VALUES = 1 << 31
"""Stands for all values where rows are counted by a field."""

_ARTICLE_FIELDS = tuple(one.field for one in OPTIONS if ARTICLES in one.of.split())


@dataclass(frozen=True)
class Query:
    """What is asked for.

    Args:
        within: ``statements``, ``events`` or ``articles``.
        text: words.
        fields: values of the filter's fields.
        limit: the most rows; ``None`` for all.
        after: name of the last row of the page before.
        count: print only how many there are.
        count_by: a field to count them by.
        format: ``table``, ``csv``, ``jsonl`` or ``parquet``.
        output: a file; ``None`` for standard output.
    """

    within: str
    text: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    sort: str = PUBLISHED
    limit: int | None = 50
    after: str | None = None
    count: bool = False
    count_by: str | None = None
    format: str = "table"
    output: Path | None = None


def run(query: Query, address: str | None) -> None:
    """Find what is asked for and write it.

    Args:
        query: the question.
        address: of the archive.

    Raises:
        UsageError: the question does not fit together.
        ReportedlyError: the archive cannot be opened, or the output not be written.
    """
    wanted = filter_of(query.within, query.text, query.fields)
    _check(query)
    with existing(address) as archive:
        if query.count:
            typer.echo(_count(archive, query, wanted))
        elif query.format == "table":
            with stream(query.output) as out:
                for piece in _table(archive, query, wanted):
                    out.write(piece)
        else:
            _write(_counted(archive, query, wanted) if query.count_by else _pages(archive, query, wanted), query)


def _check(query: Query) -> None:
    """See whether the options fit together, before anything is opened."""
    if query.count and query.count_by:
        raise UsageError("give --count or --count-by, not both")
    if query.within == ARTICLES and query.count_by:
        raise UsageError("articles are not counted by a field; choose --in statements or --in events")
    if query.within == ARTICLES and query.sort != PUBLISHED:
        raise UsageError(f"articles cannot be sorted by {query.sort!r}; they come with the {PUBLISHED} first")
    if query.format == "parquet" and query.output is None and not query.count:
        raise UsageError("--format parquet needs --output FILE")
    if query.output is not None:
        in_a_folder(query.output)


def _count(archive: Archive, query: Query, wanted: AttributionFilter | EventFilter) -> int:
    if query.within == ARTICLES:
        return int(archive.articles(limit=None, **_of_articles(wanted)).num_rows)
    return archive.count(wanted)


def _of_articles(wanted: AttributionFilter | EventFilter) -> dict[str, Any]:
    return {name: getattr(wanted, name) for name in ("text", *_ARTICLE_FIELDS)}


def _table(archive: Archive, query: Query, wanted: AttributionFilter | EventFilter) -> Iterator[str]:
    """What a person reads, hit by hit; at the end, how to go on if there is more."""
    width, colours = terminal(query.output) or found_table.PLAIN

    def shown(one: RenderableType) -> str:
        return found_table.printed(one, width=width, colours=colours)

    if query.count_by:
        found = archive.counts(wanted, query.count_by, limit=query.limit or MOST_VALUES)
        yield shown(found_table.counts(query.count_by, found))
        return
    last: str | None = None
    for number, (ref, hit) in enumerate(_hits(archive, query, wanted)):
        if number == query.limit:
            yield f"\nThere is more: --after {last}\n"
            return
        yield ("\n" if number else "") + shown(hit)
        last = ref
    if last is None:
        yield "Nothing was found.\n"


def _hits(
    archive: Archive, query: Query, wanted: AttributionFilter | EventFilter
) -> Iterator[tuple[str, RenderableType]]:
    """The rows and their names, and one more than was asked for if there is one."""
    limit = query.limit + 1 if query.limit else None
    if query.within == ARTICLES:
        for page in _articles(archive, query, wanted, limit):
            yield from ((row["id"], found_table.article(row)) for row in page.to_pylist())
        return
    for found in archive.rows(wanted, sort=query.sort, limit=limit, after=query.after):
        yield _named(found, wanted)


def _named(found: Found, wanted: AttributionFilter | EventFilter) -> tuple[str, RenderableType]:
    read = found.reading
    if isinstance(wanted, AttributionFilter):
        return reference(read, read.attributions[0].id), found_table.statement(found)
    return reference(read, read.events[0].id), found_table.event(found)


def _pages(archive: Archive, query: Query, wanted: AttributionFilter | EventFilter) -> Iterator[pa.Table]:
    """The rows, page by page."""
    if query.within == ARTICLES:
        return _articles(archive, query, wanted, query.limit)
    find: Callable[..., pa.Table]
    if isinstance(wanted, AttributionFilter):
        find = partial(archive.attributions, wanted, sort=query.sort)
    else:
        find = partial(archive.events, wanted, sort=query.sort)
    return found_files.pages(find, "ref", limit=query.limit, after=query.after)


def _articles(
    archive: Archive, query: Query, wanted: AttributionFilter | EventFilter, limit: int | None
) -> Iterator[pa.Table]:
    find = partial(archive.articles, **_of_articles(wanted))
    return found_files.pages(find, "id", limit=limit, after=query.after)


def _counted(archive: Archive, query: Query, wanted: AttributionFilter | EventFilter) -> Iterator[pa.Table]:
    by = query.count_by or ""
    found = archive.counts(wanted, by, limit=query.limit or MOST_VALUES)
    yield arrow.table(({by: one.value, "rows": one.rows} for one in found), {by: "text", "rows": "whole"})


def _write(pages: Iterator[pa.Table], query: Query) -> None:
    if query.format == "parquet" and query.output is not None:
        with whole(query.output) as part:
            found_files.write_parquet(pages, part)
        return
    text = found_files.to_csv if query.format == "csv" else found_files.to_jsonl
    first = next(pages)  # what cannot be found is told before anything is written
    with stream(query.output) as out:
        out.write(found_files.csv_head(first) if query.format == "csv" else "")
        out.write(text(first))
        for page in pages:
            out.write(text(page))
