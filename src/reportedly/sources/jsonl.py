"""JSON records to :class:`~reportedly.records.Article`."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from reportedly.errors import BadRecord, EmptyInput, UsageError
from reportedly.records import Article, Span, Stated
from reportedly.sources.datelines import agency_name
from reportedly.sources.dates import iso_date
from reportedly.sources.decoding import decode
from reportedly.sources.draft import MAX_CHARS, Draft, check_size, shown, without_surrogates
from reportedly.sources.front import read_front, stated_names
from reportedly.sources.tables import column

FIELDS = ("text", "title", "published", "modified", "url", "outlet", "authors", "agency", "dateline", "language", "id")
"""What a record's fields can be mapped to."""


def check_fields(fields: Mapping[str, str] | None) -> dict[str, str]:
    """A field mapping, checked.

    Args:
        fields: article's field to record's field, such as ``{"text": "maintext"}``; ``"meta.date"`` goes into
            nested objects.

    Raises:
        UsageError: a key is no field of an article.
    """
    for name in fields or {}:
        if name not in FIELDS:
            raise UsageError(f"'{shown(name)}' is no field of an article: map one of {', '.join(FIELDS)}")
    return dict(fields or {})


def parse_record(line: str | bytes, place: str = "the record") -> dict[str, Any]:
    """The object that a line of JSON holds.

    Args:
        line: one line, or the text of one object.
        place: how messages call it, such as ``"line 7"``.

    Raises:
        BadRecord: it is not JSON, or no object.
        NotText: the bytes are no text.
    """
    text = decode(line).text if isinstance(line, bytes) else line
    try:
        record = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        what = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deep, or a number too long"
        raise BadRecord(f"{place} is not JSON ({what}): {shown(text, 40)}") from None
    if not isinstance(record, dict):
        raise BadRecord(f"{place} is not a JSON object: {shown(text, 40)}")
    return record


def used_fields(record: Mapping[str, Any], fields: Mapping[str, str] | None = None) -> dict[str, str]:
    """Which field of a record states which field of the article.

    Args:
        record: the record.
        fields: the caller's mapping, which goes before the common names.
    """
    used = dict(fields or {})
    for name in FIELDS:
        if name not in used:
            found = next((key for key in column("fields.tsv", name) if _given(record.get(key))), None)
            if found is not None:
                used[name] = found
    return used


def ignored_fields(record: Mapping[str, Any], fields: Mapping[str, str] | None = None) -> list[str]:
    """The fields of a record that no article is made of, in order.

    Args:
        record: the record.
        fields: the caller's mapping.
    """
    roots = {key if key in record else key.split(".")[0] for key in used_fields(record, fields).values()}
    common = {key for name in FIELDS for key in column("fields.tsv", name)}
    return sorted(key for key in record if key not in roots and key not in common)


def article_from_record(
    record: Mapping[str, Any],
    *,
    fields: Mapping[str, str] | None = None,
    name: str | None = None,
    notes: Sequence[str] = (),
    note_fields: Collection[str] | None = None,
    max_chars: int = MAX_CHARS,
    today: date | None = None,
) -> Article:
    """The article of one JSON record; what its fields say goes before what the text's first lines say.

    Args:
        record: the object.
        fields: article's field to record's field; the common names are guessed.
        name: what to call it if it has no ``id``.
        notes: what is known already of how it came in.
        note_fields: the unknown fields to mention in a note, all of them by default.
        max_chars: the most characters the text may hold.
        today: stands in for the clock when dates in the future are noted.

    Raises:
        BadRecord: it has no text.
        EmptyInput: its text is blank.
        TooLarge: its text holds more than ``max_chars`` characters.
        UsageError: the mapping names a field that articles do not have.
    """
    used = used_fields(record, check_fields(fields))
    content = _value(record, used.get("text"))
    if isinstance(content, list) and all(isinstance(part, str) for part in content):
        content = "\n\n".join(content)
    if content is None or not isinstance(content, str):
        wanted = f"'{used['text']}'" if "text" in used else "with the text"
        raise BadRecord(f"no field {wanted}: map the text's field, for instance text=maintext; it has {_names(record)}")
    if not content.strip():
        raise EmptyInput(f"the field '{used['text']}' is empty")
    text, note = without_surrogates(content)
    check_size(text, max_chars)
    identity = _strings(_value(record, used.get("id")))
    draft = Draft(text, name=without_surrogates(identity[0])[0] if identity else name, notes=list(notes))
    if note:
        draft.note(note)
    unknown = sorted(note_fields) if note_fields is not None else ignored_fields(record, fields)
    if unknown:
        draft.note(f"ignored the fields {', '.join(shown(key, 40) for key in unknown)}")
    start = _fill(draft, record, used)
    read_front(draft, start)
    return draft.article(max_chars=max_chars, today=today)


def _fill(draft: Draft, record: Mapping[str, Any], used: Mapping[str, str]) -> int:
    """Set what the fields state; returns where the text goes on after its title."""
    start = 0
    for field, key in used.items():
        value, basis = _value(record, key), f"field {key}"
        if not _given(value) or field in ("text", "id"):
            continue
        if field in ("published", "modified"):
            iso = iso_date(value)
            if iso is None:
                draft.note(f"the field '{key}' was not read as a date: {shown(str(value), 40)}")
            else:
                setattr(draft, field, Stated(value=iso, basis=basis))
        elif field == "authors":
            draft.authors = stated_names(_strings(value), basis)
        elif strings := _strings(value):
            plain, _note = without_surrogates(strings[0])
            if field == "title":
                span = _leading(draft, plain)
                draft.title = Stated(value=plain, basis=basis, span=span)
                start = span.end if span else 0
            else:
                plain = agency_name(plain) or plain if field == "agency" else plain
                setattr(draft, field, Stated(value=plain, basis=basis))
    return start


def _leading(draft: Draft, title: str) -> Span | None:
    """Where the title stands, if the text begins with it as a line of its own."""
    begin = len(draft.text) - len(draft.text.lstrip())
    end = begin + len(title)
    if draft.text[begin:end] == title and re.match(r"\s*[\r\n]", draft.text[end:] or "x"):
        return draft.span(begin, end)
    return None


def _value(record: Mapping[str, Any], key: str | None) -> Any:
    if key is None:
        return None
    if key in record:
        return record[key]
    value: Any = record
    for part in key.split("."):
        if not isinstance(value, Mapping) or part not in value:
            return None
        value = value[part]
    return value


def _given(value: Any) -> bool:
    return value is not None and value != "" and value != [] and value != {}


def _strings(value: Any) -> list[str]:
    """The texts in a value: a string, a number, an object with a name, or a list of those."""
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, Mapping):
        return next((_strings(value[key]) for key in ("name", "title", "domain", "@id") if value.get(key)), [])
    if isinstance(value, list):
        return [text for item in value for text in _strings(item)]
    return [str(value)] if isinstance(value, int) and not isinstance(value, bool) else []


def _names(record: Mapping[str, Any]) -> str:
    return shown(", ".join(record) or "no fields", 80)
