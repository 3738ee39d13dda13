"""Datelines: ``DAMASCUS, June 19 (Agency) —`` and its relatives.

A dateline is place, date and agency in front of the first sentence of a dispatch. The forms are those
of the agencies' style books: AP (``KABUL, Afghanistan (AP) —``), Reuters (``PARIS, June 19 (Reuters) -``),
TASS (``MOSCOW, June 19. /TASS/.``), SANA (``Damascus, SANA-``), CNN (``(CNN) --``), and South Asian
newspapers (``ISLAMABAD: …``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from reportedly.sources.dates import WrittenDate, date_at
from reportedly.sources.tables import pairs, words

LONGEST = 120
"""No dateline is longer than this."""

_WORD = r"[^\W\d_][\w.'’‘-]*"
_PLACE = re.compile(rf"{_WORD}(?:[ ]{_WORD}){{0,3}}(?:[ ]?/[ ]?{_WORD}(?:[ ]{_WORD}){{0,2}}){{0,2}}")
_REGION = re.compile(rf",[ ]?(?P<region>{_WORD}(?:[ ]{_WORD}){{0,3}})(?=[ \xa0]?[,(/—–―:-]|[ ]*$|\.[ ])")
_GAP = re.compile(r"[\s,.]*")
_AGENCY = re.compile(r"\((?P<round>[^()\n]{2,40})\)|/(?P<slash>[^/\n]{2,40})/\.?|\[(?P<square>[^\[\]\n]{2,40})\]")
_DASH = re.compile(r"[ \xa0]?(?:[—–―]|--+|-)(?=[\s\"'“‘«]|\w)|[ \xa0]?[—–―]")
_SPACED_DASH = re.compile(r"[ \xa0]+(?:[—–―]|--?)(?=\s)|[ \xa0]*[—–―](?=\s)|[ \xa0]+[—–―]|--")


@dataclass(frozen=True)
class Dateline:
    """A dateline and its parts, as offsets into the text.

    Args:
        start, end: from the place to the dash.
        place: where the place stands, ``None`` for ``(AP) —``.
        agency: where the agency's name stands.
        agency_name: its full name, if it is a known one, or as printed.
        date: the date in it.
    """

    start: int
    end: int
    place: tuple[int, int] | None = None
    agency: tuple[int, int] | None = None
    agency_name: str | None = None
    date: WrittenDate | None = None


@cache
def _agencies() -> dict[str, str]:
    return {name.lower(): full for name, full in pairs("agencies.tsv").items()}


def agency_name(printed: str) -> str | None:
    """The full name of a known news agency, or ``None``.

    Args:
        printed: the name as a dateline, byline or credit prints it.
    """
    name = " ".join(printed.split()).strip(" .,-—–")
    full = _agencies().get(name.lower())
    # Short names are words too ("Map", "Ana") unless they stand in capitals.
    if full is not None and len(name) <= 4 and not name.isupper() and name not in pairs("agencies.tsv"):
        return None
    return full


def is_town(name: str) -> bool:
    """Whether a name is one of the towns that stand in datelines.

    Args:
        name: a place name in any case.
    """
    return " ".join(name.replace("’", "'").split()).lower() in words("towns.txt")


def dateline_at(text: str, start: int) -> Dateline | None:
    """The dateline that begins exactly at an offset, or ``None``.

    Args:
        text: the article's text.
        start: where its prose begins.
    """
    limit = min(len(text), start + LONGEST)
    newline = re.compile(r"[\r\n]").search(text, start, limit)
    line = text[: newline.start() if newline else limit]
    return _agency_first(line, start) or _place_first(line, start)


def _agency_first(line: str, start: int) -> Dateline | None:
    match = _AGENCY.match(line, start)
    if match is None:
        return None
    where = _group(match)
    name = agency_name(line[slice(*where)])
    dash = _DASH.match(line, match.end()) or _DASH.match(line, match.end() + 1)
    if name is None or dash is None:
        return None
    return Dateline(start, dash.end(), agency=where, agency_name=name)


def _place_first(line: str, start: int) -> Dateline | None:
    match = _PLACE.match(line, start)
    if match is None:
        return None
    for end in _place_ends(line, match):
        found = _with_place(line, start, end)
        if found is not None:
            return found
    return None


def _place_ends(line: str, match: re.Match[str]) -> list[int]:
    """Where the place may end: the whole match, then with words taken off ("Damascus SANA" is two things)."""
    ends = [match.end()]
    ends += [match.start() + space.start() for space in re.finditer(r" ", match.group())][::-1]
    return [end for end in ends if _capitalised(line[match.start() : end])]


def _capitalised(name: str) -> bool:
    parts = [part for part in re.split(r"[\s/]+", name) if part]
    small = words("particles.txt")
    return bool(parts) and parts[0][0].isupper() and all(part[0].isupper() or part in small for part in parts)


def _with_place(line: str, start: int, end: int) -> Dateline | None:
    name = line[start:end]
    position = end
    region = _REGION.match(line, position)
    if region is not None and _is_region(line, region):
        position = region.end()
    printed_place = line[start:position]
    place = (start, position - (printed_place.endswith(".") and not _initials(printed_place)))
    date: WrittenDate | None = None
    agency: tuple[int, int] | None = None
    printed: str | None = None
    for _turn in range(2):
        ahead = _GAP.match(line, position)
        after = ahead.end() if ahead else position
        # "GENEVA – 19 June 2017 – …", as press offices write.
        hyphen = _SPACED_DASH.match(line, position)
        if hyphen is not None and date is None and agency is None:
            written = len(line) - len(line[hyphen.end() :].lstrip())
            after = written if date_at(line, written) is not None else after
        if date is None and after > position and (found := date_at(line, after)) is not None:
            date, position = found, found.end
            continue
        bracket = _AGENCY.match(line, after)
        inside = date_at(line, _group(bracket)[0]) if bracket is not None and date is None else None
        if bracket is not None and inside is not None and inside.end == _group(bracket)[1]:
            date, position = inside, bracket.end()
            continue
        if agency is None and bracket is not None:
            agency, position = _group(bracket), bracket.end()
            printed = line[slice(*agency)]
            continue
        bare = re.compile(rf"{_WORD}").match(line, after)
        if agency is None and bare is not None and after > position and agency_name(bare.group().rstrip("-")):
            agency, position = (bare.start(), bare.start() + len(bare.group().rstrip("-"))), bare.end()
            position = agency[1]
            printed = line[slice(*agency)]
    known = agency_name(printed) if printed else None
    closed = _closed(line, position, name, date=date, known=known, bracketed=agency is not None)
    if closed is None or (printed is not None and known is None and not _name_like(printed)):
        return None
    return Dateline(start, closed, place, agency, known or printed, date)


def _closed(
    line: str, position: int, name: str, *, date: WrittenDate | None, known: str | None, bracketed: bool
) -> int | None:
    """Where a dateline ends, if what was found is enough to be one."""
    capitals = name.isupper() and len(name) > 2
    kicker = re.sub(r"\s*\d*$", "", name).lower() in words("kickers.txt")
    stop = line[position : position + 1] == "."
    dash = _DASH.match(line, position) or (_DASH.match(line, position + 1) if stop else None)
    spaced = _SPACED_DASH.match(line, position)
    if dash is not None and (known or (date is not None and not kicker) or (bracketed and (capitals or is_town(name)))):
        return dash.end()
    if spaced is not None and not bracketed and not kicker and (capitals or is_town(name)):
        # "Paris — the city of light — …" is a sentence; a dispatch begins with a capital or a quotation.
        return spaced.end() if re.match(r"\s*[\W\d]*[^\Wa-z]", line[spaced.end() :]) else None
    if dash is None and known and (capitals or is_town(name) or date is not None):
        # CNN, TASS: no dash after the agency.
        return position + (line[position : position + 1] in (".", ":"))
    if dash is None and date is not None and capitals and line[position : position + 1] in (":", "."):
        return position + 1
    if line[position : position + 1] == ":" and date is None and not bracketed and capitals and is_town(name):
        return position + 1
    return None


def _group(match: re.Match[str]) -> tuple[int, int]:
    for name in ("round", "slash", "square"):
        if match.group(name) is not None:
            return match.span(name)
    return match.span()


def _is_region(line: str, region: re.Match[str]) -> bool:
    name = region.group("region")
    starts = region.start("region")
    return _capitalised(name) and agency_name(name) is None and date_at(line, starts) is None


def _initials(name: str) -> bool:
    return re.search(r"\b\w\.\w\.$|\.[A-Z]\.$|\b[A-Z][a-z]{1,4}\.$", name) is not None


def _name_like(printed: str) -> bool:
    return printed[:1].isupper() and len(printed.split()) <= 5 and not re.search(r"[.?!;]", printed)
