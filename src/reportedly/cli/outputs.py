"""Where readings go: standard output, a file, or a folder with one file an article."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from reportedly.errors import NotFound, UsageError
from reportedly.formats import Format, beside_head, exporter, head
from reportedly.records import Reading

_SPACED = frozenset({"text", "table"})
"""Formats for a person, with empty lines between articles."""

_UNFIT = re.compile(r"[^\w.-]+")


class Written(NamedTuple):
    """A reading in its format: what to call its file, what stands in it, and what stands in a file beside it."""

    name: str
    text: str
    beside: str | None = None


class Sink(Protocol):
    """Takes written readings."""

    def put(self, written: Written) -> None:
        """Take one more."""


@dataclass(frozen=True)
class Plain:
    """Writes readings in a format; picklable, so that workers can do it."""

    format: str

    def __call__(self, reading: Reading) -> Written:
        """The reading in that format."""
        beside = reading.article.text if self.format == "brat" else None
        return Written(file_name(reading), exporter(self.format)(reading), beside)


@dataclass(frozen=True)
class Terminal:
    """Writes readings for a terminal of that width and with those colours."""

    width: int
    colours: str | None

    def __call__(self, reading: Reading) -> Written:
        """The reading as styled text."""
        from reportedly.formats.terminal import styled

        return Written(file_name(reading), styled(reading, width=self.width, colours=self.colours))


def target(output: str | None) -> Path | None:
    """The path that ``--output`` names; one that ends in a slash is made a folder, since a path forgets its slash."""
    if not output:
        return None
    if output.endswith(("/", os.sep)):
        Path(output).mkdir(parents=True, exist_ok=True)
    return Path(output)


def sink(format: Format, output: Path | None, *, several: bool) -> AbstractContextManager[Sink]:  # noqa: A002
    """Where readings of a format go.

    Args:
        format: of the readings.
        output: a file or a folder; ``None`` for standard output.
        several: whether more than one article may come.

    Raises:
        UsageError: many readings cannot go to one file in this format.
        NotFound: the folder of the output file does not exist.
    """
    if output is None:
        return _to_stdout(format)
    if output.is_dir() or (several and not format.many and not output.suffix):
        return _to_folder(format, output)
    in_a_folder(output)
    return _to_file(format, output)


class _Stream:
    """Readings one after another in one stream, and what goes beside them in another."""

    def __init__(self, format: Format, out: IO[str], beside: IO[str] | None = None) -> None:  # noqa: A002
        self.format = format
        self.out = out
        self.beside = beside
        self.count = 0
        out.write(head(format))
        if beside is not None:
            beside.write(beside_head(format))

    def put(self, written: Written) -> None:
        self.count += 1
        if self.count > 1 and not self.format.many:
            raise UsageError(
                f"one {self.format.name} file holds one article, and there are more: "
                "give --output a folder, or choose --format jsonl"
            )
        if self.count > 1 and self.format.name in _SPACED:
            self.out.write("\n\n")
        self.out.write(written.text)
        if self.beside is not None:
            self.beside.write(written.beside or "")
        if self.out is sys.stdout:
            self.out.flush()  # a person, or the next program, sees each reading when it is ready


class _First(_Stream):
    """As a stream, but the first reading is kept back until it is sure to be the only one."""

    def __init__(self, out: IO[str], format: Format) -> None:  # noqa: A002
        super().__init__(format, out)
        self.kept: Written | None = None

    def put(self, written: Written) -> None:
        if self.kept is not None:
            self.count = 1
            super().put(written)
        self.kept = written

    def close(self) -> None:
        if self.kept is not None:
            super().put(self.kept)


@contextmanager
def stream(output: Path | None) -> Iterator[IO[str]]:
    """What text is written to: standard output, or a file that takes its place once it is whole.

    Args:
        output: the file; ``None`` for standard output.

    Raises:
        NotFound: its folder does not exist.
    """
    if output is None:
        if isinstance(sys.stdout, TextIOWrapper):  # a test's or a notebook's stand-in is left as it is
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
    else:
        in_a_folder(output)
        with _replacing(output) as out:
            yield out


def in_a_folder(output: Path) -> None:
    """See whether a file can be written where it is asked for.

    Raises:
        NotFound: its folder does not exist.
        UsageError: it is a folder itself.
    """
    if not output.absolute().parent.is_dir():
        raise NotFound(f"there is no folder {output.parent} to write {output.name} into")
    if output.is_dir():
        raise UsageError(f"{output} is a folder; name a file to write to")


@contextmanager
def _to_stdout(format: Format) -> Iterator[Sink]:  # noqa: A002
    with stream(None) as out:
        if format.many:
            yield _Stream(format, out)
        else:
            first = _First(out, format)
            yield first
            first.close()


@contextmanager
def _to_file(format: Format, output: Path) -> Iterator[Sink]:  # noqa: A002
    with ExitStack() as files:
        out = files.enter_context(_replacing(output))
        apart = bool(format.beside) and (output.is_file() or not output.exists())
        beside = files.enter_context(_replacing(output.with_suffix(format.beside))) if apart else None
        yield _Stream(format, out, beside)


class _Folder:
    def __init__(self, format: Format, folder: Path) -> None:  # noqa: A002
        self.format = format
        self.folder = folder
        self.taken: dict[str, int] = {}

    def put(self, written: Written) -> None:
        # Case is folded since two names that differ in nothing else are one file on some systems.
        name, number = written.name, self.taken.get(written.name.casefold(), 0)
        while name.casefold() in self.taken:
            number += 1
            name = f"{written.name}-{number + 1}"
        self.taken[written.name.casefold()] = number
        self.taken.setdefault(name.casefold(), 0)
        _write(self.folder / f"{name}{self.format.suffix}", head(self.format) + written.text)
        if self.format.beside:
            _write(self.folder / f"{name}{self.format.beside}", beside_head(self.format) + (written.beside or ""))


@contextmanager
def _to_folder(format: Format, folder: Path) -> Iterator[Sink]:  # noqa: A002
    folder.mkdir(parents=True, exist_ok=True)
    yield _Folder(format, folder)
    if format.name == "brat":
        from reportedly.formats.brat import configuration

        _write(folder / "annotation.conf", configuration())


def _write(path: Path, text: str) -> None:
    with _replacing(path) as out:
        out.write(text)


@contextmanager
def _replacing(path: Path) -> Iterator[IO[str]]:
    """A file that takes its place only once it is whole; a device or pipe is written to as it is."""
    if path.exists() and not path.is_file():
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    with whole(path) as part, part.open("w", encoding="utf-8", errors="surrogatepass", newline="") as out:
        yield out


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A file to write to that takes the place of ``path`` once it is whole."""
    handle, name = tempfile.mkstemp(dir=path.absolute().parent, prefix=f".{path.name}.", suffix=".part")
    os.close(handle)
    try:
        yield Path(name)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def file_name(reading: Reading) -> str:
    """A file name out of an article's name, without its folder and ending."""
    article = reading.article
    last = re.split(r"[/\\]", article.name.rstrip("/\\"))[-1] if article.name else ""
    stem = re.sub(r"\.(txt|text|html?|xhtml|md|jsonl|json)\b", "", last, flags=re.IGNORECASE)
    return (_UNFIT.sub("-", stem).strip("-.")[:100]) or article.id
