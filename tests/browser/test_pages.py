from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
STATUS = {"missing": 404}
MOST_BYTES, WITH_CHARTS = 60_000, 1_200_000
"""What a first view may load, without and with charts."""
CHARTS = {"actor", "dyad", "map", "network", "timeline", "outlets", "event", "corroborated"}
"""Pages that may show charts."""


@contextmanager
def opened(chromium: Browser, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page of a browser that knows nothing yet, and what it complained of."""
    context = chromium.new_context(**options)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page, complaints
    context.close()


def seen(page: Page, address: str) -> None:
    """Go to an address and wait until it is there."""
    page.goto(address)
    page.wait_for_load_state("networkidle")


def of_missing_pages(complaints: list[str]) -> list[str]:
    """What a browser complained of, but for the page that is meant to be missing."""
    return [one for one in complaints if "404" not in one]


def test_every_page_fits_a_phone_says_what_it_is_and_leaves_the_console_empty(
    chromium: Browser, site: str, pages: dict[str, str]
) -> None:
    titles: dict[str, str] = {}
    for size, scheme in ((WIDE, "light"), (NARROW, "dark")):
        with opened(chromium, viewport=size, color_scheme=scheme) as (page, complaints):
            for name, path in pages.items():
                answer = page.goto(site + path)
                page.wait_for_load_state("networkidle")
                assert answer is not None
                assert answer.status == STATUS.get(name, 200), name
                assert page.locator("h1").count() == 1, name
                assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], name
                titles[name] = page.title()
            assert of_missing_pages(complaints) == []
    assert len(set(titles.values())) >= len(titles) - 2, "titles tell pages apart"


def test_nobody_is_kept_out(chromium: Browser, site: str, pages: dict[str, str]) -> None:
    told = []
    for scheme in ("light", "dark"):
        with opened(chromium, viewport=WIDE, color_scheme=scheme) as (page, _):
            for name, path in pages.items():
                seen(page, site + path)
                for one in Axe().run(page).response["violations"]:
                    places = [node["target"] for node in one["nodes"]][:3]
                    told.append((name, scheme, one["id"], one["impact"], places))
    assert told == []


def test_everything_is_there_without_script(chromium: Browser, site: str, pages: dict[str, str]) -> None:
    with opened(chromium, viewport=WIDE, java_script_enabled=False) as (page, _):
        for name, path in pages.items():
            page.goto(site + path)
            assert page.locator("main").inner_text().strip(), name
        page.goto(site + pages["home"])
        page.fill("#q", "missile*")
        page.click("form.ask button")
        assert page.locator(".hit").count() > 3


@pytest.mark.parametrize("kind", ["plain", "charts"])
def test_a_first_view_loads_little(chromium: Browser, site: str, pages: dict[str, str], kind: str) -> None:
    for name, path in pages.items():
        if (name in CHARTS) != (kind == "charts"):
            continue
        with opened(chromium, viewport=WIDE) as (page, _):
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            loaded: list[float] = []
            session.on(
                "Network.loadingFinished", lambda event, loaded=loaded: loaded.append(event["encodedDataLength"])
            )
            seen(page, site + path)
            assert 0 < sum(loaded) <= (WITH_CHARTS if kind == "charts" else MOST_BYTES), name
