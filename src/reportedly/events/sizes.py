"""Numbers in an event: how many were killed, hurt, arrested, sent."""

from __future__ import annotations

import re
from functools import cache

from ..language.lexicons import rows
from ..records import Size, Span

NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|[a-z]+", re.IGNORECASE)
AT_LEAST = re.compile(r"\b(?:at least|more than|over|no fewer than|upwards of|not less than)\s+(?=\S)", re.IGNORECASE)
AT_MOST = re.compile(r"\b(?:at most|up to|fewer than|less than|under|as many as|nearly|almost)\s+(?=\S)", re.IGNORECASE)
RANGE = re.compile(r"(?:\bbetween\s+)?(\S+)\s*(?:\bto\b|\band\b|\bor\b|–|-)\s*(\S+)", re.IGNORECASE)
LINKS = frozenset({"and", "of", "a", "half"})


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("reportedly.events", "sizes.tsv")}


@cache
def _values() -> dict[str, tuple[int, int | None, bool]]:
    return {
        word: (int(low), int(high) if high else None, how == "x")
        for word, low, high, how in rows("reportedly.events", "numbers.tsv")
    }


def size(text: str, start: int, end: int, trigger: str) -> Size | None:
    """The number that ``text[start:end]`` states; ``None`` if it states none.

    Args:
        trigger: the word of the event, which tells what is counted where the words of the number do not.
    """
    phrase = text[start:end]
    number = amount(phrase)
    if number is None:
        return None
    what = _counted(phrase) or _counted(_before(text, start)) or _counted(trigger) or "number"
    return Size(what=what, low=number[0], high=number[1], span=Span.of(text, start, end))


def amount(phrase: str) -> tuple[int | None, int | None] | None:
    """Lowest and highest number that a phrase can mean, ``None`` where open; ``None`` if it holds no number."""
    between = RANGE.search(phrase)
    if between:
        low, high = (_plain(part) for part in between.groups())
        if low and high and low[0] < high[0]:
            return low[0], high[1]
    found = _plain(phrase)
    if found is None:
        return None
    low_value, high_value = found
    if AT_LEAST.search(phrase):
        return low_value, None
    if AT_MOST.search(phrase):
        return None, high_value
    return low_value, high_value


def _plain(phrase: str) -> tuple[int, int | None] | None:
    """The first number of a phrase, in digits or words, with its multipliers."""
    low = 0.0
    high: float | None = 0.0
    seen = False
    for found in NUMBER.finditer(phrase):
        word = found.group().lower()
        if word[0].isdigit():
            if seen:
                break
            low = high = float(word.replace(",", ""))
            seen = True
        elif word in _values():
            least, most, multiplies = _values()[word]
            if multiplies:
                low = (low or 1) * least
                high = None if high is None or most is None else (high or 1) * most
            elif seen and low % 10 == 0 and least < 10 < low:
                low, high = low + least, low + least
            elif seen:
                break
            else:
                low, high = least, most
            seen = True
        elif seen and word not in LINKS:
            break
    if not seen:
        return None
    return int(low), None if high is None else int(high)


def _counted(words: str) -> str | None:
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _kinds():
            return _kinds()[word]
    return None


def _before(text: str, start: int) -> str:
    """The word before a number: ``killing 12 people``."""
    found = re.search(
        r"(\w+)\W+(?:(?:at|least|some|about|more|than|up|to|over|nearly|almost)\W+)*$", text[:start][-60:]
    )
    return found.group(1) if found else ""
