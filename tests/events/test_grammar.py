"""How the triggers of a sentence hang together in its parse."""

from __future__ import annotations

from reportedly.events.grammar import acts, objects
from reportedly.language.document import parse


def about(text: str, verb: str) -> list[str]:
    start = text.index(verb)
    return objects(parse(text), start, start + len(verb))


def test_a_verb_is_about_its_things() -> None:
    assert about("The ministry denied the charges.", "denied") == ["charges"]
    assert about("It rained.", "It") == []


def test_a_verb_is_about_whom_it_calls_on() -> None:
    assert "on" in about("The council issued a statement calling on the junta to free the prisoners.", "calling")


def test_a_day_is_nothing_that_a_verb_is_about() -> None:
    assert "on" not in about("The envoys called the raid a crime on Monday.", "called")


def test_a_people_acts_in_its_deed_and_a_country_may_be_what_it_is_about() -> None:
    text = "The Russian attack and the U.S. embargo preceded the Russia inquiry."

    def acting(words: str) -> bool:
        start = text.index(words)
        return acts(parse(text), start, start + len(words))

    assert [acting(words) for words in ("Russian", "U.S.", "Russia inquiry")] == [True, True, False]
