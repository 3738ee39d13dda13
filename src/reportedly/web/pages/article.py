"""An article: its text with who says what and what is done, and what the archive knows of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import Response

from ...archive.articles import Listed
from ...formats import html, phrases, reading_html
from ...formats import telling_phrases as words
from ...records import Article, CopyGroup, Reading, Stated
from .. import cards, query
from ..kept import Kept
from ..problems import Missing
from ..site import Here, Site, found_or_missing
from . import reviewing

router = APIRouter(include_in_schema=False)


AT_HAND = 8
"""Articles that are kept at hand: whoever turns a page, or opens a form, asks for the same again."""


class Fact(NamedTuple):
    """Something known of an article, and what it rests on."""

    name: str
    value: str
    basis: str


class Known(NamedTuple):
    """What the archive knows of an article."""

    reading: Reading
    versions: tuple[Listed, ...]
    copies: CopyGroup | None
    shared: dict[str, int]
    said: tuple[dict[str, Any], ...]


_kept: Kept[Known] = Kept(AT_HAND)


@router.get("/articles/{article}")
def article(article: str, request: Request, site: Here) -> Response:
    """The article; ``review=a4`` opens the form at a statement or an event, ``part=2`` shows more of a long one."""
    known = _known(site, article)
    reading, editable = known.reading, site.settings.editable
    part = part_of(request)
    values = {
        "article": article,
        "editable": editable,
        "names": cards.names(reading),
        "opened": _opened(reading, request.query_params.get("review", "") if editable else ""),
        "given": {"who": reviewing.person(request)},
        "part": part,
    }
    return shown(
        site,
        reading,
        more=cards.written(reading, known.shared, known.said, **values),
        part=part,
        given=values["given"],
        said=known.said,
        versions=known.versions,
        latest=next((one for one in known.versions if one.latest), None),
        copies=known.copies,
        likely=_origin(known.copies, article),
        held=True,
        name=None,
        searches=tuple(_searches(reading)),
    )


def shown(site: Site, reading: Reading, *, more: reading_html.More, part: int, **values: Any) -> Response:
    """A reading as a page.

    Args:
        more: what the cards of its statements and events hold at their end.
        part: of a long text, from 1.
        values: what :file:`article.html` takes besides.
    """
    parts = html.parts(reading, more, part, cards.PART)
    if part > parts.sheets:
        raise Missing(f"the article has {phrases.count(parts.sheets, 'part')}")
    title = phrases.title(reading.article)
    return site.page(
        "article.html",
        title=title if part == 1 else f"{phrases.shortened(title, 90)}, part {part}",
        description=phrases.shortened(" ".join(reading.article.text[:400].split()), 200),
        article=reading.article.id,
        parts=parts,
        part=part,
        facts=tuple(facts(reading.article)),
        missed=reviewing.MISSED,
        names=cards.names(reading),
        **values,
    )


def _known(site: Site, article: str) -> Known:
    archive = site.archive

    def made() -> Known:
        reading = archive.reading(article)
        return Known(
            reading,
            archive.versions(article),
            archive.stories.copies(article),
            archive.stories.shared(reading),
            tuple(archive.reviews(article=article).to_pylist()),
        )

    with found_or_missing():
        return _kept.get((archive.address, archive.state(), article), made)


def part_of(request: Request) -> int:
    """The part of a long text that is asked for, from 1.

    Raises:
        UsageError: it is no whole number.
    """
    return max(query.number("part", request.query_params.get("part") or "1"), 1)


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
            yield f"{counted} in search", query.address("/search", {"in": kind, "article": article})


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
