"""Charts on a page under the policy that pages have, in a real browser."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import reportedly
from charts.kinds import FULL
from reportedly.charts import bundle

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"
SCRIPT = Path(reportedly.__file__).parent / "web" / "static" / "charts.js"
LARGEST = 1_200_000
"""Bytes that the first view of a page with charts may take."""


class Handler(SimpleHTTPRequestHandler):
    """Serves a folder under the policy."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page with a chart of each kind, and one whose specification is not there."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "bundle.js").write_bytes(bundle.script())
    shutil.copy(SCRIPT, folder / "charts.js")
    figures = []
    for number, make in enumerate(FULL.values()):
        spec = json.dumps(make().spec).replace("<", "\\u003c")
        table = "<details><summary>Table</summary></details>"
        if number % 2:
            figures.append(f'<figure class="chart"><script type="application/json">{spec}</script>{table}</figure>')
        else:
            (folder / f"{number}.json").write_text(spec)
            figures.append(f'<figure class="chart" data-chart-src="{number}.json">{table}</figure>')
    head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><title>Charts</title>'
    scripts = '<script src="bundle.js" defer></script><script src="charts.js" defer></script>'
    (folder / "all.html").write_text(f"{head}{''.join(figures)}{scripts}")
    lost = '<figure class="chart" data-chart-src="none.json"><details><summary>Table</summary></details></figure>'
    (folder / "lost.html").write_text(f"{head}{lost}{scripts}")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Page:
    """A tab of a browser, dark and as wide as a phone."""
    return chromium.new_page(viewport={"width": 390, "height": 800}, color_scheme="dark")


def test_all_charts_are_drawn_without_a_word_on_the_console(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(f"{address}/all.html")
    page.wait_for_selector(f"figure:nth-of-type({len(FULL)})[data-drawn]")
    for figure in page.locator("figure").all():
        figure.locator("xpath=self::*[@data-drawn]").wait_for()
        assert figure.locator("svg [class^=mark-]:is(.mark-rect, .mark-symbol, .mark-shape) path").count()
    widths = page.locator("figure svg.marks").evaluate_all("all => all.map(one => one.getBoundingClientRect().width)")
    assert all(200 < width <= 390 for width in widths)
    # A bar of no width is what comes of an expression that the interpreter reads otherwise than the browser.
    bars = page.locator("figure svg .mark-rect path").evaluate_all("all => all.map(one => one.getBBox().width)")
    assert min(bars) > 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 390

    words = page.locator("figure svg .mark-text.role-mark text").first
    assert words.get_attribute("fill") == "#e9e6df"
    page.emulate_media(color_scheme="light")
    page.locator("figure svg .mark-text.role-mark text[fill='#1b1a17']").first.wait_for()
    page.locator("figure svg .mark-rect path").first.hover()
    page.locator("#vg-tooltip-element.visible td").first.wait_for()
    assert said == []


def test_where_a_chart_cannot_be_drawn_its_table_opens(page: Page, address: str) -> None:
    page.goto(f"{address}/lost.html")
    page.locator("figure details[open]").wait_for()


def test_the_scripts_are_not_too_large() -> None:
    assert len(bundle.script()) < LARGEST
