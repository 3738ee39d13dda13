"""An option for every field of the filters of :mod:`reportedly.archive.filters`, without importing them."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated

import typer

from reportedly.archive.fields import (
    ALL,
    EVENTS,
    FLAG,
    NUMBERS,
    OPTIONS,
    ROWS,
    STATEMENTS,
    TEXT,
    TEXTS,
    FilterOption,
)

__all__ = [
    "ALL",
    "EVENTS",
    "FLAG",
    "NUMBERS",
    "OPTIONS",
    "ROWS",
    "STATEMENTS",
    "TEXT",
    "TEXTS",
    "FilterOption",
    "filtered",
    "filtered_for",
]


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """A command whose ``**fields`` become one option for each of :data:`OPTIONS`, by the names of fields."""
    own = inspect.signature(command, eval_str=True)
    named = [one for one in own.parameters.values() if one.kind is not inspect.Parameter.VAR_KEYWORD]
    whole = own.replace(parameters=[*named, *map(_parameter, OPTIONS)])
    vars(command)["__signature__"] = whole  # what typer makes options of
    return command


def _parameter(option: FilterOption) -> inspect.Parameter:
    declared, metavar = option.flag, option.metavar
    if option.kind is FLAG:
        declared, metavar = f"{declared}/--{metavar}", ""
    made = typer.Option(declared, metavar=metavar or None, show_default=False, help=option.help)
    return inspect.Parameter(
        option.field, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=Annotated[option.kind, made]
    )


def filtered_for(kind: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """As :func:`filtered`, but with the options only that go with one kind of row.

    Args:
        kind: ``statements`` or ``events``.
    """
    foreign = {one.field for one in OPTIONS if kind not in one.of.split()}

    def narrowed(command: Callable[..., None]) -> Callable[..., None]:
        wide = inspect.signature(filtered(command))
        kept = [one for one in wide.parameters.values() if one.name not in foreign]
        vars(command)["__signature__"] = wide.replace(parameters=kept)
        return command

    return narrowed
