"""The title that stands with a person's name: "Russian foreign minister", "a spokeswoman for the port"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .document import Parsed
from .lexicons import honorifics

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


def title_of(piece: Parsed, name: Span) -> tuple[int, int] | None:
    """Where the title of a person stands: what the name is compounded with, or its apposition."""
    root = name.root
    before = [t for t in root.lefts if t.i < name.start and t.dep_ in ("compound", "amod", "nmod", "poss")]
    if before:
        first = before[0].left_edge
        while first.i < name.start and (first.tag_ in ("DT", "PRP$") or first.is_space):
            first = first.nbor()
        words = piece.doc[first.i : name.start]
        if len(words) and any(t.tag_.startswith("NN") for t in words):
            return _bare(piece, words)
    for child in root.rights:
        if child.dep_ == "appos" and child.i >= name.end and child.ent_type_ != "PERSON":
            return _bare(piece, _noun_phrase(piece, child))
    if root.dep_ == "appos" and root.head.i < name.start and root.head.ent_type_ != "PERSON":
        return _bare(piece, _noun_phrase(piece, root.head))
    return None


def _noun_phrase(piece: Parsed, head: Token) -> Span:
    """A noun with what stands before it and its prepositional phrases."""
    end = head.i + 1
    for child in head.rights:
        if child.dep_ != "prep" or child.i != end:
            break
        end = child.right_edge.i + 1
    return piece.doc[head.left_edge.i : end]


def _bare(piece: Parsed, words: Span) -> tuple[int, int] | None:
    while len(words) and (words[0].tag_ in ("DT", "PRP$", ",") or words[0].is_space or words[0].is_punct):
        words = words[1:]
    while len(words) and (words[-1].is_punct or words[-1].is_space):
        words = words[:-1]
    while len(words) > 1 and _mere(words[0]):
        words = words[1:]
    if not len(words) or len(words) > 14:
        return None
    if len(words) == 1 and _mere(words[0]):
        return None
    return piece.offsets(words)


def _mere(word: Token) -> bool:
    """Whether a word is a form of address that tells no office, such as ``Mr``."""
    address = honorifics().get(word.lower_.rstrip("."))
    return address is not None and not address.office
