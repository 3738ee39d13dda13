"""Rows of an archive as columns of numbers, so that many can be counted at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import ColumnElement, Connection, Float, Integer, Select, Text, cast, func, select

Array = NDArray[Any]

BETWEEN = "\x1f"
"""Stands between texts ("unit separator", ISO 646), and in none of them."""


class Texts(NamedTuple):
    """A column of texts.

    Args:
        codes: of each row the place of its text among the values; -1 for null.
        values: the different texts.
    """

    codes: Array
    values: tuple[str, ...]

    def at(self, index: Array | slice) -> Self:
        """The texts of some rows."""
        return self._replace(codes=self.codes[index])

    def among(self, *some: str) -> Array:
        """Whether each row has one of some texts."""
        return np.isin(self.codes, [n for n, value in enumerate(self.values) if value in some])


Column = Array | Texts


@dataclass(frozen=True)
class Rows:
    """Events or statements, the first published first.

    Args:
        key: of each.
        columns: by the names of the table's columns: whole numbers (0 for null), floats (NaN for null) or texts.
    """

    key: Array
    columns: Mapping[str, Column]

    def __len__(self) -> int:
        return len(self.key)

    def __getitem__(self, name: str) -> Any:
        """A column; whoever asks knows its kind."""
        return self.columns[name]

    def at(self, index: Array | slice) -> Rows:
        """Some of the rows."""
        columns = {name: one.at(index) if isinstance(one, Texts) else one[index] for name, one in self.columns.items()}
        return Rows(self.key[index], columns)

    def having(self, **columns: Column) -> Rows:
        """The rows with further columns."""
        return replace(self, columns={**self.columns, **columns})


def fetched(connection: Connection, query: Select[Any]) -> list[Column]:
    """What a query finds, column by column: null is 0, NaN or no text.

    Every column comes as one long text, which is several times as quick as a row of Python's objects after another.
    """
    found = query.subquery()
    kinds = [column.type for column in found.c]
    row = connection.execute(select(*map(_listed, found.c))).one()
    return [_column(kind, told) for kind, told in zip(kinds, row, strict=True)]


def _listed(column: ColumnElement[Any]) -> ColumnElement[str]:
    """All values of a column, one after another."""
    if isinstance(column.type, Integer):
        return func.aggregate_strings(cast(func.coalesce(column, 0), Text), " ")
    if isinstance(column.type, Float):
        return func.aggregate_strings(func.coalesce(cast(column, Text), "nan"), " ")
    return func.aggregate_strings(func.replace(func.coalesce(column, ""), BETWEEN, " "), BETWEEN)


def _column(kind: Any, told: str | None) -> Column:
    if isinstance(kind, Integer | Float):
        return np.fromstring(told or "", dtype=np.int64 if isinstance(kind, Integer) else np.float64, sep=" ")
    return texts(value or None for value in (told.split(BETWEEN) if told is not None else ()))


def texts(values: Iterable[str | None]) -> Texts:
    """A column of these texts."""
    known: dict[str | None, int] = {None: -1}
    codes = np.fromiter((known.setdefault(value, len(known) - 1) for value in values), dtype=np.int32)
    return Texts(codes, tuple(value for value in known if value is not None))


def written(column: Column) -> Texts:
    """A column as texts: whole numbers as they are written."""
    if isinstance(column, Texts):
        return column
    values, codes = np.unique(column, return_inverse=True)
    known = values != 0
    place = np.where(known, np.cumsum(known) - 1, -1)
    return Texts(place[codes].astype(np.int32), tuple(str(value) for value in values[known]))


def alike(*columns: Texts) -> tuple[Texts, ...]:
    """The same columns with the same values in the same places, in the order of the alphabet."""
    values = tuple(sorted({value for one in columns for value in one.values}))
    places = {value: n for n, value in enumerate(values)}
    moved = []
    for one in columns:
        table = np.array([*(places[value] for value in one.values), -1], dtype=np.int32)
        moved.append(Texts(table[one.codes], values))  # -1 is the last place
    return tuple(moved)
