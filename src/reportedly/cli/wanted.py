"""What the options of ``search`` ask for, as a filter."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from reportedly.archive.filters import AttributionFilter, Box, Circle, EventFilter
from reportedly.cli.filter_options import EVENTS, OPTIONS
from reportedly.errors import UsageError
from reportedly.events.codes import code
from reportedly.records import Act, Kind, Record, SourceKind, Status

FLAGS = {one.field: one.flag for one in OPTIONS}

_NAMED: dict[str, type[StrEnum]] = {"act": Act, "kind": Kind, "speaker_kind": SourceKind, "status": Status}
"""Fields whose values are few and have names."""


def filter_of(within: str, text: str | None, fields: Mapping[str, Any]) -> AttributionFilter | EventFilter:
    """The filter that options ask for; for articles, one with the fields that articles have.

    Args:
        within: ``statements``, ``events`` or ``articles``.
        text: the words asked for.
        fields: values by the names of :data:`~reportedly.cli.filter_options.OPTIONS`, ``None`` if not given.

    Raises:
        UsageError: an option does not fit what is searched, or its value is none that it takes.
    """
    given = {name: value for name, value in fields.items() if value not in (None, [], ())}
    _check_fit(within, given)
    for name, known in _NAMED.items():
        _check_named(name, given.get(name, ()), known)
    for value in given.get("type", ()):
        if code(value.upper(), None) is None:
            raise UsageError(f"--type: PLOVER has no type {value!r}; it has types such as ASSAULT, PROTEST or AGREE")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    if "box" in values:
        values["box"] = _area("box", Box, values["box"])
    if "circle" in values:
        values["circle"] = _area("circle", Circle, values["circle"])
    kind = EventFilter if within == EVENTS else AttributionFilter
    try:
        return kind(text=text, **values)
    except ValidationError as error:
        raise UsageError(_first(error)) from error


def _check_fit(within: str, given: Iterable[str]) -> None:
    """See whether all options have to do with what is searched."""
    for option in OPTIONS:
        if option.field in given and within not in option.of.split():
            where = " or ".join(f"--in {one}" for one in option.of.split())
            raise UsageError(f"{option.flag} does not go with --in {within}, only with {where}")


def _check_named(name: str, values: Iterable[str], known: type[StrEnum]) -> None:
    names = [one.value for one in known]
    for value in values:
        if value.casefold() not in names:
            raise UsageError(f"{FLAGS[name]}: there is no {value!r}; choose of: {', '.join(names)}")


def _area(name: str, kind: type[Record], value: str) -> Record:
    """A box or circle out of numbers with commas between them."""
    fields = list(kind.model_fields)
    parts = value.split(",")
    try:
        if len(parts) != len(fields):
            raise ValueError
        return kind.model_validate(dict(zip(fields, map(float, parts), strict=True)))
    except ValidationError as error:
        raise UsageError(f"{FLAGS[name]}: {_first(error)}") from error
    except ValueError as error:
        raise UsageError(f"{FLAGS[name]}: {value!r} is not {','.join(fields)} in numbers") from error


def _first(error: ValidationError) -> str:
    """The first thing wrong, on one line, with the option it is of."""
    found = error.errors()[0]
    name = str(found["loc"][0]) if found["loc"] else ""
    message = found["msg"].removeprefix("Value error, ")
    return f"{FLAGS.get(name, name)}: {message}" if name else message
