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
REACH = 70
"""Characters around a number in which it may be said what it counts."""
WHO = frozenset({"troops", "protesters", "weapons"})
"""What tells who or what is counted, and not what became of them."""
OTHER = "number"
"""What is counted where nothing tells."""
CALENDAR = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|No\.|aged?)\s*$"
)
NAMED = re.compile(r"[A-Z][\w'’.-]+,\s*$")
AGE = re.compile(r"1?\d{1,2},")
"""What stands after a name and a comma is an age: ``Saturnino Quispe, 41, was killed``."""
PART = re.compile(
    r"\s+(?:of (?:them|whom)|years?\b|days?\b|hours?\b|weeks?\b|months?\b|kilomet|km\b|miles?\b|per ?cent|%)"
)
TOLL = re.compile(
    r"\b(?:(?:toll|number of (?:the )?(?:\w+ )?(?:dead|killed|martyrs|victims))\b[^.;]*?\b(?:to|at|of|is|was)"
    r"|(?:put|puts|putting) the dead\b[^.;]*?\bat|the dead\b[^.;]*?\b(?:put at|numbers?|numbered))\s+"
    r"(?:at least |more than |about |over )?$",
    re.IGNORECASE,
)
HELD = re.compile(r"\s+held(?:\s*$|\s+(?:after|as|at|following|for|in|on|over)\b)")
"""A headline's word for those arrested, where it is not what they do: ``17 held after protest``."""
SAID_OF = re.compile(r"\b(?:were|was|been|be|is|are|left|lay|lie)\s+(?:\w+ly\s+|being\s+|feared\s+|shot\s+)?(\w+)")
LINKS = frozenset({"and", "of", "a", "half"})
ARTICLES = frozenset({"a", "an"})
CURRENCIES = "$€£¥"
DOING = frozenset({"held", "left"})
"""What those who are counted do as often as it is done to them: ``3,000 citizens held candles``."""


@cache
def _kinds() -> dict[str, str]:
    return {row[0]: row[1] for row in rows("reportedly.events", "sizes.tsv")}


@cache
def _values() -> dict[str, tuple[int, int | None, bool]]:
    return {
        word: (int(low), int(high) if high else None, how == "x")
        for word, low, high, how in rows("reportedly.events", "numbers.tsv")
    }


@cache
def _figure() -> re.Pattern[str]:
    """Numbers in digits, and those in words but for one, which is as often an article."""
    spelled = "|".join(sorted((word for word in _values() if word not in {"a", "an", "one"}), key=len, reverse=True))
    digits = r"(?:[$€£¥]\s?)?\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion))?"
    return re.compile(rf"{digits}|\b(?:{spelled})(?:-\w+)?\b", re.IGNORECASE)


@cache
def _deeds() -> dict[tuple[str, str], str]:
    return {(kind, mode): what for kind, mode, what in rows("reportedly.events", "counts.tsv")}


def size(text: str, start: int, end: int, trigger: str, deed: tuple[str, str | None] = ("", None)) -> Size | None:
    """The number that ``text[start:end]`` states; ``None`` if it states none.

    Args:
        trigger: the word of the event, which tells what is counted where the words of the number do not.
        deed: type and mode of the event, which tell it where no word does.
    """
    start = _with_digits(text, start)
    number = amount(_with_bound(text, start) + text[start:end])
    if number is None:
        return None
    told = _what(text, start, end)
    if told is None or told in WHO:
        told = _counted(trigger) or _deeds().get((deed[0], deed[1] or "-")) or told
    return Size(what=told or OTHER, low=number[0], high=number[1], span=Span.of(text, start, end))


def counted(sentence: str) -> tuple[tuple[str, int | None, int | None], ...]:
    """What a sentence counts, and how many, wherever its words say what: ``killed 12``, ``12 people were hurt``."""
    found: list[tuple[str, int | None, int | None]] = []
    at = 0
    for figure in _figure().finditer(sentence):
        start, end = figure.start(), max(figure.end(), _range_end(sentence, figure))
        if start < at or CALENDAR.search(sentence[:start][-12:]) or _is_year(figure.group(), sentence[end : end + 9]):
            continue
        if NAMED.search(sentence[:start][-40:]) and AGE.match(sentence, start):
            continue
        at = end
        number = amount(_with_bound(sentence, start) + sentence[start:end])
        what = _what(sentence, start, end)
        if number is not None and what is not None:
            found.append((what, *number))
    return tuple(dict.fromkeys(found))


