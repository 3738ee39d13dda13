from __future__ import annotations

import pytest

from mcpclient import COPY, DAM, RAID, SITE, TEXTS, Call, given, spans, stands, text


def test_an_article_comes_whole_with_what_is_in_it(call: Call) -> None:
    result = call("article", id=RAID)
    found = given(result)
    assert (found["text"], found["start"], found["end"]) == (TEXTS[RAID], 0, len(TEXTS[RAID]))
    assert [one["ref"] for one in found["events"]] == [f"{RAID}/e{number}" for number in range(1, 5)]
    assert [one["latest"] for one in found["versions"]] == [True]
    assert stands(found["statements"], RAID) + stands(found["events"], RAID) == 14
    assert {one["article"] for one in found["events"]} == {None}
    assert TEXTS[RAID] in text(result)


def test_a_stretch_of_an_article_has_what_begins_there_and_offsets_of_the_whole(call: Call) -> None:
    first = given(call("article", id=RAID, length=150))
    rest = given(call("article", id=RAID, start=first["end"]))
    assert first["text"] + rest["text"] == TEXTS[RAID]
    assert [one["ref"] for one in (*first["events"], *rest["events"])] == [f"{RAID}/e{one}" for one in range(1, 5)]
    assert first["events"]
    assert stands(rest["events"], RAID)
    assert "The text goes on: start=150" in text(call("article", id=RAID, length=150))


def test_stories_of_rows_are_known(call: Call) -> None:
    one, copy = (given(call("article", id=article))["events"][0]["story"] for article in (RAID, COPY))
    assert one == copy
    assert one is not None


def test_a_statement_and_an_event_stand_in_their_paragraphs(call: Call) -> None:
    said = given(call("statement", ref=f"{DAM}/a6"))
    assert said["statement"]["chain"] == ["Outlet 4", "Meridian", "a senior official"]
    done = given(call("event", ref=f"{RAID}/e1"))
    assert [one["exact"][:9] for one in done["around"]] == ["BEIRUT, M"]
    assert stands(said, DAM)
    assert stands(done, RAID)
    result = call("event", ref=f"{RAID}/e1")
    assert f"reportedly://{RAID}/e1 · {SITE}/events/{RAID}/e1" in text(result)


def test_evidence_of_no_row_is_anything_but_the_words_of_its_article(call: Call) -> None:
    for kind in ("statements", "events"):
        for row in given(call(f"search_{kind}", limit=50))[kind]:
            assert list(spans(row))
            stands(row, row["article"]["id"])


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("article", {"id": "nothing"}, "the archive holds no article 'nothing'"),
        ("article", {"id": RAID, "start": 99999}, "so there is none at 99,999"),
        ("statement", {"ref": f"{RAID}/e1"}, "does not name a statement"),
        ("event", {"ref": RAID}, "does not name an event"),
        ("event", {"ref": f"{RAID}/e99"}, "holds nothing called"),
    ],
)
def test_errors_are_told_in_one_line(call: Call, name: str, values: dict[str, object], words: str) -> None:
    result = call(name, **values)
    assert result.is_error
    assert words in text(result)
    assert "\n" not in text(result)
