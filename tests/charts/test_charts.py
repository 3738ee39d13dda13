"""What is promised of every chart."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree

import altair as alt
import pytest

from charts.chartmade import HOSTILE as NAMES
from charts.kinds import EMPTY, FULL, HOSTILE
from reportedly.charts.chart import Chart

Make = Callable[[], Chart]

SVG = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """All words that a picture shows, line by line."""
    found = ElementTree.fromstring(svg).iter(f"{SVG}text")  # noqa: S314 - our own
    return [line.text or "" for one in found for line in (one, *one) if line.text]


def drawn(chart: Chart, capfd: pytest.CaptureFixture[str], **how: Any) -> str:
    """A chart as SVG; vl-convert tells of what went wrong on standard error only."""
    svg = chart.svg(**how)
    assert capfd.readouterr().err == ""
    return svg


@pytest.mark.parametrize("make", [*FULL.values(), *EMPTY.values()], ids=[*FULL, *(f"no {name}" for name in EMPTY)])
def test_a_specification_is_valid_and_holds_all_it_needs(make: Make) -> None:
    chart = make()
    written = json.dumps(chart.spec)
    assert json.loads(written) == chart.spec
    assert '"url"' not in written
    assert "title" not in chart.spec
    assert chart.spec["description"] == f"{chart.title}. {chart.summary}"
    if not chart.vega:
        alt.Chart.from_dict(chart.spec)
        assert chart.spec["width"] == "container"


@pytest.mark.parametrize("make", FULL.values(), ids=FULL)
@pytest.mark.parametrize("width", [320, 760])
def test_a_picture_is_as_wide_as_asked_for_and_shows_title_and_marks(
    make: Make, width: int, capfd: pytest.CaptureFixture[str]
) -> None:
    chart = make()
    svg = drawn(chart, capfd, width=width)
    found = ElementTree.fromstring(svg)  # noqa: S314
    assert abs(float(found.attrib["width"]) - width) <= 12
    shown = " ".join(texts(svg))
    assert chart.title in shown
    assert chart.summary in shown
    assert re.search(r"mark-(rect|symbol|path|shape)", svg)


@pytest.mark.parametrize("make", FULL.values(), ids=FULL)
def test_light_and_dark_are_the_same_but_for_colours(make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    light, dark = (drawn(make(), capfd, dark=one) for one in (False, True))
    assert texts(light) == texts(dark)
    assert "#fffdf9" in light
    assert "#fffdf9" not in dark
    assert "#161719" in dark


@pytest.mark.parametrize("make", EMPTY.values(), ids=EMPTY)
def test_nothing_to_draw_is_said(make: Make, capfd: pytest.CaptureFixture[str]) -> None:
    chart = make()
    assert chart.summary.startswith(("No ", "Nothing "))
    assert chart.summary in texts(drawn(chart, capfd))


@pytest.mark.parametrize("make", [*FULL.values(), *EMPTY.values()], ids=[*FULL, *(f"no {name}" for name in EMPTY)])
def test_a_table_stands_behind_every_chart(make: Make) -> None:
    table = make().table
    assert "Evidence" in table.column_names
    assert all(re.fullmatch(r"[A-Z][a-z ]+", name) for name in table.column_names)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
@pytest.mark.parametrize("make", HOSTILE.values(), ids=HOSTILE)
def test_names_stay_words(make: Callable[[str], Chart], name: str, capfd: pytest.CaptureFixture[str]) -> None:
    chart = make(name)
    if not chart.vega:
        alt.Chart.from_dict(chart.spec)
    svg = drawn(chart, capfd)
    known = {one.tag for one in ElementTree.fromstring(svg).iter()}  # noqa: S314
    assert known <= {
        f"{SVG}{tag}" for tag in ("svg", "g", "path", "line", "text", "rect", "defs", "clipPath", "circle", "tspan")
    }
    assert all(len(one) < 130 for one in texts(svg))
    assert not re.search("[‪-‮⁦-⁩]", svg)


def test_a_notebook_shows_a_picture() -> None:
    chart = FULL["shares"]()
    shown = chart._repr_mimebundle_()
    assert shown["image/svg+xml"].startswith("<svg")
    assert shown["text/plain"] == f"{chart.title}. {chart.summary}"
