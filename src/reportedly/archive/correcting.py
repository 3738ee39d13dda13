"""What a person types as the right answer, checked and found in the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from ..errors import UsageError
from ..events.codes import modes_of
from ..events.heads import TYPES
from ..records import Act, Span, Status
from ..records.review import FIELDS, Correction, Judged

NONE = "-"
"""What a person types to say that there is none."""
WORDS = frozenset({"content", "cue", "trigger"})
"""Fields that are words of the text; several values are pieces of one."""
NAMES = frozenset({"speaker", "actor", "recipient", "place"})
"""Fields whose value may, but need not, stand in the text."""
SEVERAL = frozenset({"actor", "recipient"})
"""Fields that can have more than one value."""
_OFFSETS = re.compile(r"(\d+)-(\d+)")
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def corrections(
    text: str,
    kind: Judged,
    values: Mapping[str, Sequence[str]],
    *,
    near: int | None,
    event_type: str | None = None,
) -> tuple[Correction, ...]:
    """Corrections of several fields.

    Args:
        text: of the article.
        kind: of what is corrected.
        values: of each field, as a person types them: words, START-END, or :data:`NONE`.
        near: offset near which words are looked for; ``None`` if they must stand in the text only once.
        event_type: of the event, whose modes can be chosen from, unless ``values`` has one.

    Raises:
        UsageError: there is no such field, or it does not take that value; the message says what it takes.
    """
    found: list[Correction] = []
    chosen = [one.upper() for one in values.get("type", ())]
    for field, given in values.items():
        if field not in FIELDS[kind]:
            raise UsageError(f"there is no {field!r} to correct; choose one of: {', '.join(FIELDS[kind])}")
        if field in WORDS:
            found.append(_words(text, field, given, near))
        elif len(given) > 1 and field not in SEVERAL:
            raise UsageError(f"give one {field}, not {len(given)}")
        elif field in NAMES:
            found += [_name(text, field, one, near) for one in given]
        else:
            found += [_code(field, one, chosen[0] if chosen else event_type) for one in given]
    return tuple(found)


def place_of(text: str, words: str, near: int | None) -> Span | None:
    """Where words stand in a text, whatever spaces and line breaks between them; the nearest to an offset.

    Raises:
        UsageError: they stand there several times, and nothing tells which is meant.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    if not pattern:
        return None
    found = [Span.of(text, *one.span()) for one in re.finditer(pattern, text)]
    if near is None and len(found) > 1:
        places = ", ".join(f"{span.start}-{span.end}" for span in found[:5])
        raise UsageError(f"{words!r} stands {len(found)} times in the text; say which: {places}")
    return min(found, key=lambda span: abs(span.start - (near or 0)), default=None)


def _words(text: str, field: str, given: Sequence[str], near: int | None) -> Correction:
    at: list[Span] = []
    told = False
    for one in given:
        span = _offsets(text, one)
        told = told or span is not None
        span = span or place_of(text, one, near)
        if span is None:
            raise UsageError(f"{one!r} does not stand in the text; give the words as they stand, or START-END")
        at.append(span)
    if not at:
        raise UsageError(f"give the words of the {field}")
    at.sort(key=lambda span: span.start)
    if any(one.end > other.start for one, other in pairwise(at)):
        raise UsageError(f"the pieces of the {field} overlap")
    return Correction(field=field, value=" … ".join(span.exact for span in at), at=tuple(at), given=told)


def _name(text: str, field: str, given: str, near: int | None) -> Correction:
    if given == NONE:
        return Correction(field=field, value=None)
    told = _offsets(text, given)
    if told is not None:
        return Correction(field=field, value=" ".join(told.exact.split()), at=(told,), given=True)
    if not given.strip():
        raise UsageError(f"give the {field}, or {NONE} if there is none")
    span = place_of(text, given, near or 0)
    return Correction(field=field, value=given.strip(), at=(span,) if span else ())


def _offsets(text: str, given: str) -> Span | None:
    told = _OFFSETS.fullmatch(given.strip())
    if told is None:
        return None
    start, end = int(told[1]), int(told[2])
    if not start < end <= len(text):
        raise UsageError(f"{given} is no part of the text, which holds {len(text)} characters")
    return Span.of(text, start, end)


def _code(field: str, given: str, kind: str | None) -> Correction:
    value: str | None = given.strip()
    if value == NONE and field in {"act", "mode", "date"}:
        return Correction(field=field, value=None)
    if field == "date":
        value = _date(given.strip())
    elif field == "type":
        value = _one_of(field, given.strip().upper(), TYPES)
    elif field == "mode":
        value = _one_of(f"mode of {kind}", given.strip(), modes_of(kind or ""))
    else:
        value = _one_of(field, given.strip(), [one.value for one in (Act if field == "act" else Status)])
    return Correction(field=field, value=value)


def _one_of(field: str, given: str, known: Iterable[str]) -> str:
    choice = tuple(known)
    if given not in choice:
        raise UsageError(f"{given!r} is no {field}; choose one of: {', '.join(choice) or NONE}")
    return given


def _date(given: str) -> str:
    ends = given.split("/")
    try:
        if len(ends) > 2 or not all(one == ".." or _DAY.fullmatch(one) for one in ends) or given == "../..":
            raise ValueError(given)
        days = [date.fromisoformat(f"{one}-01-01"[:10]) for one in ends if one != ".."]
    except ValueError as error:
        raise UsageError(f"{given!r} is no date; write 2017-06-19, 2017-06, or 2017-06-19/2017-06-21") from error
    if days != sorted(days):
        raise UsageError(f"{given!r} ends before it begins")
    return given
