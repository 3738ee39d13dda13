"""What an analysis gives, for a person at a terminal: the columns that tell most, and the first piece of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from reportedly.formats.terminal import clean

if TYPE_CHECKING:
    import pyarrow as pa

NOTHING = "–"
"""Stands for a value that there is not."""

_LEFT_OUT = frozenset(
    "verbal_cooperation material_cooperation verbal_conflict material_conflict by_publication coarse "
    "share_of_statements none_negative one_negative two_negative all_negative".split()
)
"""Columns that are written to files only."""

_SHORT = {"cooperative": "coop.", "conflictual": "confl."}
"""Headings for the sake of width."""


def rows(found: pa.Table) -> RenderableType:
    """The rows of a table."""
    made = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="dim")
    names = [name for name in found.column_names if name not in _LEFT_OUT]
    for name in names:
        numeric = str(found.schema.field(name).type) in {"int64", "double"}
        made.add_column(
            _SHORT.get(name, name.replace("_", " ")),
            justify="right" if numeric else "left",
            overflow="fold",
            no_wrap=name == "evidence",
        )
    for row in found.select(names).to_pylist():
        made.add_row(*(Text(_cell(value)) for value in row.values()))
    return made


def _cell(value: Any) -> str:
    if value is None or value == []:
        return NOTHING
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return f"{value:,}"
    if isinstance(value, float):
        return f"{value:,.2f}"
    if isinstance(value, list):
        return f"{clean(value[0])}{f' +{len(value) - 1}' if len(value) > 1 else ''}"
    return clean(str(value))
