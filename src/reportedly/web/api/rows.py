"""Statements, events and articles, page by page; one statement or event with its article and evidence."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...archive.fields import EVENTS, STATEMENTS
from ...archive.filters import AttributionFilter
from ...formats import found_item, found_tables
from .. import query
from ..problems import Missing
from ..query import ARTICLES
from ..site import Here, Site, found_or_missing
from . import answers, asking, operations, schemas
from .negotiation import ONE, TABLES

router = APIRouter()

PARAMETERS = {
    within: (*asking.filters(within), *asking.pages(within), asking.form(TABLES))
    for within in (STATEMENTS, EVENTS, ARTICLES)
}


def _described(within: str, row: str) -> dict[str, Any]:
    return operations.table(PARAMETERS[within], schemas.named(row), errors=(404,))


def _item(row: str, story: str) -> dict[str, Any]:
    found = schemas.closed(
        ref=schemas.TEXT,
        **{story: {"type": ["integer", "null"]}},
        row=schemas.named(row),
        evidence={"type": "array", "items": schemas.named("Span")},
        reading=schemas.named("Reading"),
    )
    return operations.record(found, errors=(404,))


@router.get("/statements", openapi_extra=_described(STATEMENTS, "StatementRow"))
def statements(request: Request, site: Here) -> Response:
    """Statements: who said what to whom."""
    return _rows(request, site, STATEMENTS)


@router.get("/events", openapi_extra=_described(EVENTS, "EventRow"))
def events(request: Request, site: Here) -> Response:
    """Events: who did what to whom, on whose word."""
    return _rows(request, site, EVENTS)


@router.get("/articles", openapi_extra=_described(ARTICLES, "ArticleRow"))
def articles(request: Request, site: Here) -> Response:
    """Articles, the latest version of each."""
    asked = asking.values(request.query_params, PARAMETERS[ARTICLES])
    fields = query.of_articles(asking.wanted(request.query_params, ARTICLES))
    with found_or_missing():
        found = site.archive.articles(after=asked["after"], limit=asked["limit"] + 1, **fields)
    total = site.archive.articles(limit=None, **fields).num_rows if asked["total"] else None
    return _page(request, found, asked, "id", total)


@router.get("/statements/{article}/{item}", openapi_extra=_item("StatementRow", "utterance"))
def statement(article: str, item: str, request: Request, site: Here) -> Response:
    """One statement with its evidence, and a reading of its article that holds it alone."""
    return _one(request, site, f"{article}/{item}", "utterance")


@router.get("/events/{article}/{item}", openapi_extra=_item("EventRow", "story"))
def event(article: str, item: str, request: Request, site: Here) -> Response:
    """One event with its evidence, and a reading of its article that holds it alone."""
    return _one(request, site, f"{article}/{item}", "story")


def _rows(request: Request, site: Site, within: str) -> Response:
    asked = asking.values(request.query_params, PARAMETERS[within])
    wanted = asking.wanted(request.query_params, within)
    page = {"sort": asked["sort"], "limit": asked["limit"] + 1, "after": asked["after"]}
    with found_or_missing():
        if isinstance(wanted, AttributionFilter):
            found = site.archive.attributions(wanted, **page)
        else:
            found = site.archive.events(wanted, **page)
    total = site.archive.count(wanted) if asked["total"] else None
    return _page(request, found, asked, "ref", total)


def _page(request: Request, found: Any, asked: dict[str, Any], name: str, total: int | None) -> Response:
    """The rows that were asked for, and where to go on if one more was found.

    Args:
        name: of the column that names a row.
    """
    shown = found.slice(0, asked["limit"])
    following = shown[name][-1].as_py() if found.num_rows > asked["limit"] else None
    return answers.of_table(request, shown, asked, following=following, total=total)


def _one(request: Request, site: Site, ref: str, story: str) -> Response:
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    with found_or_missing():
        found = site.archive.row(ref)
    said, done = found.reading.attributions, found.reading.events
    if not (said if story == "utterance" else done):
        raise Missing(f"the archive holds nothing of that kind called {ref!r}")
    if said:
        table = found_tables.attributions([found])
        evidence = found_item.around(site.archive.reading(ref.partition("/")[0]), said[0])
    else:
        table, evidence = found_tables.events([found]), done[0].evidence
    row = table.to_pylist()[0]
    return answers.of_one({"ref": ref, story: found.story, "row": row, "evidence": evidence, "reading": found.reading})
