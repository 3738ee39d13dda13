from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from charts import chartmade as made
from charts.test_charts import SVG, drawn, texts
from reportedly.charts.network import MOST, network

TRIAD = made.ties(("CHL", "PER", 4, -8.0), ("BOL", "PER", 1, 2.0), ("BOL", "CHL", 2, 0.0))


def test_what_it_shows_in_words() -> None:
    assert network(TRIAD).summary == (
        "3 ties between 3 actors, 1 of cooperation and 1 of conflict. Most happened between Chile and Peru (4 events)."
    )


def test_ties_of_several_periods_are_put_together() -> None:
    chart = network(made.ties(("CHL", "PER", 4, -8.0), ("CHL", "PER", 2, 10.0)))
    (tie,) = chart.spec["data"][0]["values"]
    assert tie["sign"] == "cooperation"


@pytest.mark.parametrize("width", [320, 760])
def test_forces_have_come_to_rest_inside_the_picture(width: int, capfd: pytest.CaptureFixture[str]) -> None:
    names = [f"N{n:02}" for n in range(MOST)]
    table = made.ties(*((one, other, 1, 1.0) for one, other in pairwise(names)))
    svg = drawn(network(table), capfd, width=width)
    assert set(names) <= set(texts(svg))
    height = float(ElementTree.fromstring(svg).attrib["height"])  # noqa: S314
    circles = re.search(r'<g class="mark-symbol role-mark.*?</g>', svg)
    assert circles
    spots = [tuple(map(float, at)) for at in re.findall(r"translate\(([\d.-]+),([\d.-]+)\)", circles[0])]
    assert len({(round(x), round(y)) for x, y in spots}) == MOST
    assert all(0 <= x <= width and 0 <= y <= height for x, y in spots)


def test_the_busiest_actors_of_many_are_drawn() -> None:
    hub = made.ties(*(("USA", f"X{n}", 100 - n, 1.0) for n in range(60)))
    chart = network(hub)
    assert "Drawn are 36 of 61 actors and 35 of 60 ties." in chart.summary
    assert chart.table.num_rows == 60


def test_letters_fit_their_circles() -> None:
    nodes = network(TRIAD).spec["data"][1]["values"]
    assert [node["label"] for node in nodes] == ["CHL", "PER", "BOL"]
    assert SVG
