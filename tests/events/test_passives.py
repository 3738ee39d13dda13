"""Whom a deed in the passive befell."""

from __future__ import annotations

import pytest

from reportedly.events.passives import befallen
from reportedly.events.roles import Phrase
from reportedly.events.triggers import Trigger
from reportedly.language.document import parse


def roles(text: str, word: str, kind: str, **told: str) -> dict[str, list[str]]:
    """The words of actors and recipients, told as one phrase each, once the grammar was heard."""
    start = text.index(word)
    found: dict[str, list[Phrase]] = {"actors": [], "recipients": []}
    for role, words in told.items():
        at = text.index(words)
        found[role].append(Phrase(at, at + len(words), 0.9, "model"))
    heard = befallen(found, parse(text), Trigger(0, start, start + len(word), kind, 0.9))
    return {role: [text[p.start : p.end] for p in heard[role]] for role in ("actors", "recipients")}


@pytest.mark.parametrize(
    ("text", "word", "victim"),
    [
        ("Four guards were killed near the port on Sunday.", "killed", "Four guards"),
        ("The clerks arrested on Friday have been fined.", "arrested", "The clerks"),
        ("Two teachers freed on Basilan", "freed", "Two teachers"),
        ("The men were arrested and beaten.", "beaten", "The men"),
    ],
)
def test_who_suffers_a_deed_has_not_done_it(text: str, word: str, victim: str) -> None:
    assert roles(text, word, "ASSAULT", actors=victim) == {"actors": [], "recipients": [victim]}


def test_who_is_told_as_both_is_the_one_who_suffers() -> None:
    text = "Four guards were killed by rebels."
    told = roles(text, "killed", "ASSAULT", actors="Four guards", recipients="Four guards")
    assert told == {"actors": [], "recipients": ["Four guards"]}


@pytest.mark.parametrize(
    ("text", "word", "kind", "actor"),
    [
        ("Officers charged with batons.", "charged", "ASSAULT", "Officers"),
        ("Two battalions were flown in from the coast.", "flown", "MOBILIZE", "Two battalions"),
        ("The soldiers were withdrawn on Monday.", "withdrawn", "RETREAT", "The soldiers"),
        ("Rebels were shooting at the guards.", "shooting", "ASSAULT", "Rebels"),
    ],
)
def test_who_does_a_deed_or_is_sent_acts(text: str, word: str, kind: str, actor: str) -> None:
    assert roles(text, word, kind, actors=actor) == {"actors": [actor], "recipients": []}


def test_where_an_object_follows_the_verb_is_no_passive() -> None:
    text = "Police arrested on Sunday the captain of a ship."
    told = roles(text, "arrested", "COERCE", actors="Police", recipients="the captain")
    assert told == {"actors": ["Police"], "recipients": ["the captain"]}


def test_those_killed_in_a_massacre_did_not_do_it() -> None:
    text = "Selden buried those killed in the massacre."
    assert roles(text, "massacre", "ASSAULT", actors="those") == {"actors": [], "recipients": ["those"]}


@pytest.mark.parametrize(
    ("text", "word", "told", "struck"),
    [
        ("Survivors of the bombing met the mayor.", "bombing", "Survivors", ["Survivors"]),
        ("Relatives of the victims of the raid met the mayor.", "raid", "Relatives", []),
        ("Families of mass shooting victims met the mayor.", "shooting", "Families of mass shooting victims", []),
    ],
)
def test_whom_a_deed_concerns_has_not_done_it(text: str, word: str, told: str, struck: list[str]) -> None:
    assert roles(text, word, "ASSAULT", actors=told) == {"actors": [], "recipients": struck}


def test_who_owns_a_deed_has_done_it() -> None:
    text = "The rebels' massacre of farmers shocked the mayor."
    assert roles(text, "massacre", "ASSAULT", actors="The rebels") == {"actors": ["The rebels"], "recipients": []}
