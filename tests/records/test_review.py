from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from reportedly.records import Span
from reportedly.records.review import (
    FIELD,
    MISSED,
    STORIES,
    Correction,
    Elsewhere,
    EventAnswer,
    Judged,
    Review,
    StatementAnswer,
    StoryAnswer,
    Target,
    Verdict,
    Withdrawal,
    about,
)

WHEN = "2031-03-05T08:00:00+00:00"
SAID = Span(start=4, end=9, exact="never")
STATEMENT = StatementAnswer(speaker=None, cue=(), content=(SAID,), act=None, by="tests 1", confidence=0.5)
EVENT = EventAnswer(trigger=(SAID,), type="ASSAULT", status="asserted", by="tests 1", confidence=0.5)
MACHINE = {Judged.STATEMENT: STATEMENT, Judged.EVENT: EVENT}


def review(verdict: Verdict, kind: Judged, **more: Any) -> Review:
    machine: object = MACHINE[kind]
    if verdict in MISSED:
        machine = None
    if verdict in STORIES:
        machine = StoryAnswer(together=True)
        more = {"other": Elsewhere(article="b" * 16, spans=((0, 3),)), **more}
    values = {
        "article": "a" * 16,
        "target": Target(kind=kind, spans=(SAID,)),
        "verdict": verdict,
        "machine": machine,
        "version": "tests 1",
        "who": "Ines",
        "when": WHEN,
        **more,
    }
    return Review.model_validate(values)


@pytest.mark.parametrize("verdict", Verdict)
def test_every_verdict_is_said_of_something_and_goes_to_json_and_back(verdict: Verdict) -> None:
    kinds = about(verdict)
    assert kinds
    for kind in kinds:
        made = review(verdict, kind)
        assert Review.model_validate_json(made.model_dump_json()) == made


@pytest.mark.parametrize("verdict", Verdict)
def test_no_verdict_is_said_of_what_it_does_not_fit(verdict: Verdict) -> None:
    for kind in set(Judged) - about(verdict):
        with pytest.raises(ValidationError, match="is not said of"):
            review(verdict, kind)


def test_verdicts_on_the_whole_are_about_both_or_their_own_kind() -> None:
    assert about(Verdict.RIGHT) == set(Judged)
    assert about(Verdict.NOT_A_STATEMENT) == {Judged.STATEMENT}
    assert about(Verdict.NOT_AN_EVENT) == {Judged.EVENT}
    assert about(Verdict.WRONG_ACT) == {Judged.STATEMENT}
    assert about(Verdict.WRONG_PLACE) == about(Verdict.MISSED_EVENT) == {Judged.EVENT}


@pytest.mark.parametrize("verdict", sorted(set(FIELD) - MISSED))
def test_a_verdict_corrects_its_own_field_and_no_other(verdict: Verdict) -> None:
    (kind,) = about(verdict)
    own = FIELD[verdict]
    assert review(verdict, kind, corrections=(Correction(field=own, value="x"),)).corrections[0].field == own
    with pytest.raises(ValidationError, match="does not correct the"):
        review(verdict, kind, corrections=(Correction(field="cue", value="x"),))


def test_what_was_missed_can_be_told_in_several_fields() -> None:
    fields = (Correction(field="trigger", value="struck"), Correction(field="type", value="ASSAULT"))
    assert review(Verdict.MISSED_EVENT, Judged.EVENT, corrections=fields).corrections == fields


@pytest.mark.parametrize(
    ("verdict", "more", "message"),
    [
        (Verdict.SAME_STORY, {"other": None}, "two things"),
        (Verdict.RIGHT, {"other": Elsewhere(article="b", spans=((0, 1),))}, "one thing"),
        (Verdict.RIGHT, {"machine": None}, "needs the answer"),
        (Verdict.MISSED_EVENT, {"machine": EVENT}, "needs no answer"),
        (Verdict.RIGHT, {"who": " "}, "somebody says it"),
        (Verdict.RIGHT, {"when": "2031-03-05T08:00:00"}, "no time in UTC"),
        (Verdict.RIGHT, {"when": "2031-03-05T08:00:00+02:00"}, "no time in UTC"),
        (Verdict.RIGHT, {"when": "yesterday"}, "Invalid isoformat"),
        (Verdict.RIGHT, {"mood": "good"}, "Extra inputs"),
    ],
)
def test_what_does_not_fit_together_is_refused(verdict: Verdict, more: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        review(verdict, Judged.EVENT, **more)


def test_a_target_has_words() -> None:
    with pytest.raises(ValidationError):
        Target(kind=Judged.EVENT, spans=())


def test_a_withdrawal_names_its_review_and_goes_to_json_and_back() -> None:
    made = Withdrawal(takes_back=3, article="a" * 16, who="Ines", when=WHEN)
    assert Withdrawal.model_validate_json(made.model_dump_json()) == made
    with pytest.raises(ValidationError):
        Withdrawal(takes_back=0, article="a" * 16, who="Ines", when=WHEN)
