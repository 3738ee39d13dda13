from __future__ import annotations

import pytest

from reportedly.actors.antecedents import Told
from reportedly.actors.cast import Member
from reportedly.actors.identity import Identity
from reportedly.language.document import Document, parse
from reportedly.records import ActorKind

TEXT = "One. Two. Three. Four. Five. Six. Seven."


def member(kind: ActorKind, sectors: tuple[str, ...], noun: str = "", name: str | None = None) -> Member:
    return Member(Identity(kind, name, "KEN", sectors, None, None, "name", 0.9), name or noun, noun)


@pytest.fixture
def document() -> Document:
    return parse(TEXT)


def test_the_last_of_the_same_noun(document: Document) -> None:
    told, soldiers = Told(document), member(ActorKind.UNNAMED, ("MIL",), "soldiers")
    told.add(0, soldiers)
    told.add(5, member(ActorKind.UNNAMED, ("MIL",), "soldier"))
    assert told.of_noun("soldiers", 10) is soldiers
    assert told.of_noun("soldiers", 0) is None


def test_a_body_by_its_noun(document: Document) -> None:
    told = Told(document)
    front, ministry = member(ActorKind.ORGANISATION, ("REB",)), member(ActorKind.ORGANISATION, ("GOV",))
    told.add(0, front)
    told.add(5, ministry)
    assert told.body("group", (), 10) is front
    assert told.body("militants", ("UAF",), 10) is front
    assert told.body("company", (), 10) is None
    assert told.body("minister", (), 10) is None
    assert told.body("group", (), TEXT.index("Seven")) is None


def test_pronouns_mean_no_subject_of_their_clause(document: Document) -> None:
    told = Told(document)
    miners, union = member(ActorKind.UNNAMED, ("LAB",), "miners"), member(ActorKind.ORGANISATION, ("LAB",))
    told.add(0, miners)
    told.add(5, union)
    assert told.pronoun("them", "p", 10, {5}) is miners
    assert told.pronoun("it", "s", 10, set()) is union
    assert told.pronoun("it", "s", 10, {5}) is None
    assert told.stands(union, {5})


def test_an_alliance_named_long_before(document: Document) -> None:
    told, alliance = Told(document), member(ActorKind.ORGANISATION, ("MIL",), name="Northern Alliance")
    told.add(0, alliance)
    assert told.body("alliance", (), TEXT.index("Seven")) is alliance
    assert told.body("organisation", (), TEXT.index("Seven")) is None


def test_they_are_no_single_person(document: Document) -> None:
    told = Told(document)
    guards = member(ActorKind.UNNAMED, ("MIL",), "guards")
    told.add(0, guards)
    told.add(5, member(ActorKind.UNNAMED, ("GOV",), "governor"))
    assert told.pronoun("they", "p", 10, set()) is guards
    militia = member(ActorKind.UNNAMED, ("PRM",), "militia")
    told.add(6, militia)
    assert told.pronoun("they", "p", 10, set()) is militia
