"""Decisions of courts by their parties, and reports by the panels that wrote them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .hits import CAPITAL, Hit, either, without_openers, words

_PARTY = rf"{CAPITAL}(?:\s+(?:(?:of|the|for|and|&)\s+){{0,2}}{CAPITAL}){{0,5}}"
_VERSUS = re.compile(rf"(?P<one>{_PARTY})\s+(?P<versus>v\.|vs\.|v|vs)\s+(?:the\s+)?(?P<other>{_PARTY})")
_NEAR = 160
"""Characters around a case in which a word of courts must stand if it is written without a full stop."""


def decisions(text: str) -> Iterator[Hit]:
    """Cases named by their parties, such as "Harlow v. Tern"; without ``v.`` only where courts are spoken of.

    Matches of teams are written the same way.
    """
    for match in _VERSUS.finditer(text):
        start = without_openers(text, match.start("one"))
        if start >= match.end("one"):
            continue
        end = match.end("other")
        end -= len(match.group("other")) - len(match.group("other").rstrip(".,'’"))
        if text[:end].endswith(("'s", "’s")):
            end -= 2
        around = text[max(0, start - _NEAR) : end + _NEAR]
        if not set(re.findall(r"\w+", around)) & words("court"):
            continue
        one = " ".join(text[start : match.end("one")].split())
        other = " ".join(text[match.start("other") : end].split())
        yield Hit(start, end, "decision", f"{one} v. {other}".replace("’", "'"), None, None, None, 0.8)


def reports(text: str) -> Iterator[Hit]:
    """Reports of commissions, committees and inquiries that are called by a name."""
    pattern = rf"(?<!\w)(?P<name>(?:{CAPITAL}\s+){{1,4}}(?:{either('panels')})(?:['’]s)?\s+[Rr]eport)(?!\w)"
    if "eport" not in text:
        return
    for match in re.finditer(pattern, text):
        start = without_openers(text, match.start())
        if start >= match.end() - len("Committee report"):
            continue
        name = " ".join(text[start : match.end()].split()).replace("’", "'")
        yield Hit(start, match.end(), "report", name, re.sub(r"('s)?\s+[Rr]eport$", "", name), None, None, 0.65)
