"""A reading as W3C Web Annotations: one JSON-LD collection, one annotation for each attribution.

Positions count Unicode code points of the article's text, as the recommendation asks
(Web Annotation Data Model, 4.2.4 and 4.2.5).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from reportedly.formats import phrases
from reportedly.records import Article, Attribution, Mention, Reading, Span

AROUND = 32
"""How many characters of prefix and suffix a quotation selector holds."""

_TERMS = "urn:reportedly:terms:"


def to_webannotation(reading: Reading) -> str:
    """The reading as an annotation collection."""
    base = f"urn:reportedly:{quote(reading.article.id, safe='')}"
    items = [_annotation(reading, base, one) for one in reading.attributions]
    title = reading.article.title
    collection: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"reportedly": _TERMS}],
        "id": base,
        "type": "AnnotationCollection",
        "label": f"Who said what in: {title.value if title else reading.article.name or reading.article.id}",
        "generator": {"type": "Software", "name": reading.produced_by},
        "total": len(items),
        "first": {"id": f"{base}:page:1", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=2) + "\n"


def _annotation(reading: Reading, base: str, one: Attribution) -> dict[str, Any]:
    text, source = reading.article.text, _source(reading.article)
    structured = {
        "type": "reportedly:Attribution",
        "reportedly:speaker": _who(reading, one.source),
        "reportedly:act": one.act,
        "reportedly:negated": one.negated,
        "reportedly:kind": one.kind,
        "reportedly:chain": [{"id": link, "label": phrases.label(reading, link)} for link in one.chain],
        "reportedly:addressee": _who(reading, one.addressee),
        "reportedly:channel": one.channel.exact if one.channel else None,
        "reportedly:parent": f"{base}:{quote(one.parent, safe='')}" if one.parent else None,
        "reportedly:headline": one.headline,
        "reportedly:confidence": one.confidence,
        "reportedly:by": one.by,
        "reportedly:sourceAt": [_selectors(text, span) for span in (one.source.spans if one.source else ())],
        "reportedly:cueAt": [_selectors(text, span) for span in one.cue],
    }
    chain = " → ".join(phrases.chain(reading, one))
    return {
        "id": f"{base}:{quote(one.id, safe='')}",
        "type": "Annotation",
        "motivation": "describing",
        "body": [
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "text/plain",
                "value": f"{phrases.source(reading, one)} {phrases.deed(reading, one)} ({chain})",
            },
            structured,
        ],
        "target": [
            {"type": "SpecificResource", "source": source, "selector": _selectors(text, span)} for span in one.content
        ],
    }


def _source(article: Article) -> str:
    return article.url.value if article.url else f"urn:reportedly:article:{quote(article.id, safe='')}"


def _who(reading: Reading, mention: Mention | None) -> dict[str, str] | None:
    return {"id": mention.speaker, "label": phrases.label(reading, mention.speaker)} if mention else None


def _selectors(text: str, span: Span) -> list[dict[str, str | int]]:
    return [
        {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        {
            "type": "TextQuoteSelector",
            "exact": span.exact,
            "prefix": text[max(0, span.start - AROUND) : span.start],
            "suffix": text[span.end : span.end + AROUND],
        },
    ]
