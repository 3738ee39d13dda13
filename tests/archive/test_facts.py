from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.handmade import about, edition
from eventsmade import told, told_readings
from made import reading as dam
from reportedly.archive import keys, tables
from reportedly.archive.facts import Row, cell, facts, name_of
from reportedly.archive.lexemes import words
from reportedly.records import EventDate, Granularity, Reading, TimeBasis

DAY, NUMBER = keys.day_of("2031-03-04"), 7


def of(read: Reading, kind: str, number: int) -> Row:
    """One row of a reading."""
    return getattr(facts(read, DAY, NUMBER), kind)[number]  # type: ignore[no-any-return]


def dated(start: str | None, end: str | None) -> Row:
    """The row of an event of those days."""
    read = told()
    when = EventDate(start=start, end=end, granularity=Granularity.DAY, basis=TimeBasis.STATED)
    return of(read.model_copy(update={"events": (read.events[0].model_copy(update={"date": when}),)}), "events", 0)


def test_a_statement_is_entered_with_its_speaker_and_its_words() -> None:
    row = of(dam(), "attributions", 1)
    assert row.values == {
        "key": keys.key(DAY, NUMBER, 1),
        "act": "deny",
        "kind": "indirect",
        "speaker": "tomas-okoro",
        "speaker_kind": "person",
        "code": None,
        "sector": None,
        "words": 11,
        "confidence": 0.93,
    }
    assert row.lexemes.words == words("that his ministry had held talks with the dam's builders")
    assert {
        "outlet:the-selden-courier",
        "agency:meridian",
        "language:en",
        "all:all",
        "act:deny",
        "kind:indirect",
        "speakerkind:person",
        "speaker:tomas-okoro",
        "speakername:tomas",
        "speakername:okoro",
    } <= set(row.lexemes.facets)


def test_a_statement_passed_on_is_entered_with_those_who_passed_it_on_and_were_told() -> None:
    assert "via:meridian" in of(dam(), "attributions", 5).lexemes.facets
    assert not any(one.startswith("speaker:") for one in of(dam(), "attributions", 5).lexemes.facets)
    assert "addressee:the-opposition" in of(dam(), "attributions", 2).lexemes.facets
    assert "is:headline" in of(dam(), "attributions", 0).lexemes.facets
    nobodys = of(dam(), "attributions", 8)
    assert (nobodys.values["speaker"], nobodys.values["speaker_kind"]) == (None, "none")


def test_an_event_is_entered_with_sides_place_and_days() -> None:
    row = of(told(), "events", 0)
    assert row.values["first_day"] == row.values["last_day"] == date(2031, 3, 2).toordinal()
    assert (row.values["voucher"], row.values["country"], row.values["counted"]) == ("narrator", "SYR", 1)
    assert {
        "type:assault",
        "mode:aerial",
        "status:asserted",
        "actor:syrian-air-force",
        "actorcode:syr",
        "actorsector:mil",
        "recipientsector:reb",
        "dyad:syr>syr",
        "place:aleppo",
        "geoname:170063",
        "country:syr",
        "cell:126.217",
        "month:2031.3",
        "year:2031",
        "is:narrated",
        "is:counted",
    } <= set(row.lexemes.facets)


def test_the_members_of_a_compound_act_each() -> None:
    found = facts(told(), DAY, NUMBER)
    third = keys.key(DAY, NUMBER, 2)
    assert [(one["side"], one["number"], one["actor"], one["code"]) for one in found.roles if one["key"] == third] == [
        ("actor", 0, "france", "FRA"),
        ("actor", 1, "germany", "DEU"),
        ("recipient", 0, "syrian-air-force", "SYR"),
    ]
    assert {"dyad:fra>syr", "dyad:deu>syr"} <= set(found.events[2].lexemes.facets)


def test_an_event_on_somebodys_word_is_entered_with_the_voucher() -> None:
    row = of(told(), "events", 1)
    assert row.values["voucher"] == "omar-dast"
    assert "voucher:omar-dast" in row.lexemes.facets
    assert "is:narrated" not in row.lexemes.facets


@pytest.mark.parametrize(
    ("start", "end", "first", "last", "named"),
    [
        ("2031-01-30", "2031-02-02", "2031-01-30", "2031-02-02", {"month:2031.1", "month:2031.2", "year:2031"}),
        ("2030-12-31", "2031-01-01", "2030-12-31", "2031-01-01", {"month:2030.12", "month:2031.1"}),
        ("2029-05-01", "2031-02-02", "2029-05-01", "2031-02-02", {"span:2029", "span:2030", "span:2031", "year:2030"}),
        ("2001-01-01", "2031-02-02", "2001-01-01", "2031-02-02", {"span:-"}),
        ("2031-03-02", None, "2031-03-02", "2031-03-02", {"month:2031.3"}),
        (None, "2031-03-02", "2031-03-02", "2031-03-02", {"month:2031.3"}),
        ("2031-03-05", "2031-03-02", "2031-03-02", "2031-03-05", {"month:2031.3"}),
        (None, None, None, None, set()),
        ("-0044-03-15", None, None, None, set()),
    ],
)
def test_days_are_entered_as_numbers_months_and_years(
    start: str | None, end: str | None, first: str | None, last: str | None, named: set[str]
) -> None:
    row = dated(start, end)
    days = tuple(date.fromisoformat(day).toordinal() if day else None for day in (first, last))
    assert (row.values["first_day"], row.values["last_day"]) == days
    assert named <= set(row.lexemes.facets)
    if not named:
        assert not any(one.startswith(("month:", "year:", "span:")) for one in row.lexemes.facets)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_every_point_lies_in_one_degree(lat: float, lon: float) -> None:
    south, west = (int(part) for part in cell(lat, lon).removeprefix("cell:").split("."))
    assert south - 90 <= lat < south - 89
    assert west - 180 <= lon < west - 179


@given(told_readings())
def test_the_rows_of_any_reading_fit_their_tables(read: Reading) -> None:
    found = facts(read, DAY, NUMBER)
    assert [row.values["key"] for row in found.attributions] == [
        keys.key(DAY, NUMBER, row) for row in range(len(read.attributions))
    ]
    assert len(found.events) == len(read.events)
    kinds: list[tuple[Any, list[dict[str, Any]]]] = [
        (tables.attribution, [row.values for row in found.attributions]),
        (tables.event, [row.values for row in found.events]),
        (tables.role, list(found.roles)),
    ]
    for table, rows in kinds:
        for values in rows:
            assert set(values) == {column.name for column in table.columns}
            assert all(values[column.name] is not None for column in table.columns if not column.nullable)
    for row in (*found.attributions, *found.events):
        assert len(set(row.lexemes.facets)) == len(row.lexemes.facets)
        assert all(":" in one for one in row.lexemes.facets)
        assert not any(":" in one for one in row.lexemes.words)
    assert facts(read, DAY, NUMBER) == found


def test_actors_are_called_by_the_knowledge_bases_word_or_their_own() -> None:
    france, compound = told().actors[4], told().actors[6]
    assert name_of(france, "Paris") == "france"
    assert name_of(None, "The Officials") == "the-officials"
    assert name_of(compound.model_copy(update={"name": None}), "France & Germany") == "france-germany"


def test_an_article_without_facts_about_it_has_a_language_that_is_none() -> None:
    read = about(edition(1), outlet=None, agency=None, language=None)
    assert facts(read, DAY, NUMBER).article.facets == ("language:-", "all:all")
