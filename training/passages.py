"""Read the labelled passages of ``training/data`` (the format is told in its ``GUIDE.md``)."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

OPEN = re.compile(r"⟦([SCTAH])(\d+)(?:\.([a-z]+))?(\.neg)? ")
ROLES = {"S": "source", "C": "cue", "T": "content", "A": "addressee", "H": "channel"}


def passages(path: Path) -> list[dict[str, Any]]:
    """All passages of a file: ``text`` and ``attributions``, as in the gold files.

    Each attribution has ``id``, spans of the five roles, ``act``, ``negated`` and ``parent``.
    """
    blocks = re.split(r"\n\s*\n", path.read_text(encoding="utf-8"))
    cleaned = ("\n".join(line for line in block.splitlines() if not line.startswith("#")).strip() for block in blocks)
    return [_parse(f"{path.stem}-{number}", block) for number, block in enumerate(cleaned) if block]


def _parse(identifier: str, block: str) -> dict[str, Any]:
    text: list[str] = []
    length = 0
    stack: list[tuple[str, str, int]] = []
    found: dict[str, dict[str, Any]] = {}
    at = 0
    block = re.sub(r"\s*¶\s*", "\n\n", block).replace("\n\n", "\0").replace("\n", " ").replace("\0", "\n\n")
    while at < len(block):
        opened = OPEN.match(block, at)
        if opened:
            letter, number, act, negated = opened.groups()
            one = found.setdefault(number, {"id": number, **{role: [] for role in ROLES.values()}})
            if letter == "C":
                one["act"], one["negated"] = act, negated is not None
            stack.append((letter, number, length))
            at = opened.end()
        elif block[at] == "⟧":
            letter, number, start = stack.pop()
            found[number][ROLES[letter]].append([start, length])
            at += 1
        else:
            text.append(block[at])
            length += 1
            at += 1
    if stack:
        raise ValueError(f"{identifier}: bracket {stack[-1][0]}{stack[-1][1]} is never closed")
    attributions = [a for a in found.values() if a["cue"] and a["content"]]
    for attribution in attributions:
        attribution["parent"] = _parent(attribution, attributions)
        for role in ROLES.values():
            attribution[role].sort()
    return {"id": identifier, "text": "".join(text), "attributions": attributions}


def _parent(child: dict[str, Any], all_of_them: list[dict[str, Any]]) -> str | None:
    """The innermost attribution whose content holds the child's cue."""
    start, end = child["cue"][0]
    holders = [
        (sum(b - a for a, b in other["content"]), other["id"])
        for other in all_of_them
        if other is not child and any(a <= start and end <= b for a, b in other["content"])
    ]
    return min(holders)[1] if holders else None
