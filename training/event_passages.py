"""Read the event passages of ``training/data`` (the format is told in its ``EVENTS.md``).

``python -m training.event_passages FILE…`` checks files and counts what they hold.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

OPEN = re.compile(
    r"⟦(?:E(\d+)=([A-Z]+)/([a-z-]+)/([a-z]+)((?:\+[hb])*)(?:<(\d+))?/([a-z_,-]+)|([ARPDK])(\d+)(?:\.([a-z]+))?) "
)
ROLES = {"A": "actors", "R": "recipients", "P": "places", "D": "dates", "K": "sizes"}
STATUSES = frozenset("asserted denied possible planned demanded threatened conditional hypothetical".split())
COUNTED: dict[str, Callable[[dict[str, Any]], bool]] = {
    "not asserted": lambda event: event["status"] != "asserted",
    "background": lambda event: event["background"],
    "history": lambda event: event["historical"],
    "content of another": lambda event: event["part_of"] is not None,
}
"""What is counted of events beside their types and statuses."""
GUIDE = Path(__file__).parent / "data" / "EVENTS.md"


@cache
def ontology() -> dict[str, frozenset[str]]:
    """Types and their modes, as the guide's table lists them."""
    rows = re.findall(r"^\| ([A-Z]+) \| .*? \| (.*) \|$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    return {name: frozenset(re.findall(r"`([a-z-]+)`", modes)) for name, modes in rows}


@cache
def contexts() -> frozenset[str]:
    """The contexts that the guide lists."""
    line = re.search(r"^Contexts: (.*)\.$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE)
    assert line
    return frozenset(line.group(1).split(", "))


def event_passages(path: Path) -> list[dict[str, Any]]:
    """All passages of a file: ``text``, and ``events`` with ``trigger`` and role spans as offsets.

    Raises:
        ValueError: a passage does not keep to the format; the message names it.
    """
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    cleaned = ("\n".join(line for line in block.splitlines() if not line.startswith("#")).strip() for block in blocks)
    return [parse(f"{path.stem}-{number}", block) for number, block in enumerate(cleaned) if block]


def parse(identifier: str, block: str) -> dict[str, Any]:
    """One passage.

    Raises:
        ValueError: it does not keep to the format; the message names it.
    """
    text: list[str] = []
    length = at = 0
    stack: list[tuple[str, str, str | None, int]] = []
    found: dict[str, dict[str, Any]] = {}

    def event(number: str) -> dict[str, Any]:
        return found.setdefault(number, {"id": number, "trigger": None, **{role: [] for role in ROLES.values()}})

    block = re.sub(r"\s*¶\s*", "\n\n", block).replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    while at < len(block):
        if opened := OPEN.match(block, at):
            number, kind, mode, status, flags, inside, context, letter, owner, what = opened.groups()
            if number:
                _check(identifier, kind, mode, status, context)
                event(number).update(
                    type=kind,
                    mode=None if mode == "-" else mode,
                    status=status,
                    historical="+h" in flags,
                    background="+b" in flags,
                    part_of=inside,
                    contexts=[c for c in context.split(",") if c != "-"],
                )
            stack.append(("E", number, None, length) if number else (letter, owner, what, length))
            at = opened.end()
        elif block[at] == "⟦":
            raise ValueError(f"{identifier}: not a label: {block[at : at + 50]!r}")
        elif block[at] == "⟧":
            if not stack:
                raise ValueError(f"{identifier}: a bracket too many before {block[at : at + 30]!r}")
            letter, number, what, start = stack.pop()
            if letter == "E":
                event(number)["trigger"] = [start, length]
            else:
                event(number)[ROLES[letter]].append([start, length, what] if letter == "K" else [start, length])
            at += 1
        else:
            text.append(block[at])
            length += 1
            at += 1
    if stack:
        raise ValueError(f"{identifier}: bracket {stack[-1][0]}{stack[-1][1]} is never closed")
    for one in found.values():
        if one["trigger"] is None:
            raise ValueError(f"{identifier}: event {one['id']} has roles but no trigger")
        if one["part_of"] and one["part_of"] not in found:
            raise ValueError(f"{identifier}: event {one['id']} is part of {one['part_of']}, which is not there")
    return {"id": identifier, "text": "".join(text), "events": list(found.values())}


def _check(identifier: str, kind: str, mode: str, status: str, context: str) -> None:
    types, known = ontology(), contexts()
    if kind not in types:
        raise ValueError(f"{identifier}: no type {kind}")
    if mode != "-" and mode not in types[kind]:
        raise ValueError(f"{identifier}: {kind} has no mode {mode}; it has {', '.join(sorted(types[kind])) or 'none'}")
    if status not in STATUSES:
        raise ValueError(f"{identifier}: no status {status}")
    for one in context.split(","):
        if one != "-" and one not in known:
            raise ValueError(f"{identifier}: no context {one}")


def main() -> None:
    """Check the files named on the command line and count what they hold."""
    for name in sys.argv[1:]:
        read = event_passages(Path(name))
        events = [event for passage in read for event in passage["events"]]
        words = sum(len(passage["text"].split()) for passage in read)
        bare = sum(not passage["events"] for passage in read)
        print(f"{name}: {len(read)} passages, {bare} without event, {len(events)} events, {words} words")
        print("  ", {what: sum(map(holds, events)) for what, holds in COUNTED.items()})
        for field in ("type", "status"):
            print("  ", dict(Counter(event[field] for event in events).most_common()))


if __name__ == "__main__":
    main()
