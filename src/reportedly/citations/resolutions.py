"""Resolutions of the United Nations and of other bodies, by body and number."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from reportedly.language.lexicons import rows

from .hits import PACKAGE, Hit

COUNCIL = "UN Security Council"
ASSEMBLY = "UN General Assembly"
LATEST = 2850
"""No resolution of the Security Council had a higher number at the end of 2025."""

_NUMBER = r"(?:ES-|S-|GOV/)?\d+(?:/\d+)*(?:[ -]?[A-Z](?![\w.]))?"
_YEAR = r"(?:\s?\((?:\d{4}|[IVXL]+)\)|\s+of\s+(?:19|20)\d\d)?"
_ONE = re.compile(rf"(?P<number>{_NUMBER})(?P<year>{_YEAR})")
_SERIES = (
    rf"{_NUMBER}{_YEAR}(?:(?:,\s+(?:and\s+)?|\s+and\s+|\s*&\s*|\s*/\s*){_NUMBER}{_YEAR})*(?![\w.]*\d)(?!\s?x\s?\d)"
)


@cache
def _bodies() -> dict[str, str]:
    return {form.lower(): body for form, body in rows(PACKAGE, "bodies.tsv")}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    forms = sorted((row[0] for row in rows(PACKAGE, "bodies.tsv")), key=len, reverse=True)
    body = rf"(?P<body>{'|'.join(re.escape(form) for form in forms)})(?:['’]s)?"
    noun = r"(?:[Dd]raft\s+)?(?:[Jj]oint\s+)?[Rr]es(?:olutions?|\.)\s+(?:[Nn]o\.?\s?|[Nn]umbers?\s+)?"
    return (
        re.compile(rf"(?<!\w){body}\s+{noun}(?P<series>{_SERIES})"),
        re.compile(
            rf"(?<!\w){noun}(?P<series>{_SERIES})\s+(?:of|by|from|adopted by|passed by)\s+(?:the\s+)?{body}(?!\w)"
        ),
        re.compile(rf"(?<!\w)(?P<short>UNSCR|UNSC|SCR|UNGAR|UNGA|HRC)\s?(?:Res\.?\s?)?(?P<series>{_SERIES})"),
        re.compile(rf"(?<![\w/])(?P<symbol>[SA]/RES/(?:ES-)?\d+(?:/\d+)?)(?P<year>{_YEAR})"),
        re.compile(r"(?<!\w)(?P<chamber>H|S)\.?\s?(?P<form>(?:J|Con)\.\s?)?Res\.?\s?(?P<act>\d+)"),
        re.compile(rf"(?<!\w){noun}(?P<series>{_SERIES})"),
    )


_SHORT = {
    "UNSCR": COUNCIL,
    "UNSC": COUNCIL,
    "SCR": COUNCIL,
    "UNGAR": ASSEMBLY,
    "UNGA": ASSEMBLY,
    "HRC": "UN Human Rights Council",
}
_NATIONS = re.compile(r"\b(?:UN|U\.N\.|United Nations|Security Council|General Assembly|UNSC)\b|\bU\.N\.")


def resolutions(text: str) -> Iterator[Hit]:
    """The resolutions named in a text; those of a series ("resolutions 242 and 338") one by one."""
    if not re.search(r"[Rr]es(?:olution|\.)|UNSC|UNGA|RES/|SCR|HRC", text):
        return
    nations = _NATIONS.search(text) is not None
    taken: list[tuple[int, int]] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            hits = list(_read(match, nations=nations))
            if hits:
                taken.append(match.span())
                yield from hits


def _read(match: re.Match[str], *, nations: bool) -> Iterator[Hit]:
    parts = match.groupdict()
    if parts.get("symbol"):
        organ, number = parts["symbol"][0], parts["symbol"][6:]
        yield _hit(match.span(), COUNCIL if organ == "S" else ASSEMBLY, number, parts["year"] or "", 0.97)
        return
    if parts.get("act"):
        chamber = "United States House of Representatives" if parts["chamber"] == "H" else "United States Senate"
        joint = {"J": "joint resolution", "C": "concurrent resolution"}.get((parts["form"] or " ")[0], "resolution")
        number = parts["act"]
        yield Hit(*match.span(), "resolution", f"{chamber} {joint} {number}", chamber, number, None, 0.9)
        return
    yield from _series(match, _named_body(parts), nations=nations)


def _named_body(parts: dict[str, str]) -> str | None:
    if parts.get("short"):
        return _SHORT[parts["short"]]
    return _bodies()[parts["body"].lower()] if parts.get("body") else None


def _series(match: re.Match[str], body: str | None, *, nations: bool) -> Iterator[Hit]:
    vague = body is None or (match.groupdict().get("body") or "").lower() in ("un", "u.n.", "united nations")
    numbers = list(_ONE.finditer(match.string, match.start("series"), match.end("series")))
    for place, one in enumerate(numbers):
        start = match.start() if place == 0 else one.start()
        end = match.end() if len(numbers) == 1 else one.end()
        number = one.group("number").strip()
        named, sure = _meant(number, one.group("year"), nations=nations or body is not None) if vague else (body, 0.97)
        if named is None and not _plausible(number, one.group("year")):
            continue
        yield _hit((start, end), named, number, one.group("year"), sure)


def _meant(number: str, year: str, *, nations: bool) -> tuple[str | None, float]:
    """Which body of the United Nations a resolution is of whose body is not named."""
    if number.startswith("ES-") or re.fullmatch(r"\d\d/\d+", number):
        return ASSEMBLY, 0.85
    if number.startswith("GOV/"):
        return "IAEA", 0.95
    if not number.isdigit() or not (nations or re.search(r"\d", year)) or int(number) < 10:
        return None, 0.5
    if number in _assembly() or int(number) > LATEST:
        return ASSEMBLY, 0.75
    return COUNCIL, 0.85


def _plausible(number: str, year: str) -> bool:
    """A resolution without a body needs a number that is one: of three figures, with a stroke or a year."""
    return len(number) >= 3 or bool(year)


@cache
def _assembly() -> dict[str, int]:
    return {number: int(year) for number, year in rows(PACKAGE, "assembly.tsv")}


@cache
def _council() -> tuple[tuple[int, ...], tuple[int, ...]]:
    table = [(int(first), int(year)) for year, first in rows(PACKAGE, "council-years.tsv")]
    return tuple(first for first, _ in table), tuple(year for _, year in table)


def _hit(span: tuple[int, int], body: str | None, number: str, year: str, sure: float) -> Hit:
    stated = re.search(r"\d{4}", year)
    adopted = int(stated.group()) if stated else _year(body, number)
    name = f"{body} resolution {number}" if body else f"resolution {number}"
    return Hit(*span, "resolution", name, body, number, adopted, sure)


def _year(body: str | None, number: str) -> int | None:
    """The year a resolution was adopted in, from its number."""
    if body == ASSEMBLY:
        return _assembly().get(number)
    if body != COUNCIL or not number.isdigit() or not 1 <= int(number) <= LATEST:
        return None
    firsts, years = _council()
    return years[bisect_right(firsts, int(number)) - 1]
