"""Calendar dates and times as pages, wire headers and databases write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cache

from reportedly.sources.tables import alternatives, pairs, words


@dataclass(frozen=True)
class WrittenDate:
    """A date as it stands in a text.

    Args:
        year, month, day: ``year`` is ``None`` where the text gives none.
        time: ``HH:MM[:SS][±HH:MM]`` or ``None``.
        start, end: where it stands.
    """

    year: int | None
    month: int
    day: int
    time: str | None
    start: int
    end: int

    def iso(self, year: int | None = None) -> str | None:
        """ISO 8601, or ``None`` if no year is known.

        Args:
            year: the year to take where the text gives none.
        """
        chosen = self.year if self.year is not None else year
        if chosen is None:
            return None
        day = date(chosen, self.month, self.day).isoformat()
        return f"{day}T{self.time}" if self.time else day


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{alternatives(tuple(pairs('months.tsv')))})\b\.?"
    weekday = rf"(?:(?:{alternatives(words('weekdays.txt'))})\b\.?,?\s+)?"
    zone = rf"(?P<zone>[+-]\d\d:?\d\d|(?:{alternatives(tuple(pairs('zones.tsv')))})\b)"
    clock = (
        r"(?P<hour>\d{1,2})[:.](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
        rf"(?:\s*(?P<half>[ap]\.?m\b\.?))?(?:\s*\(?{zone}\)?)?"
    )
    after = rf"(?:(?:T|,?\s+(?:at\s+|-\s+|\|\s*)?){clock})?"
    compact = r"(?:T(?P<hour>\d\d)(?P<minute>\d\d)(?P<second>\d\d)?(?P<zone>Z|[+-]\d\d:?\d\d)?)?"
    year = r"(?P<year>(?:1[5-9]|20|21)\d\d)(?!\d)"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
    bodies = (
        rf"{year}[-/.](?P<month>\d{{1,2}})[-/.](?P<day>\d{{1,2}})(?!\d){after}",
        rf"(?P<year>(?:1[5-9]|20|21)\d\d)(?P<month>\d\d)(?P<day>\d\d){compact}(?!\d)",
        rf"{weekday}{day}[\s-]+(?:of\s+)?{month},?[\s-]+{year}{after}",
        rf"{weekday}{month}\s+{day},?\s+{year}{after}",
        rf"{weekday}{month}\s+{day}(?![\d:]){after}",
        rf"{weekday}{day}\s+(?:of\s+)?{month}{after}",
        rf"{weekday}(?P<first>\d{{1,2}})[/.-](?P<second_number>\d{{1,2}})[/.-]{year}{after}",
    )
    return tuple(re.compile(body, re.IGNORECASE) for body in bodies)


def date_at(text: str, position: int = 0) -> WrittenDate | None:
    """The date that begins exactly at a position, the longest reading of it.

    A date of two small numbers (06/05/2017) is read only where one of them cannot be a month, since
    countries order them differently.

    Args:
        text: any text.
        position: where the date must begin.
    """
    for pattern in _patterns():
        match = pattern.match(text, position)
        if match is not None and (found := _read(match)) is not None:
            return found
    return None


def _read(match: re.Match[str]) -> WrittenDate | None:
    parts = match.groupdict()
    if parts.get("first") is not None:
        first, second = int(match.group("first")), int(match.group("second_number"))
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    else:
        named = match.group("month").lower()
        day = int(match.group("day"))
        month = int(named if named.isdigit() else pairs("months.tsv")[named])
    stated = parts.get("year")
    year = int(stated) if stated else None
    try:
        # A year-less 29 February is possible, so a leap year stands in.
        date(year if year is not None else 2000, month, day)
    except ValueError:
        return None
    return WrittenDate(year, month, day, _clock(parts), match.start(), match.end())


def _clock(parts: dict[str, str | None]) -> str | None:
    if parts.get("hour") is None:
        return None
    hour, minute = int(parts["hour"] or 0), int(parts["minute"] or 0)
    seconds = parts.get("second")
    second = int(seconds) if seconds else None
    half = (parts.get("half") or "").lower()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or minute > 59 or (second or 0) > 59:
        return None
    clock = f"{hour:02}:{minute:02}" + (f":{second:02}" if second is not None else "")
    zone = parts.get("zone")
    if not zone:
        return clock
    offset = pairs("zones.tsv").get(zone.lower(), zone)
    return clock + (offset if ":" in offset else f"{offset[:3]}:{offset[3:]}")


def iso_date(value: object) -> str | None:
    """ISO 8601 of a date as a field states it, or ``None`` if it cannot be read.

    Args:
        value: a text that begins with a date, or seconds or milliseconds since 1970.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _from_epoch(float(value))
    if not isinstance(value, str):
        return None
    text = value.strip()
    if re.fullmatch(r"\d{9,10}|\d{12,13}", text):
        return _from_epoch(float(text))
    found = date_at(text)
    return found.iso() if found is not None else None


def _from_epoch(seconds: float) -> str | None:
    # Databases keep milliseconds as often as seconds; no news is older than 1973 in them.
    if abs(seconds) >= 1e11:
        seconds /= 1000
    if not 1e8 <= abs(seconds) < 1e10:
        return None
    return (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=int(seconds))).isoformat()


def nearest_year(written: WrittenDate, published: str) -> int:
    """The year that brings a year-less date closest to the day of publication.

    Args:
        written: the date of a dateline.
        published: an ISO 8601 date or time.
    """
    around = date.fromisoformat(published[:10])

    def distance(year: int) -> int:
        try:
            return abs((date(year, written.month, written.day) - around).days)
        except ValueError:
            return 10_000

    return min((around.year, around.year - 1, around.year + 1), key=distance)


def is_future(iso: str, today: date | None = None) -> bool:
    """Whether a date lies in the future anywhere on Earth.

    Args:
        iso: an ISO 8601 date or time.
        today: stands in for the clock.
    """
    # The day after tomorrow in UTC has begun nowhere.
    latest = (today or datetime.now(UTC).date()) + timedelta(days=1)
    return iso[:10] > latest.isoformat()
