"""Reading on the spot: a text, an address or a file becomes the page of an article, and is not kept unless asked."""

from __future__ import annotations

import re
from typing import Annotated, Any, NamedTuple

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import UploadFile
from starlette.responses import RedirectResponse, Response

from ... import api, sources
from ...errors import (
    EmptyInput,
    FetchError,
    FetchRefused,
    InputError,
    ReportedlyError,
    TooLarge,
    UsageError,
    WrongLanguage,
)
from ...records import Reading
from .. import cards, problems
from ..api.reviews import READ_ONLY
from ..problems import Missing, Refused
from ..query import item_path
from ..site import Here, Site
from . import article

router = APIRouter(include_in_schema=False)

GONE = "this reading was not kept and has gone; read the article again"
NOT_FETCHED = "this site fetches nothing; paste the text of the article, or serve with --fetch"
UNSTORED = {"cache-control": "no-store"}
ADVICE: tuple[tuple[type[ReportedlyError], str], ...] = (
    (WrongLanguage, "tick the box below to read it all the same"),
    (TooLarge, "send a part of it, or read the whole with reportedly read"),
)
"""What to do about an error on this page."""
FACTS = ("title", "outlet", "published")


class Sent(NamedTuple):
    """What was sent.

    Args:
        fields: of the form.
        file: bytes of what was uploaded; empty for nothing.
        name: of the file.
    """

    fields: dict[str, str]
    file: bytes
    name: str


async def _sent(request: Request, site: Here) -> Sent:
    fields, file, name = {}, b"", ""
    async with request.form(max_files=1, max_fields=20, max_part_size=site.settings.body) as form:
        for field, value in form.items():
            if isinstance(value, UploadFile):
                file, name = await value.read(), value.filename or ""
            else:
                fields[field] = value
    return Sent(fields, file, name)


@router.get("/read")
def form(site: Here) -> Response:
    """The form that takes a text, an address or a file."""
    return _form(site, {})


@router.post("/read")
async def read(request: Request, site: Here, sent: Annotated[Sent, Depends(_sent)]) -> Response:
    """Read what was sent, and lead to its page."""
    languages = None if sent.fields.get("any") else api.ENGLISH
    try:
        reading = await site.readers.read_apart(_job(site, sent), languages)
    except (InputError, FetchError, UsageError) as error:
        if "text/html" not in request.headers.get("accept", "text/html"):
            raise
        told = problems.of_error(_advising(error))
        return _form(site, sent.fields, told.detail, told.status)
    return RedirectResponse(f"/read/{site.readers.shelf.put(reading)}", 303, headers=UNSTORED)


@router.get("/read/{name}")
def unkept(name: str, request: Request, site: Here) -> Response:
    """A reading that nobody has kept."""
    reading, part = _held(site, name), article.part_of(request)
    values: dict[str, Any] = {
        "article": reading.article.id,
        "editable": False,
        "opened": None,
        "given": {},
        "part": part,
    }
    found = article.shown(
        site,
        reading,
        more=cards.written(reading, **values),
        part=part,
        section="/read",
        given={},
        said=(),
        versions=(),
        latest=None,
        copies=None,
        likely=None,
        held=False,
        name=name,
        searches=(),
    )
    found.headers.update(UNSTORED)
    return found


@router.post("/read/{name}/keep")
def keep(name: str, site: Here) -> Response:
    """Keep a reading in the archive."""
    if not site.settings.editable:
        raise Refused(READ_ONLY)
    return RedirectResponse(item_path(site.archive.add(_held(site, name)).article), 303)


def _held(site: Site, name: str) -> Reading:
    found = site.readers.shelf.get(name)
    if found is None:
        raise Missing(GONE)
    return found


def _advising(error: ReportedlyError) -> ReportedlyError:
    """An error with what to do here, where its own advice is for the command line."""
    advice = next((advice for kind, advice in ADVICE if isinstance(error, kind)), None)
    if advice is None:
        return error
    return type(error)(f"{re.split('[:;] ', str(error))[0]}; {advice}")


def _job(site: Site, sent: Sent) -> api.Job:
    """What was sent, as something that can be read.

    Raises:
        InputError: there is nothing in it, or not one article.
        FetchError: the address could not, or must not, be fetched.
    """
    most = site.settings.characters
    if sent.file:
        return _file(sent, most)
    text, url = sent.fields.get("text", ""), sent.fields.get("url", "").strip()
    if len(text) > most:
        raise TooLarge(f"the text holds {len(text):,} characters, and this page reads {most:,}")
    if text.strip():
        known = {name: sent.fields[name].strip() for name in FACTS if sent.fields.get(name, "").strip()}
        if known:
            return sources.article_from_record({"text": text, **known}, name="the text", max_chars=most)
        return sources.article_from_text(text, name="the text", max_chars=most)
    if not url:
        raise EmptyInput("nothing was sent; paste a text, give an address or choose a file")
    if not site.settings.fetch:
        raise FetchRefused(NOT_FETCHED)
    if not url.lower().startswith(("http://", "https://")):
        raise FetchRefused(f"{url[:80]!r} is no address of the web; write it with https://")
    return sources.article(url, max_chars=most)


def _file(sent: Sent, most: int) -> api.Job:
    jobs = sources.jobs(sent.file, max_chars=most)
    first = next(jobs)
    if next(jobs, None) is not None:
        raise UsageError("the file holds several articles; send one of them, or add them with reportedly add")
    return first


def _form(site: Site, given: dict[str, str], error: str = "", status: int = 200) -> Response:
    answer = site.page(
        "read.html",
        title="Read an article on the spot",
        section="/read",
        fetch=site.settings.fetch,
        characters=site.settings.characters,
        given=given,
        error=error,
    )
    answer.status_code = status
    answer.headers.update(UNSTORED)
    return answer
