from __future__ import annotations

import re

from fastapi.testclient import TestClient
from markupsafe import escape

from reportedly.formats import tables
from reportedly.keeping import Archive
from reportedly.web.pages.utterance import marks
from reportedly.web.rendering import environment
from storymade import REFUSAL
from web.storied import DAM, MARKED, RAID, book, reader

__all__ = ["book", "reader"]


def test_every_report_stands_beside_the_fullest(reader: TestClient, book: Archive) -> None:
    one = next(iter(book.stories.cut()))
    page = reader.get(f"/statements/{one.first}").text
    assert page.count('<li class="variant') == len(one.variants) - 1
    assert str(escape(one.variants[0].telling.says)) in page
    assert page.count("The same words.") == sum(variant.kept == 1 for variant in one.variants[1:])
    assert "keeps 65 % of the fullest report" in page
    assert "<del>" in page


def test_what_is_cut_put_in_and_unquoted_is_marked_each_in_its_way() -> None:
    parts = environment().get_template("story_parts.html").module
    woven = str(parts.woven(REFUSAL.variants[1].pieces))  # type: ignore[attr-defined]
    assert "<del>We will</del> <ins>she would</ins> not sell the dam <del>not now and not ever</del>" in woven
    assert '<span class="unquoted" title="outside quotation marks here">whatever</span>' in woven
    assert marks(REFUSAL.variants[1:]) == {"cut", "added", "unquoted"}
    assert marks(REFUSAL.variants[:1]) == frozenset()


def test_a_statement_is_shown_in_its_text_with_all_fields(reader: TestClient, book: Archive) -> None:
    page = reader.get(f"/statements/{DAM}/a1").text
    reading = book.reading(DAM)
    row = tables.attribution_row(reading, reading.attributions[0])
    named = set(re.findall(r'<th scope="row"><code>(\w+)</code>', page))
    assert named >= {name for name, value in row.items() if value not in (None, "", [])} - {"clean"}
    assert "<span class=source>" in page
    assert "class=said" in page


def test_statements_within_statements_lead_to_each_other(reader: TestClient, book: Archive) -> None:
    reading = book.reading(DAM)
    child = next(one for one in reading.attributions if one.parent)
    inner = reader.get(f"/statements/{DAM}/{child.id}").text
    outer = reader.get(f"/statements/{DAM}/{child.parent}").text
    assert f'Stands in</span> <a href="/statements/{DAM}/{child.parent}"' in inner
    assert f'Holds</span> <a href="/statements/{DAM}/{child.id}"' in outer


def test_events_on_its_word_are_named(reader: TestClient, book: Archive) -> None:
    reading = book.reading(RAID)
    event = next(one for one in reading.events if one.voucher == "a1")
    assert f'href="/events/{RAID}/{event.id}"' in reader.get(f"/statements/{RAID}/a1").text


def test_marks_in_titles_are_shown_as_they_are(reader: TestClient) -> None:
    page = reader.get(f"/statements/{DAM}/a1").text
    assert MARKED not in page
    assert str(escape(MARKED)) in page
    assert "date unknown" in page
