"""From a parsed article to the documents it cites."""

from __future__ import annotations

from itertools import chain

from reportedly.language.document import Document
from reportedly.records.base import Span
from reportedly.records.grounding import Citation

from .hits import Hit, names_a_place
from .instruments import instruments
from .norms import amendments, laws, numbered, provisions, treaties
from .others import decisions, reports
from .resolutions import resolutions

VERSION = "citations 1"
"""What :attr:`Citation.by` says."""
UNSURE = 0.7
"""Confidence up to which a document is told by the form of its name alone."""


def citations(document: Document) -> tuple[Citation, ...]:
    """The documents that an article cites, each with all its mentions, in the order of their first ones."""
    text = document.text
    known = _longest(list(instruments(text)))
    shaped = chain(resolutions(text), numbered(text), amendments(text), decisions(text), reports(text))
    told = [hit for hit in (*shaped, *treaties(text), *laws(text)) if not _touches(hit, known)]
    named = sorted([*known, *_longest(told)])
    hits = [hit for hit in _longest([*named, *provisions(text, named)]) if not names_a_place(text, hit.end)]
    joined: dict[tuple[str, str], list[Hit]] = {}
    for hit in hits:
        joined.setdefault((hit.kind, hit.name.lower()), []).append(hit)
    return tuple(_citation(number, text, group) for number, group in enumerate(joined.values(), start=1))


def _longest(hits: list[Hit]) -> list[Hit]:
    """The hits that no better one overlaps, in the order of the text."""
    kept: list[Hit] = []
    for hit in sorted(hits, key=_rank):
        if not _touches(hit, kept):
            kept.append(hit)
    return sorted(kept)


def _touches(hit: Hit, others: list[Hit]) -> bool:
    return any(hit.start < other.end and other.start < hit.end for other in others)


def _rank(hit: Hit) -> tuple[bool, int, float]:
    """Numbers and known forms go before names that only look like one, then the longer ones."""
    return (hit.confidence <= UNSURE, hit.start - hit.end, -hit.confidence)


def _citation(number: int, text: str, hits: list[Hit]) -> Citation:
    first = hits[0]
    return Citation(
        id=f"d{number}",
        kind=first.kind,
        name=first.name,
        body=first.body,
        number=first.number,
        year=next((hit.year for hit in hits if hit.year is not None), None),
        mentions=tuple(Span.of(text, hit.start, hit.end) for hit in hits),
        by=VERSION,
        confidence=max(hit.confidence for hit in hits),
    )
