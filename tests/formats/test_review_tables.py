from __future__ import annotations

from archive.handmade import edition
from made import reading as dam
from reportedly.archive.agreeing import Precision
from reportedly.archive.answers import answer, target
from reportedly.archive.reviewing import Reviewed, State
from reportedly.formats import review_tables
from reportedly.records.review import (
    Correction,
    Elsewhere,
    EventAnswer,
    Review,
    StatementAnswer,
    StoryAnswer,
    Verdict,
    Withdrawal,
)

WHEN = "2031-03-05T08:00:00+00:00"
READ, TOLD = dam(), edition(1)
STATEMENT, EVENT = READ.attributions[3], TOLD.events[0]


def reviewed(verdict: Verdict, *corrections: Correction, event: bool = False, **more: object) -> Reviewed:
    item = EVENT if event else STATEMENT
    read = TOLD if event else READ
    values = {
        "number": 7,
        "article": read.article.id,
        "target": target(item),
        "verdict": verdict,
        "corrections": corrections,
        "machine": answer(read, item),
        "version": "reportedly 0.1.0",
        "who": "Ines",
        "when": WHEN,
        **more,
    }
    now = answer(read, item)
    assert isinstance(now, StatementAnswer | EventAnswer)
    return Reviewed(Review.model_validate(values), None, State.ATTACHED, item.id, now)


def test_a_review_is_told_with_what_was_said_and_what_is_right() -> None:
    row = review_tables.row(reviewed(Verdict.WRONG_SPEAKER, Correction(field="speaker", value="Lena Voss"), why="So."))
    assert row["ref"] == f"{READ.article.id}/a4"
    assert (row["kind"], row["verdict"], row["field"]) == ("statement", "wrong-speaker", "speaker")
    assert row["words"] == '"We have met nobody," … "Not in March, not ever."'
    assert (row["said"], row["right"], row["now"]) == ("Tomas Okoro", ["Lena Voss"], "Tomas Okoro")
    assert (row["who"], row["when"], row["why"], row["version"]) == ("Ines", WHEN, "So.", "reportedly 0.1.0")
    assert len(row["target_at"]) == 2


def test_each_field_shows_its_own_answer() -> None:
    said = {
        verdict: review_tables.row(reviewed(verdict, event=True))["said"]
        for verdict in Verdict
        if verdict.value.startswith("wrong-") and verdict.value.split("-")[1] not in {"speaker", "content", "act"}
    }
    assert {verdict.value: value for verdict, value in said.items()} == {
        "wrong-type": "ASSAULT",
        "wrong-mode": "aerial",
        "wrong-status": "asserted",
        "wrong-actor": "Syrian Air Force",
        "wrong-recipient": "a rebel camp",
        "wrong-date": "2031-03-02",
        "wrong-place": "Aleppo",
    }
    assert review_tables.row(reviewed(Verdict.WRONG_ACT))["said"] == "state"
    assert review_tables.row(reviewed(Verdict.WRONG_CONTENT))["said"].startswith('"We have met')


def test_nothing_stands_as_a_dash_and_further_fields_with_their_names() -> None:
    none = review_tables.row(reviewed(Verdict.WRONG_SPEAKER, Correction(field="speaker", value=None)))
    assert none["right"] == ["-"]
    missed = reviewed(
        Verdict.MISSED_EVENT,
        Correction(field="trigger", value="bombed"),
        Correction(field="type", value="ASSAULT"),
        event=True,
        machine=None,
    )
    row = review_tables.row(missed)
    assert (row["right"], row["said"]) == (["bombed", "type: ASSAULT"], None)


def test_a_verdict_on_stories_tells_of_both() -> None:
    other = Elsewhere(article="b" * 16, spans=((0, 3),))
    row = review_tables.row(reviewed(Verdict.SAME_STORY, machine=StoryAnswer(together=False), other=other))
    assert (row["said"], row["other"], row["now"]) == ("different stories", "b" * 16, None)


def test_who_took_it_back_is_told() -> None:
    back = Withdrawal(takes_back=7, article=READ.article.id, who="Omar", when=WHEN, why="a slip")
    row = review_tables.row(reviewed(Verdict.RIGHT)._replace(withdrawal=back, state=State.TAKEN_BACK))
    assert (row["taken_back_by"], row["taken_back_at"], row["taken_back_why"]) == ("Omar", WHEN, "a slip")
    assert row["state"] == "taken back"


def test_reviews_of_hostile_words_go_into_a_table() -> None:
    made = reviewed(Verdict.RIGHT, who="\ud800 Ines", why="a\0b")
    assert review_tables.reviews([made])["who"].to_pylist() == ["? Ines"]


def test_questions_are_rows() -> None:
    table = review_tables.agreement([Precision("acts", 4, 3, 0.75, 0.3, 0.95, 0, 1, 2, 1, 1.0, None)])
    assert table.to_pylist()[0] == {
        "question": "acts",
        "judged": 4,
        "right": 3,
        "precision": 0.75,
        "low": 0.3,
        "high": 0.95,
        "disputed": 0,
        "missed": 1,
        "reviewers": 2,
        "twice": 1,
        "agreement": 1.0,
        "kappa": None,
    }
