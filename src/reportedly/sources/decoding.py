"""Bytes to text: which encoding they are in, and whether they are text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from reportedly.errors import NotText
from reportedly.sources.tables import rows

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAMPLE = 64_000

# What a Windows-1252 news text holds beyond ASCII: typographic signs, and letters beside other letters.
_WESTERN = re.compile(rb"[\x80\x82\x84-\x87\x89-\x8c\x8e\x91-\x9c\x9e-\xa9\xab-\xbb\xbf-\xff]")
_SIGNS = re.compile(rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xb7\xbb]")


@dataclass(frozen=True)
class Decoded:
    """A text and how its bytes were read.

    Args:
        text: every character of it; a byte order mark belongs to the encoding and is not among them.
        encoding: Python's name of the encoding.
        note: what a reader should know, ``None`` for plain UTF-8.
    """

    text: str
    encoding: str
    note: str | None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Read bytes as text: byte order mark, UTF-8, the declared charset, then what fits best.

    UTF-8 goes before a declared charset since other texts are hardly ever valid UTF-8 by accident, and
    wrong declarations are common; a declared Latin-1 is read as Windows-1252, as browsers do (WHATWG
    Encoding Standard).

    Args:
        data: the bytes of a text or page.
        declared: the charset that a header or the page itself names.

    Raises:
        NotText: the bytes are binary; the message says what they look like and what to do.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _marked(data[len(mark) :], encoding)
    refuse_binary(data)
    if b"\0" in data:
        return _unmarked_utf16(data)
    name = _known(declared)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _not_utf8(data, declared, name)
    if name not in (None, "utf-8", "ascii") and not data.isascii():
        return Decoded(text, "utf-8", f"declared as {declared}, but is valid UTF-8 and was read as that")
    return Decoded(text, "utf-8", None)


def refuse_binary(data: bytes) -> None:
    """Refuse bytes that are no text.

    Args:
        data: the bytes, or their beginning.

    Raises:
        NotText: they begin like a known binary format, or hold control characters that no text holds.
    """
    if data.startswith(tuple(mark for mark, _encoding in _MARKS)):
        return
    for offset, mark, kind, advice in rows("magic.tsv"):
        if data.startswith(bytes.fromhex(mark), int(offset)):
            raise NotText(f"looks like {kind}: {advice}")
    sample = data[:_SAMPLE]
    controls = sum(map(sample.count, (bytes([code]) for code in (*range(1, 8), *range(14, 27), 28, 29, 30, 31, 127))))
    if controls > len(sample) * 0.02 or (b"\0" in data and _utf16_order(sample) is None):
        raise NotText("looks like binary data, not text: give plain text, HTML or JSON lines")


def _marked(data: bytes, encoding: str) -> Decoded:
    note = f"read as {encoding.upper()} as its byte order mark says; the mark is not part of the text"
    try:
        return Decoded(data.decode(encoding), encoding, None if encoding == "utf-8" else note)
    except UnicodeDecodeError:
        text = data.decode(encoding, "replace")
        return Decoded(text, encoding, f"{note}; {text.count(chr(0xFFFD))} unreadable places became U+FFFD")


def _utf16_order(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: its ASCII characters leave NULs on one side only."""
    half = len(sample) // 2
    if half == 0:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > half * 0.4 and even < half * 0.02:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.02:
        return "utf-16-be"
    return None


def _unmarked_utf16(data: bytes) -> Decoded:
    encoding = _utf16_order(data[:_SAMPLE]) or "utf-16-le"
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, f"assumed the encoding {encoding.upper()}: it has no byte order mark")


def _known(declared: str | None) -> str | None:
    if not declared:
        return None
    try:
        name = codecs.lookup(declared.strip().strip("\"'").strip()).name
    except LookupError:
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _not_utf8(data: bytes, declared: str | None, name: str | None) -> Decoded:
    if name is not None and name != "utf-8":
        try:
            return Decoded(data.decode(name), name, f"read as {name} as declared")
        except (UnicodeDecodeError, LookupError):
            pass
    told = f"declared as {declared}, which it is not; " if declared else ""
    # A cut or a stray byte in a text that is UTF-8 elsewhere.
    repaired = data.decode("utf-8", "replace")
    broken = repaired.count("\ufffd")
    multibyte = sum(1 for character in repaired if character > "\x7f" and character != "\ufffd")
    if multibyte >= 4 * broken:
        return Decoded(repaired, "utf-8", f"{told}read as UTF-8; {broken} unreadable places became U+FFFD")
    encoding = _guess(data[:_SAMPLE])
    text = data.decode(encoding, "replace")
    lost = text.count("\ufffd")
    note = f"{told}assumed the encoding {encoding}" + (f"; {lost} unreadable places became U+FFFD" if lost else "")
    return Decoded(text, encoding, note)


def _guess(sample: bytes) -> str:
    others = sum(1 for byte in sample if byte > 0x7F)
    signs = len(_SIGNS.findall(sample))
    # English news beyond ASCII is mostly curly quotes and dashes; statistics on so few bytes mislead.
    if len(_WESTERN.findall(sample)) == others and (signs * 2 >= others or others < len(sample) * 0.03):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
