"""The variants of one utterance side by side: what each kept, cut, changed, added or put outside quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from ..archive.lexemes import folded
from ..records import Change, Piece
from .items import Said

_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*")
_MARKS = '“”"«»„'


class Token(NamedTuple):
    """A word of a variant: as written, folded, and whether it stands in quotation marks."""

    text: str
    key: str
    quoted: bool


class Aligned(NamedTuple):
    """A report against the fullest: its pieces, and the share of the fullest's words it keeps."""

    said: Said
    pieces: tuple[Piece, ...]
    kept: float


def aligned(reports: Sequence[Said]) -> tuple[Aligned, ...]:
    """All reports of an utterance aligned with the fullest, which comes first; the others by publication.

    The fullest is the one with most words in quotation marks, then with most words: what is quoted is held to be what
    was said, and an indirect report its teller's wording.
    """
    full = fullest(reports)
    whole = tokens(full)
    others = sorted((one for one in reports if one is not full), key=lambda one: (one.teller.published or "9", one.ref))
    return tuple(_aligned(one, whole) for one in (full, *others))


def fullest(reports: Sequence[Said]) -> Said:
    """The report that quotes most."""
    return max(reports, key=lambda one: (len(one.quoted), len(one.words), one.ref))


def tokens(said: Said) -> tuple[Token, ...]:
    """The words of a report."""
    found, inside, at = [], said.kind == "direct", 0
    for match in _TOKEN.finditer(said.clean):
        inside = _toggled(inside, said.clean[at : match.start()])
        found.append(Token(match.group(), folded(match.group()), inside))
        at = match.end()
    return tuple(found)


def _toggled(inside: bool, between: str) -> bool:  # noqa: FBT001 - a state, not a switch
    for char in between:
        if char in _MARKS:
            inside = not inside
    return inside


def _aligned(said: Said, whole: tuple[Token, ...]) -> Aligned:
    mine = tokens(said)
    matcher = SequenceMatcher(None, [one.key for one in whole], [one.key for one in mine], autojunk=False)
    pieces = []
    kept = 0
    for tag, a, b, c, d in matcher.get_opcodes():
        change = {"equal": Change.KEPT, "delete": Change.CUT, "insert": Change.ADDED, "replace": Change.CHANGED}[tag]
        kept += b - a if change is Change.KEPT else 0
        quoted = any(one.quoted for one in whole[a:b])
        pieces.append(
            Piece(
                change=change,
                full=_text(whole[a:b]),
                words=_text(mine[c:d]),
                unquoted=quoted and d > c and not any(one.quoted for one in mine[c:d]),
            )
        )
    return Aligned(said, tuple(pieces), kept / len(whole) if whole else 1.0)


def _text(some: Sequence[Token]) -> str:
    return " ".join(one.text for one in some)
