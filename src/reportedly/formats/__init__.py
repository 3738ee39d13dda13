"""Readings out, one format a file: each exporter is a function from a reading to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

from reportedly.errors import UsageError

if TYPE_CHECKING:  # the command line asks for the names of formats long before it needs a reading
    from reportedly.records import Event, Reading


class Format(NamedTuple):
    """A format.

    Args:
        module, function: where its exporter is.
        suffix: what its files end in.
        many: whether one file holds many readings.
        beside: what a second file ends in that goes beside each; empty for none.
    """

    name: str
    module: str
    function: str
    suffix: str
    what: str
    many: bool = False
    beside: str = ""


FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("text", "terminal", "to_text", ".txt", "for a person at a terminal; plain when piped", many=True),
        Format("json", "json", "to_json", ".json", "the whole reading, indented; reads back without loss"),
        Format("jsonl", "jsonl", "to_jsonl", ".jsonl", "one reading a line", many=True),
        Format("html", "html", "to_html", ".html", "one self-contained page, without script"),
        Format("webannotation", "webannotation", "to_webannotation", ".jsonld", "W3C Web Annotation (JSON-LD)"),
        Format("brat", "brat", "to_brat", ".ann", "brat standoff, with the text beside it", beside=".txt"),
    )
}
"""Every format by its name."""

EVENT_FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("table", "event_table", "to_table", ".txt", "for a person at a terminal; plain when piped", many=True),
        Format("csv", "event_rows", "to_csv", ".csv", "one row an event, with a header", many=True),
        Format("jsonl", "event_records", "to_records", ".jsonl", "one JSON object an event", many=True),
        Format("plover", "plover", "to_plover", ".jsonl", "JSON lines of PLOVER 2.0", many=True),
        Format("polecat", "polecat", "to_polecat", ".tsv", "POLECAT's columns", many=True),
        Format("gdelt", "gdelt", "to_gdelt", ".tsv", "GDELT 2.0's columns", many=True, beside=".vouchers.tsv"),
    )
}
"""Every format of events by its name."""

CODEBOOKS = frozenset({"plover", "polecat", "gdelt"})
"""Formats of other data sets, which hold only the events that those would code."""


def exporter(name: str) -> Callable[[Reading], str]:
    """The function that writes a reading in a format.

    Args:
        name: one of :data:`FORMATS`.

    Raises:
        UsageError: there is no such format.
    """
    function: Callable[[Reading], str] = getattr(_module(_known(name, FORMATS)), FORMATS[name].function)
    return function


def event_exporter(name: str) -> Callable[[Reading, tuple[Event, ...]], str]:
    """The function that writes events of a reading in a format, without the header.

    Args:
        name: one of :data:`EVENT_FORMATS`.

    Raises:
        UsageError: there is no such format.
    """
    module = _module(_known(name, EVENT_FORMATS))
    function: Callable[[Reading, tuple[Event, ...]], str] = getattr(module, EVENT_FORMATS[name].function)
    return function


def head(format: Format) -> str:  # noqa: A002
    """What a file of a format begins with, before the first reading; empty for most."""
    found: str = getattr(_module(format), "HEAD", "")
    return found


def beside_head(format: Format) -> str:  # noqa: A002
    """What the second file of a format begins with."""
    found: str = getattr(_module(format), "BESIDE_HEAD", "")
    return found


def _known(name: str, formats: dict[str, Format]) -> Format:
    known = formats.get(name)
    if known is None:
        raise UsageError(f"there is no format {name!r}; choose one of {', '.join(formats)}")
    return known


def _module(format: Format) -> ModuleType:  # noqa: A002
    return import_module(f"{__name__}.{format.module}")
