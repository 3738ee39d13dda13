from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from pyarrow import parquet

from eventsmade import told, told_readings
from foundmade import done, said
from reportedly.archive.found import Found
from reportedly.formats import found_files, found_tables
from reportedly.records import Reading


def rows(reading: Reading) -> list[Found]:
    """All events of a reading, as found."""
    return [done(reading, number) for number in range(len(reading.events))]


def test_csv_tells_lists_spans_and_flags_in_one_cell() -> None:
    page = found_tables.attributions([said(told(), 0, 7)])
    text = found_files.csv_head(page) + found_files.to_csv(page)
    (row,) = csv.DictReader(StringIO(text))
    assert row["chain"] == "narrator; the-army; omar-dast"
    assert (row["negated"], row["parent"], row["utterance"]) == ("false", "", "7")
    start, end = map(int, row["content_at"].split("-"))
    assert told().article.text[start:end] == row["clean"]


@given(told_readings())
def test_every_row_has_a_line_and_a_cell_for_every_column(reading: Reading) -> None:
    page = found_tables.events(rows(reading))
    lines = list(csv.reader(StringIO(found_files.csv_head(page) + found_files.to_csv(page), newline="")))
    assert {len(line) for line in lines} == {len(page.column_names)}
    assert len(lines) == page.num_rows + 1
    assert [json.loads(line) for line in found_files.to_jsonl(page).split("\n")[:-1]] == page.to_pylist()


def test_parquet_holds_all_pages(tmp_path: Path) -> None:
    pages = [found_tables.events([row]) for row in rows(told())]
    found_files.write_parquet(iter(pages), tmp_path / "out.parquet")
    read = parquet.read_table(tmp_path / "out.parquet")
    assert read.to_pylist() == [row for page in pages for row in page.to_pylist()]
    found_files.write_parquet([found_tables.events([])], tmp_path / "empty.parquet")
    assert parquet.read_table(tmp_path / "empty.parquet").num_rows == 0


def test_parquet_that_breaks_off_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no-folder"):
        found_files.write_parquet([found_tables.events([])], tmp_path / "no-folder" / "out.parquet")
