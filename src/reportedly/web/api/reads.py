"""Reading an article on the spot; nothing of it is kept."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from ...api import ENGLISH
from ...records import Record
from ...sources.job import Job, Settings
from ..problems import Problem, Refused
from ..query import LONGEST
from ..site import Here, Site
from . import answers, asking, operations, schemas
from .negotiation import ONE

router = APIRouter()

NO_FETCHING = Problem(403, "This site fetches nothing", "Send the text of the article as text, or serve with --fetch.")
NOTHING = Problem(422, "That cannot be read", "The body has neither text nor url; send one of them.")
Fact = Annotated[str, Field(max_length=LONGEST)]


class Wanted(Record):
    """An article to be read: its text and what is known of it, or the address of a page to fetch.

    Args:
        text: of the article; without it, the page at ``url`` is fetched.
        url: address of the article.
        title, outlet, agency, dateline, language, id: as the page has them.
        authors: by name.
        published, modified: ISO 8601 dates or times.
        any_language: whether to read it though it is not in English.
    """

    text: Annotated[str, Field(min_length=1)] | None = None
    url: Fact | None = None
    title: Fact | None = None
    outlet: Fact | None = None
    agency: Fact | None = None
    dateline: Fact | None = None
    language: Fact | None = None
    id: Fact | None = None
    authors: Annotated[tuple[Fact, ...], Field(max_length=100)] = ()
    published: Fact | None = None
    modified: Fact | None = None
    any_language: bool = False


@router.post(
    "/read", openapi_extra=operations.written(schemas.named("Wanted"), schemas.named("Reading"), 200, errors=(502,))
)
async def read(wanted: Wanted, request: Request, site: Here) -> Response:
    """Everything found in an article that is sent along, or in the page at an address."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    languages = None if wanted.any_language else ENGLISH
    return answers.of_one(await site.readers.read_apart(_job(site, wanted), languages))


def _job(site: Site, wanted: Wanted) -> Job:
    """What the reader is given; an address is always one of the web here, never a path."""
    settings = Settings(max_chars=site.settings.characters)
    if wanted.text is not None:
        record = wanted.model_dump_json(exclude={"any_language"}, exclude_defaults=True)
        return Job("the text", "record", record, settings=settings)
    if wanted.url is None:
        raise Refused(NOTHING)
    if not site.settings.fetch:
        raise Refused(NO_FETCHING)
    return Job(wanted.url, "url", wanted.url, settings=settings)
