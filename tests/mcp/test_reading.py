from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

import fake_reader
from mcpclient import Call, asked, given, spans, text
from reportedly import api
from reportedly.mcp.desk import Desk
from reportedly.mcp.settings import Settings
from reportedly.records import Article, Reading
from reportedly.web.problems import Refused
from reportedly.web.readers import BUSY

PASSED = 'Vera was asked twice.\n\n"It will rain," she said to the farmers of the valley.\n'


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The reader of what stands in quotation marks."""
    monkeypatch.setitem(sys.modules, "reportedly.reader", fake_reader)
    api.reader.cache_clear()
    yield
    api.reader.cache_clear()


def test_a_text_is_read_on_the_spot_and_not_kept(call: Call, desk: Desk) -> None:
    before = desk.archive.state()
    result = call("read_text", text=PASSED, title="Rain", outlet="The Ledger", published="2021-03-04")
    found = given(result)
    assert [one["link"] for one in found["statements"]] == [None]
    assert (found["article"]["outlet"], found["article"]["published"]) == ("The Ledger", "2021-03-04")
    assert found["article"]["link"] is None
    for one in spans(found):
        assert PASSED[one["start"] : one["end"]] == one["exact"]
    assert "not kept" in text(result)
    assert desk.archive.state() == before


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (" \n", "is empty"),
        ("It rains. " * 40, "more than max_chars = 300"),
        ("Die Bauern im Tal sagten, dass es heute noch regnen werde, und gingen nach Hause.\n" * 3, "another language"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_line(desk: Desk, passed: str, words: str) -> None:
    narrow = desk._replace(settings=Settings(characters=300))
    result = asked(narrow, "read_text", {"text": passed})
    assert result.is_error
    assert words in text(result)
    assert "\n" not in text(result)


def test_pages_are_fetched_only_where_that_is_allowed(desk: Desk) -> None:
    assert "there is no tool 'read_url'" in text(asked(desk, "read_url", {"url": "http://127.0.0.1:1/"}))
    allowed = desk._replace(settings=Settings(fetch=True))
    for url, words in (
        ("http://127.0.0.1:1/", "127.0.0.1"),
        ("file:///etc/hostname", "does not begin with http"),
        ("/etc/hostname", "does not begin with http"),
        ("pyproject.toml", "does not begin with http"),
    ):
        result = asked(allowed, "read_url", {"url": url})
        assert result.is_error
        assert words in text(result)


def test_who_waits_too_long_to_be_read_is_told_to_come_again(desk: Desk) -> None:
    def busy(_: Article) -> Reading:
        raise Refused(BUSY)

    result = asked(desk._replace(read=busy), "read_text", {"text": PASSED})
    assert result.is_error
    assert text(result) == BUSY.detail


def test_what_takes_too_long_is_given_up(desk: Desk) -> None:
    hurried = desk._replace(settings=Settings(seconds=0.0))
    result = asked(hurried, "count_events", {"count_by": "type"})
    assert result.is_error
    assert "took longer than 0 seconds" in text(result)
