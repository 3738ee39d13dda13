"""An utterance: the fullest report, what every other kept, cut and put in; and one report in its article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from fastapi import APIRouter
from markupsafe import Markup
from starlette.responses import Response

from ...archive.facts import name_of
from ...archive.found import Found
from ...formats import event_phrases, evidence_html, found_tables, phrases, variants
from ...formats import telling_phrases as words
from ...records import Attribution, Change, Piece, Reading, Utterance, Variant
from ...records.lookup import actor_of
from .. import query
from ..site import Here, found_or_missing
from . import fields

router = APIRouter(include_in_schema=False)

SAYS = 90
"""Characters of a statement in a heading or a list."""


class Report(NamedTuple):
    """A report beside the fullest.

    Args:
        same: it has the words of the fullest and no others; ``woven`` that both are shown as one text.
        unsaid: what it says where it has it that this was not said.
        credited: whom it names as speaker, where that is another name than the fullest.
    """

    ref: str
    own: bool
    article: str
    outlet: str | None
    title: str
    published: str | None
    lag: str
    credited: str | None
    copy_of: str | None
    unsaid: str | None
    kept: float
    same: bool
    woven: bool
    pieces: tuple[Piece, ...]
    says: str


class Relative(NamedTuple):
    """A statement that this one stands in, or that stands in it."""

    what: str
    who: str
    deed: str
    says: str
    ref: str


@router.get("/statements/{article}/{item}")
def utterance(article: str, item: str, site: Here) -> Response:
    """The act of speech that a statement reports."""
    ref = f"{article}/{item}"
    with found_or_missing():
        one = site.archive.stories.utterance(ref)
        row = site.archive.row(ref)
        whole = site.archive.reading(article)
    said = row.reading.attributions[0]
    shown = reports(one, ref)
    return site.page(
        "utterance.html",
        title=heading(row.reading, said),
        description=phrases.shortened(one.variants[0].telling.says, 200),
        section="/quotes",
        one=one,
        ref=ref,
        article=article,
        said=said,
        who=phrases.source(row.reading, said),
        deed=phrases.deed(row.reading, said),
        whom=phrases.addressee(row.reading, said.addressee),
        reach=words.reach(one.articles, one.outlets),
        full=shown[0],
        others=shown[1:],
        marks=marks(one.variants[1:]),
        outlet=next((report.outlet for report in shown if report.own), None) or "Outlet unknown",
        headline=phrases.title(row.reading.article),
        published=row.reading.article.published.value if row.reading.article.published else None,
        evidence=Markup(evidence_html.statement(whole, said)),  # noqa: S704 - escaped where it is made
        chain=phrases.chain(row.reading, said),
        relatives=tuple(_relatives(whole, said)),
        events=tuple(_events(whole, said)),
        path=_speaker_path(row, said),
        coded=fields.groups(found_tables.attributions([row]).to_pylist()[0], fields.STATEMENT),
    )


def reports(one: Utterance, own: str | None = None) -> tuple[Report, ...]:
    """The reports of an utterance, the fullest first.

    Args:
        own: ref of the one that a page is of.
    """
    lags = words.lags(one)
    return tuple(_report(one, variant, own, lags.get(variant.telling.ref, "")) for variant in one.variants)


def _report(one: Utterance, variant: Variant, own: str | None, lag: str) -> Report:
    telling = variant.telling
    credited = telling.chain[-1] if telling.chain else "nobody"
    return Report(
        telling.ref,
        telling.ref == own,
        telling.article,
        telling.outlet or telling.agency,
        telling.title or "Untitled article",
        telling.published,
        lag,
        credited if credited != (one.speaker or "nobody") else None,
        telling.copy_of,
        words.unsaid(telling),
        variant.kept,
        variants.alike(variant),
        variants.woven(variant),
        variant.pieces,
        telling.says,
    )


def marks(shown: Iterable[Variant]) -> frozenset[str]:
    """The marks that occur in reports that are woven into the fullest: ``cut``, ``added``, ``unquoted``."""
    pieces = [piece for variant in shown if variants.woven(variant) for piece in variant.pieces]
    found = {"cut" for piece in pieces if piece.change in (Change.CUT, Change.CHANGED)}
    found |= {"added" for piece in pieces if piece.change in (Change.ADDED, Change.CHANGED)}
    found |= {"unquoted" for piece in pieces if piece.change is Change.KEPT and piece.unquoted}
    return frozenset(found)


def heading(reading: Reading, one: Attribution) -> str:
    """Who says what, in a line."""
    said = phrases.shortened(one.clean, SAYS)
    return f"{phrases.source(reading, one)} {phrases.deed(reading, one)}: “{said}”"


def _relatives(whole: Reading, one: Attribution) -> Iterable[Relative]:
    """The statement that this one stands in, and those that stand in it."""
    for other in whole.attributions:
        what = "Stands in" if other.id == one.parent else "Holds" if other.parent == one.id else None
        if what is not None:
            who, deed = phrases.source(whole, other), phrases.deed(whole, other)
            says = phrases.shortened(other.clean, 2 * SAYS)
            yield Relative(what, who, deed, says, f"{whole.article.id}/{other.id}")


def _events(whole: Reading, one: Attribution) -> Iterable[tuple[str, str]]:
    """The events that stand on its word, in a line each, and what names them."""
    for event in whole.events:
        if event.voucher == one.id:
            yield event_phrases.summary(whole, event), f"{whole.article.id}/{event.id}"


def _speaker_path(row: Found, one: Attribution) -> str | None:
    """The page of whoever speaks, if that is somebody with a name."""
    if one.source is None:
        return None
    speaker = row.reading.speaker(one.source.speaker)
    return query.actor_path(name_of(actor_of(row.reading, speaker.id), speaker.label)) if speaker.name else None
