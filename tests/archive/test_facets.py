from __future__ import annotations

import pytest

from archive.handmade import keep, mixed
from reportedly.archive import facets as faceted
from reportedly.archive import search
from reportedly.archive.facets import FIELDS, facets
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.archive.opening import Store

Filter = AttributionFilter | EventFilter


@pytest.mark.parametrize("wanted", [AttributionFilter(), EventFilter(), AttributionFilter(act=("deny",))])
def test_values_are_counted_as_one_field_alone_is(store: Store, wanted: Filter) -> None:
    keep(store, *mixed(12))
    kind = "attributions" if isinstance(wanted, AttributionFilter) else "events"
    with store.reading() as connection:
        found = facets(connection, wanted, limit=100)
        assert found.total == found.among == search.count(connection, wanted)
        assert set(found.counts) == set(FIELDS[kind])
        for field, counted in found.counts.items():
            alone = search.counts(connection, wanted, field, limit=1000)
            assert {(one.value, one.rows) for one in counted} == {
                (one.value, one.rows) for one in alone if one.value is not None
            }, field
            assert [one.rows for one in counted] == sorted((one.rows for one in counted), reverse=True)


def test_of_many_rows_the_newest_are_counted(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(store, *mixed(12))
    monkeypatch.setattr(faceted, "AMONG", 3)
    with store.reading() as connection:
        total = search.count(connection, AttributionFilter())
        found = facets(connection, AttributionFilter())
        newest = search.page(connection, AttributionFilter(), limit=3)
        assert (found.total, found.among) == (total, len(newest))
        assert sum(one.rows for one in found.counts["kind"]) == 3


def test_an_empty_archive_has_no_values(store: Store) -> None:
    with store.reading() as connection:
        found = facets(connection, EventFilter())
    assert (found.total, found.among) == (0, 0)
    assert not any(found.counts.values())
