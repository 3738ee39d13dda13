from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from sqlalchemy import insert, select

from archive.handmade import about, edition, identity, keep, plain
from made import reading as dam
from reportedly.archive import keys, tables, writing
from reportedly.archive.opening import Store
from reportedly.archive.reviewing import (
    Pair,
    Reviewed,
    State,
    cannot_link,
    must_link,
    review,
    reviews,
    take_back,
)
from reportedly.errors import UsageError
from reportedly.records import Reading
from reportedly.records.review import Review, StatementAnswer, StoryAnswer, Verdict

WHO = "Ines Amato"


def say(store: Store, reference: str, verdict: str, *values: str, who: str = WHO, **fields: list[str]) -> Review:
    with store.writing() as connection:
        return review(connection, reference, verdict, values, who=who, why="as the text says", fields=fields)


def listed(store: Store, **wanted: object) -> list[Reviewed]:
    with store.reading() as connection:
        return list(reviews(connection, **wanted))  # type: ignore[arg-type]


def read_again(store: Store, read: Reading) -> None:
    with store.writing() as connection:
        kept = writing.find(connection, read.article.id)
        assert kept is not None
        writing.replace(connection, kept, read, writing.packed(read))


def renumbered(read: Reading) -> Reading:
    """The same statements under other ids, as another version of the reader may give them."""
    moved = tuple(one.model_copy(update={"id": f"a{n + 7}", "parent": None}) for n, one in enumerate(read.attributions))
    return read.model_copy(update={"attributions": moved, "produced_by": "reportedly 9.0.0"})


