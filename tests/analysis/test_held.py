from __future__ import annotations

from pathlib import Path

from archive.handmade import edition
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.keeping import Archive

FILTERS = (EventFilter(), EventFilter(published_from="2031-03"), EventFilter(outlet=("The Ledger",)))


def test_what_is_held_says_what_the_archive_says_until_it_changes(tmp_path: Path) -> None:
    with Archive(tmp_path / "news.db") as archive:
        archive.add(edition(1, outlet="The Ledger", published="2031-03-01"))
        archive.add(edition(2, outlet="Meridian", published="2031-02-01"))
        asked = archive.analyses
        fetched = [(asked.trend(one), asked.dyads(one), asked.quoted(one), asked.places(one)) for one in FILTERS]
        spoken = asked.shares_by_outlet(), asked.trend(AttributionFilter())
        asked.hold()
        assert [
            (asked.trend(one), asked.dyads(one), asked.quoted(one), asked.places(one)) for one in FILTERS
        ] == fetched
        assert (asked.shares_by_outlet(), asked.trend(AttributionFilter())) == spoken
        before = sum(asked.trend()["events"].to_pylist())
        archive.add(edition(3, outlet="Meridian", published="2031-04-01"))
        assert sum(asked.trend()["tellings"].to_pylist()) > before


def test_an_archive_without_anything_can_be_held(tmp_path: Path) -> None:
    with Archive(tmp_path / "news.db") as archive:
        archive.analyses.hold()
        assert archive.analyses.dyads().num_rows == archive.analyses.places().num_rows == 0
        assert archive.analyses.shares_by_outlet().num_rows == archive.analyses.quoted().num_rows == 0
