from __future__ import annotations

from hypothesis import given

from groundsmade import grounded, grounded_readings
from reportedly.formats import tables
from reportedly.formats.grounding_tables import ACTORS, CITATIONS, MOMENTS, PLACES
from reportedly.records import Reading


@given(grounded_readings())
def test_one_row_a_record(reading: Reading) -> None:
    text = reading.article.text
    for table, columns, records, at in (
        (tables.actors_table, ACTORS, reading.actors, "mentions_at"),
        (tables.places_table, PLACES, reading.places, "mentions_at"),
        (tables.moments_table, MOMENTS, reading.moments, "words_at"),
        (tables.citations_table, CITATIONS, reading.citations, "mentions_at"),
    ):
        made = table([reading])
        assert made.column_names == list(columns)
        rows = made.to_pylist()
        assert [row["id"] for row in rows] == [record.id for record in records]
        assert all(text[one["start"] : one["end"]] == one["exact"] for row in rows for one in row[at])


def test_frames() -> None:
    reading = grounded()
    actors = tables.actors_frame(reading).set_index("id")
    assert list(actors.loc["lena-voss", ["code", "office", "mentions"]]) == ["UNO", "UN coordinator", 1]
    assert [list(one) for one in actors["members"] if len(one)] == [["france", "germany"]]
    place = tables.places_frame(reading).iloc[0]
    assert (place["geoname"], place["country"], place["resolution"]) == (170063, "SYR", "city")
    times = tables.moments_frame(reading)
    assert times["start"].iloc[0] == "2031-03-02"
    assert list(times["reason"].isna()) == [True, False]
    assert tables.citations_frame(reading)["number"].iloc[0] == "2254"


def test_a_table_of_nothing_has_its_columns() -> None:
    assert tables.places_table([]).column_names == list(PLACES)
    assert tables.citations_table([]).num_rows == 0
