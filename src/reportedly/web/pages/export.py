"""All that a search finds, as a file: the bytes that ``reportedly search`` and ``reportedly events`` write."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from ...archive.fields import EVENTS
from ...archive.filters import AttributionFilter
from ...archive.found import Found, reference
from ...errors import UsageError
from ...formats import CODEBOOKS, EVENT_FORMATS, event_exporter, found_files, head
from ...keeping import Archive
from .. import query
from ..problems import Missing
from ..query import ARTICLES, Question
from ..site import Here

if TYPE_CHECKING:
    import pyarrow as pa

router = APIRouter(include_in_schema=False)

TYPES = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "plover": "application/x-ndjson",
    "polecat": "text/tab-separated-values",
    "gdelt": "text/tab-separated-values",
}
"""Media types of the formats."""


@router.get("/export/{form}")
def export(form: str, request: Request, site: Here) -> Response:
    """What an address of a search asks for, all pages of it, as a file."""
    if form not in TYPES:
        raise Missing(f"there is no format {form[:40]!r}; choose of: {', '.join(TYPES)}")
    asked = query.question(request.query_params)
    if form in CODEBOOKS and asked.within != EVENTS:
        raise UsageError(f"{form} holds events; ask with in=events")
    pieces = _coded(site.archive, asked, form) if form in CODEBOOKS else _written(_pages(site.archive, asked), form)
    first = next(pieces)  # what cannot be found is told before anything is sent
    name = f"{asked.within}.{form}{EVENT_FORMATS[form].suffix}" if form in CODEBOOKS else f"{asked.within}.{form}"
    headers = {"content-disposition": f'attachment; filename="{name}"', "cache-control": "no-store"}
    return StreamingResponse(chain((first,), pieces), media_type=TYPES[form], headers=headers)


def _pages(archive: Archive, asked: Question) -> Iterator[pa.Table]:
    wanted = asked.wanted
    find: Callable[..., pa.Table]
    if asked.within == ARTICLES:
        find = partial(archive.articles, **query.of_articles(wanted))
        return found_files.pages(find, "id", after=asked.after)
    if isinstance(wanted, AttributionFilter):
        find = partial(archive.attributions, wanted, sort=asked.sort)
    else:
        find = partial(archive.events, wanted, sort=asked.sort)
    return found_files.pages(find, "ref", after=asked.after)


def _written(pages: Iterator[pa.Table], form: str) -> Iterator[bytes]:
    if form == "parquet":
        yield from found_files.to_parquet(pages)
        return
    first = next(pages)
    text = found_files.to_csv if form == "csv" else found_files.to_jsonl
    yield ((found_files.csv_head(first) if form == "csv" else "") + text(first)).encode()
    for page in pages:
        yield text(page).encode()


def _coded(archive: Archive, asked: Question, form: str) -> Iterator[bytes]:
    """Events in the format of another data set."""
    write = event_exporter(form)
    before, after = head(EVENT_FORMATS[form]), asked.after
    while True:
        rows = list(archive.rows(asked.wanted, sort=asked.sort, limit=found_files.PAGE, after=after))
        yield (before + "".join(write(row.reading, row.reading.events) for row in rows)).encode()
        if len(rows) < found_files.PAGE:
            return
        before, after = "", _name(rows[-1])


def _name(row: Found) -> str:
    return reference(row.reading, row.reading.events[0].id)
