from __future__ import annotations

import pytest

from mcpclient import COPY, DAM, LAST, RAID, SITE, Call, given, stands, text


def test_statements_come_with_their_words_chain_article_and_links(call: Call) -> None:
    result = call("search_statements", speaker="Voss", act=["promise"], article=[DAM])
    (hit,) = given(result)["statements"]
    assert (hit["speaker"], hit["does"], hit["kind"]) == ("Lena Voss", "promises", "direct")
    assert hit["chain"] == ["Outlet 4", "Lena Voss"]
    assert hit["link"] == f"reportedly://{DAM}/a8"
    assert hit["page"] == f"{SITE}/statements/{DAM}/a8"
    assert hit["article"]["page"] == f"{SITE}/articles/{DAM}"
    assert hit["article"]["url"] == "https://example.org/4"
    assert stands(hit, DAM) == 3
    for words in ("Lena Voss (Blue Party) promises", "It will be published tomorrow", hit["link"], "7 March 2031"):
        assert words in text(result)


def test_events_come_with_status_voucher_sentence_and_links(call: Call) -> None:
    result = call("search_events", status="denied", article=RAID)
    (hit,) = given(result)["events"]
    assert (hit["type"], hit["status"], hit["voucher"]) == ("ASSAULT", "denied", "Omar Dast")
    assert hit["chain"] == ["Outlet 1", "the army", "Omar Dast"]
    assert (hit["link"], hit["page"]) == (f"reportedly://{RAID}/e2", f"{SITE}/events/{RAID}/e2")
    assert stands(hit, RAID) == 2
    assert "denied, on the word of Outlet 1 → the army → Omar Dast" in text(result)


def test_pages_follow_each_other(call: Call) -> None:
    seen: list[str] = []
    after = ""
    while True:
        page = given(call("search_events", limit=5, after=after))
        seen += [one["ref"] for one in page["events"]]
        if page["next"] is None:
            break
        after = page["next"]
    assert len(seen) == len(set(seen)) == 12


def test_what_is_not_there_is_told_as_such(call: Call) -> None:
    result = call("search_statements", speaker="Nobody")
    assert given(result) == {"statements": [], "next": None}
    assert text(result).startswith("Nothing was found")


def test_rows_are_counted_by_a_field(call: Call) -> None:
    found = given(call("count_events", count_by="status", text=None))
    assert found["rows"] == 12
    assert {one["value"]: one["rows"] for one in found["values"]} == {"asserted": 6, "denied": 3, "conditional": 3}
    by_outlet = given(call("count_statements", count_by="outlet", article=[DAM, LAST]))
    assert [one["value"] for one in by_outlet["values"]] == ["Outlet 4", "Outlet 5"]
    assert "not known: 4" in text(call("count_statements", count_by="speaker", article=[DAM, LAST]))


def test_lists_flags_and_areas_are_understood(call: Call) -> None:
    found = given(call("search_events", type=["assault"], near="36.2,37.1,100", historical=False, article=[RAID, COPY]))
    assert {one["ref"] for one in found["events"]} == {f"{RAID}/e1", f"{COPY}/e1"}


@pytest.mark.parametrize(
    ("name", "values", "words"),
    [
        ("search_events", {"type": ["WAR"]}, "type: PLOVER has no type 'WAR'"),
        ("search_events", {"near": "here"}, "near: 'here' is not lat,lon,km in numbers"),
        ("search_events", {"actors": ["USA"]}, "there is no argument 'actors'; choose of: text"),
        ("search_events", {"limit": 1000}, "limit: Input should be less than or equal to 50"),
        ("search_events", {"after": "nothing/e1"}, "holds nothing called 'nothing/e1'"),
        ("search_statements", {"act": ["sing"]}, "act: there is no 'sing'; choose of: state"),
        ("search_statements", {"published_from": "yesterday"}, "published_from: 'yesterday' is no date"),
        ("count_statements", {"count_by": "colour"}, "count_by: there is no 'colour'; choose of: act"),
        ("count_events", {}, "count_by: Field required"),
        ("search", {}, "there is no tool 'search'; choose of: search_statements"),
    ],
)
def test_errors_are_told_in_one_line(call: Call, name: str, values: dict[str, object], words: str) -> None:
    result = call(name, **values)
    assert result.is_error
    assert words in text(result)
    assert "\n" not in text(result)
