"""An article: its text with who says what and what is done, and what the archive knows of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...archive.articles import Listed
from ...formats import html, phrases
from ...formats import telling_phrases as words
from ...records import Article, CopyGroup, Reading, Stated
from .. import cards
from ..problems import Missing
from ..query import address
from ..site import Here, Site, found_or_missing
from . import reviewing

router = APIRouter(include_in_schema=False)


class Fact(NamedTuple):
    """Something known of an article, and what it rests on."""

    name: str
    value: str
    basis: str


@router.get("/articles/{article}")
def article(article: str, request: Request, site: Here) -> Response:
    """The article; ``review=a4`` opens the form at a statement or an event."""
    with found_or_missing():
        reading = site.archive.reading(article)
        versions = site.archive.versions(article)
        copies = site.archive.stories.copies(article)
    editable = site.settings.editable
    said = reviewing.said(site, article)
    given = {"who": reviewing.person(request)}
    more = cards.written(
        cards.cards(reading, site.archive.stories.shared(reading), said),
        article=article,
        editable=editable,
        opened=_opened(reading, request.query_params.get("review", "") if editable else ""),
        given=given,
    )
    return shown(
        site,
        reading,
        more=more,
        given=given,
        said=said,
        versions=versions,
        latest=next((one for one in versions if one.latest), None),
        copies=copies,
        likely=_origin(copies, article),
        held=True,
        name=None,
        searches=tuple(_searches(reading)),
    )


def shown(site: Site, reading: Reading, *, more: Mapping[str, str], **values: Any) -> Response:
    """A reading as a page.

    Args:
        more: what the cards of its statements and events hold at their end.
        values: what :file:`article.html` takes besides.
    """
    return site.page(
        "article.html",
        title=phrases.title(reading.article),
        description=phrases.shortened(" ".join(reading.article.text[:400].split()), 200),
        article=reading.article.id,
        parts=html.parts(reading, more),
        facts=tuple(facts(reading.article)),
        missed=reviewing.MISSED,
        statements=len(reading.attributions),
        events=len(reading.events),
        **values,
    )


def _opened(reading: Reading, item: str) -> tuple[str, tuple[reviewing.Choice, ...]] | None:
    """The item whose form is open, and what can be said of it."""
    one = next((one for one in cards.items(reading) if one.id == item), None)
    if item and one is None:
        raise Missing(reviewing.NOT_FOUND.format(item[:40]))
    return (item, reviewing.choices(one)) if one is not None else None


def _origin(copies: CopyGroup | None, article: str) -> str | None:
    """The likely first of its text, if that is another article."""
    return copies.origin if copies is not None and copies.origin != article else None


def _searches(reading: Reading) -> Iterable[tuple[str, str]]:
    """What of the article can be searched for, and how."""
    article = reading.article.id
    for kind, items in (("statements", reading.attributions), ("events", reading.events)):
        if items:
            counted = phrases.count(len(items), kind.removesuffix("s"))
            yield f"{counted} in search", address("/search", {"in": kind, "article": article})


def facts(article: Article) -> Iterable[Fact]:
    """What is known of an article, each with what it rests on."""
    stated: tuple[tuple[str, Stated | None], ...] = (
        ("Outlet", article.outlet),
        ("Agency", article.agency),
        *(("Author", one) for one in article.authors),
        ("Published", article.published),
        ("Changed", article.modified),
        ("Written at", article.dateline),
        ("Language", article.language),
        ("Address", article.url),
    )
    for name, one in stated:
        if one is not None:
            value = words.when(one.value) if name in {"Published", "Changed"} else one.value
            yield Fact(name, value, one.basis)
    yield Fact("Length", f"{len(article.text):,} characters", "counted")


def label(one: Listed) -> str:
    """What tells a version from others: when it was changed, published or added."""
    if one.modified and one.modified != one.published:
        return f"changed {words.when(one.modified)}"
    if one.published:
        return f"published {words.when(one.published)}"
    return f"added {words.when(one.added)}"
