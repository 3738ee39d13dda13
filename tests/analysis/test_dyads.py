from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Connection

from analysis.filled import Printed, Told, Who, day, fill
from reportedly.analysis import dyads
from reportedly.archive.filters import EventFilter
from reportedly.errors import UsageError

PER, CHL, BOL = Who("PER"), Who("CHL"), Who("BOL")
ARMY = Who("CHL", "MIL", "Chilean army")
RAID = Told("ASSAULT", 4, -9.0, actors=(ARMY,), recipients=(PER,), first=day("2031-03-30"), last=day("2031-03-30"))
TALKS = Told("CONSULT", 1, 4.0, actors=(PER, CHL), recipients=(PER, CHL))


def rows(table: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = table.to_pylist()
    return found


def short(table: Any, *columns: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in columns) for row in rows(table)]


def test_events_are_summed_by_the_month_in_which_they_happened(connection: Connection) -> None:
    fill(connection, [Printed("2031-04-02", events=(RAID, TALKS)), Printed("2031-04-03", events=(TALKS,))])
    found = dyads.scores(connection, "PER", "CHL")
    assert short(found, "period", "events", "sum", "mean", "cooperative", "conflictual", "by_publication") == [
        ("2031-03", 1, -9.0, -9.0, 0, 1, 0),
        ("2031-04", 2, 8.0, 4.0, 2, 0, 2),
    ]
    assert short(found, "evidence") == [(["x1/e1"],), (["x1/e2", "x2/e1"],)]
    assert short(found, "verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict") == [
        (0, 0, 0, 1),
        (2, 0, 0, 0),
    ]


def test_the_sides_change_nothing_but_in_directed_scores(connection: Connection) -> None:
    fill(connection, [Printed("2031-04-02", events=(RAID, TALKS))])
    assert rows(dyads.scores(connection, "PER", "CHL")) == rows(dyads.scores(connection, "chl", "per"))
    assert short(dyads.directed(connection, "PER", "CHL"), "period", "actor", "recipient", "sum") == [
        ("2031-03", "CHL", "PER", -9.0),
        ("2031-04", "PER", "CHL", 4.0),
        ("2031-04", "CHL", "PER", 4.0),
    ]


def test_an_event_that_several_articles_tell_of_counts_once_as_the_surest_tells_it(connection: Connection) -> None:
    sure = RAID._replace(story=7, confidence=0.95)
    unsure = sure._replace(intensity=-5.0, confidence=0.6, first=day("2031-05-01"), last=day("2031-05-01"))
    fill(connection, [Printed("2031-04-02", events=(unsure,)), Printed("2031-04-03", events=(sure, unsure))])
    columns = ("period", "events", "tellings", "sum", "evidence")
    assert short(dyads.scores(connection, "PER", "CHL"), *columns) == [("2031-03", 1, 3, -9.0, ["x2/e1"])]
    assert short(dyads.tellings(connection, "PER", "CHL"), *columns) == [
        ("2031-03", 1, 1, -9.0, ["x2/e1"]),
        ("2031-05", 2, 2, -10.0, ["x1/e1", "x2/e2"]),
    ]
    later = EventFilter(published_until="2031-04-02")
    assert short(dyads.scores(connection, "PER", "CHL", later), *columns) == [("2031-05", 1, 1, -5.0, ["x1/e1"])]


def test_what_plover_would_not_code_counts_only_if_it_is_asked_for(connection: Connection) -> None:
    denied = RAID._replace(status="denied", counted=0)
    fill(connection, [Printed("2031-04-02", events=(RAID, denied, denied))])
    assert short(dyads.scores(connection, "PER", "CHL"), "events") == [(1,)]
    assert short(dyads.scores(connection, "PER", "CHL", EventFilter(status=("denied",))), "events") == [(2,)]
    assert short(dyads.scores(connection, "PER", "CHL", EventFilter(counted=False)), "events") == [(2,)]


