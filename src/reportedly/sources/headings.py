"""Lines between a headline and the date that is told below them: credits, desks, datelines of their own."""

from __future__ import annotations

import re
from functools import cache

from reportedly.sources.dates import date_at
from reportedly.sources.draft import Draft
from reportedly.sources.tables import alternatives, rows, words

MOST = 6
"""Lines of a block that are looked at for a date; its headline is not among them."""
LONGEST = 100
"""No such line is longer than this."""

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]*")
_BREAK = re.compile(r"[ \t]*(?:\r\n|[\r\n\x0b\x0c\x85\u2028])[ \t]*")
_INITIALS = re.compile(r"(?:\b[A-Z]|\b(?:Jr|Sr))\.$")
_PAUSE = re.compile(r"\s*[,|•·—–]\s*")
_PAGE = re.compile(r"[\s.()|]*(?:,?\s*(?:pages?|pp?\.|section)\s*[\w-]{1,6})?[\s.()|]*$", re.IGNORECASE)


@cache
def _date_label() -> re.Pattern[str]:
    labels = tuple(row[0] for row in rows("labels.tsv") if row[1] in ("published", "modified"))
    return re.compile(rf"(?:{alternatives(labels)})(?:[ \t]*:[ \t]*|[ \t]+)", re.IGNORECASE)


def leads_to_date(text: str, start: int) -> bool:
    """Whether the short lines from an offset on, without a blank line between them, come to a labelled date.

    Args:
        text: the article's text.
        start: where the first of the lines begins.
    """
    for _line in range(MOST):
        match = _LINE.match(text, start)
        line = match.group().rstrip() if match is not None else ""
        if not line or len(line) > LONGEST or (line[-1] in ".?!;:" and not _INITIALS.search(line)):
            return False
        label = _date_label().match(text, start)
        if label is not None and label.end() < start + len(line):
            found = date_at(text, label.end())
            return found is not None and found.year is not None
        following = _BREAK.match(text, start + len(line))
        if following is None:
            return False
        start = following.end()
    return False


def take_heading(draft: Draft, start: int, end: int) -> int:
    """Where a line above the date ends; it is furniture, and a dateline if it is a place with a day.

    Args:
        draft: the article so far.
        start, end: the line.
    """
    stop = start + len(draft.text[start:end].rstrip())
    comma = draft.text.rfind(",", start, stop)
    if draft.dateline is None and comma > start and _is_day(draft.text, comma + 1, stop):
        place = draft.text[start:comma]
        if all(word[0].isupper() for word in place.split()):
            draft.dateline = draft.stated(start, comma, "dateline")
    draft.furniture.append(draft.span(start, stop))
    return stop


def _is_day(text: str, start: int, stop: int) -> bool:
    """Whether nothing but a weekday or a date stands between two offsets."""
    day = text[start:stop].strip()
    if day.strip(".").lower() in words("weekdays.txt"):
        return True
    found = date_at(text, stop - len(day)) if day else None
    return found is not None and found.end == stop


def take_issue(draft: Draft, start: int, end: int, basis: str) -> int | None:
    """Where a line ends that tells the issue: "The Selden Post, Monday, June 19, 2017, page 4"; ``None`` if it is none.

    Args:
        draft: the article so far.
        start, end: the line.
        basis: what its date and outlet rest on.
    """
    line = draft.text[start:end].rstrip()
    if len(line) > LONGEST or not line[:1].isupper():
        return None
    for pause in _PAUSE.finditer(line):
        found = date_at(draft.text, start + pause.end())
        iso = found.iso() if found is not None else None
        if found is None or iso is None or not _PAGE.match(draft.text[found.end : start + len(line)]):
            continue
        name = line[: pause.start()].rstrip(" ,")
        long = [word for word in re.findall(r"[^\W\d_][\w'’-]*", name) if len(word) > 3]
        if not all(word[0].isupper() for word in long):
            return None
        draft.published = draft.published or draft.stated(found.start, found.end, basis, iso)
        if draft.outlet is None and name.lower().startswith("the "):
            draft.outlet = draft.stated(start, start + len(name), basis)
        draft.furniture.append(draft.span(start, start + len(line)))
        return start + len(line)
    return None
