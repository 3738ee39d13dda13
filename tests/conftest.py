"""What tests of several rooms need."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from archive.server import WHAT_TO_DO as NO_POSTGRESQL
from made import reading as made_reading
from reportedly.records import Reading

# The same examples every time, and no deadline: a slow machine is no fault of the code.
settings.register_profile("reportedly", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("reportedly")

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NO_CHROMIUM = "no Chromium is installed, so the pages are not looked at in a browser: apt-get install chromium"


@pytest.fixture
def reading() -> Reading:
    """The reading of ``made.py``."""
    return made_reading()


@pytest.fixture(scope="session")
def installed() -> str:
    """Where a browser is installed."""
    found = next((path for name in CHROMIUMS if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(NO_CHROMIUM)
    return found


@pytest.fixture(scope="module")
def chromium(installed: str) -> Iterator[Browser]:
    """A browser; closed after each module, since Playwright keeps an event loop running that other tests would meet."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=installed, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Tell once, and not for each test, what is not installed."""
    report = yield
    told = next((one for one in (NO_CHROMIUM, NO_POSTGRESQL) if one in str(report.longrepr)), None)
    if report.skipped and told:
        report.longrepr = (__file__, 1, f"Skipped: {told}")
    return report