def test_a_side_is_a_country_a_sector_of_it_or_a_name(connection: Connection) -> None:
    police = RAID._replace(actors=(Who("CHL", "COP"), Who("BOL", "MIL")), recipients=(Who(None, "REB", "Red Hill"),))
    fill(connection, [Printed("2031-04-02", events=(RAID, TALKS, police))])
    assert short(dyads.scores(connection, "CHL.MIL", "PER", by="whole"), "events") == [(1,)]
    assert short(dyads.scores(connection, "PER", "CHL.MIL", by="whole"), "events") == [(1,)]
    assert short(dyads.scores(connection, "Red Hill", "CHL", by="whole"), "events") == [(1,)]
    assert short(dyads.scores(connection, "Red Hill", "CHL.MIL", by="whole"), "events") == []
    assert short(dyads.scores(connection, "Chilean army", "PER", by="whole"), "period", "events") == [(None, 1)]


def test_periods(connection: Connection) -> None:
    year = RAID._replace(first=day("2030-01-01"), last=day("2030-12-31"))
    fill(connection, [Printed("2031-04-02", events=(RAID, year)), Printed(None, events=(TALKS,))])
    columns = ("period", "events", "coarse", "by_publication")
    assert short(dyads.scores(connection, "PER", "CHL", by="year"), *columns) == [
        ("2030", 1, 0, 0),
        ("2031", 1, 0, 0),
        (None, 1, 0, 1),
    ]
    assert short(dyads.scores(connection, "PER", "CHL", by="day"), *columns) == [
        ("2030-01-01", 1, 1, 0),
        ("2031-03-30", 1, 0, 0),
        (None, 1, 0, 1),
    ]
    with pytest.raises(UsageError, match="choose one of: day, month"):
        dyads.scores(connection, "PER", "CHL", by="week")


def test_events_without_a_score_count_and_add_nothing(connection: Connection) -> None:
    fill(connection, [Printed("2031-04-02", events=(RAID._replace(intensity=None, quad=None),))])
    columns = ("events", "sum", "mean", "cooperative", "conflictual")
    assert short(dyads.scores(connection, "PER", "CHL"), *columns) == [(1, 0.0, None, 0, 0)]


def test_nothing_found_is_a_table_without_rows(connection: Connection) -> None:
    assert dyads.scores(connection, "PER", "CHL").column_names == list(dyads.SCORES)
    assert dyads.pairs(connection).num_rows == 0


def test_a_filter_with_a_dyad_of_its_own_is_refused(connection: Connection) -> None:
    for ask in (dyads.scores, dyads.directed, dyads.tellings):
        with pytest.raises(UsageError, match="two sides"):
            ask(connection, "PER", "CHL", EventFilter(dyad=("USA>RUS",)))
    with pytest.raises(UsageError, match="code such as USA"):
        dyads.scores(connection, " ", "CHL")


def test_all_pairs_with_their_sums(connection: Connection) -> None:
    several = RAID._replace(actors=(ARMY, CHL, BOL, Who(None)), recipients=(PER,))
    fill(connection, [Printed("2031-04-02", events=(RAID, several))])
    columns = ("actor", "recipient", "events", "tellings", "sum")
    assert short(dyads.pairs(connection), *columns) == [("CHL", "PER", 2, 2, -18.0), ("BOL", "PER", 1, 1, -9.0)]
    assert dyads.pairs(connection, limit=1).num_rows == 1


def test_evidence_is_capped_and_begins_with_what_is_told_most(connection: Connection) -> None:
    told = Printed("2031-04-02", events=tuple(RAID._replace(story=n % 12) for n in range(14)))
    fill(connection, [told])
    (row,) = rows(dyads.scores(connection, "PER", "CHL"))
    assert (row["events"], row["tellings"]) == (12, 14)
    assert row["evidence"][:3] == ["x1/e1", "x1/e2", "x1/e3"]
    assert len(row["evidence"]) == 10
