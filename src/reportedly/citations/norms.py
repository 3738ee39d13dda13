"""Laws and treaties by the way their names are made, and provisions of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from reportedly.language.lexicons import rows

from .hits import CAPITAL, PACKAGE, Hit, either, without_openers, words, year_in

_SMALL = r"(?:of|the|and|for|on|to|in|against|from|with|by|a|&)"
_GAP = rf"(?:,\s+(?={CAPITAL}(?:,\s|\s+and\s))|\s+(?:{_SMALL}\s+){{0,2}}(?={CAPITAL}))"
_RUN = rf"(?:{CAPITAL}{_GAP})"


@cache
def _laws() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w.-])(?P<name>{_RUN}{{1,9}}?(?P<noun>Act|Law|Ordinance|Bill|Code))(?![\w-])"
        r"(?P<year>(?:\s+of|,)?\s+(?:1[5-9]\d\d|20[0-4]\d)\b)?(?P<after>\s+[\w]+)?"
    )


@cache
def _treaties() -> re.Pattern[str]:
    noun = rf"(?P<noun>{either('instruments')})"
    long = rf"(?:\s+(?:on|for|of|against|relating to)\s+(?:the\s+)?{_RUN}{{0,6}}{CAPITAL})?"
    return re.compile(
        rf"(?<![\w.-])(?P<name>(?:{_RUN}{{1,6}}?{noun}{long}|Treaty\s+of\s+(?:{CAPITAL}\s)?{CAPITAL}))(?![\w-])"
        r"(?P<year>(?:\s+of|,)?\s+(?:1[5-9]\d\d|20[0-4]\d)\b)?"
    )


_NUMBERED = re.compile(
    r"(?<![\w-])(?P<form>[Ee]xecutive [Oo]rder|(?:[Pp]residential |[Ll]egislative |[Ee]mergency )?[Dd]ecree"
    r"(?:[- ][Ll]aw)?"
    r"|Public Law|Republic Act|Federal Law|Law|Proposition|Prop\.?|(?:House |Senate |Assembly )?Bill|Directive"
    r"|[Rr]egulation)"
    r"\s+(?:[Nn]o\.?\s?|[Nn]umber\s|#)?(?P<number>C-\d+|S-\d+|\d+(?:[-/]\d+)*)(?![\w%])"
    r"(?!\s+(?:percent|people|years|members))"
)
_CONGRESS = re.compile(r"(?<![\w.])(?P<form>H\.\s?R\.|S\.)\s?(?P<number>\d{1,4})(?![\w.:]\d)")
_PROVISION = re.compile(
    r"(?<![\w-])(?P<form>[Aa]rticles?|[Ss]ections?|[Cc]hapter|[Aa]nnex|[Cc]lause|[Pp]aragraph)\s+"
    r"(?P<number>\d+[A-Z]?(?:\.\d+)?(?:\(\w+\))*|[IVX]+)(?![\w])"
)
_OF = re.compile(r"(?:\(\w+\)|,)?\s+(?:of|in|to|under)\s+(?:the\s+|its\s+|their\s+)?(?:[\w'’.-]+\s+){0,2}?")
_CHARTER = re.compile(
    r"\s+of\s+(?:the\s+)?(?P<name>(?:[A-Z][\w'’.-]+\s+){0,3}"
    r"(?:[Cc]onstitution|[Cc]riminal [Cc]ode|[Pp]enal [Cc]ode|[Cc]harter))"
)
_AMENDED = (1791,) * 10 + (
    1795,
    1804,
    1865,
    1868,
    1870,
    1913,
    1913,
    1919,
    1920,
    1933,
    1933,
    1951,
    1961,
    1964,
    1967,
    1971,
    1992,
)
"""Years in which the amendments to the Constitution of the United States were ratified, from the first."""


def laws(text: str) -> Iterator[Hit]:
    """Statutes called Act, Law, Bill, Ordinance or Code."""
    for match in _laws().finditer(text):
        noun_at = match.start("noun")
        start = without_openers(text, _after_owner(text, match.start("name"), noun_at))
        if start >= noun_at:
            continue
        before = text[start:noun_at].split()
        if not _is_law(match.group("noun"), before, (match.group("after") or "").strip()):
            continue
        year = match.group("year") or ""
        end = match.end("year") if year else match.end("noun")
        name = " ".join(text[start : match.end("noun")].split()).replace("’", "'")
        yield Hit(start, end, "law", name, None, None, year_in(year), 0.7)


def _after_owner(text: str, start: int, end: int) -> int:
    """Where a name begins after the one it is said to belong to ("Tern Island's Fair Ports Act")."""
    owner = max(text.rfind("'s ", start, end), text.rfind("’s ", start, end))
    return owner + 3 if owner >= 0 else start


def _is_law(noun: str, before: list[str], after: str) -> bool:
    if noun == "Code":
        return before[-1] in words("codes") or "of" in before
    if noun == "Bill":
        if after in words("unbill") or after[:1].isupper():
            return False
        return len(before) >= 2 and before[-1] not in words("openers") and before[-1] not in ("and", "&")
    if noun == "Law" and (after in words("unlaw-after") or len(before) > 4 or before[-1] == "of"):
        return False
    if noun == "Law" and words("schools") & set(before):
        return False
    return before[-1] not in words("unlaws")


def treaties(text: str) -> Iterator[Hit]:
    """Treaties and agreements by their form ("Cooperation Treaty of …"), which no data file knows."""
    for match in _treaties().finditer(text):
        start = without_openers(text, match.start("name"))
        noun = match.group("noun") or "Treaty"
        before = text[start : match.start("noun")].split() if match.group("noun") else []
        if match.group("noun") and (start >= match.start("noun") or not _is_treaty(noun, before)):
            continue
        year = match.group("year") or ""
        end = match.end("year") if year else match.end("name")
        name = " ".join(text[start : match.end("name")].split()).replace("’", "'")
        kind = "treaty" if noun.startswith(("Treat", "Conv", "Cov", "Prot")) else "agreement"
        yield Hit(start, end, kind, name, None, None, year_in(year), 0.6)


def _is_treaty(noun: str, before: list[str]) -> bool:
    if noun.startswith("Convention") and (set(before) & words("rallies") or len(before) < 2):
        return False
    if noun == "Accord" and words("cars") & set(before):
        return False
    if noun == "Memorandum" and len(before) < 2:
        return False
    return any(word not in words("plain") and word[:1].isupper() for word in before)


def numbered(text: str) -> Iterator[Hit]:
    """Executive orders, decrees, bills and laws by number."""
    for match in _NUMBERED.finditer(text):
        form, number = match.group("form"), match.group("number")
        order = form.lower() == "executive order"
        if form in ("Law", "Bill", "Directive", "Regulation", "regulation", "decree", "Decree") and not _has_number(
            match
        ):
            continue
        form = "Proposition" if form.startswith("Prop") else "Executive Order" if order else form
        body = "President of the United States" if order and len(number) == 5 else None
        yield Hit(*match.span(), "law", f"{form} {number}", body, number, None, 0.85)
    for match in _CONGRESS.finditer(text):
        form = "H.R." if match.group("form").startswith("H") else "S."
        yield Hit(
            *match.span(),
            "law",
            f"{form} {match.group('number')}",
            "United States Congress",
            match.group("number"),
            None,
            0.85 if form == "H.R." else 0.6,
        )


def _has_number(match: re.Match[str]) -> bool:
    """Whether a number belongs to a law and not to what follows: it says "No.", has a stroke, or is long."""
    return bool(re.search(r"[Nn]o\.?\s?\d|[Nn]umber|#|[-/]", match.group())) or len(match.group("number")) >= 3


def amendments(text: str) -> Iterator[Hit]:
    """Amendments to the Constitution of the United States, or of a country of the article that numbers its own."""
    ordinals = [word.lower() for word in _ordinals()]
    pattern = rf"(?<![\w-])(?P<which>{either('ordinals')}|\d{{1,2}}(?:st|nd|rd|th))\s+Amendments?\b"
    found = list(re.finditer(pattern, text, re.IGNORECASE))
    if not found:
        return
    elsewhere = bool(set(re.findall(r"\w+", text)) & words("peoples"))
    for match in found:
        which = match.group("which").lower()
        number = int(which[:-2]) if which[0].isdigit() else ordinals.index(which) + 1
        if not 1 <= number <= len(_AMENDED) or not match.group().rstrip("s").endswith("Amendment"):
            continue
        if elsewhere:
            yield Hit(
                *match.span(),
                "law",
                f"{_ordinals()[number - 1]} Amendment to the Constitution",
                None,
                str(number),
                None,
                0.5,
            )
            continue
        name = f"{_ordinals()[number - 1]} Amendment to the United States Constitution"
        yield Hit(*match.span(), "law", name, "United States", str(number), _AMENDED[number - 1], 0.93)


@cache
def _ordinals() -> list[str]:
    line = next(listed for kind, listed in rows(PACKAGE, "words.tsv") if kind == "ordinals")
    return line.split()


class Provision(NamedTuple):
    """A provision that news names without its document."""

    name: str
    body: str
    year: int
    number: str
    context: frozenset[str]


@cache
def _provisions() -> dict[str, list[Provision]]:
    found: dict[str, list[Provision]] = {}
    for form, name, body, year, number, context in rows(PACKAGE, "provisions.tsv"):
        found.setdefault(form, []).append(Provision(name, body, int(year), number, frozenset(context.split())))
    return found


def provisions(text: str, hits: list[Hit]) -> Iterator[Hit]:
    """Articles and sections of documents that are named beside them, and those that are known without.

    Args:
        text: the article.
        hits: documents found in it.
    """
    starts = {hit.start: hit for hit in hits}
    present: set[str] | None = None
    for match in _PROVISION.finditer(text):
        label = f"{match.group('form').rstrip('s').capitalize()} {match.group('number')}"
        whole = _beside(text, match.end(), starts)
        if whole is not None:
            name = f"{label} of the {whole.name}"
            yield Hit(match.start(), whole.end, whole.kind, name, whole.body, match.group("number"), whole.year, 0.93)
            continue
        charter = _CHARTER.match(text, match.end())
        if charter is not None:
            name = f"{label} of the {' '.join(charter.group('name').split())}"
            yield Hit(match.start(), charter.end(), "law", name, None, match.group("number"), None, 0.8)
            continue
        if match.group("form")[0].islower():
            continue
        present = present if present is not None else set(re.findall(r"\w+", text))
        for known in _provisions().get(label, ()):
            if not known.context or known.context & present:
                kind = "treaty" if known.body in ("NATO", "European Union", "United Nations") else "law"
                yield Hit(*match.span(), kind, known.name, known.body, known.number, known.year, 0.85)
                break


def _beside(text: str, at: int, starts: dict[int, Hit]) -> Hit | None:
    """The document that a provision is said to be of."""
    if not re.match(r"(?:\(\w+\)|,)?\s+(?:of|in|to|under)\s", text[at : at + 12]):
        return None
    for start in range(at + 3, at + 34):
        if start in starts and _OF.fullmatch(text, at, start) is not None:
            return starts[start]
    return None
