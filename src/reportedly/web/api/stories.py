"""What several articles tell of the same thing: happenings, utterances and how they were cut."""

from __future__ import annotations

import re
from itertools import takewhile

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...archive.fields import EVENTS, STATEMENTS
from ...archive.filters import AttributionFilter, EventFilter
from ...records import Utterance
from ..problems import Missing
from ..query import Filter
from ..site import Here, Site, found_or_missing
from . import answers, asking, operations, schemas
from .negotiation import ONE, RECORDS

router = APIRouter()

CORROBORATED, CONTRADICTED = "corroborated", "contradicted"
FEW, MOST = 20, 200
"""Stories of an answer, if not said, and at most."""

_ORDER = asking.Parameter(
    "which",
    "Happenings with most independent voices, or those that are told in ways that cannot all be right.",
    asking.choice(CORROBORATED, CONTRADICTED),
)
_ONE_PAGE = (asking.limit(FEW, MOST), asking.form(RECORDS))
STORIES = (*asking.filters(EVENTS), _ORDER, *_ONE_PAGE)
QUOTES = (*asking.filters(STATEMENTS), *_ONE_PAGE)

_HAPPENING = operations.record(schemas.named("Happening"), errors=(404,))
_UTTERANCE = operations.record(schemas.named("Utterance"), errors=(404,))


@router.get("/stories", openapi_extra=operations.lists(STORIES, schemas.named("Happening"), RECORDS))
def stories(request: Request, site: Here) -> Response:
    """Happenings that several tell of, or that are told in ways that cannot all be right."""
    asked = asking.values(request.query_params, STORIES)
    wanted = _events(asking.wanted(request.query_params, EVENTS))
    how = answers.chosen(request, asked["format"], RECORDS)
    find = site.archive.stories.corroborated if asked["which"] == CORROBORATED else site.archive.stories.contradicted
    return answers.of_records(request, list(find(wanted, limit=asked["limit"])), how)


@router.get("/quotes", openapi_extra=operations.lists(QUOTES, schemas.named("Utterance"), RECORDS))
def quotes(request: Request, site: Here) -> Response:
    """Utterances that were cut or reworded, those of which some report kept least first."""
    asked = asking.values(request.query_params, QUOTES)
    wanted = asking.wanted(request.query_params, STATEMENTS)
    how = answers.chosen(request, asked["format"], RECORDS)
    assert isinstance(wanted, AttributionFilter)  # noqa: S101 - of statements
    found = takewhile(_cut, site.archive.stories.cut(wanted, limit=asked["limit"]))
    return answers.of_records(request, list(found), how)


@router.get("/stories/happening/{article}/{item}", openapi_extra=_HAPPENING)
def happening_of(article: str, item: str, request: Request, site: Here) -> Response:
    """The happening that an event tells of: all its tellings, voices, contradictions, and what followed."""
    return _happening(request, site, f"{article}/{item}")


@router.get("/stories/happening/{number}", openapi_extra=_HAPPENING)
def happening(number: str, request: Request, site: Here) -> Response:
    """The happening of that number: all its tellings, voices, contradictions, and what followed."""
    return _happening(request, site, number)


@router.get("/stories/utterance/{article}/{item}", openapi_extra=_UTTERANCE)
def utterance_of(article: str, item: str, request: Request, site: Here) -> Response:
    """The utterance that a statement reports: all its reports, aligned with the fullest."""
    return _utterance(request, site, f"{article}/{item}")


@router.get("/stories/utterance/{number}", openapi_extra=_UTTERANCE)
def utterance(number: str, request: Request, site: Here) -> Response:
    """The utterance of that number: all its reports, aligned with the fullest."""
    return _utterance(request, site, number)


def _happening(request: Request, site: Site, ref: str) -> Response:
    _check(request, ref, "e")
    with found_or_missing():
        return answers.of_one(site.archive.stories.happening(ref))


def _utterance(request: Request, site: Site, ref: str) -> Response:
    _check(request, ref, "a")
    with found_or_missing():
        return answers.of_one(site.archive.stories.utterance(ref))


def _check(request: Request, ref: str, letter: str) -> None:
    """See whether a request for a story can be answered; its path names what begins with that letter, or a number."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    if not re.fullmatch(f".+/{letter}.+|[0-9]{{1,18}}", ref):
        raise Missing(f"the archive holds no story called {ref!r}; write ARTICLE/{letter}1, or a number")


def _events(wanted: Filter) -> EventFilter:
    assert isinstance(wanted, EventFilter)  # noqa: S101 - of events
    return wanted


def _cut(one: Utterance) -> bool:
    """Whether some report left anything out."""
    return any(variant.kept < 1 for variant in one.variants)
