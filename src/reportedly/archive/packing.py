"""Readings and texts as small bytes, and back exactly; and one statement or event of a reading without the rest.

A reading says most of its text again in the exact words of its spans. In an archive the text is kept once and a span
is two offsets, ``{"@": [start, end]}``. Each item of a reading is a line of its own, so that one can be had without
the others. What is left is compressed, with words that all readings share as dictionary.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import Any

from ..records import Reading

_LEVEL = 9
_SPAN = {"start", "end", "exact"}
_LISTS = (
    "speakers",
    "attributions",
    "actors",
    "places",
    "moments",
    "citations",
    "events",
    "voices",
    "loaded",
)
"""The lists of a reading, in the order of their lines, each list's behind a line with its length."""


def pack_text(text: str) -> bytes:
    """A text as bytes, lone surrogates and all."""
    return zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def unpack_text(data: bytes) -> str:
    """The text that :func:`pack_text` packed."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def pack_reading(reading: Reading) -> bytes:
    """A reading without its article's text as bytes."""
    plain = reading.model_dump(mode="json", exclude_defaults=True)
    text = plain["article"].pop("text")
    slim = _without_words(plain, text)
    lists = [slim.pop(name, []) for name in _LISTS]
    lines = [_line(slim)]
    for items in lists:
        lines += [str(len(items)), *map(_line, items)]
    packer = zlib.compressobj(_LEVEL, zdict=_words())
    return packer.compress("\n".join(lines).encode("ascii")) + packer.flush()


def unpack_reading(data: bytes, text: str) -> Reading:
    """The reading that :func:`pack_reading` packed, of that text."""
    head, lists = _lines(data)
    parts = [head[:-1], *(f'"{name}":[{",".join(items)}]' for name, items in lists.items())]
    return _made(_parsed(",".join(parts) + "}", text), text)


def unpack_attribution(data: bytes, text: str, number: int) -> Reading:
    """A reading of the statement of that number alone, with those who speak, pass it on and are told.

    Raises:
        IndexError: there is none.
    """
    head, lists = _lines(data)
    one = _parsed(lists["attributions"][number], text)
    who = {*one.get("chain", ()), *(one[part]["speaker"] for part in ("source", "addressee") if one.get(part))}
    return _made(
        _parsed(head, text)
        | {
            "attributions": [one],
            "speakers": _named(lists["speakers"], "id", who, text),
            "actors": _named(lists["actors"], "speaker", who, text),
        },
        text,
    )


def unpack_event(data: bytes, text: str, number: int) -> Reading:
    """A reading of the event of that number alone, with all that it names.

    Raises:
        IndexError: there is none.
    """
    head, lists = _lines(data)
    one = _parsed(lists["events"][number], text)
    wanted = {role["actor"] for side in ("actors", "recipients") for role in one.get(side, ())}
    actors = _named(lists["actors"], "id", wanted, text)
    members = {member for actor in actors for member in actor.get("members", ())} - wanted
    while members:  # of compounds, down to those that are none
        wanted |= members
        more = _named(lists["actors"], "id", members, text)
        actors += more
        members = {member for actor in more for member in actor.get("members", ())} - wanted
    chain = set(one.get("chain", ()))
    speaking = [actor for actor in _named(lists["actors"], "speaker", chain, text) if actor["id"] not in wanted]
    return _made(
        _parsed(head, text)
        | {
            "events": [one],
            "speakers": _named(lists["speakers"], "id", chain, text),
            "actors": actors + speaking,
            "places": _named(lists["places"], "id", {one.get("place")}, text),
            "moments": _named(lists["moments"], "id", {(one.get("date") or {}).get("moment")}, text),
            "citations": _named(lists["citations"], "id", set(one.get("cites", ())), text),
        },
        text,
    )


def _line(value: Any) -> str:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"))


def _lines(data: bytes) -> tuple[str, dict[str, list[str]]]:
    """The line of the reading itself, and the lines of its items by list."""
    unpacker = zlib.decompressobj(zdict=_words())
    lines = (unpacker.decompress(data) + unpacker.flush()).decode("ascii").split("\n")
    lists: dict[str, list[str]] = {}
    at = 1
    for name in _LISTS:
        count = int(lines[at])
        lists[name] = lines[at + 1 : at + 1 + count]
        at += 1 + count
    return lines[0], lists


def _named(lines: Iterable[str], field: str, values: set[Any], text: str) -> list[Any]:
    """The items whose field has one of the values; only lines that hold it are parsed."""
    marks = [f'"{field}":{json.dumps(value)}' for value in values if value is not None]
    if not marks:
        return []
    found = [_parsed(line, text) for line in lines if any(mark in line for mark in marks)]
    return [one for one in found if one.get(field) in values]


def _parsed(line: str, text: str) -> Any:
    def whole(one: dict[str, Any]) -> dict[str, Any]:
        if "@" not in one:
            return one
        start, end = one["@"]
        return {"start": start, "end": end, "exact": text[start:end]}

    return json.loads(line, object_hook=whole)


def _made(plain: dict[str, Any], text: str) -> Reading:
    plain["article"]["text"] = text
    return Reading.model_validate(plain, strict=False)


def _without_words(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        if value.keys() == _SPAN and value["exact"] == text[value["start"] : value["end"]]:
            return {"@": [value["start"], value["end"]]}
        return {key: _without_words(one, text) for key, one in value.items()}
    if isinstance(value, list):
        return [_without_words(one, text) for one in value]
    return value


@cache
def _words() -> bytes:
    return files(__package__).joinpath("data/shared.json").read_bytes()
