"""How quick the site is, how much it sends, and whether its API answers as it is described.

``python -m benchmarks.site --archive BIG.db`` asks a site on that archive for every page and resource; ``--load``
measures answers a second, ``--bytes`` what Chromium loads for a first view, and ``--schemathesis`` tries the API on
the bundled sample. The archive is not written to, but by nobody else either while this runs.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx
from schemathesis.generation import GenerationMode

from reportedly.keeping import Archive
from reportedly.web.app import make_app
from reportedly.web.settings import Settings

from . import contract, site_addresses, site_load
from .table import Row, Section, as_markdown, as_text, write

SAMPLE = Path(__file__).parent.parent / "examples" / "october-1962"
QUESTIONS = 13
"""Of each route; the first is not measured."""
WARM = 2
"""Times that everything is asked once before."""
SECONDS = 8.0
CASES = 40
"""That schemathesis makes of each operation, fit and unfit each: some 2,500 together."""
SERVE = (
    "import sys\n"
    "from reportedly.web.serving import serve\n"
    "from reportedly.web.settings import settings\n"
    "serve(sys.argv[1], settings('127.0.0.1', 0, None), lambda address: print(address, flush=True))\n"
)
PLAIN = ("/", "/search?in=events&q=agreement", "/stories", "/api")
CHARTED = ("/dyads/USA/RUS", "/timeline?in=events&type=ASSAULT", "/map?type=ASSAULT", "/network?type=ASSAULT")


class Timed(NamedTuple):
    """How long a route takes, in milliseconds, and the question that took longest."""

    route: str
    median: float
    p95: float
    slowest: str
    problems: int


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.site", description=__doc__)
    parser.add_argument("--archive", metavar="FILE", help="an archive to ask; without it, only --schemathesis runs")
    parser.add_argument("--only", default="", metavar="WORD", help="only routes with this in their address")
    parser.add_argument("--load", action="store_true", help="measure answers a second")
    parser.add_argument("--bytes", action="store_true", help="measure what a browser loads")
    parser.add_argument("--schemathesis", action="store_true", help="try the API against its description")
    parser.add_argument("--cases", type=int, default=CASES, help=f"cases of each operation and kind (default {CASES})")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="a page to write the table on")
    arguments = parser.parse_args()
    sections: list[Section] = []
    if arguments.archive:
        with Archive(arguments.archive, create=False) as archive:
            known = site_addresses.held(archive)
        with served(arguments.archive) as base:
            if arguments.load or arguments.bytes:
                sections += [load(base, known)] if arguments.load else []
                sections += [loaded(base)] if arguments.bytes else []
            else:
                sections.append(times(base, known, arguments.only))
    if arguments.schemathesis:
        sections.append(described(arguments.cases))
    print(as_text(sections))
    if arguments.write:
        write(arguments.write, "site", as_markdown(sections))


@contextmanager
def served(archive: str) -> Iterator[str]:
    """The address of a site on an archive, in a process of its own."""
    command = [sys.executable, "-c", SERVE, archive]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_quiet())  # noqa: S603 - our own
    try:
        assert process.stdout is not None
        yield process.stdout.readline().strip().rstrip("/")
    finally:
        process.terminate()
        process.wait(10)


def _quiet() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("REPORTEDLY_")}


def times(base: str, known: site_addresses.Held, only: str) -> Section:
    """How long every route takes: each question is asked once, after others have warmed the process."""
    asked = {
        route: site_addresses.addresses(route, known, QUESTIONS)
        for route in site_addresses.routes()
        if route not in site_addresses.LEFT_OUT and only in route
    }
    forgotten = [route for route in asked if site_addresses.forgotten(route)]
    if forgotten:
        raise SystemExit(f"nothing is known to ask of {', '.join(forgotten)}: tell it in benchmarks/site_addresses.py")
    for route in [route for route, found in asked.items() if not found]:
        print(f"{route}: the archive holds nothing that it shows", file=sys.stderr)
        del asked[route]
    with httpx.Client(base_url=base, timeout=60) as client:
        for found in asked.values():
            _asked(client, found[0], WARM)
        measured = [_timed(client, route, found) for route, found in asked.items()]
    rows = []
    for one in measured:
        print(
            f"{one.route:45} {one.median:8.1f} {one.p95:8.1f} ms  {one.problems or ''}  {one.slowest}", file=sys.stderr
        )
        rows.append(Row(f"`{one.route}`, p95", one.p95, must=200, aim=60, falling=True, unit=" ms"))
    worst = max(measured, key=lambda one: one.p95)
    rows.append(Row(f"slowest p95 ({worst.route})", worst.p95, must=200, aim=60, falling=True, unit=" ms"))
    return Section("Time of pages and resources, one process, questions that were not asked before", rows)


def _timed(client: httpx.Client, route: str, found: list[str]) -> Timed:
    """The times of a route; where it has fewer addresses than questions, each is asked anew."""
    rest = found[1:] or found
    rounds = max(1, (QUESTIONS - 1) // len(rest))
    taken: list[tuple[float, str]] = []
    problems = 0
    for number in range(rounds):
        for path in rest:
            status, seconds = _asked(client, path, number + WARM + 1)
            problems += status != 200
            taken.append((1000 * seconds, path))
    ordered = sorted(one for one, _ in taken)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))]
    return Timed(route, statistics.median(ordered), p95, max(taken)[1], problems)


def _asked(client: httpx.Client, path: str, number: int) -> tuple[int, float]:
    """The status, and how long an answer takes that was not kept: what is accepted is written as never before."""
    accept = "text/html" if not path.startswith("/api/v1") else "*/*"
    headers = {"accept": f"{accept};v={number}"}
    begun = time.perf_counter()
    try:
        return client.get(path, headers=headers).status_code, time.perf_counter() - begun
    except httpx.TransportError:  # behind an answer of 500 the connection is closed
        begun = time.perf_counter()
        return client.get(path, headers=headers).status_code, time.perf_counter() - begun


def load(base: str, known: site_addresses.Held) -> Section:
    """How many answers a second it gives to sixteen connections."""
    searches = list(site_addresses.searches(known))
    one = "/api/v1/events?type=ASSAULT&limit=20"
    with httpx.Client(base_url=base, timeout=60) as client:
        for path in (*PLAIN, *CHARTED):  # what the site makes ready beside its first answers is ready then
            client.get(path)
    site_load.rate(base, [one], 1.0)
    rows = [
        Row("search JSON, one question (kept)", site_load.rate(base, [one], SECONDS), must=150, aim=500, unit="/s"),
        Row("search JSON, distinct questions", site_load.rate(base, searches, SECONDS), must=150, aim=500, unit="/s"),
    ]
    return Section(f"Answers a second, {site_load.CONNECTIONS} connections, client on the same machine", rows)


def loaded(base: str) -> Section:
    """What Chromium loads for a first view, with nothing in its cache: all that is transferred, headers too."""
    from playwright.sync_api import sync_playwright

    rows = []
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        for paths, must in ((PLAIN, 60), (CHARTED, 1200)):
            for path in paths:
                rows.append(Row(f"`{path}`", _bytes(browser, base + path) / 1000, must=must, falling=True, unit=" kB"))
        browser.close()
    return Section("First view in Chromium, cold cache", rows)


def _bytes(browser: Any, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    context.close()
    return sum(sizes)


def described(cases: int) -> Section:
    """The API on the bundled sample against its description; whatever does not conform ends this with its reason."""
    statuses: Counter[int] = Counter()
    with tempfile.TemporaryDirectory() as folder, Archive(Path(folder) / "news.db") as archive:
        for _ in archive.add_many([str(SAMPLE)]):
            pass
        app = make_app(archive, Settings(names=(contract.HOST,), fetch=False))
        for operation in contract.operations(app):
            for mode in GenerationMode:
                known = contract.known(archive, operation.path)
                found = contract.check(operation, mode, cases, 1962, known)
                print(f"{operation.label:55} {mode.value:9} {dict(found)}", file=sys.stderr)
                statuses += found
    answered = sum(statuses.values())
    faults = sum(rows for status, rows in statuses.items() if status >= 500)
    return Section(
        "The API against its description (schemathesis)",
        [
            Row("cases", answered, must=2000, unit=""),
            Row(
                "answers with a status of 5xx, or that do not fit the description",
                faults,
                must=0,
                falling=True,
                unit="",
            ),
        ],
    )


if __name__ == "__main__":
    main()
