from __future__ import annotations

import re

from fastapi.testclient import TestClient

from archive.handmade import about, edition, identity, plain
from eventsmade import told
from made import TEXT
from made import reading as dam
from reportedly.keeping import Archive
from reportedly.records import Reading
from reportedly.web import cards
from reportedly.web.app import make_app
from reportedly.web.settings import Settings

LEDGER = edition(0, outlet="The Ledger", published="2031-03-01")
ADDRESS = f"/articles/{LEDGER.article.id}"
MERIDIAN = edition(10, dam(), outlet="Meridian", published="2031-04-01").article.id


def page(client: TestClient, address: str) -> str:
    found = client.get(address)
    assert found.status_code == 200, found.text
    return found.text


def test_the_text_stands_whole_with_its_statements_and_events(client: TestClient) -> None:
    found = page(client, ADDRESS)
    assert found.count("<h1") == 1
    text = found[found.index('<article class="text">') : found.index("</article>")]
    assert 'class="said d0' in text
    assert "<span class=trigger" in text
    for one in LEDGER.events:
        assert f'href="/events/{LEDGER.article.id}/{one.id}"' in found
    for said in LEDGER.attributions:
        assert f'href="/statements/{LEDGER.article.id}/{said.id}"' in found


def test_nothing_on_it_needs_a_style_or_script_of_its_own(client: TestClient) -> None:
    found = page(client, ADDRESS) + page(client, f"{ADDRESS}?review=a1") + page(client, f"{ADDRESS}/review/e1")
    assert " style=" not in found
    assert "<style" not in found
    assert not re.search(r"<script(?![^>]* src=)| on[a-z]+=", found)
    styles = re.findall(r'href="(/static/[^"]+/page\.css)"', found)
    assert ".said:not(.w7)" in client.get(styles[0]).text


def test_what_other_articles_tell_too_says_so(client: TestClient, archive: Archive) -> None:
    shared = archive.stories.shared(archive.reading(LEDGER.article.id))
    assert shared
    found = page(client, ADDRESS)
    assert found.count(">told elsewhere<") == len(shared)
    alone = plain("Boats went down the river.", 7)
    archive.add(alone)
    assert archive.stories.shared(alone) == {}
    assert "told elsewhere" not in page(client, f"/articles/{alone.article.id}")


def test_what_is_known_of_it_stands_with_what_it_rests_on(client: TestClient) -> None:
    found = page(client, ADDRESS)
    assert "<td><bdi>The Ledger</bdi></td><td>by hand</td>" in found
    assert "<td><bdi>1 March 2031</bdi></td>" in found
    assert f"/search?in=statements&amp;article={LEDGER.article.id}" in found
    assert f'href="/copies/{LEDGER.article.id}"' in found


def test_each_field_tells_what_produced_it() -> None:
    said = next(one for one in LEDGER.attributions if one.act_by and one.source)
    assert cards.made(said)[0].startswith(f"found by {said.by}, ")
    assert any(line.startswith("act by attributions/acts") for line in cards.made(said))
    event = LEDGER.events[0]
    assert len(cards.made(event)) == 1 + len(event.produced)


def test_an_article_without_statements_is_shown_too(client: TestClient, archive: Archive) -> None:
    words = plain("Dam opens\n\nBoats went down <the> river.", title="<b>Dam</b> & boats")
    archive.add(words)
    found = page(client, f"/articles/{words.article.id}")
    assert "No statements were found" in found
    assert "Boats went down &lt;the&gt; river." in found
    assert "&lt;b&gt;Dam&lt;/b&gt; &amp; boats" in found


def test_what_is_not_there_is_missing(client: TestClient) -> None:
    for address in ("/articles/nope", "/articles/nope/versions", f"{ADDRESS}?review=a99", f"{ADDRESS}?part=2"):
        assert client.get(address).status_code == 404, address
    assert client.get(f"{ADDRESS}?part=two").status_code == 400


def test_a_long_article_is_shown_in_parts(client: TestClient, archive: Archive) -> None:
    words = "\n\n".join(f"Paragraph {number}: the gates of the northern dam were held." for number in range(1, 901))
    reading = plain(words, 5)
    archive.add(reading)
    address = f"/articles/{reading.article.id}"
    pages = [page(client, f"{address}?part={part}") for part in (1, 2, 3, 4)]
    shown = [int(one) for found in pages for one in re.findall(r"Paragraph (\d+): the gates", _text(found))]
    assert shown == list(range(1, 901))
    assert 'aria-current="page">2</b>' in pages[1]
    assert cards.place(reading, "a1") == "#said"


def _text(found: str) -> str:
    return found[found.index('<article class="text">') : found.index("</article>")]


def versions() -> tuple[Reading, Reading]:
    """Two versions of an article at one address."""
    url = "https://example.org/dam"
    later = TEXT.replace("nine years", "ten years") + "\nThe builders did not answer.\n"
    old = about(dam(), id=identity(TEXT, url), url=url, modified="2031-03-04T08:00:00Z")
    bare = Reading(produced_by="tests 1", article=dam().article)
    return old, about(bare, id=identity(later, url), text=later, url=url, modified="2031-03-04T12:00:00Z")


def test_what_changed_between_versions_is_marked(client: TestClient, archive: Archive) -> None:
    old, new = versions()
    archive.add(old)
    archive.add(new)
    found = page(client, f"/articles/{new.article.id}/versions")
    assert "<del>nine</del>" in found
    assert "<ins>ten</ins>" in found
    assert "<ins>The builders did not answer.</ins>" in found
    same = page(client, f"/articles/{old.article.id}/versions?with={new.article.id}")
    assert "<ins>ten</ins>" in same
    assert "This is an older version" in page(client, f"/articles/{old.article.id}")
    assert client.get(f"/articles/{old.article.id}/versions?with=nope").status_code == 400
    assert "one version" in page(client, f"{ADDRESS}/versions")


def test_forms_hold_the_name_of_whoever_asks_and_no_other(archive: Archive) -> None:
    client = TestClient(
        make_app(archive, Settings()), base_url="http://127.0.0.1:8000", headers={"accept": "text/html"}
    )
    one = client.get(ADDRESS, headers={"cookie": "reviewer=In%C3%A9s"}).text
    assert 'value="Inés"' in one
    assert "Inés" not in client.get(ADDRESS).text
    assert 'value="Omar"' in client.get(ADDRESS, headers={"cookie": "reviewer=Omar"}).text


def test_the_reading_of_what_was_added_is_the_same_as_that_of_its_page(client: TestClient, archive: Archive) -> None:
    told_here = told()
    archive.add(told_here)
    assert "4 events: 2 told by" in page(client, f"/articles/{told_here.article.id}")
    assert "9 statements" in page(client, f"/articles/{MERIDIAN}")
