"""A reading as W3C Web Annotations: one JSON-LD collection, one annotation for each attribution and event.

Positions count Unicode code points of the article's text, as the recommendation asks
(Web Annotation Data Model, 4.2.4 and 4.2.5).
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from reportedly.formats import event_parts, event_phrases, event_records, phrases
from reportedly.records import NARRATOR, Article, Attribution, Event, Mention, Reading, Role, Span

AROUND = 32
"""How many characters of prefix and suffix a quotation selector holds."""

_TERMS = "urn:reportedly:terms:"


def to_webannotation(reading: Reading) -> str:
    """The reading as an annotation collection."""
    base = f"urn:reportedly:{quote(reading.article.id, safe='')}"
    items = [_annotation(reading, base, one) for one in reading.attributions]
    items += [_event(reading, base, one) for one in reading.events]
    title = reading.article.title
    collection: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"reportedly": _TERMS}],
        "id": base,
        "type": "AnnotationCollection",
        "label": f"Who said and did what in: {title.value if title else reading.article.name or reading.article.id}",
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


def _event(reading: Reading, base: str, one: Event) -> dict[str, Any]:
    text, source = reading.article.text, _source(reading.article)
    record = event_records.record(reading, one)
    kept = ("type", "mode", "contexts", "custom", "status", "factuality", "cameo", "quad", "intensity", "historical")
    structured = {
        "type": "reportedly:Event",
        **{f"reportedly:{'kind' if name == 'type' else name}": record[name] for name in kept},
        "reportedly:background": one.background,
        "reportedly:actors": _sides(reading, one.actors),
        "reportedly:recipients": _sides(reading, one.recipients),
        "reportedly:date": {"start": one.date.start, "end": one.date.end} if one.date else None,
        "reportedly:place": record["place"],
        "reportedly:voucher": f"{base}:{quote(one.voucher, safe='')}" if one.voucher != NARRATOR else NARRATOR,
        "reportedly:chain": [{"id": link, "label": phrases.label(reading, link)} for link in one.chain],
        "reportedly:confidence": one.confidence,
        "reportedly:by": one.by,
        "reportedly:evidenceAt": [_selectors(text, span) for span in one.evidence],
    }
    value = f"{event_phrases.summary(reading, one)} ({' → '.join(event_parts.chain(reading, one))})"
    return {
        "id": f"{base}:{quote(one.id, safe='')}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": value},
            structured,
        ],
        "target": [
            {"type": "SpecificResource", "source": source, "selector": _selectors(text, span)} for span in one.trigger
        ],
    }


def _sides(reading: Reading, roles: tuple[Role, ...]) -> list[dict[str, Any]]:
    return [
        {
            "id": role.actor,
            "label": event_phrases.party(reading, role),
            "at": _selectors(reading.article.text, role.span),
        }
        for role in roles
    ]


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
