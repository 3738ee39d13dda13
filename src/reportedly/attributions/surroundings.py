"""What stands around a cue: who is told, and by what medium or on what occasion."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..language.document import Document
from ..language.lexicons import outlets, rows
from ..records import Act
from .acts import base_forms

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Offsets = tuple[int, int]

TELLING = frozenset(
    "tell ask inform assure notify remind warn urge advise order instruct promise telegraph brief persuade convince "
    "implore beg invite press command request encourage caution alert email phone text message".split()
)
"""Verbs whose object is the one who is told."""
DIRECTED = frozenset(
    "say speak talk announce write explain complain appeal confide admit confess declare report send "
    "address suggest propose indicate signal state mention respond reply testify insist vow pledge".split()
)
"""Verbs whose addressee follows ``to``."""
CALLING = frozenset("call prevail urge".split())
TAKING = {"to": DIRECTED, "on": CALLING, "upon": CALLING, "with": frozenset({"plead"})}
"""Prepositions before an addressee, and the verbs that take them."""
WHO_IS_ASKED = frozenset({Act.DEMAND, Act.REQUEST, Act.ASK})


@cache
def channels() -> dict[str, frozenset[str]]:
    """Nouns of media and occasions of speech, with the prepositions that make them a channel."""
    return {
        noun.lower(): frozenset(p.strip() for p in prepositions.split(","))
        for noun, prepositions, *_ in rows("reportedly.attributions", "channels.tsv")
    }


def addressee(
    document: Document, cue: Offsets, content: list[Offsets], source: Offsets | None, act: Act
) -> Offsets | None:
    """Where the one who is told or asked stands; ``None`` if the text names nobody."""
    verb = _verb(document, cue)
    if verb is None:
        return None
    bases = base_forms(verb.text)
    for child in verb.children:
        if child.dep_ in ("dobj", "dative", "obj", "iobj") and any(b in TELLING for b in bases):
            found = _phrase(document, cue, child)
            if found and not _overlaps(found, source) and _fits(found, content):
                return found
        if child.dep_ in ("prep", "dative") and child.lower_ in TAKING:
            allowed = TAKING[child.lower_]
            for object_ in child.children:
                if object_.dep_ == "pobj" and any(b in allowed for b in bases):
                    found = _phrase(document, cue, object_)
                    if found and not _overlaps(found, source) and not _within(found, content):
                        return found
    return _asked(document, content, act)


def _asked(document: Document, content: list[Offsets], act: Act) -> Offsets | None:
    """Of "urging the United States to coordinate", whom the content opens with."""
    if act not in WHO_IS_ASKED or not content:
        return None
    start, end = content[0]
    located = document.span(start, end)
    if located is None:
        return None
    piece, span = located
    for token in span:
        if token.lower_ == "to" and token.tag_ == "TO" and token.i > span.start:
            before = span.doc[span.start : token.i]
            nouns = [t for t in before if t.tag_.startswith(("NN", "PRP", "WP", "DT"))]
            if (
                len(before) <= 8
                and nouns
                and not any(t.tag_.startswith("VB") for t in before)
                and before[0].tag_ != "IN"
            ):
                return piece.offsets(before)
            return None
    return None


def channel(document: Document, cue: Offsets, content: list[Offsets], source: Offsets | None) -> Offsets | None:
    """Where the medium or occasion stands, with its preposition; ``None`` if the text gives none."""
    located = document.span(*cue)
    if located is None:
        return None
    piece, span = located
    verb = _verb(document, cue)
    for token in span.sent:
        offset = piece.offset(token)
        if token.tag_ not in ("IN", "TO") or any(a <= offset < b for a, b in content):
            continue
        if verb is not None and verb.tag_.startswith("VB") and _clause(token) != verb.i:
            continue
        for child in token.children:
            if child.dep_ == "pobj" and child.ent_type_ not in ("DATE", "TIME") and _is_channel(token, child):
                found = piece.offsets(span.doc[token.i : _phrase_end(child)])
                found = found[0], min([found[1], *(a for a, _ in content if a > found[0])])
                if not _within(found, content) and not _overlaps(found, source):
                    return found[0], found[0] + len(document.text[slice(*found)].rstrip(" ,"))
    return None


def _clause(token: Token) -> int:
    """Index of the verb whose clause a word belongs to."""
    while token.head != token:
        token = token.head
        if token.tag_.startswith("VB"):
            break
    return int(token.i)


def _phrase_end(noun: Token) -> int:
    """Where a noun's phrase ends, before any comma or relative clause."""
    stops = [t.i for t in noun.subtree if t.i > noun.i and (t.dep_ == "relcl" or t.text in ",;—–")]
    return max(min([noun.right_edge.i + 1, *stops]), noun.i + 1)


def _is_channel(preposition: Token, noun: Token) -> bool:
    name = noun.doc[noun.left_edge.i : noun.i + 1].text.lower()
    for form in (re.sub(r"^(a|an|the|his|her|its|their)\s+", "", name), noun.lower_):
        for base in base_forms(form):
            if preposition.lower_ in channels().get(base, ()):
                return True
    return preposition.lower_ in ("on", "via") and outlets().get(re.sub(r"^the\s+", "", name)) in ("outlet", "platform")


def _verb(document: Document, cue: Offsets) -> Token | None:
    located = document.span(*cue)
    if located is None:
        return None
    root = located[1].root
    verbs = [t for t in located[1] if t.tag_.startswith("VB")]
    return root if root.tag_.startswith("VB") else verbs[-1] if verbs else root


def _phrase(document: Document, cue: Offsets, head: Token) -> Offsets | None:
    """A noun with its modifiers, up to a clause or comma that follows it."""
    piece = document.piece_at(cue[0])
    if piece is None or head.tag_ in ("CD", "WDT", "WP") or head.tag_.startswith("VB"):
        return None
    end = head.i + 1
    for child in head.rights:
        if child.dep_ not in ("prep", "cc", "conj", "nmod") or child.i != end:
            break
        if child.dep_ == "prep" and child.lower_ not in ("of", "for"):
            break
        end = child.right_edge.i + 1
    span: Span = head.doc[head.left_edge.i : end]
    return piece.offsets(span)


def _fits(found: Offsets, content: list[Offsets]) -> bool:
    """An object is told something unless it is itself the whole of what is said."""
    return not any(a <= found[0] < b and found[1] >= b for a, b in content)


def _within(found: Offsets, spans: list[Offsets]) -> bool:
    return any(a <= found[0] < b for a, b in spans)


def _overlaps(found: Offsets, other: Offsets | None) -> bool:
    return other is not None and found[0] < other[1] and other[0] < found[1]
