from __future__ import annotations

from mcpclient import COPY, DAM, RAID, THIRD, Call, given, stands, text


def test_a_happening_has_its_tellings_voices_and_their_words(call: Call) -> None:
    result = call("story", ref=f"{RAID}/e1")
    found = given(result)["happening"]
    assert (found["type"], found["articles"], found["left_out"]) == ("ASSAULT", 3, 0)
    assert {one["ref"].partition("/")[0] for one in found["tellings"]} == {RAID, COPY, THIRD}
    assert found["voices"]
    assert all(one["link"] == f"reportedly://{one['ref']}" for one in found["tellings"])
    for one in found["tellings"]:
        assert stands(one, one["ref"].partition("/")[0])
    assert "3 articles of 3 outlets" in text(result)
    assert given(call("story", ref=found["story"]))["happening"] == found


def test_an_utterance_has_its_reports_and_what_each_kept(call: Call) -> None:
    found = given(call("story", ref=f"{DAM}/a8"))
    assert found["happening"] is None
    assert (found["utterance"]["speaker"], found["utterance"]["articles"]) == ("Lena Voss", 2)
    assert [one["kept"] for one in found["utterance"]["reports"]] == [1.0, 1.0]
    number = found["utterance"]["story"]
    assert given(call("story", ref=str(number))) == found
    assert "the fullest report" in text(call("story", ref=f"{DAM}/a8"))


def test_lists_show_the_tellings_that_a_story_rests_on(call: Call) -> None:
    found = given(call("corroborated", articles=3, type=["ASSAULT"]))
    assert found["happenings"]
    for one in found["happenings"]:
        assert one["first"] in [telling["ref"] for telling in one["tellings"]]
        assert one["articles"] >= 3
    assert given(call("corroborated", limit=1))["more"] is True
    assert text(call("corroborated", articles=9)).startswith("Nothing was found")


def test_contradictions_name_their_sides(call: Call) -> None:
    found = given(call("contradicted"))
    for one in found["happenings"]:
        shown = {telling["ref"] for telling in one["tellings"]}
        for dispute in one["disputes"]:
            assert len(dispute["sides"]) > 1
            assert all(shown & set(side["refs"]) for side in dispute["sides"])


def test_what_no_story_is_called_is_told(call: Call) -> None:
    for ref in ("17", "nothing/a1", "nothing/e1"):
        result = call("story", ref=ref)
        assert result.is_error
        assert "\n" not in text(result)
