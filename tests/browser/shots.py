"""The pictures of the documentation, taken anew: ``python tests/browser/shots.py``."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from playwright.sync_api import ViewportSize, sync_playwright

from browser import sample
from conftest import CHROMIUMS

OUT = Path(__file__).parents[2] / "docs" / "screenshots"
SHOWN = ("home", "events", "article", "event", "statement", "dyad", "map", "network")
"""The pages that are shown, every other one on a phone in the dark."""
WIDE, NARROW = ViewportSize(width=1280, height=900), ViewportSize(width=390, height=844)


def main() -> None:
    """Take them."""
    chromium = next(one for name in CHROMIUMS if (one := shutil.which(name)))
    OUT.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = sample.made(Path(folder) / "news.db")
        pages = sample.pages(path)
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        with sample.served(path) as site:
            for number, name in enumerate(SHOWN):
                dark = number % 2 == 1
                page = browser.new_page(viewport=NARROW if dark else WIDE, color_scheme="dark" if dark else "light")
                page.goto(site + pages[name])
                page.wait_for_load_state("networkidle")
                page.screenshot(path=OUT / f"{name}.png")
                page.close()
        browser.close()


if __name__ == "__main__":
    main()
