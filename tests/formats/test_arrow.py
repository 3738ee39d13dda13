from __future__ import annotations

from eventsmade import TEXT, told
from made import find
from reportedly.formats import arrow


def test_rows_become_columns_of_their_kind() -> None:
    columns = {"a": "text", "b": "texts", "c": "whole", "d": "number", "e": "flag", "f": "spans"}
    spans = arrow.spans(find(TEXT, "Aleppo"))
    row = {"a": "x", "b": ["y"], "c": 1, "d": 0.5, "e": True, "f": spans}
    made = arrow.table([row, dict.fromkeys(columns)], columns)
    assert made.to_pylist() == [row, dict.fromkeys(columns)]
    assert arrow.frame(made)["a"].iloc[0] == "x"


def test_one_reading_is_many() -> None:
    assert list(arrow.many(told())) == [told()]
    assert arrow.article(told()) == {"article": "0123456789abcdef", "name": "air.txt"}
