"""What people say of readings: listed, given and taken back."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Request
from pydantic import Field
from starlette.responses import Response

from ...errors import UsageError
from ...records import Record
from ...records.review import Verdict
from ..problems import Missing, Problem, Refused
from ..query import LONGEST
from ..site import Here, Site, found_or_missing
from . import answers, asking, operations, schemas
from .negotiation import ONE, TABLES

router = APIRouter()

READ_ONLY = Problem(
    403, "This site is read-only", "Correct readings with reportedly review, or serve without --read-only."
)
Words = Annotated[str, Field(min_length=1, max_length=10_000)]
Name = Annotated[str, Field(min_length=1, max_length=LONGEST)]


class Given(Record):
    """What somebody says of a statement or an event.

    Args:
        ref: ``ARTICLE/a1`` or ``ARTICLE/e1``; of something missed, ``ARTICLE``.
        verdict: on it.
        values: what is right instead.
        who: the person.
        why: the reason.
        fields: of something missed, further fields and their values.
    """

    ref: Name
    verdict: Verdict
    values: Annotated[tuple[Words, ...], Field(max_length=50)] = ()
    who: Name
    why: Words | None = None
    fields: dict[Name, Annotated[tuple[Words, ...], Field(max_length=50)]] = Field(default_factory=dict)


REVIEWS = (
    asking.Parameter("article", "Only those of this article.", asking.TEXT),
    asking.Parameter("who", "Only those of this person.", asking.TEXT),
    asking.Parameter(
        "verdict", "Only those of this verdict.", {"type": "string", "enum": [one.value for one in Verdict]}
    ),
    asking.Parameter("standing", "Without those that were taken back.", asking.YES),
    asking.form(TABLES),
)
BACK = (
    asking.Parameter("who", "The person who takes it back.", asking.TEXT, needed=True),
    asking.Parameter("why", "The reason.", asking.TEXT),
)


@router.get("/reviews", openapi_extra=operations.table(REVIEWS, schemas.named("ReviewRow")))
def reviews(request: Request, site: Here) -> Response:
    """What people said of readings, in the order in which they said it."""
    asked = asking.values(request.query_params, REVIEWS)
    fields = {name: asked[name] for name in ("article", "who", "verdict")}
    return answers.of_table(request, site.archive.reviews(standing=bool(asked["standing"]), **fields), asked)


@router.get("/agreement", openapi_extra=operations.table((asking.form(TABLES),), schemas.named("AgreementRow")))
def agreement(request: Request, site: Here) -> Response:
    """How often people say that the readings are right, and how far they agree with one another."""
    asked = asking.values(request.query_params, (asking.form(TABLES),))
    return answers.of_table(request, site.archive.agreement(), asked)


@router.post(
    "/reviews", openapi_extra=operations.written(schemas.named("Given"), schemas.named("Review"), 201, errors=(404,))
)
def review(given: Given, request: Request, site: Here) -> Response:
    """Keep what somebody says of a statement or an event; the reading itself stays as it is."""
    _ready(request, site, ())
    with found_or_missing():
        made = site.archive.review(
            given.ref, given.verdict, *given.values, who=given.who, why=given.why, fields=given.fields
        )
    return answers.of_one(made, 201)


@router.delete(
    "/reviews/{number}",
    openapi_extra=operations.written(None, schemas.named("Withdrawal"), 200, parameters=BACK, errors=(404,)),
)
def take_back(number: str, request: Request, site: Here) -> Response:
    """Take a review back: it stays in the archive, with who took it back, and counts no more."""
    asked = _ready(request, site, BACK)
    if not (number.isascii() and number.isdecimal() and len(number) <= 18):
        raise Missing(f"there is no review {number!r}")
    try:
        made = site.archive.take_back(int(number), who=asked["who"], why=asked["why"])
    except UsageError as error:
        if str(error).startswith("there is no review"):
            raise Missing(error) from error
        raise
    return answers.of_one(made)


def _ready(request: Request, site: Site, parameters: tuple[asking.Parameter, ...]) -> dict[str, Any]:
    """See whether anything may be written, and how it is to be answered, before it is done."""
    if not site.settings.editable:
        raise Refused(READ_ONLY)
    answers.chosen(request, None, ONE)
    return asking.values(request.query_params, parameters)
