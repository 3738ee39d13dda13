"""Jobs: one article each, cheap to make and to send to another process, which then does the work."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, cast

from reportedly.errors import InputError, NotFound, NotText, ReportedlyError, TooLarge
from reportedly.records import Article, Failure
from reportedly.sources.decoding import decode
from reportedly.sources.draft import MAX_CHARS, check_size
from reportedly.sources.fetching import Limits, fetch
from reportedly.sources.html import MAX_PAGE_BYTES, article_from_html
from reportedly.sources.jsonl import article_from_record, parse_record
from reportedly.sources.tables import pairs
from reportedly.sources.text import article_from_text

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_MARKUP = re.compile(r"\s*<[a-z][\w-]*[\s>/]", re.IGNORECASE)
_TAGS = re.compile(r"</(?:p|div|article|body|h1|span)>|<(?:p|div|article|meta|h1)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Settings:
    """How inputs are read.

    Args:
        fields: for JSON records, article's field to record's field.
        max_chars: the most characters of one article.
        url: the address that a single page or text was found at.
        limits: how far fetches may go.
    """

    fields: Mapping[str, str] = field(default_factory=dict)
    max_chars: int = MAX_CHARS
    url: str | None = None
    limits: Limits | None = None

    @property
    def max_bytes(self) -> int:
        """The most bytes that are read for one article: four a character, or a page's limit."""
        return max(4 * self.max_chars, MAX_PAGE_BYTES)


@dataclass(frozen=True)
class Job:
    """One article to be read; :meth:`load` reads it.

    Args:
        name: what to call it: a file's path, a JSON line's place, an address.
        how: ``path``, ``data``, ``record``, ``url`` or ``failed``.
        payload: the path, the bytes, the record's JSON, the address, or the message of what failed.
        kind: ``text``, ``html``, ``json``, ``record``, or ``None`` to look into it.
        settings: how it is read.
        ignored: a record's unknown fields that no record before it had.
        part: it is one of several in its file, so that its failure does not end the others.
        error: class of the error of a job that failed when it was made.
    """

    name: str
    how: str
    payload: str | bytes | Path
    kind: str | None = None
    settings: Settings = field(default_factory=Settings)
    ignored: tuple[str, ...] = ()
    part: bool = False
    error: type[ReportedlyError] = InputError

    def load(self) -> Article:
        """The article.

        Raises:
            InputError: it cannot be read; the message says why and what to do.
            FetchError: its address could not be fetched.
        """
        if self.how == "failed":
            raise self.error(str(self.payload))
        if self.how == "record":
            decoded = decode(self.payload) if isinstance(self.payload, bytes) else None
            line = decoded.text if decoded is not None else str(self.payload)
            return article_from_record(
                parse_record(line, "the line" if self.part else "the input"),
                fields=self.settings.fields,
                name=self.name,
                notes=[decoded.note] if decoded is not None and decoded.note else [],
                note_fields=self.ignored,
                max_chars=self.settings.max_chars,
            )
        if self.how == "url":
            return _from_url(str(self.payload), self.settings)
        if self.how == "path":
            data = read_file(Path(cast("str | Path", self.payload)), self.settings.max_bytes)
        else:
            data = cast("bytes", self.payload)
        return article_from_bytes(data, self.name, self.kind, self.settings)

    def try_load(self) -> Article | Failure:
        """The article, or what went wrong as a record."""
        try:
            return self.load()
        except ReportedlyError as error:
            return failure(self.name, error)


def failure(name: str, error: ReportedlyError) -> Failure:
    """An error as a record.

    Args:
        name: the input's name.
        error: what was raised.
    """
    return Failure(name=name, error=type(error).__name__, message=str(error), code=error.code)


def _from_url(url: str, settings: Settings) -> Article:
    fetched = fetch(url, settings.limits)
    kind = "html" if "html" in fetched.kind else "json" if "json" in fetched.kind else None
    if fetched.kind == "text/plain":
        kind = "text"
    return article_from_bytes(fetched.data, url, kind, replace(settings, url=fetched.url), fetched.charset)


