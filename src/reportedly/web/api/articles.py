"""One article: what is known of it, its reading, its text, its versions and its copies."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...formats import found_tables
from ...records import Article
from ..query import address, item_path
from ..site import Here, found_or_missing
from . import answers, asking, operations, schemas
from .negotiation import ONE, PLAIN, TABLES

router = APIRouter()

_VERSIONS = (asking.form(TABLES),)
_LINKS = ("reading", "text", "versions", "copies", "statements", "events", "page")
FACTS = tuple(name for name in Article.model_fields if name != "text")
"""What is told of an article without its text."""

_FACTS = {
    "type": "object",
    "description": "The fields of Article, without its text.",
    "properties": {name: {} for name in FACTS},
    "required": list(FACTS),
    "additionalProperties": False,
}
_ARTICLE = schemas.closed(
    id=schemas.TEXT,
    row=schemas.named("ArticleRow"),
    facts=_FACTS,
    statements=schemas.WHOLE,
    events=schemas.WHOLE,
    links=schemas.closed(**dict.fromkeys(_LINKS, schemas.TEXT)),
)


@router.get("/articles/{article}", openapi_extra=operations.record(_ARTICLE, errors=(404,)))
def facts(article: str, request: Request, site: Here) -> Response:
    """What is known of an article, with what each fact rests on."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    with found_or_missing():
        reading = site.archive.reading(article)
        listed = next(one for one in site.archive.versions(article) if one.id == article)
    own = request.url.path
    rows = {kind: address(f"/api/v1/{kind}", {"article": listed.id}) for kind in ("statements", "events")}
    return answers.of_one(
        {
            "id": listed.id,
            "row": found_tables.articles([listed]).to_pylist()[0],
            "facts": reading.article.model_dump(mode="json", include=set(FACTS)),
            "statements": len(reading.attributions),
            "events": len(reading.events),
            "links": {
                **{name: f"{own}/{name}" for name in ("reading", "text", "versions", "copies")},
                **rows,
                "page": item_path(listed.id),
            },
        }
    )


@router.get("/articles/{article}/reading", openapi_extra=operations.record(schemas.named("Reading"), errors=(404,)))
def reading(article: str, request: Request, site: Here) -> Response:
    """Everything found in an article."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    with found_or_missing():
        found = site.archive.reading(article)
    return Response(found.to_json(), media_type=ONE[0].types[0])


@router.get("/articles/{article}/text", openapi_extra=operations.record(schemas.TEXT, media=(PLAIN,), errors=(404,)))
def text(article: str, request: Request, site: Here) -> Response:
    """The text of an article, to which all offsets refer: they count Unicode code points."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, (PLAIN,))
    with found_or_missing():
        found = site.archive.reading(article).article.text
    return Response(found, media_type=PLAIN.types[0])


@router.get(
    "/articles/{article}/versions",
    openapi_extra=operations.table(_VERSIONS, schemas.named("ArticleRow"), errors=(404,)),
)
def versions(article: str, request: Request, site: Here) -> Response:
    """The versions of an article, the latest first."""
    asked = asking.values(request.query_params, _VERSIONS)
    with found_or_missing():
        found = site.archive.versions(article)
    return answers.of_table(request, found_tables.articles(found), asked)


@router.get(
    "/articles/{article}/copies",
    openapi_extra=operations.record(schemas.or_null(schemas.named("CopyGroup")), errors=(404,)),
)
def copies(article: str, request: Request, site: Here) -> Response:
    """The copies of an article's text, with what each added and dropped; null if there are none."""
    asking.values(request.query_params, ())
    answers.chosen(request, None, ONE)
    with found_or_missing():
        return answers.of_one(site.archive.stories.copies(article))
