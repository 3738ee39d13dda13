"""What tools are asked with: typed arguments, most of them the fields of the archive's filters."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, create_model

from ..archive.fields import EVENTS, FLAG, NUMBERS, OPTIONS, STATEMENTS, TEXTS, FilterOption
from ..archive.filters import AttributionFilter, EventFilter
from ..archive.wanted import Spelling, filter_of
from ..errors import UsageError
from ..events.codes import types
from ..records import Act, Kind, SourceKind, Status

NAMES = {one.field: one.name or one.field for one in OPTIONS}
"""Arguments by the fields that they fill."""

VALUES: dict[str, tuple[str, ...]] = {
    name: tuple(one.value for one in kind)
    for name, kind in dict[str, type[StrEnum]](act=Act, kind=Kind, speaker_kind=SourceKind, status=Status).items()
} | {"type": types()}
"""Fields whose values are few."""

_SPELLING = Spelling(lambda field: NAMES.get(field, field), lambda within: f"a search of {within}")
_TITLES = frozenset({"title"})


class Arguments(BaseModel):
    """Arguments of a tool; those that it does not know are refused, so that no filter is passed over in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Given = TypeVar("Given", bound=Arguments)
Words = Annotated[
    str,
    BeforeValidator(lambda value: "" if value is None else value),
    Field(description='Words that must all be there; "in quotation marks" in that order, begin*, OR, -without.'),
]


class Filtered(Arguments):
    """Arguments that say which statements or events."""

    text: Words = ""


def filtered(base: type[Given], name: str, kind: str, only: frozenset[str] | None = None) -> type[Given]:
    """Arguments with one more for each field of a filter.

    Args:
        base: what they have besides.
        name: of the class.
        kind: ``statements`` or ``events``.
        only: the fields to take; ``None`` for all.
    """
    fitting = [one for one in OPTIONS if kind in one.of.split() and (only is None or one.field in only)]
    fields: dict[str, Any] = {one.name or one.field: _field(one) for one in fitting}
    return create_model(name, __base__=base, **fields)


def statements(given: Filtered) -> AttributionFilter:
    """The statements that arguments ask for.

    Raises:
        UsageError: a value is none that its field takes.
    """
    wanted = filter_of(STATEMENTS, given.text or None, _values(given), _SPELLING)
    assert isinstance(wanted, AttributionFilter)  # noqa: S101 - of statements
    return wanted


def events(given: Filtered) -> EventFilter:
    """The events that arguments ask for.

    Raises:
        UsageError: a value is none that its field takes.
    """
    wanted = filter_of(EVENTS, given.text or None, _values(given), _SPELLING)
    assert isinstance(wanted, EventFilter)  # noqa: S101 - of events
    return wanted


def read(kind: type[Given], values: dict[str, Any]) -> Given:
    """Arguments out of what a client sent.

    Raises:
        UsageError: an argument is unknown, missing or of the wrong kind.
    """
    try:
        return kind.model_validate(values)
    except ValidationError as error:
        found = error.errors()[0]
        name = ".".join(map(str, found["loc"])) or "the arguments"
        if found["type"] == "extra_forbidden":
            raise UsageError(f"there is no argument {name!r}; choose of: {', '.join(kind.model_fields)}") from error
        raise UsageError(f"{name}: {found['msg'].removeprefix('Value error, ')}") from error


def schema(kind: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema of arguments or answers, without the titles that only repeat names."""
    made = kind.model_json_schema(mode="serialization")
    plain: dict[str, Any] = _untitled(made)
    return plain


def _values(given: Filtered) -> dict[str, Any]:
    return {
        field: value for field, name in NAMES.items() if (value := getattr(given, name, None)) not in (None, "", [])
    }


def _field(option: FilterOption) -> tuple[Any, Any]:
    about = _about(option)
    if option.kind is FLAG:
        return bool | None, Field(default=None, description=about)
    if option.kind not in (TEXTS, NUMBERS):
        text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
        return text, Field(default="", description=f"{about} Written as {option.metavar}.")
    item: Any = int if option.kind is NUMBERS else str
    if option.field in VALUES:
        item = Annotated[str, Field(json_schema_extra={"enum": list(VALUES[option.field])})]
    return Annotated[list[item], BeforeValidator(_several)], Field(default_factory=list, description=about)


def _several(value: Any) -> Any:
    """One value of an argument that takes several stands for itself alone."""
    if value is None:
        return []
    return [value] if isinstance(value, str | int) else value


def _about(option: FilterOption) -> str:
    """The help of a field without what is searched, where that is clear; of a flag, what both its values mean."""
    whole = option.help
    about = whole if "; events: " in whole else whole.removeprefix("Statements: ").removeprefix("Events: ")
    if option.kind is FLAG:
        yes, _, no = about.rstrip(".").partition(", or ")
        return f"true: {yes}; false: {no}."
    return about[:1].upper() + about[1:]


def _untitled(made: Any) -> Any:
    if isinstance(made, list):
        return [_untitled(one) for one in made]
    if not isinstance(made, dict):
        return made
    return {
        key: {name: _untitled(one) for name, one in value.items()} if key == "properties" else _untitled(value)
        for key, value in made.items()
        if key not in _TITLES
    }
