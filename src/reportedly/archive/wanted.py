"""A filter out of words: what a person wrote as options, or a program into an address."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from pydantic import ValidationError

from ..errors import UsageError
from ..events.codes import code
from ..records import Act, Kind, Record, SourceKind, Status
from .fields import EVENTS, OPTIONS
from .filters import AttributionFilter, Box, Circle, EventFilter


class Spelling(NamedTuple):
    """How messages call a field, and what is searched."""

    field: Callable[[str], str]
    within: Callable[[str], str]


_NAMED: dict[str, type[StrEnum]] = {"act": Act, "kind": Kind, "speaker_kind": SourceKind, "status": Status}
"""Fields whose values are few and have names."""


def filter_of(
    within: str, text: str | None, fields: Mapping[str, Any], spelling: Spelling
) -> AttributionFilter | EventFilter:
    """The filter that words ask for; for articles, one with the fields that articles have.

    Args:
        within: ``statements``, ``events`` or ``articles``.
        text: the words asked for.
        fields: values by the names of :data:`~reportedly.archive.fields.OPTIONS`, ``None`` if not given.
        spelling: how messages call what was written.

    Raises:
        UsageError: a field does not fit what is searched, or its value is none that it takes.
    """
    given = {name: value for name, value in fields.items() if value not in (None, [], ())}
    _check_fit(within, given, spelling)
    for name, known in _NAMED.items():
        _check_named(name, given.get(name, ()), known, spelling)
    for value in given.get("type", ()):
        if code(value.upper(), None) is None:
            raise UsageError(
                f"{spelling.field('type')}: PLOVER has no type {value!r}; "
                "it has types such as ASSAULT, PROTEST or AGREE"
            )
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in given.items()}
    if "box" in values:
        values["box"] = _area("box", Box, values["box"], spelling)
    if "circle" in values:
        values["circle"] = _area("circle", Circle, values["circle"], spelling)
    kind = EventFilter if within == EVENTS else AttributionFilter
    try:
        return kind(text=text, **values)
    except ValidationError as error:
        raise UsageError(_first(error, spelling)) from error


def _check_fit(within: str, given: Iterable[str], spelling: Spelling) -> None:
    """See whether all fields have to do with what is searched."""
    for option in OPTIONS:
        if option.field in given and within not in option.of.split():
            where = " or ".join(map(spelling.within, option.of.split()))
            raise UsageError(
                f"{spelling.field(option.field)} does not go with {spelling.within(within)}, only with {where}"
            )


def _check_named(name: str, values: Iterable[str], known: type[StrEnum], spelling: Spelling) -> None:
    names = [one.value for one in known]
    for value in values:
        if value.casefold() not in names:
            raise UsageError(f"{spelling.field(name)}: there is no {value!r}; choose of: {', '.join(names)}")


def _area(name: str, kind: type[Record], value: str, spelling: Spelling) -> Record:
    """A box or circle out of numbers with commas between them."""
    fields = list(kind.model_fields)
    parts = value.split(",")
    try:
        if len(parts) != len(fields):
            raise ValueError
        return kind.model_validate(dict(zip(fields, map(float, parts), strict=True)))
    except ValidationError as error:
        raise UsageError(f"{spelling.field(name)}: {_first(error, spelling)}") from error
    except ValueError as error:
        raise UsageError(f"{spelling.field(name)}: {value!r} is not {','.join(fields)} in numbers") from error


def _first(error: ValidationError, spelling: Spelling) -> str:
    """The first thing wrong, on one line, with the field it is of."""
    found = error.errors()[0]
    name = str(found["loc"][0]) if found["loc"] else ""
    message = found["msg"].removeprefix("Value error, ")
    return f"{spelling.field(name)}: {message}" if name else message