def _range_end(sentence: str, figure: re.Match[str]) -> int:
    """Where a range ends that begins with a figure: ``30 to 50``, ``between 30 and 50``."""
    between = re.search(r"\bbetween\s+$", sentence[: figure.start()], re.IGNORECASE)
    link = re.compile(r"\s+(?:to|and)\s+|\s?–\s?" if between else r"\s+to\s+|\s?–\s?").match(sentence, figure.end())
    other = _figure().match(sentence, link.end()) if link else None
    return other.end() if other else figure.end()


def _what(text: str, start: int, end: int) -> str | None:
    """What a number counts, by its own words, by those before it, or by what is said of it after."""
    after = text[end : end + REACH].split(".")[0]
    if PART.match(after):
        return None
    own = _others().split(after, maxsplit=1)[0]
    following = re.match(r"\s+(\w+)(?:\s+(\w+))?", own)
    said = SAID_OF.search(own)
    told = [
        "dead" if TOLL.search(text[:start][-2 * REACH :]) else None,
        _counted(_before(text, start)),
        "money" if any(sign in text[start:end] for sign in CURRENCIES) else _counted(text[start:end]),
        "arrested" if HELD.match(own) else None,
        *(_counted(word) for word in (following.groups() if following else ()) if word and word not in DOING),
        _counted(said.group(1)) if said else None,
    ]
    # Who is counted tells less than what became of them: "14 soldiers were killed".
    return next((one for one in told if one and one not in WHO), None) or next((one for one in told if one), None)


@cache
def _others() -> re.Pattern[str]:
    """Where others are counted by a verb of their own: ``and eleven were hurt``."""
    return re.compile(rf"\band\s+(?:{_figure().pattern})(?:\s+others?|\s+more)?\s+(?:were|was)\b", re.IGNORECASE)


def _with_digits(text: str, start: int) -> int:
    """Where a number begins whose phrase begins with its multiplier: ``4.2 [million dollars]``."""
    digits = re.search(r"(?:\d[\d,]*(?:\.\d+)?|[$€£¥])\s?$", text[:start][-20:])
    if digits and not text[start : start + 1].isdigit() and text[start:].split(" ", 1)[0].lower() in _values():
        return start - len(digits.group())
    return start


def _with_bound(text: str, start: int) -> str:
    """The words just before a number that make it the least or the most."""
    bound = re.search(
        r"\b(?:at least|more than|over|no fewer than|at most|up to|fewer than|nearly)\s+$", text[:start], re.I
    )
    return bound.group() if bound else ""


def _is_year(figure: str, after: str) -> bool:
    return bool(re.fullmatch(r"(?:1[5-9]|20)\d\d", figure)) and not re.match(r"\s+[a-z]+s\b", after)


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
    words = [found.group().lower() for found in NUMBER.finditer(phrase)]
    for at, word in enumerate(words):
        if word in ARTICLES and _before_a_number(words[at + 1 : at + 4]):
            continue
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


def _before_a_number(words: list[str]) -> bool:
    """Whether words after an article lead to a number: ``a few dozen``, ``a crowd of 5,000``."""
    for at, word in enumerate(words):
        if word[0].isdigit() or (word in _values() and word not in ARTICLES):
            return True
        if word == "and" or (word == "of" and words[at - 1] not in _collectives()):
            return False
    return False


@cache
def _collectives() -> frozenset[str]:
    return frozenset(row[0] for row in rows("reportedly.events", "collectives.txt"))


def _counted(words: str) -> str | None:
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in _kinds():
            return _kinds()[word]
    return None


def _before(text: str, start: int) -> str:
    """The word before a number: ``killing 12 people``."""
    found = re.search(
        r"(\w+)[^\w,;:]+(?:(?:of|at|least|some|about|more|than|up|to|over|nearly|almost)\W+)*$", text[:start][-60:]
    )
    return found.group(1) if found else ""