def article_from_bytes(
    data: bytes, name: str, kind: str | None, settings: Settings, charset: str | None = None
) -> Article:
    """The article that bytes of any known kind hold.

    Args:
        data: the bytes.
        name: what to call it.
        kind: ``text``, ``html`` or ``json``; ``None`` to look into the bytes.
        settings: how it is read.
        charset: the encoding that a header declares.

    Raises:
        InputError: they hold none.
    """
    found = sniff(data) if kind is None or (kind == "text" and sniff(data) == "html") else kind
    if found == "html":
        return article_from_html(data, name=name, url=settings.url, charset=charset, max_chars=settings.max_chars)
    if found in ("json", "jsonl"):
        record = parse_record(data, "the input")
        return article_from_record(record, fields=settings.fields, name=name, max_chars=settings.max_chars)
    if len(data) > 4 * settings.max_chars:
        check_size(data.decode("utf-8", "replace"), settings.max_chars)
    return article_from_text(data, name=name, url=settings.url, charset=charset, max_chars=settings.max_chars)


def sniff(data: bytes) -> str:
    """What bytes look like: ``html``, ``json``, ``jsonl`` or ``text``.

    Args:
        data: the bytes, or their beginning.
    """
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head[: len(head) // 2 * 2].decode("utf-16", "replace")
    else:
        text = head.decode("utf-8-sig", "replace")
    if _PAGE.match(text) or (_MARKUP.match(text) and len(_TAGS.findall(text)) >= 2):
        return "html"
    start = text.lstrip("\ufeff \t\r\n")
    if re.match(r'\{\s*(?:"|\})', start):
        # One object a line; an object that is spread over lines is a single one.
        first = start.split("\n", 1)[0].rstrip()
        return "jsonl" if first.endswith("}") or (len(head) == 4096 and "\n" not in start) else "json"
    return "json" if re.match(r"\[\s*\{", start) else "text"


def kind_of(path: Path) -> tuple[str | None, bool]:
    """How a file is read by its suffix (``None``: look into it), and whether it is packed by gzip.

    Args:
        path: the file.
    """
    packed = path.suffix.lower() == ".gz"
    inner = path.with_suffix("") if packed else path
    return pairs("suffixes.tsv").get(inner.suffix.lower()), packed


def open_file(path: Path) -> IO[bytes]:
    """A file opened for reading bytes, unpacked if its name ends in ``.gz``.

    Args:
        path: the file.

    Raises:
        NotFound: there is none, or it may not be read.
    """
    try:
        if kind_of(path)[1]:
            return cast("IO[bytes]", gzip.open(path, "rb"))
        return path.open("rb")
    except FileNotFoundError:
        raise NotFound(f"no such file: {path}") from None
    except (OSError, ValueError) as error:
        raise NotFound(f"{path} cannot be opened: {getattr(error, 'strerror', None) or error}") from None


def read_file(path: Path, most: int) -> bytes:
    """The bytes of a file, unpacked.

    Args:
        path: the file.
        most: the most bytes to read.

    Raises:
        NotFound: there is no such file.
        NotText: it is no gzip archive though its name says so.
        TooLarge: it holds more.
    """
    with open_file(path) as file:
        try:
            data = file.read(most + 1)
        except (gzip.BadGzipFile, EOFError, zlib.error):
            raise NotText("is broken or no gzip archive, though its name ends in .gz: unpack it by hand") from None
        except OSError as error:
            raise NotFound(f"{path} cannot be read: {error.strerror or error}") from None
    if len(data) > most:
        raise TooLarge(
            f"the file holds more than {most:,} bytes, which max_chars allows at most: "
            "split it into articles, turn it into JSON lines, or raise max_chars"
        )
    return data
