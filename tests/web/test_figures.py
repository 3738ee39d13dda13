from __future__ import annotations

import re
import threading
from html import unescape

import pytest
from fastapi.testclient import TestClient

from reportedly.web.figures import bundle_path
from reportedly.web.kept import Kept

PAGES = ("/map", "/network", "/timeline", "/timeline?in=statements&by=month&field=act", "/outlets", "/dyads/PER/CHL")


@pytest.mark.parametrize("path", PAGES)
def test_the_figure_of_a_page_is_there_and_has_a_table_without_script(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    (source,) = re.findall(r'data-chart-src="([^"]*)"', page.text)
    made = client.get(unescape(source))
    assert made.status_code == 200
    assert "vega" in made.json()["$schema"]
    assert '<details class="behind' in page.text
    assert re.search(r'<details class="behind[^>]* open>', page.text)
    assert "style=" not in page.text


def test_each_number_of_a_timeline_leads_to_its_rows(client: TestClient) -> None:
    page = client.get("/timeline?in=statements&by=month&field=act").text
    body = page.split("<tbody>")[1]
    links = re.findall(r'<td class="number"><a href="([^"]*)">([\d,]+)</a>', body)
    assert links
    for link, number in links:
        found = re.search(r"<b>([\d,]+)</b> statement", client.get(unescape(link)).text)
        assert found, link
        assert int(found[1].replace(",", "")) >= int(number.replace(",", "")), "each telling is found, and counted once"


@pytest.mark.parametrize(
    "path",
    [
        "/network?least=0",
        "/network?least=many",
        "/timeline?field=colour",
        "/timeline?in=articles",
        "/map?in=statements",
        "/charts/dyad.json?a=PER",
        "/charts/timeline.json?by=hour",
    ],
)
def test_what_cannot_be_drawn_is_told(client: TestClient, path: str) -> None:
    assert client.get(path, headers={"accept": "application/json"}).json()["status"] == 400


def test_a_chart_there_is_not_is_missing(client: TestClient) -> None:
    assert client.get("/charts/pie.json").status_code == 404


def test_the_scripts_of_charts_have_an_address_of_their_own(client: TestClient) -> None:
    page = client.get("/map").text
    assert f'src="{bundle_path()}"' in page
    scripts = client.get(bundle_path())
    assert "immutable" in scripts.headers["cache-control"]
    assert scripts.headers["content-encoding"] == "gzip"
    assert b"vegaEmbed" in scripts.content
    assert client.get("/charts/bundle-0.js").status_code == 404


def test_names_stand_in_the_facets_of_a_search(client: TestClient) -> None:
    facets = client.get("/search?in=events").text.split("<aside")[1]
    assert not re.search(r">[a-z]+-[a-z]+-[a-z]+</a>", facets)


def test_what_is_kept_is_made_once() -> None:
    kept: Kept[int] = Kept(2)
    made: list[int] = []
    begun, go_on = threading.Event(), threading.Event()

    def make() -> int:
        begun.set()
        go_on.wait(5)
        made.append(1)
        return len(made)

    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(kept.get("a", make))) for _ in range(3)]
    for thread in threads:
        thread.start()
    begun.wait(5)
    go_on.set()
    for thread in threads:
        thread.join()
    assert found == [1, 1, 1]
    assert [kept.get(name, make) for name in ("b", "c", "a")] == [2, 3, 4]


def test_what_fails_is_asked_for_again() -> None:
    kept: Kept[int] = Kept(2)

    def fail() -> int:
        raise ArithmeticError

    with pytest.raises(ArithmeticError):
        kept.get("a", fail)
    assert kept.get("a", lambda: 1) == 1
