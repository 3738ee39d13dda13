"""What a user gives, as a stream of articles: files, folders, standard input, addresses, bytes."""

from __future__ import annotations

import contextlib
import gzip
import io
import json
import logging
import os
import sys
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO

from reportedly.errors import BadRecord, EmptyInput, NotFound, NotText, TooLarge, UsageError
from reportedly.records import Article, Failure
from reportedly.sources.decoding import decode, refuse_binary
from reportedly.sources.draft import MAX_CHARS, shown
from reportedly.sources.fetching import Limits
from reportedly.sources.job import Job, Settings, kind_of, open_file, read_file, sniff
from reportedly.sources.jsonl import check_fields, ignored_fields, parse_record

_log = logging.getLogger(__name__)

MAX_JSON_BYTES = 200_000_000
"""The most bytes of a ``.json`` file that holds a list, since it is read at once; JSON lines have no limit."""

Source = str | Path | bytes


def jobs(
    source: Source,
    *,
    fields: Mapping[str, str] | None = None,
    max_chars: int = MAX_CHARS,
    url: str | None = None,
    limits: Limits | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Job]:
    """The articles of a source as jobs, in an order that is always the same.

    A ``str`` is a path, an address or ``-`` for standard input, and never the text itself: that is
    for :func:`~reportedly.sources.text.article_from_text`. A folder is read with its subfolders in
    the order of names; hidden files and what ``data/suffixes.tsv`` marks as lying beside articles are
    passed over. Files without a known suffix are looked into.

    Args:
        source: path, folder, address, ``-``, or the bytes of a text, page or JSON lines.
        fields: for JSON records, article's field to record's field, such as ``{"text": "maintext"}``.
        max_chars: the most characters of one article.
        url: the address that a single page or text was found at.
        limits: how far fetches may go.
        stdin: stands in for standard input.

    Raises:
        NotFound: there is no such file or folder.
        EmptyInput: the folder or file holds nothing to read.
        UsageError: the field mapping names a field that articles do not have.
    """
    settings = Settings(check_fields(fields), max_chars, url, limits)
    if max_chars < 1:
        raise UsageError(f"max_chars must be at least 1, not {max_chars}")
    return _jobs(source, settings, stdin)


def articles(
    source: Source,
    *,
    fields: Mapping[str, str] | None = None,
    max_chars: int = MAX_CHARS,
    url: str | None = None,
    limits: Limits | None = None,
    stdin: IO[bytes] | None = None,
) -> Iterator[Article | Failure]:
    """The articles of a source; a bad item of several becomes a :class:`Failure` and the rest goes on.

    Args:
        source, fields, max_chars, url, limits, stdin: as for :func:`jobs`.

    Raises:
        InputError: a single text, page or file cannot be read.
        FetchError: a single address could not be fetched.
        UsageError: the field mapping names a field that articles do not have.
    """
    alone = is_single(source)
    for job in jobs(source, fields=fields, max_chars=max_chars, url=url, limits=limits, stdin=stdin):
        yield job.load() if alone and not job.part else job.try_load()


def article(
    source: Source,
    *,
    fields: Mapping[str, str] | None = None,
    max_chars: int = MAX_CHARS,
    url: str | None = None,
    limits: Limits | None = None,
    stdin: IO[bytes] | None = None,
) -> Article:
    """The one article of a source.

    Args:
        source, fields, max_chars, url, limits, stdin: as for :func:`jobs`.

    Raises:
        InputError: it cannot be read.
        FetchError: it could not be fetched.
        UsageError: the source holds several articles.
    """
    stream = jobs(source, fields=fields, max_chars=max_chars, url=url, limits=limits, stdin=stdin)
    first = next(stream)
    if next(stream, None) is not None:
        raise UsageError("the input holds several articles: read them with articles()")
    return first.load()


def is_single(source: Source) -> bool:
    """Whether a source is one thing and not a folder; JSON lines are one thing with many records.

    Args:
        source: what the user gave.
    """
    return isinstance(source, bytes) or _is_url(source) or str(source) == "-" or not Path(source).is_dir()


def _is_url(source: Source) -> bool:
    return isinstance(source, str) and "://" in source[:12] and not source[:1].isspace()


def _jobs(source: Source, settings: Settings, stdin: IO[bytes] | None) -> Iterator[Job]:
    if isinstance(source, bytes):
        return _of_data("input", source, settings)
    if _is_url(source):
        return iter((Job(str(source), "url", str(source), settings=settings),))
    if str(source) == "-":
        return _of_stream(stdin or sys.stdin.buffer, settings)
    path = Path(source)
    try:
        if path.is_dir():
            return _of_folder(path, settings)
        exists = path.exists()
    except (OSError, ValueError):
        exists = False
    if not exists:
        raise NotFound(
            f"no such file or folder: '{shown(str(source))}'; to read a text itself, give it to article_from_text "
            "or to standard input"
        )
    return _of_file(path, _printable(str(source)), settings)


def _printable(name: str) -> str:
    """A file's name as text; names in no encoding keep what can be read of them."""
    return name.encode("utf-8", "replace").decode()


def _of_folder(folder: Path, settings: Settings) -> Iterator[Job]:
    found = False
    for root, folders, files in os.walk(folder):
        # Sorted in place: os.walk goes on in this order.
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__")))
        for name in sorted(files):
            path = Path(root, name)
            if name.startswith(".") or kind_of(path)[0] == "skip" or not path.is_file():
                _log.info("passed over %s", path)
                continue
            found = True
            yield from _guarded(path, _printable(path.relative_to(folder).as_posix()), settings)
    if not found:
        raise EmptyInput(f"no files to read in the folder {folder}: give texts, pages or JSON lines")


