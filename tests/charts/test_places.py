from __future__ import annotations

from typing import Any

import pytest

from charts import chartmade as made
from charts.test_charts import drawn, texts
from reportedly.charts.places import places


def projection(*points: tuple[float, float]) -> dict[str, Any]:
    """Of a map of places at these latitudes and longitudes."""
    table = made.places(*(made.place(f"Place {n}", *point) for n, point in enumerate(points)))
    found: dict[str, Any] = places(table).spec["projections"][0]
    return found


def test_one_place_has_its_surroundings() -> None:
    found = projection((36.2, 37.1))
    assert found["rotate"] == pytest.approx([-37.1, -36.2])
    lats = [lat for _, lat in found["fit"]["coordinates"]]
    assert max(lats) - min(lats) == pytest.approx(12)


def test_the_date_line_is_no_border() -> None:
    found = projection((-18.1, 178.4), (-13.8, -171.8))
    assert abs(found["rotate"][0]) == pytest.approx(176.7, abs=0.5)
    assert found["type"] == "azimuthalEqualArea"


def test_places_far_apart_are_on_a_map_of_the_world() -> None:
    found = projection((40, -100), (52, 13), (35, 139), (-34, 151))
    assert (found["type"], found["rotate"]) == ("equalEarth", [0, 0])


def test_the_northernmost_place_is_not_at_the_edge() -> None:
    found = projection((23.1, -82.4), (38.9, -77.0), (48.9, 2.4))
    assert max(lat for _, lat in found["fit"]["coordinates"]) > 51


def test_places_opposite_each_other_have_a_map() -> None:
    assert projection((0, 0), (0, 180))["type"] == "equalEarth"
    assert projection((90, 0), (-90, 0))["type"] == "equalEarth"


@pytest.mark.parametrize("lat", [90, -90])
def test_a_pole_has_a_map(lat: float, capfd: pytest.CaptureFixture[str]) -> None:
    assert "Pole" in texts(drawn(places(made.places(made.place("Pole", lat, 0))), capfd))


def test_names_do_not_lie_over_each_other(capfd: pytest.CaptureFixture[str]) -> None:
    near = [made.place("More", 10.0, 10.0, 5), made.place("Fewer", 10.01, 10.01, 2), made.place("Apart", 14, 14)]
    shown = texts(drawn(places(made.places(*near)), capfd))
    assert "More" in shown
    assert "Apart" in shown
    assert "Fewer" not in shown


def test_what_it_shows_in_words() -> None:
    whole = {**made.place("Peru", -10.0, -76.0, 1), "resolution": "country"}
    chart = places(made.places(made.place("Lima", -12.0, -77.0, 3), whole))
    assert chart.summary == (
        "4 events at 2 places, most at Lima (3) and Peru (1). A ring stands for a whole area, such as a country."
    )
