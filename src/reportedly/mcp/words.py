"""What tools answer as short text: each item with its words, on whose word it stands, where, and a link.

Words of articles stand on one line each, so that none of them can look like a line of ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..formats import phrases, telling_phrases
from ..records.lookup import one_line
from .hits import EventHit, Evidence, Origin, StatementHit

INDENT = "   "


def numbered(items: Iterable[Sequence[str]]) -> str:
    """Items with a number each, their further lines below.

    Args:
        items: of each its lines.
    """
    shown = []
    for number, (first, *more) in enumerate(items, start=1):
        shown.append("\n".join((f"{number}. {first}", *(f"{INDENT}{line}" for line in more))))
    return "\n\n".join(shown)


def statement(one: StatementHit) -> list[str]:
    """A statement: who does what with which words, through whom, the words as they stand, the article, the link."""
    who = one.speaker or phrases.NO_SOURCE
    role = f" ({one.role})" if one.role else ""
    to = f" to {one.addressee}" if one.addressee else ""
    facts = [" → ".join(one.chain), one.kind, *(["headline"] if one.headline else [])]
    facts += [f"{phrases.percent(one.confidence)} sure", *_story("utterance", one.utterance)]
    return [
        f"{who}{role} {one.does}{to}: {one.words}",
        " · ".join(facts),
        *_exact(one.evidence, "content"),
        *_leading(one.article, one.ref, one.link, one.page),
    ]


def event(one: EventHit) -> list[str]:
    """An event: who did what to whom; status and voucher; when and where; the sentences; the article; the link."""
    when = telling_phrases.day_or_days(one.start, one.end)
    where = ", ".join(filter(None, (one.place, one.country)))
    marks = [name for name in ("historical", "background", "opinion") if getattr(one, name)]
    facts = [when, where, *one.sizes, *marks, f"{phrases.percent(one.confidence)} sure", *_story("story", one.story)]
    return [
        one.summary,
        f"{one.status}, on the word of {' → '.join(one.chain) or one.voucher}",
        " · ".join(filter(None, facts)),
        *_exact(one.evidence, "sentence"),
        *_leading(one.article, one.ref, one.link, one.page),
    ]


def article(one: Origin) -> str:
    """Outlet, date and title of an article."""
    named = [one.outlet or one.agency, phrases.day(one.published) if one.published else None, one.title]
    return " · ".join(filter(None, named)) or "an article without outlet, date and title"


def quotation(one: Evidence) -> str:
    """Words of an article and where they stand."""
    return f"characters {one.start}-{one.end}: “{one_line(one.exact)}”"


def lead(ref: str, link: str | None, page: str | None) -> str:
    """What one follows to an item: the link, and the page of the site if there is one."""
    return " · ".join(filter(None, (link, page))) or ref


def _leading(origin: Origin | None, ref: str, link: str | None, page: str | None) -> Iterator[str]:
    if origin is not None:
        yield article(origin)
    yield lead(ref, link, page)


def _exact(evidence: Iterable[Evidence], part: str) -> list[str]:
    return [quotation(one) for one in evidence if one.part == part]


def _story(noun: str, number: int | None) -> list[str]:
    return [] if number is None else [f"{noun} {number}"]
