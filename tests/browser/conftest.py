"""Every test here walks through the sample in a real browser: Debian's Chromium, where it is installed."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from browser import sample

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WHAT_TO_DO = "no Chromium is installed, so the pages are not looked at in a browser: apt-get install chromium"


@pytest.fixture(scope="session")
def installed() -> str:
    """Where a browser is installed."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.skip(WHAT_TO_DO)
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
    """Tell once, and not for each test, that there is no browser."""
    report = yield
    if report.skipped and WHAT_TO_DO in str(report.longrepr):
        report.longrepr = (__file__, 1, f"Skipped: {WHAT_TO_DO}")
    return report


@pytest.fixture(scope="session")
def archive(installed: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the sample; made only where there is a browser to look at it."""
    assert installed
    return sample.made(tmp_path_factory.mktemp("sample") / "news.db")


@pytest.fixture(scope="session")
def pages(archive: Path) -> dict[str, str]:
    """The pages of the sample."""
    return sample.pages(archive)


@pytest.fixture(scope="session")
def site(archive: Path) -> Iterator[str]:
    """A site on the sample, and its address."""
    with sample.served(archive) as address:
        yield address
