"""Triggers, types, modes, statuses and roles on event passages and articles kept aside, through the whole pipeline."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from training.event_articles import ASIDE as NEWS
from training.event_articles import event_articles
from training.event_passages import event_passages

from reportedly.reader import Reader
from reportedly.records import Event, Reading, Span
from reportedly.sources import article_from_text

from .intervals import Tally, share, tokens_f1
from .table import Section, row

DATA = Path(__file__).parent.parent / "training" / "data"
ASIDE = DATA / "events-aside.txt"
ARTICLES = DATA / "events-aside-articles.txt"
ROLES = ("actors", "recipients", "places", "dates", "sizes")


def counted(passage: dict[str, Any], reading: Reading) -> Counter[str]:
    """The counts of one passage: events are the same if their triggers overlap."""
    counts: Counter[str] = Counter()
    gold, left = passage["events"], list(reading.events)
    counts.update({"trigger.gold": len(gold), "trigger.pred": len(left)})
    if not gold:
        counts.update({"empty": 1, "alarms": len(left)})
    for event in gold:
        mine = next((e for e in left if _overlap(event["trigger"], e.trigger)), None)
        if mine is not None:
            left.remove(mine)
            counts["trigger.hit"] += 1
            counts.update(_compared(event, mine, reading))
    return counts


def _compared(gold: dict[str, Any], mine: Event, reading: Reading) -> Counter[str]:
    counts: Counter[str] = Counter({"type right": gold["type"] == mine.type})
    if gold["type"] == mine.type and gold["mode"]:
        counts.update({"moded": 1, "mode right": gold["mode"] == mine.mode})
    counts["status right"] = gold["status"] == mine.status.value
    if gold["status"] != "asserted":
        counts.update({"unreal": 1, "unreal right": gold["status"] == mine.status.value})
    counts["background right"] = gold["background"] == mine.background
    for role, found in _spans(mine, reading).items():
        wanted = [one[:2] for one in gold[role]]
        hits = sum(any(_overlap(w, (f,)) for f in found) for w in wanted)
        right = sum(any(_overlap(w, (f,)) for w in wanted) for f in found)
        counts.update({f"{role}.gold": len(wanted), f"{role}.pred": len(found), f"{role}.hit": min(hits, right)})
    contexts = set(gold["contexts"])
    counts.update(
        {
            "contexts.gold": len(contexts),
            "contexts.pred": len(mine.contexts),
            "contexts.hit": len(contexts & set(mine.contexts)),
        }
    )
    return counts


def _spans(event: Event, reading: Reading) -> dict[str, tuple[Span, ...]]:
    places = {place.id: place.mentions for place in reading.places}
    moments = {moment.id: moment.span for moment in reading.moments}
    evidence = event.evidence
    here = [
        m for m in places.get(event.place or "", ()) if any(s.start <= m.start and m.end <= s.end for s in evidence)
    ]
    date = moments.get(event.date.moment) if event.date and event.date.moment else None
    return {
        "actors": tuple(role.span for role in event.actors),
        "recipients": tuple(role.span for role in event.recipients),
        "places": tuple(here[:1]),
        "dates": (date,) if date else (),
        "sizes": tuple(size.span for size in event.sizes),
    }


def _overlap(offsets: list[int], spans: Iterable[Span]) -> bool:
    return any(span.start < offsets[1] and offsets[0] < span.end for span in spans)


def tally(reader: Reader, path: Path = ASIDE) -> Tally:
    """What is counted in the passages of a file: those kept aside, if none is named."""
    return _tally(reader, event_passages(path))


def _tally(reader: Reader, records: Iterable[dict[str, Any]]) -> Tally:
    return Tally(counted(one, reader(article_from_text(one["text"]))) for one in records)


def section(reader: Reader) -> Section:
    """The rows of the passages kept aside."""
    return _section("on the passages", tally(reader))


def articles(reader: Reader) -> Section:
    """The rows of the whole articles kept aside."""
    return _section("in the articles", tally(reader, ARTICLES))


def news(reader: Reader, folder: Path) -> Section:
    """The rows of the beginnings of real articles kept aside; ``folder`` holds the articles."""
    found = event_articles(NEWS, folder / "attribution-train.jsonl")
    return _section("in real articles", _tally(reader, found))


def _section(where: str, aside: Tally) -> Section:
    rows = [
        row("trigger F1", aside, tokens_f1("trigger")),
        row("type, of triggers found", aside, share("type right", "trigger.hit")),
        row("mode, of types right", aside, share("mode right", "moded")),
        row("status, of triggers found", aside, share("status right", "trigger.hit")),
        row("status other than asserted, of triggers found", aside, share("unreal right", "unreal")),
        row("background, of triggers found", aside, share("background right", "trigger.hit")),
        *(row(f"{role} F1, by overlap", aside, tokens_f1(role)) for role in ROLES),
        row("contexts F1", aside, tokens_f1("contexts")),
    ]
    if aside.count("empty"):
        rows.append(row("events for each passage without any", aside, share("alarms", "empty"), falling=True))
    return Section(f"Events {where} kept aside ({aside.count('trigger.gold')} events)", rows)
