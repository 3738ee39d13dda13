from __future__ import annotations

import pytest

from archive.handmade import edition, keep
from archive.test_reviewing import read_again, renumbered, say
from made import reading as dam
from reportedly.archive.agreeing import QUESTIONS, Precision, agreement, kappa, wilson
from reportedly.archive.opening import Store
from reportedly.archive.reviewing import take_back


def asked(store: Store, version: str | None = None) -> dict[str, Precision]:
    with store.reading() as connection:
        return {one.question: one for one in agreement(connection, version=version)}


def test_wilsons_interval_is_that_of_the_literature() -> None:
    # Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    for right, judged, low, high in ((81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0, 0.1611)):
        found = wilson(right, judged)
        assert found == pytest.approx((low, high), abs=5e-5)
    assert wilson(1, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)
    assert wilson(7, 7)[1] == 1.0


def test_cohens_kappa_takes_chance_off() -> None:
    both = [(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15
    assert kappa(both) == pytest.approx(0.4)
    assert kappa([(True, True)] * 5) is None
    assert kappa([(True, False), (False, True)]) == -1


def test_without_reviews_nothing_is_claimed(store: Store) -> None:
    found = asked(store)
    assert tuple(found) == QUESTIONS
    assert set(found.values()) == {
        Precision(name, 0, 0, None, None, None, 0, 0, 0, 0, None, None) for name in QUESTIONS
    }


def test_right_answers_every_question_and_a_fault_only_its_own(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    say(store, f"{read.article.id}/e1", "right")
    say(store, f"{read.article.id}/e2", "wrong-status", "possible")
    say(store, f"{read.article.id}/e3", "not-an-event")
    found = asked(store)
    counted = {name: (one.right, one.judged) for name, one in found.items() if one.judged}
    assert counted == {
        "events": (2, 3),
        "types": (1, 1),
        "modes": (1, 1),
        "statuses": (1, 2),
        "actors": (1, 1),
        "recipients": (1, 1),
        "dates": (1, 1),
        "places": (1, 1),
    }
    assert found["events"].precision == pytest.approx(2 / 3)
    assert (found["events"].low, found["events"].high) == wilson(2, 3)
    assert found["events"].reviewers == 1


def test_what_the_machine_left_out_is_missed_and_not_wrong(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    say(store, f"{read.article.id}/a9", "wrong-speaker", "an engineer")
    say(store, read.article.id, "missed-statement", "It was begun nine years ago")
    say(store, read.article.id, "missed-statement", "was begun nine years ago", who="Omar")
    found = asked(store)
    assert (found["speakers"].judged, found["speakers"].missed) == (0, 1)
    assert (found["statements"].judged, found["statements"].missed) == (1, 1)
    assert found["statements"].reviewers == 2


def test_a_persons_last_word_counts_and_what_was_taken_back_does_not(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    say(store, f"{read.article.id}/a1", "right")
    say(store, f"{read.article.id}/a1", "wrong-act", "refuse")
    assert (asked(store)["acts"].right, asked(store)["acts"].judged) == (0, 1)
    assert (asked(store)["speakers"].right, asked(store)["speakers"].judged) == (1, 1)
    with store.writing() as connection:
        take_back(connection, 2, who="Omar")
    assert (asked(store)["acts"].right, asked(store)["acts"].judged) == (1, 1)


def test_an_answer_counts_once_by_what_most_people_say(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    for who, verdict in (("Ines", "right"), ("Omar", "right"), ("Vera", "not-a-statement")):
        say(store, f"{read.article.id}/a1", verdict, who=who)
    say(store, f"{read.article.id}/a2", "right", who="Ines")
    say(store, f"{read.article.id}/a2", "not-a-statement", who="Vera")
    found = asked(store)["statements"]
    assert (found.judged, found.right, found.disputed, found.reviewers, found.twice) == (1, 1, 1, 3, 2)
    assert found.agreement == pytest.approx(1 / 4)


def test_two_peoples_agreement_is_told_with_kappa(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    words = {"a1": ("right", "right"), "a2": ("right", "right"), "a3": ("not-a-statement", "not-a-statement")}
    for item, verdicts in {**words, "a4": ("right", "not-a-statement")}.items():
        for who, verdict in zip(("Ines", "Omar"), verdicts, strict=True):
            say(store, f"{read.article.id}/{item}", verdict, who=who)
    found = asked(store)["statements"]
    assert found.twice == 4
    assert found.agreement == pytest.approx(0.75)
    assert found.kappa == pytest.approx((0.75 - 0.5) / 0.5)
    assert asked(store)["speakers"].kappa is None


def test_answers_of_two_versions_are_two_and_can_be_told_apart(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    say(store, f"{read.article.id}/a1", "wrong-speaker", "Lena Voss")
    better = renumbered(read)
    first = better.attributions[0]
    assert first.source is not None
    corrected = first.model_copy(update={"source": first.source.model_copy(update={"speaker": "lena-voss"})})
    read_again(store, better.model_copy(update={"attributions": (corrected, *better.attributions[1:])}))
    say(store, f"{read.article.id}/a7", "right", who="Omar")
    found = asked(store)["speakers"]
    assert (found.right, found.judged, found.twice) == (1, 2, 0)
    assert asked(store)["statements"].twice == 1
    assert (asked(store, read.produced_by)["speakers"].right, asked(store, read.produced_by)["speakers"].judged) == (
        0,
        1,
    )
    assert asked(store, "reportedly 9.0.0")["speakers"].precision == 1.0
    assert asked(store, "reportedly 7.0.0")["speakers"].judged == 0


def test_stories_are_judged_by_the_pairs_that_the_machine_joined(store: Store) -> None:
    one, other = edition(1), edition(2)
    keep(store, one, other)
    say(store, f"{one.article.id}/e1", "same-story", f"{other.article.id}/e1")
    say(store, f"{other.article.id}/e1", "same-story", f"{one.article.id}/e1", who="Omar")
    say(store, f"{one.article.id}/e2", "different-story", f"{other.article.id}/e3")
    found = asked(store)["stories"]
    assert (found.judged, found.missed, found.reviewers) == (0, 1, 2)
