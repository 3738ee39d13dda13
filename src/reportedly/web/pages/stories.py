"""Lists of stories: happenings that several tell or that are disputed, and utterances that were cut."""

from __future__ import annotations

from typing import NamedTuple

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from ...archive.fields import EVENTS, STATEMENTS
from ...archive.filters import AttributionFilter, EventFilter
from ...errors import UsageError
from ...formats import phrases, variants
from ...formats import telling_phrases as words
from ...records import Happening, Utterance
from .. import query
from ..problems import Missing
from ..query import Question
from ..site import Here
from . import happening, utterance

router = APIRouter(include_in_schema=False)

ORDERS = {"voices": "most independent voices", "articles": "most articles", "newest": "newest"}
"""What comes first."""
FURTHEST = 500
"""Pages: behind them, a question is better narrowed down."""
SENTENCE = 260
"""Characters of a sentence in a list."""


class Side(NamedTuple):
    """What some say, and who they are."""

    says: str
    who: str


class Dispute(NamedTuple):
    """What is told in ways that cannot all be right."""

    asks: str
    sides: tuple[Side, ...]


class Line(NamedTuple):
    """A happening in a list."""

    one: Happening
    deed: str
    says: str
    first: str
    days: str | None
    reach: str
    voices: str
    deniers: str
    disputes: tuple[Dispute, ...]


class Cut(NamedTuple):
    """An utterance in a list: the fullest report, and the one that kept least of it."""

    one: Utterance
    reach: str
    full: utterance.Report
    least: utterance.Report | None
    says: str


@router.get("/stories")
def stories(request: Request, site: Here) -> Response:
    """Happenings that several articles tell of."""
    params = request.query_params
    asked = query.question(params, EVENTS, known=("order", "page", "contradicted"))
    wanted = asked.wanted
    if not isinstance(wanted, EventFilter):
        raise UsageError("in: stories are asked for by their events; leave it out")
    order = params.get("order") or "voices"
    if order not in ORDERS:
        raise UsageError(f"order: there is no {order!r}; choose of: {', '.join(ORDERS)}")
    contradicted = query.flag("contradicted", params.get("contradicted") or "no")
    page = _page(request)
    found = list(
        site.archive.stories.happenings(
            wanted,
            order=order,
            limit=asked.limit + 1,
            skip=(page - 1) * asked.limit,
            articles=1 if contradicted else 2,
            contradicted=contradicted,
        )
    )
    return site.page(
        "stories.html",
        title=_title("Contradicted stories" if contradicted else "Stories that several articles tell", asked),
        section="/stories",
        asked=asked,
        filters=query.offered(EVENTS),
        names=query.NAMES,
        orders=ORDERS,
        order=order,
        contradicted=contradicted,
        extra={"order": order if order != "voices" else None, "contradicted": "yes" if contradicted else None},
        lines=tuple(_line(one) for one in found[: asked.limit]),
        page=page,
        more=len(found) > asked.limit and page < FURTHEST,
    )


@router.get("/quotes")
def quotes(request: Request, site: Here) -> Response:
    """Utterances of which some report left much out."""
    asked = query.question(request.query_params, STATEMENTS, known=("page",))
    wanted = asked.wanted
    if not isinstance(wanted, AttributionFilter):
        raise UsageError("in: quotations are asked for by their statements; leave it out")
    page = _page(request)
    found = list(site.archive.stories.cut(wanted, limit=asked.limit + 1, skip=(page - 1) * asked.limit))
    shown = tuple(_cut(one) for one in found[: asked.limit])
    return site.page(
        "quotes.html",
        title=_title("Quotations and how they were cut", asked),
        section="/quotes",
        asked=asked,
        filters=query.offered(STATEMENTS),
        names=query.NAMES,
        lines=shown,
        marks=frozenset().union(*(utterance.marks(one.one.variants[1:]) for one in shown)),
        page=page,
        more=len(found) > asked.limit and page < FURTHEST,
    )


@router.get("/stories/{number}")
def story(number: str, site: Here) -> Response:
    """The page of a story by its number."""
    if not number.isascii() or not number.isdecimal() or len(number) > 18:
        raise Missing(f"{number[:40]!r} is no number of a story")
    for find in (site.archive.stories.happening, site.archive.stories.utterance):
        try:
            one: Happening | Utterance = find(int(number))
        except UsageError:
            continue
        return RedirectResponse(query.item_path(one.first), 302)
    raise Missing(f"the archive holds no story {number}")


def _page(request: Request) -> int:
    page = query.number("page", request.query_params.get("page") or "1")
    if not 1 <= page <= FURTHEST:
        raise UsageError(
            f"page: {page} is not from 1 to {FURTHEST}; narrow the question down to see what is further on"
        )
    return page


def _title(what: str, asked: Question) -> str:
    """What is listed, and how it was narrowed down."""
    said = [f"“{asked.text}”"] if asked.text else []
    said += [f"{name.replace('_', ' ')} {', '.join(values)}" for name, values in asked.fields.items()]
    return phrases.shortened(f"{what}: {' · '.join(said)}" if said else what, 110)


def _line(one: Happening) -> Line:
    by_ref = {telling.ref: telling for telling in one.tellings}
    first = by_ref[one.first]
    told = list(happening.voices(one))
    disputes = (
        Dispute(
            words.question(about),
            tuple(
                Side(
                    words.answer(about, side.says),
                    words.few(tuple(dict.fromkeys(words.told_by(by_ref[ref]) for ref in side.refs if ref in by_ref))),
                )
                for side in about.sides
            ),
        )
        for about in one.contradictions
    )
    return Line(
        one,
        happening.deed(one),
        phrases.shortened(first.says, SENTENCE),
        words.origin(first),
        words.day_or_days(one.start, one.end),
        words.reach(one.articles, one.outlets),
        words.few(tuple(voice.name for voice in told if not voice.denies), 6),
        words.few(tuple(voice.name for voice in told if voice.denies), 6),
        tuple(disputes),
    )


def _cut(one: Utterance) -> Cut:
    """The fullest report, and of those in its words the one that kept least."""
    short = one.model_copy(update={"variants": tuple(variants.abridged(variant) for variant in one.variants)})
    full, *others = utterance.reports(short)
    least = variants.least(one)
    shown = next((report for report in others if least is not None and report.ref == least.telling.ref), None)
    return Cut(one, words.reach(one.articles, one.outlets), full, shown, full.says)
