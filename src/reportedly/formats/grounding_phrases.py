"""Who, where, when and by which document, put into words, the same in every format."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from reportedly.formats import event_phrases, phrases
from reportedly.records import Actor, ActorKind, Citation, Moment, Place, Reading, Span


class Ground(NamedTuple):
    """One line of a list: a name, what is known of it, where it stands, and why no more is known."""

    name: str
    facts: tuple[str, ...]
    spans: tuple[Span, ...]
    reason: str | None = None


def who(reading: Reading) -> tuple[Ground, ...]:
    """The actors that have a name or a code and words to print, those mentioned most often first."""
    shown = [one for one in reading.actors if event_phrases.named(one.label) and not one.members]
    ordered = sorted(shown, key=lambda one: (not event_phrases.code(one), -len(one.mentions)))
    return tuple(_who(one) for one in ordered)


def where(reading: Reading) -> tuple[Ground, ...]:
    """The places, those mentioned most often first, and behind them those that were not found."""
    ordered = sorted(reading.places, key=lambda one: (one.lat is None, -len(one.mentions)))
    return tuple(_where(one) for one in ordered)


def when(reading: Reading) -> tuple[Ground, ...]:
    """The times as the text tells them with the days they mean, alike ones as one."""
    found: dict[tuple[str, tuple[str, ...], str | None], list[Span]] = {}
    for one in reading.moments:
        days = calendar(one)
        reason = None if days else one.reason or "not tied to a day"
        found.setdefault((" ".join(one.span.exact.split()), (days,) if days else (), reason), []).append(one.span)
    grounds = [Ground(words, facts, tuple(spans), reason) for (words, facts, reason), spans in found.items()]
    return tuple(sorted(grounds, key=lambda one: not one.facts))


def documents(reading: Reading) -> tuple[Ground, ...]:
    """The documents cited, in the order of the text."""
    return tuple(_document(one) for one in reading.citations)


def coordinates(place: Place) -> str:
    """Latitude and longitude, to a hundredth of a degree: ``38.90° N, 77.04° W``."""
    if place.lat is None or place.lon is None:
        return ""
    north, east = "N" if place.lat >= 0 else "S", "E" if place.lon >= 0 else "W"
    return f"{abs(place.lat):.2f}° {north}, {abs(place.lon):.2f}° {east}"


def calendar(moment: Moment) -> str:
    """The days a time means: ``24 October 1962, 09:15``; ``since 1 May 1962``; empty where they are unknown."""
    at = f", {moment.time}" if moment.time else ""
    if moment.start and moment.end:
        return f"{phrases.day(moment.start)}{at}" if moment.start == moment.end else _span(moment.start, moment.end, at)
    if moment.start:
        return f"since {phrases.day(moment.start)}{at}"
    return f"until {phrases.day(moment.end)}" if moment.end else ""


def _span(start: str, end: str, at: str) -> str:
    """From one day to another; a whole month or year by its name: ``July 2024``, ``14 to 15 September 2024``."""
    first, last = phrases.iso_day(start), phrases.iso_day(end)
    if first and last and not at and first.year == last.year and first.day == 1:
        if (first.month, last.month, last.day) == (1, 12, 31):
            return f"{first.year}"
        if first.month == last.month and (last + timedelta(days=1)).day == 1:
            return f"{first:%B} {first.year}"
    if first and last and not at and (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {phrases.day(end)}"
    return f"{phrases.day(start)}{at} to {phrases.day(end)}"


def _who(one: Actor) -> Ground:
    code = event_phrases.code(one)
    facts = (code, *((one.office,) if one.office and one.kind is not ActorKind.UNNAMED else ()))
    spans = tuple(mention.span for mention in one.mentions)
    return Ground(_line(one.label), tuple(fact for fact in facts if fact), spans, one.reason)


def _where(one: Place) -> Ground:
    resolved = one.name is not None and one.lat is not None
    name = _line(one.name or one.label)
    written = f"“{_line(one.label)}”" if _line(one.label).casefold() != name.casefold() else ""
    area = ", ".join(part for part in (one.admin1, one.country) if part and part != name)
    facts = tuple(fact for fact in (written, area, coordinates(one)) if fact)
    return Ground(name, facts, one.mentions, None if resolved else one.reason or "not found")


def _document(one: Citation) -> Ground:
    year = str(one.year) if one.year and str(one.year) not in one.name else ""
    body = one.body if one.body and one.body.casefold() not in one.name.casefold() else ""
    return Ground(_line(one.name), tuple(fact for fact in (one.kind, body, year) if fact), one.mentions)


def _line(text: str) -> str:
    return " ".join(text.split())
