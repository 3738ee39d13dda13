from __future__ import annotations

import pytest

from reportedly.archive.correcting import corrections, place_of
from reportedly.errors import UsageError
from reportedly.records.review import Correction, Judged

TEXT = "The army said rebels\nshelled Selden. The rebels said the army shelled Selden and shot it down."


def one(field: str, *values: str, near: int | None = 40, event_type: str | None = "ASSAULT") -> Correction:
    kind = Judged.STATEMENT if field in {"speaker", "content", "cue", "act"} else Judged.EVENT
    (found,) = corrections(TEXT, kind, {field: values}, near=near, event_type=event_type)
    return found


def test_words_are_found_at_the_place_nearest_to_what_is_corrected() -> None:
    assert one("trigger", "shelled", near=0).at[0].start == 21
    assert one("trigger", "shelled", near=60).at[0].start == 62


def test_words_are_found_across_a_line_break_and_kept_as_they_stand() -> None:
    found = one("content", "rebels shelled Selden")
    assert found.value == "rebels\nshelled Selden"
    assert not found.given


def test_several_values_are_pieces_of_one_content() -> None:
    found = one("content", "shot", "down")
    assert [span.exact for span in found.at] == ["shot", "down"]
    assert found.value == "shot … down"


def test_a_place_in_the_text_can_be_given_instead_of_words() -> None:
    found = one("content", "4-8")
    assert (found.value, found.given) == ("army", True)
    assert one("actor", "4-8") == found.model_copy(update={"field": "actor"})


def test_words_that_stand_several_times_must_be_told_apart_where_nothing_is_near() -> None:
    with pytest.raises(UsageError, match="stands 2 times in the text; say which: 21-28, 62-69"):
        place_of(TEXT, "shelled", None)
    found = place_of(TEXT, "shot", None)
    assert found is not None
    assert place_of(TEXT, "peace", None) is None
    assert place_of(TEXT, "  ", None) is None


def test_a_name_need_not_stand_in_the_text() -> None:
    assert one("speaker", "Lena Voss") == Correction(field="speaker", value="Lena Voss")
    assert one("speaker", "The rebels").at[0].exact == "The rebels"


@pytest.mark.parametrize("field", ["speaker", "actor", "recipient", "place", "act", "mode", "date"])
def test_a_dash_says_that_there_is_none(field: str) -> None:
    assert one(field, "-") == Correction(field=field, value=None)


def test_actors_can_be_several() -> None:
    found = corrections(TEXT, Judged.EVENT, {"actor": ["army", "rebels"]}, near=0)
    assert [each.value for each in found] == ["army", "rebels"]


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("act", "deny", "deny"),
        ("type", "assault", "ASSAULT"),
        ("mode", "heavy-weapons", "heavy-weapons"),
        ("status", "denied", "denied"),
        ("date", "2031", "2031"),
        ("date", "2031-03", "2031-03"),
        ("date", "2031-03-02/2031-03-04", "2031-03-02/2031-03-04"),
        ("date", "2031-03-02/..", "2031-03-02/.."),
    ],
)
def test_codes_and_days_are_kept(field: str, value: str, kept: str) -> None:
    assert one(field, value).value == kept


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("act", "shout", "choose one of: state, claim"),
        ("type", "WAR", "choose one of: AGREE"),
        ("type", "-", "choose one of: AGREE"),
        ("mode", "phone", "no mode of ASSAULT; choose one of: abduct"),
        ("status", "unsure", "choose one of: asserted"),
        ("date", "Sunday", "write 2017-06-19"),
        ("date", "2031-13", "write 2017-06-19"),
        ("date", "2031-03-04/2031-03-02", "ends before it begins"),
        ("date", "../..", "write 2017-06-19"),
        ("content", "peace", "does not stand in the text"),
        ("content", "90-400", "is no part of the text, which holds 94 characters"),
        ("content", "9-9", "is no part of the text"),
        ("speaker", " ", "or - if there is none"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(field: str, value: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        one(field, value)


def test_a_type_given_beside_a_mode_says_which_modes_there_are() -> None:
    found = corrections(TEXT, Judged.EVENT, {"mode": ["phone"], "type": ["consult"]}, near=0, event_type="ASSAULT")
    assert {each.field: each.value for each in found} == {"mode": "phone", "type": "CONSULT"}


def test_no_field_is_made_up_and_no_value_is_dropped() -> None:
    with pytest.raises(UsageError, match="no 'mood' to correct; choose one of: speaker, cue, content, act"):
        corrections(TEXT, Judged.STATEMENT, {"mood": ["x"]}, near=0)
    with pytest.raises(UsageError, match="give one act, not 2"):
        corrections(TEXT, Judged.STATEMENT, {"act": ["deny", "state"]}, near=0)
    with pytest.raises(UsageError, match="pieces of the content overlap"):
        corrections(TEXT, Judged.STATEMENT, {"content": ["0-8", "4-12"]}, near=0)
    with pytest.raises(UsageError, match="give the words of the content"):
        corrections(TEXT, Judged.STATEMENT, {"content": []}, near=0)
