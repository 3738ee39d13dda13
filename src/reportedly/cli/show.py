"""``reportedly show``: an article of an archive, or one statement or event in full."""

from __future__ import annotations

from pathlib import Path

from reportedly.archive.found import Found
from reportedly.cli.archives import existing
from reportedly.cli.outputs import Plain, Terminal, sink, stream
from reportedly.cli.read import terminal
from reportedly.errors import UsageError
from reportedly.formats import FORMATS, found_files, found_item, found_table, found_tables
from reportedly.keeping import Archive
from reportedly.records import Reading

ROW_FORMATS = ("text", "json", "jsonl")
"""Formats that one statement or event can be written in."""


def run(ref: str, address: str | None, format: str, output: Path | None) -> None:  # noqa: A002
    """Show what has a name in an archive.

    Args:
        ref: an article's id, or ``ARTICLE/a1`` or ``ARTICLE/e1``.
        address: of the archive.
        format: one of :data:`~reportedly.formats.FORMATS`.
        output: a file or folder; ``None`` for standard output.

    Raises:
        UsageError: the archive holds nothing of that name, or it has no such format.
        ReportedlyError: the archive cannot be opened, or the output not be written.
    """
    with existing(address) as archive:
        if "/" in ref:
            _row(archive, ref, format, output)
        else:
            _article(archive, ref, format, output)


def _article(archive: Archive, article: str, format: str, output: Path | None) -> None:  # noqa: A002
    screen = terminal(output) if format == "text" else None
    render = Terminal(*screen) if screen else Plain(format)
    written = render(archive.reading(article))
    with sink(FORMATS[format], output, several=False) as out:
        out.put(written)


def _row(archive: Archive, ref: str, format: str, output: Path | None) -> None:  # noqa: A002
    if format not in ROW_FORMATS:
        raise UsageError(f"one statement or event has no format {format!r}; choose one of: {', '.join(ROW_FORMATS)}")
    text = _written(archive.row(ref), archive.reading(ref.partition("/")[0]), format, output)
    with stream(output) as out:
        out.write(text)


def _written(found: Found, whole: Reading, format: str, output: Path | None) -> str:  # noqa: A002
    says = bool(found.reading.attributions)
    table = found_tables.attributions([found]) if says else found_tables.events([found])
    if format != "text":
        return found_files.to_jsonl(table)
    show = found_item.statement if says else found_item.event
    width, colours = terminal(output) or found_table.PLAIN
    return found_table.printed(show(found, table.to_pylist()[0], whole), width=width, colours=colours)