def test_a_review_is_kept_with_who_when_why_and_the_answer_at_that_time(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    before = datetime.now(UTC)
    made = say(store, f"{read.article.id}/a4", "wrong-speaker", "Lena Voss")
    (found,) = listed(store)
    assert found.review == made
    assert (made.number, made.article, made.verdict, made.who) == (1, read.article.id, Verdict.WRONG_SPEAKER, WHO)
    assert made.why == "as the text says"
    assert before <= datetime.fromisoformat(made.when) <= datetime.now(UTC)
    assert isinstance(made.machine, StatementAnswer)
    assert made.machine.speaker is not None
    assert made.machine.speaker.name == "Tomas Okoro"
    assert made.version == read.produced_by
    assert made.target.spans == read.attributions[3].content
    assert [(one.field, one.value) for one in made.corrections] == [("speaker", "Lena Voss")]
    assert (found.state, found.item, found.withdrawal) == (State.ATTACHED, "a4", None)


def test_the_machines_answer_stays_as_it_was(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    say(store, f"{read.article.id}/e1", "wrong-type", "mobilize")
    with store.reading() as connection:
        kept = writing.find(connection, read.article.id)
        assert kept is not None
        assert writing.reading(connection, kept.number) == read


def test_a_review_survives_reading_again_under_other_ids(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    for one in read.attributions:
        say(store, f"{read.article.id}/{one.id}", "right")
    read_again(store, renumbered(read))
    found = listed(store)
    assert [one.item for one in found] == [f"a{n + 7}" for n in range(len(read.attributions))]
    assert {one.review.version for one in found} == {read.produced_by}
    assert {one.state for one in found} == {State.ATTACHED}


def test_what_is_no_longer_found_is_told_and_what_was_missed_may_be_found(store: Store) -> None:
    read = edition(1)
    without = read.model_copy(update={"events": read.events[1:]})
    keep(store, read, about(without, id=identity("other", "u"), url="https://example.org/2"))
    say(store, f"{read.article.id}/e1", "not-an-event")
    missed = say(store, identity("other", "u"), "missed-event", "bombed", type=["assault"], actor=["Syrian warplanes"])
    assert [(one.field, one.value) for one in missed.corrections] == [
        ("trigger", "bombed"),
        ("type", "ASSAULT"),
        ("actor", "Syrian warplanes"),
    ]
    assert [one.item for one in listed(store)] == ["e1", None]
    read_again(store, without)
    read_again(store, about(read, id=identity("other", "u"), url="https://example.org/2"))
    found = listed(store)
    assert [(one.state, one.item) for one in found] == [(State.NOTHING, None), (State.ATTACHED, "e1")]


def test_a_review_of_a_text_that_has_changed_stays_with_the_old_version(store: Store) -> None:
    old = edition(1, published="2031-03-04")
    url = old.article.url.value if old.article.url else ""
    new = about(edition(2, published="2031-03-05"), url=url)
    keep(store, old)
    say(store, f"{old.article.id}/e1", "right")
    keep(store, new)
    (found,) = listed(store)
    assert (found.state, found.item, found.review.article) == (State.OLDER, "e1", old.article.id)
    assert listed(store, article=new.article.id) == []


def test_taking_back_adds_and_deletes_nothing(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    made = say(store, f"{read.article.id}/a1", "wrong-act", "state")
    with store.writing() as connection:
        back = take_back(connection, made.number, who="Omar", why="a slip")
    (found,) = listed(store)
    assert found.review == made
    assert (found.state, found.withdrawal) == (State.TAKEN_BACK, back)
    assert listed(store, standing=True) == []
    with store.reading() as connection:
        rows = connection.execute(select(tables.review).order_by(tables.review.c.number)).all()
    assert [row.who for row in rows] == [WHO, "Omar"]
    assert json.loads(rows[0].body)["verdict"] == "wrong-act"


def test_a_review_is_taken_back_once_and_a_withdrawal_never(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    made = say(store, f"{read.article.id}/a1", "right")
    with store.writing() as connection:
        back = take_back(connection, made.number, who=WHO)
    for number, message in ((made.number, "was taken back before"), (back.number, "no review"), (99, "no review 99")):
        with pytest.raises(UsageError, match=message), store.writing() as connection:
            take_back(connection, number, who=WHO)
    with pytest.raises(UsageError, match="say who"), store.writing() as connection:
        take_back(connection, made.number, who=" ")


def test_reviews_are_listed_by_article_person_and_verdict(store: Store) -> None:
    one, other = edition(1), edition(2)
    keep(store, one, other)
    say(store, f"{one.article.id}/a1", "right")
    say(store, f"{other.article.id}/a1", "right", who="Omar")
    say(store, f"{other.article.id}/e1", "same-story", f"{one.article.id}/e1")
    assert [each.review.number for each in listed(store, article=one.article.id)] == [1, 3]
    assert [each.review.number for each in listed(store, who="Omar")] == [2]
    assert [each.review.number for each in listed(store, verdict="right")] == [1, 2]
    with pytest.raises(UsageError, match="no verdict; choose one of: right"):
        listed(store, verdict="good")


@pytest.mark.parametrize(
    ("item", "verdict", "values", "message"),
    [
        ("/a1", "perfect", (), "'perfect' is no verdict"),
        ("/a1", "wrong-type", ("AID",), "wrong-type is not said of a statement"),
        ("/e1", "wrong-speaker", ("x",), "wrong-speaker is not said of an event"),
        ("/e1", "not-a-statement", (), "not-a-statement is not said of an event"),
        ("/a1", "right", ("x",), "right takes no value"),
        ("/a9", "right", (), "nothing called"),
        ("", "right", (), "nothing called"),
        ("/e1", "missed-event", ("bombed",), "give the article alone"),
        ("", "missed-event", (), "give the words of the trigger"),
        ("", "missed-statement", ("the",), "say which"),
        ("/e1", "same-story", (), "takes the reference of the other one"),
        ("/e1", "same-story", ("0/e1",), "holds no article '0'"),
    ],
)
def test_what_does_not_fit_is_refused_and_not_kept(
    store: Store, item: str, verdict: str, values: tuple[str, ...], message: str
) -> None:
    read = edition(1)
    keep(store, read)
    with pytest.raises(UsageError, match=message):
        say(store, f"{read.article.id}{item}", verdict, *values)
    assert listed(store) == []


def test_who_reviews_must_be_said_and_fields_belong_to_what_was_missed(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    with pytest.raises(UsageError, match="say who reviews"):
        say(store, f"{read.article.id}/e1", "right", who=" ")
    with pytest.raises(UsageError, match="of something missed only"):
        say(store, f"{read.article.id}/e1", "right", type=["AID"])
    with pytest.raises(UsageError, match="no article 'x'"):
        say(store, "x/e1", "right")


def test_verdicts_on_stories_are_kept_and_give_pairs_of_keys(store: Store) -> None:
    one, other = edition(1, published="2031-03-04"), edition(2, published="2031-03-05")
    kept = keep(store, one, other)
    first, second = (keys.key(each.day, each.number, 0) for each in kept)
    with store.writing() as connection:
        rows = [{"kind": "event", "item": key, "story": first} for key in (first, second)]
        connection.execute(insert(tables.story), rows)
    made = say(store, f"{other.article.id}/e1", "different-story", f"{one.article.id}/e1")
    assert made.machine == StoryAnswer(together=True)
    say(store, f"{one.article.id}/a2", "same-story", f"{other.article.id}/a2")
    with store.reading() as connection:
        assert cannot_link(connection) == (Pair("event", first, second),)
        assert must_link(connection) == (Pair("utterance", first + 1, second + 1),)
    say(store, f"{one.article.id}/e1", "same-story", f"{other.article.id}/e1", who="Omar")
    with store.reading() as connection:
        assert cannot_link(connection) == ()
        assert Pair("event", first, second) in must_link(connection)
    with store.writing() as connection:
        take_back(connection, 3, who="Omar")
        assert cannot_link(connection) == (Pair("event", first, second),)


def test_pairs_follow_the_readings_and_what_is_searched(store: Store) -> None:
    one, other = edition(1, dam(), published="2031-03-04"), edition(2, dam(), published="2031-03-05")
    kept = keep(store, one, other)
    say(store, f"{one.article.id}/a2", "same-story", f"{other.article.id}/a2")
    fewer = one.model_copy(update={"attributions": one.attributions[1:]})
    read_again(store, fewer)
    with store.reading() as connection:
        (pair,) = must_link(connection)
    assert pair == Pair("utterance", keys.key(kept[0].day, kept[0].number, 0), keys.key(kept[1].day, kept[1].number, 1))
    with store.writing() as connection:
        writing.remove(connection, kept[1])
        assert must_link(connection) == ()
    assert listed(store) == []


def test_two_things_of_one_story_are_two_and_of_a_kind(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    for other, message in (("a1", "only two of a kind"), ("e1", "are the same")):
        with pytest.raises(UsageError, match=message):
            say(store, f"{read.article.id}/e1", "same-story", f"{read.article.id}/{other}")


def test_the_words_of_a_removed_article_are_gone_from_every_review(store: Store) -> None:
    one, other = edition(1), edition(2)
    kept = keep(store, one, other)
    say(store, f"{one.article.id}/e1", "same-story", f"{other.article.id}/e3")
    say(store, f"{other.article.id}/e3", "right")
    with store.writing() as connection:
        writing.remove(connection, kept[1])
    with store.reading() as connection:
        bodies = connection.execute(select(tables.review.c.body)).scalars().all()
    assert bodies == []


@pytest.mark.parametrize("words", ["Robert'); DROP TABLE review;--", "a\0b", "\ud800 alone", "אבג \u202e end", '%_*"'])
def test_hostile_words_are_kept_as_they_are(store: Store, words: str) -> None:
    read = plain(f"It rains {words} here.\n")
    keep(store, read)
    with store.writing() as connection:
        made = review(connection, read.article.id, "missed-event", ["9-" + str(9 + len(words))], who=words, why=words)
    (found,) = listed(store)
    assert found.review == made
    assert found.review.target.spans[0].exact == words
    assert (found.review.who, found.review.why) == (words.strip(), words)