def _guarded(path: Path, name: str, settings: Settings) -> Iterator[Job]:
    """The jobs of a file of a folder: what cannot even be opened is a job that fails."""
    try:
        yield from _of_file(path, name, settings)
    except (NotFound, EmptyInput, NotText, TooLarge, BadRecord) as error:
        yield Job(name, "failed", str(error), settings=settings, part=True, error=type(error))


def _of_file(path: Path, name: str, settings: Settings) -> Iterator[Job]:
    kind, _packed = kind_of(path)
    if kind in (None, "skip"):
        with open_file(path) as file:
            try:
                head = file.read(4096)
            except (gzip.BadGzipFile, EOFError, zlib.error, OSError):
                head = b""
        kind = "text" if not head.lstrip() else sniff(head)
    if kind == "jsonl":
        with open_file(path) as file:
            yield from _of_lines(file, name, settings)
    elif kind == "json":
        yield from _of_json(read_file(path, MAX_JSON_BYTES), name, settings)
    else:
        yield Job(name, "path", path, kind, settings)


def _of_stream(file: IO[bytes], settings: Settings) -> Iterator[Job]:
    head = file.readline(settings.max_bytes + 1)
    while head and not head.strip():
        more = file.readline(settings.max_bytes + 1)
        if not more:
            break
        head += more
    name = "standard input"
    if sniff(head) == "jsonl":
        yield from _of_lines(_Prefixed(head, file), name, settings)
        return
    data = head + file.read(settings.max_bytes + 1 - min(len(head), settings.max_bytes))
    if len(data) > settings.max_bytes:
        raise TooLarge(f"standard input holds more than {settings.max_bytes:,} bytes: give JSON lines, or a folder")
    yield from _of_data(name, data, settings)


def _of_data(name: str, data: bytes, settings: Settings) -> Iterator[Job]:
    if data.startswith(b"\x1f\x8b"):
        unpacker = zlib.decompressobj(47)
        try:
            data = unpacker.decompress(data, settings.max_bytes + 1)
        except zlib.error:
            raise NotText("looks like a gzip archive, but is broken: unpack it by hand") from None
        if len(data) > settings.max_bytes:
            raise TooLarge(f"the archive unpacks to more than {settings.max_bytes:,} bytes: give it as a file")
    kind = sniff(data)
    if kind == "jsonl":
        yield from _of_lines(_Prefixed(data, None), name, settings)
    elif kind == "json":
        yield from _of_json(data, name, settings)
    else:
        yield Job(name, "data", data, kind, settings)


def _of_json(data: bytes, name: str, settings: Settings) -> Iterator[Job]:
    """One object, or a list of them, or lines after all."""
    refuse_binary(data)
    if not data.strip():
        raise EmptyInput("the file is empty: give a JSON object, a list of them, or JSON lines")
    try:
        content = json.loads(decode(data).text)
    except (ValueError, RecursionError):
        yield from _of_lines(_Prefixed(data, None), name, settings)
        return
    if isinstance(content, dict):
        yield Job(
            name, "record", json.dumps(content), "record", settings, tuple(ignored_fields(content, settings.fields))
        )
        return
    if not isinstance(content, list):
        raise BadRecord("the JSON is neither an object nor a list of objects: give articles as objects")
    seen: set[str] = set()
    for number, record in enumerate(content, 1):
        place = f"{name}[{number}]"
        if isinstance(record, dict):
            new = set(ignored_fields(record, settings.fields)) - seen
            seen |= new
            yield Job(place, "record", json.dumps(record), "record", settings, tuple(sorted(new)), part=True)
        else:
            yield Job(place, "failed", "the item is not a JSON object", settings=settings, part=True, error=BadRecord)
    if not content:
        raise EmptyInput("the list is empty: give articles as JSON objects")


def _of_lines(file: IO[bytes] | _Prefixed, name: str, settings: Settings) -> Iterator[Job]:
    """A job a line; lines are read one at a time, and unknown fields are told once."""
    seen: set[str] = set()
    number = 0
    found = False
    most = settings.max_bytes + 1
    while True:
        try:
            line = file.readline(most)
        except (gzip.BadGzipFile, EOFError, zlib.error, OSError):
            message = "the file is broken from here on, or no gzip archive: unpack it by hand"
            yield Job(f"{name}:{number + 1}", "failed", message, settings=settings, part=True, error=NotText)
            return
        if not line:
            break
        number += 1
        if number == 1 and line.startswith((b"\xff\xfe", b"\xfe\xff")):
            raise NotText("the JSON lines are in UTF-16: convert them to UTF-8")
        place = f"{name}:{number}"
        if len(line) >= most and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = file.readline(1 << 20)
            message = f"the line holds more than {most - 1:,} bytes, which max_chars allows at most: raise max_chars"
            yield Job(place, "failed", message, settings=settings, part=True, error=TooLarge)
            found = True
        elif line.strip(b"\xef\xbb\xbf \t\r\n"):
            found = True
            new: set[str] = set()
            # A line that is no record says so itself when it is loaded.
            with contextlib.suppress(BadRecord, NotText):
                new = set(ignored_fields(parse_record(line), settings.fields)) - seen
            seen |= new
            yield Job(place, "record", line, "record", settings, tuple(sorted(new)), part=True)
    if not found:
        raise EmptyInput("the file holds no lines: give one JSON object a line")


class _Prefixed:
    """A stream of bytes whose beginning was read already."""

    def __init__(self, head: bytes, rest: IO[bytes] | None) -> None:
        self._head = io.BytesIO(head)
        self._rest = rest

    def readline(self, most: int) -> bytes:
        """The next line, or that many bytes of it."""
        line = self._head.readline(most)
        if self._rest is not None and len(line) < most and not line.endswith(b"\n"):
            line += self._rest.readline(most - len(line))
        return line
