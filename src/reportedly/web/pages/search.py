"""Search: statements, events or articles, what else could be asked of them, and all of them as a file."""

from __future__ import annotations

from typing import Any, NamedTuple

from fastapi import APIRouter, Request
from markupsafe import Markup
from starlette.responses import Response

from ...archive.facets import Facets
from ...archive.fields import EVENTS, STATEMENTS
from ...archive.found import Found, reference
from ...archive.search import SORTS
from ...formats import event_html, event_phrases, evidence_html, phrases
from ...keeping import Archive
from .. import query
from ..query import ARTICLES, Question
from ..site import Here, Site

router = APIRouter(include_in_schema=False)

FORMATS = {
    STATEMENTS: ("csv", "jsonl", "parquet"),
    EVENTS: ("csv", "jsonl", "parquet", "plover", "polecat", "gdelt"),
    ARTICLES: ("csv", "jsonl", "parquet"),
}
"""What can be saved."""


class Hit(NamedTuple):
    """A row as a list shows it.

    Args:
        ref: what names it.
        kind: ``statement`` or ``event``.
        side: of an event, ``conflict``, ``cooperation`` or ``unscaled``.
        who, deed, whom: what happened or was said, and by whom.
        facts: each in a few words.
        evidence: the words it rests on, in their text.
        chain: through whom it is told; empty if only the article tells it.
        sure: confidence; ``doubted`` if that is low.
        article, title, outlet, published: where it stands.
        story: of several that tell of the same.
    """

    ref: str
    kind: str
    side: str
    who: str
    deed: str
    whom: str
    facts: tuple[str, ...]
    evidence: Markup
    chain: tuple[str, ...]
    sure: float
    doubted: bool
    article: str
    title: str
    outlet: str
    published: str | None
    story: int | None


@router.get("/search")
def search(request: Request, site: Here) -> Response:
    """What an address asks for."""
    asked = query.question(request.query_params)
    values = _articles(site, asked) if asked.within == ARTICLES else _rows(site.archive, asked)
    return site.page(
        "search.html",
        title=heading(asked),
        section="/search",
        asked=asked,
        filters=query.offered(asked.within),
        names=query.NAMES,
        sorts=(
            ("newest",) if asked.within == ARTICLES else SORTS["events" if asked.within == EVENTS else "attributions"]
        ),
        formats=FORMATS[asked.within],
        **values,
    )


def _rows(archive: Archive, asked: Question) -> dict[str, Any]:
    """Statements or events, and what else could be asked of them."""
    found = list(archive.rows(asked.wanted, sort=asked.sort, limit=asked.limit + 1, after=asked.after))
    more = len(found) > asked.limit
    hits = [hit(one) for one in found[: asked.limit]]
    facets: Facets = archive.facets(asked.wanted)
    return {"hits": hits, "articles": (), "facets": facets, "next": hits[-1].ref if more else None}


def _articles(site: Site, asked: Question) -> dict[str, Any]:
    of_articles = {
        name: getattr(asked.wanted, name) for name in ("outlet", "agency", "published_from", "published_until")
    }
    table = site.archive.articles(text=asked.wanted.text, after=asked.after, limit=asked.limit + 1, **of_articles)
    rows = table.to_pylist()
    more = len(rows) > asked.limit
    rows = rows[: asked.limit]
    return {"hits": (), "articles": rows, "facets": None, "next": rows[-1]["id"] if more else None}


def hit(row: Found) -> Hit:
    """A row as a list shows it."""
    return _statement(row) if row.reading.attributions else _event(row)


def _statement(row: Found) -> Hit:
    reading = row.reading
    one = reading.attributions[0]
    facts = [one.kind.value, *(["headline"] if one.headline else [])]
    chain = phrases.chain(reading, one)
    return Hit(
        ref=reference(reading, one.id),
        kind="statement",
        side="",
        who=phrases.source(reading, one),
        deed=phrases.deed(reading, one),
        whom=phrases.addressee(reading, one.addressee) or "",
        facts=tuple(facts),
        evidence=Markup(evidence_html.statement(reading, one)),  # noqa: S704 - escaped where it is made
        chain=chain if len(chain) > 2 else (),
        sure=one.confidence,
        doubted=one.confidence < phrases.LOW_CONFIDENCE,
        story=row.story,
        **_origin(row),
    )


def _event(row: Found) -> Hit:
    reading = row.reading
    one = reading.events[0]
    recipients = event_phrases.parties(reading, one.recipients) if one.recipients else ""
    return Hit(
        ref=reference(reading, one.id),
        kind="event",
        side=event_html.side(one),
        who=event_phrases.parties(reading, one.actors),
        deed=event_phrases.kind(one),
        whom=recipients,
        facts=tuple(event_phrases.circumstances(reading, one)),
        evidence=Markup(evidence_html.event(reading, one)),  # noqa: S704 - escaped where it is made
        chain=(event_phrases.voucher(reading, one),),
        sure=one.confidence,
        doubted=one.confidence < phrases.LOW_CONFIDENCE,
        story=row.story,
        **_origin(row),
    )


def _origin(row: Found) -> dict[str, Any]:
    article = row.reading.article
    return {
        "article": article.id,
        "title": phrases.title(article),
        "outlet": phrases.outlet(article),
        "published": article.published.value if article.published else None,
    }


def heading(asked: Question) -> str:
    """What a question asks for, in a few words: the page's title."""
    said = [f"“{asked.text}”"] if asked.text else []
    said += [f"{name.replace('_', ' ')} {', '.join(values)}" for name, values in asked.fields.items()]
    what = asked.within.capitalize()
    return phrases.shortened(f"{what}: {' · '.join(said)}" if said else f"All {asked.within}", 110)
