"""Corrections in place: what a person says of a statement or an event, or of what was missed; and taking it back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from fastapi import APIRouter, Depends, Request
from markupsafe import Markup
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from ...errors import UsageError
from ...events.codes import modes_of
from ...events.heads import TYPES
from ...formats import event_html, event_phrases, evidence_html, phrases
from ...records import Act, Attribution, Event, Reading, Status
from ...records.review import FIELDS, Judged
from .. import cards
from ..api.reviews import READ_ONLY
from ..freshness import PERSON
from ..problems import Missing, Refused
from ..query import LONGEST, item_path
from ..site import Here, Site, found_or_missing

router = APIRouter(include_in_schema=False)

REMEMBERED = 365 * 86400
"""Seconds for which a browser keeps the name of whoever reviews."""
MOST = 20_000
"""Characters of what somebody says in one field."""
NOT_FOUND = "the reading of this article has nothing called {!r}; see its page for what it has"


class Choice(NamedTuple):
    """Something that can be said.

    Args:
        verdict: of :class:`~reportedly.records.review.Verdict`.
        says: in words.
        hint: what may be given with it; empty for nothing.
        options: what may be chosen from; empty for free words.
        apart: what parts several values.
        named: whether it is somebody, whom the article may name.
    """

    verdict: str
    says: str
    hint: str = ""
    options: tuple[str, ...] = ()
    apart: str = ""
    named: bool = False


_NONE = "; - if there is none"
_STORIES = (
    Choice("same-story", "Tells of the same as another one", "address of the other one’s page, or ARTICLE/{}1"),
    Choice("different-story", "Tells of something else than another one", "address of the other one’s page"),
)
STATEMENT = (
    Choice("right", "Right, in every field"),
    Choice("wrong-speaker", "Somebody else says it", f"who, as the text names them{_NONE}", named=True),
    Choice("wrong-content", "Other words are said", "the words as they stand, a line for each piece", apart="\n"),
    Choice("wrong-act", "Another act", f"the act{_NONE}", ("-", *(one.value for one in Act))),
    Choice("not-a-statement", "Nobody says this"),
    *_STORIES,
)


def event_choices(kind: str) -> tuple[Choice, ...]:
    """What can be said of an event of a type."""
    names = "who, as the text names them; several with ; between" + _NONE
    return (
        Choice("right", "Right, in every field"),
        Choice("wrong-type", "Another type", "the type", tuple(TYPES)),
        Choice("wrong-mode", "Another mode", f"the mode{_NONE}", ("-", *modes_of(kind))),
        Choice("wrong-status", "Another status", "the status", tuple(one.value for one in Status)),
        Choice("wrong-actor", "Somebody else does it", names, apart=";", named=True),
        Choice("wrong-recipient", "It is done to somebody else", names, apart=";", named=True),
        Choice("wrong-date", "Another day", f"2017-06-19, 2017-06, or first/last{_NONE}"),
        Choice("wrong-place", "Another place", f"its name{_NONE}"),
        Choice("not-an-event", "Nothing of the kind is told"),
        *_STORIES,
    )


class Missed(NamedTuple):
    """A field of something that was missed."""

    name: str
    says: str
    options: tuple[str, ...] = ()
    apart: str = ""
    named: bool = False


MISSED = {
    Judged.STATEMENT: (
        Missed("speaker", "Who says it", named=True),
        Missed("cue", "The word that tells so, such as said"),
        Missed("act", "Act", tuple(one.value for one in Act)),
    ),
    Judged.EVENT: (
        Missed("type", "Type", tuple(TYPES)),
        Missed("status", "Status", tuple(one.value for one in Status)),
        Missed("actor", "Who does it", apart=";", named=True),
        Missed("recipient", "To whom", apart=";", named=True),
        Missed("date", "When"),
        Missed("place", "Where"),
    ),
}
"""What may be told of something missed, besides its words."""


async def _sent(request: Request) -> FormData:
    return await request.form()


Sent = Annotated[FormData, Depends(_sent)]
"""The fields of a form, as a parameter of whatever takes them."""


def person(request: Request) -> str:
    """The name that a browser was told to remember; empty for none."""
    return unquote(request.cookies.get(PERSON, ""))[:200]


@router.get("/articles/{article}/review/{item}")
def form(article: str, item: str, request: Request, site: Here) -> Response:
    """A statement or an event with all that can be said of it."""
    _editable(site)
    with found_or_missing():
        reading = site.archive.reading(article)
    return _page(site, reading, item, {"who": person(request)})


@router.post("/articles/{article}/reviews")
def review(article: str, request: Request, site: Here, sent: Sent) -> Response:
    """Keep what somebody says; the reading stays as it is."""
    _editable(site)
    given = _given(sent)
    item, verdict = given.get("item", ""), given.get("verdict", "")
    with found_or_missing():
        reading = site.archive.reading(article)
        one = _item(reading, item) if item else None
        try:
            if not verdict:
                raise UsageError("choose what you say of it")
            ref = f"{article}/{item}" if item else article
            values = _values(given, one, verdict, reading.article.text)
            fields = _fields(given, verdict) if one is None else None
            who, why = given.get("who", ""), given.get("why", "").strip() or None
            site.archive.review(ref, verdict, *values, who=who, why=why, fields=fields)
        except UsageError as error:
            if "text/html" not in request.headers.get("accept", "text/html"):
                raise
            return _page(site, reading, item, given, error=str(error))
    return _remembering(request, RedirectResponse(item_path(article) + cards.place(reading, item), 303), who)


@router.post("/articles/{article}/reviews/{number}/back")
def take_back(article: str, number: str, request: Request, site: Here, sent: Sent) -> Response:
    """Take a review back; it stays in the archive and counts no more."""
    _editable(site)
    given = _given(sent)
    who, why = given.get("who", ""), given.get("why", "").strip() or None
    if not (number.isascii() and number.isdecimal() and len(number) <= 18):
        raise Missing(f"there is no review {number[:40]!r}")
    try:
        site.archive.take_back(int(number), who=who, why=why)
    except UsageError as error:
        if str(error).startswith("there is no review"):
            raise Missing(error) from error
        raise
    return _remembering(request, RedirectResponse(f"{item_path(article)}#said", 303), who)


def _given(sent: FormData) -> dict[str, str]:
    """The fields of a form.

    Raises:
        UsageError: one is longer than anybody needs.
    """
    given = {name: value for name, value in sent.items() if isinstance(value, str)}
    long = next((name for name, value in given.items() if len(value) > (MOST if name != "who" else LONGEST)), None)
    if long is not None:
        raise UsageError(f"{long[:40]}: that is too long; say it in fewer words")
    return given


def choices(one: Attribution | Event) -> tuple[Choice, ...]:
    """What can be said of a statement or an event."""
    return STATEMENT if isinstance(one, Attribution) else event_choices(one.type)


def _page(site: Site, reading: Reading, item: str, given: dict[str, str], error: str = "") -> Response:
    """The form on a page of its own, with what stands in the text."""
    one = _item(reading, item) if item else None
    if isinstance(one, Attribution):
        about = f"statement {item}: {phrases.source(reading, one)} {phrases.deed(reading, one)}"
        evidence = evidence_html.statement(reading, one)
    elif one is not None:
        about = f"event {item}: {event_phrases.summary(reading, one)}"
        evidence = evidence_html.event(reading, one)
    else:
        about, evidence = "what was missed", ""
    answer = site.page(
        "review.html",
        title=phrases.shortened(f"Correct {about}", 110),
        about=about,
        one=one,
        item=item,
        article=reading.article.id,
        headline=phrases.title(reading.article),
        side=event_html.side(one) if isinstance(one, Event) else "",
        evidence=Markup(evidence),  # noqa: S704 - escaped where it is made
        choices=choices(one) if one is not None else (),
        missed=MISSED,
        given=given,
        names=cards.names(reading),
        error=f"{error[:1].upper()}{error[1:]}",
        back=item_path(reading.article.id) + cards.place(reading, item),
    )
    answer.status_code = 400 if error else 200
    return answer


def _item(reading: Reading, item: str) -> Attribution | Event:
    found = next((one for one in cards.items(reading) if one.id == item), None)
    if found is None:
        raise Missing(NOT_FOUND.format(item[:40]))
    return found


def _values(given: dict[str, str], one: Attribution | Event | None, verdict: str, text: str) -> tuple[str, ...]:
    """What is right instead, as :meth:`reportedly.keeping.Archive.review` takes it."""
    if one is None:
        return _words(given.get("words", ""), given.get("at", ""), text)
    choice = next((choice for choice in choices(one) if choice.verdict == verdict), None)
    typed = given.get(verdict, "")
    if choice is None or not typed.strip():
        return ()
    if choice in _STORIES:
        return (_ref(typed),)
    if choice.apart:
        return tuple(part.strip() for part in typed.split(choice.apart) if part.strip())
    return (typed.strip(),)


def _words(words: str, at: str, text: str) -> tuple[str, ...]:
    """Words that were missed, by their place if that is told and they stand there."""
    told = re.fullmatch(r"(\d{1,9})-(\d{1,9})", at)
    if told and text[int(told[1]) : int(told[2])].split() == words.split():
        return (at,)
    return tuple(part.strip() for part in words.splitlines() if part.strip())


def _fields(given: dict[str, str], verdict: str) -> dict[str, list[str]]:
    kind = Judged.STATEMENT if verdict == "missed-statement" else Judged.EVENT
    return {
        one.name: parts
        for one in MISSED[kind]
        if (parts := _parts(given.get(f"{kind.value}-{one.name}", ""), one.apart)) and one.name in FIELDS[kind]
    }


def _parts(typed: str, apart: str) -> list[str]:
    pieces: Iterable[str] = typed.split(apart) if apart else (typed,)
    return [part.strip() for part in pieces if part.strip()]


def _ref(typed: str) -> str:
    """The ref that an address of this site or a ref itself names."""
    parts = [unquote(part) for part in urlsplit(typed.strip()).path.split("/") if part]
    return "/".join(parts[-2:])


def _editable(site: Site) -> None:
    if not site.settings.editable:
        raise Refused(READ_ONLY)


def _remembering(request: Request, answer: Response, who: str) -> Response:
    secure = request.url.scheme == "https"
    answer.set_cookie(
        PERSON, quote(who.strip()[:200]), max_age=REMEMBERED, httponly=True, samesite="strict", secure=secure
    )
    return answer
