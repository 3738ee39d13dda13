"""Readings out, one format a file: each exporter is a function from a reading to text."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from reportedly.errors import UsageError

if TYPE_CHECKING:  # the command line asks for the names of formats long before it needs a reading
    from reportedly.records import Reading


class Format(NamedTuple):
    """A format: where its exporter is, what its files end in, and whether one file holds many readings."""

    name: str
    module: str
    function: str
    suffix: str
    what: str
    many: bool = False


FORMATS: dict[str, Format] = {
    known.name: known
    for known in (
        Format("text", "terminal", "to_text", ".txt", "for a person at a terminal; plain when piped", many=True),
        Format("json", "json", "to_json", ".json", "the whole reading, indented; reads back without loss"),
        Format("jsonl", "jsonl", "to_jsonl", ".jsonl", "one reading a line", many=True),
        Format("html", "html", "to_html", ".html", "one self-contained page, without script"),
        Format("webannotation", "webannotation", "to_webannotation", ".jsonld", "W3C Web Annotation (JSON-LD)"),
        Format("brat", "brat", "to_brat", ".ann", "brat standoff; a folder also gets the text"),
    )
}
"""Every format by its name."""


def exporter(name: str) -> Callable[[Reading], str]:
    """The function that writes a reading in a format.

    Args:
        name: one of :data:`FORMATS`.

    Raises:
        UsageError: there is no such format.
    """
    known = FORMATS.get(name)
    if known is None:
        raise UsageError(f"there is no format {name!r}; choose one of {', '.join(FORMATS)}")
    function: Callable[[Reading], str] = getattr(import_module(f"{__name__}.{known.module}"), known.function)
    return function
