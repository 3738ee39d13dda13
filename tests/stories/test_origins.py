from __future__ import annotations

from reportedly.stories.origins import Head, origin


def head(number: int, published: str | None, outlet: str | None = None, agency: str | None = None) -> Head:
    return Head(number, f"id{number}", outlet or f"Outlet {number}", agency, published, None)


def test_the_agency_that_others_credit() -> None:
    wire = head(1, "2031-03-05", "Meridian")
    assert origin([head(2, "2031-03-04", agency="meridian"), wire]) == (wire, "the agency that others credit")


def test_the_earliest_where_no_agency_is_among_them() -> None:
    early, late = head(2, "2031-03-04"), head(1, "2031-03-05")
    assert origin([late, head(3, None), early]) == (early, "the earliest")
    early = early._replace(agency="Meridian")
    assert origin([late, early]) == (early, "the earliest, with the dateline of Meridian")
