from __future__ import annotations

import pytest

from eventsmade import TEXT, actor, role, told
from made import find
from reportedly.formats import event_phrases
from reportedly.records import ActorKind, ActorMention, Event, Figure, Reading, Role


def someone(label: str, code: str | None = None, name: str | None = None) -> tuple[Reading, Role]:
    """A reading with one more actor, and a role of it whose words are its label, or the article where that is empty."""
    one = actor("x", ActorKind.UNNAMED, name, code, "We").model_copy(update={"label": label})
    reading = told()
    return reading.model_copy(update={"actors": (*reading.actors, one)}), role("x", "We")


def test_a_party_has_its_codes_in_brackets() -> None:
    reading = told()
    assert event_phrases.party(reading, role("compound-1", "France and Germany")) == "France and Germany (FRA + DEU)"
    assert event_phrases.party(reading, role("gone", "civilians")) == "civilians"


def test_a_party_without_codes_has_none() -> None:
    reading, one = someone("We")
    assert event_phrases.party(reading, one) == "We"


def test_words_that_name_nobody_are_no_party() -> None:
    reading, one = someone("We", "SYR")
    bare = one.model_copy(update={"span": find(TEXT, "a rebel")[0].model_copy(update={"exact": "The    "})})
    assert not any(event_phrases.named(words) for words in ("", " ", "The", "an", "—", "“the”"))
    assert event_phrases.named("the army")
    assert event_phrases.party(reading, bare) == "We (SYR)"
    assert event_phrases.party(someone("the")[0], bare) == ""
    assert event_phrases.parties(someone("the")[0], (bare,)) == event_phrases.NOBODY


def test_links_are_told_apart_from_circumstances() -> None:
    reading = told()
    condemned: Event = reading.events[2]
    assert event_phrases.circumstances(reading, condemned) == ["asserted", "2031-03-04 (dateline)"]
    assert event_phrases.facts(reading, condemned)[2:] == ["in answer to e1", "spoken of in e1"]


@pytest.mark.parametrize(
    ("what", "low", "high", "said"),
    [
        ("dead", 12, 12, "12 dead"),
        ("dead", 12, None, "at least 12 dead"),
        ("dead", None, 1200, "up to 1,200 dead"),
        ("arrested", 3, 5, "3 to 5 arrested"),
        ("number", 40, 40, "40"),
        ("dead", None, None, "an unknown number of dead"),
    ],
)
def test_size(what: str, low: int | None, high: int | None, said: str) -> None:
    assert event_phrases.size(Figure(what=what, low=low, high=high)) == said


def test_a_pronoun_is_shown_as_whom_it_stands_for() -> None:
    reading, one = someone("soldiers")
    assert one.span is not None
    standing = reading.actors[-1].model_copy(update={"mentions": (ActorMention(span=one.span, how="pronoun"),)})
    told_so = reading.model_copy(update={"actors": (*reading.actors[:-1], standing)})
    assert event_phrases.party(reading, one) == "We"
    assert event_phrases.party(told_so, one) == "soldiers"
