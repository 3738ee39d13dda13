"""Readings and texts as small bytes, and back exactly.

A reading says most of its text again in the exact words of its spans. In an archive the text is kept once and a span
is two offsets, ``{"@": [start, end]}``; what is left is compressed, with words that all readings share as dictionary.
"""

from __future__ import annotations

import json
import zlib
from functools import cache
from importlib.resources import files
from typing import Any

from ..records import Reading

_LEVEL = 9
_SPAN = {"start", "end", "exact"}


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
    slim = json.dumps(_without_words(plain, text), ensure_ascii=True, separators=(",", ":"))
    packer = zlib.compressobj(_LEVEL, zdict=_words())
    return packer.compress(slim.encode("ascii")) + packer.flush()


def unpack_reading(data: bytes, text: str) -> Reading:
    """The reading that :func:`pack_reading` packed, of that text."""
    unpacker = zlib.decompressobj(zdict=_words())

    def whole(one: dict[str, Any]) -> dict[str, Any]:
        if "@" not in one:
            return one
        start, end = one["@"]
        return {"start": start, "end": end, "exact": text[start:end]}

    plain = json.loads(unpacker.decompress(data) + unpacker.flush(), object_hook=whole)
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
