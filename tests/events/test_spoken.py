from __future__ import annotations

import numpy as np

from reportedly.attributions.words import split
from reportedly.events.heads import TYPES
from reportedly.events.roles import Phrase
from reportedly.events.spoken import completed, disowned, informed
from reportedly.events.triggers import Trigger
from reportedly.language.document import parse
from reportedly.records import Act, Attribution, Kind, Mention, Span

TEXT = "Okoro commented on the Libyan attack and called on Tunis to open the port."
REQUEST = 1 + TYPES.index("REQUEST")


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def mention(words: str) -> Mention:
    return Mention(spans=(at(words),), speaker="x", how="name", confidence=0.9)


def said(cue: str, content: str, act: Act, addressee: str | None = None, *, negated: bool = False) -> Attribution:
    return Attribution(
        id="a1",
        kind=Kind.INDIRECT,
        act=act,
        negated=negated,
        source=mention("Okoro"),
        cue=(at(cue),),
        content=(at(content),),
        clean=content,
        addressee=mention(addressee) if addressee else None,
        by="hand",
        confidence=0.9,
    )


CALL = said("called on", "to open the port", Act.DEMAND, "Tunis")


def seen(chance: float) -> np.ndarray:
    """Probabilities in which "called" has a chance of being a SUPPORT."""
    words = split(TEXT)
    types = np.zeros((len(words), 17), dtype=np.float32)
    types[:, 0] = 1.0
    called = [TEXT[a:b] for a, b in zip(words.starts, words.ends, strict=True)].index("called")
    types[called, 0], types[called, 1 + TYPES.index("SUPPORT")] = 1 - chance, chance
    return types


def test_an_act_of_demand_makes_a_hint_a_request() -> None:
    told = informed(seen(0.4), split(TEXT), (CALL,))
    word = int(told[:, 0].argmin())
    assert int(told[word].argmax()) in {0, REQUEST}
    assert told[word, REQUEST] > told[word, 1 + TYPES.index("SUPPORT")]
    assert abs(float(told[word].sum()) - 1) < 1e-5


def test_where_the_model_sees_nothing_an_act_makes_no_event() -> None:
    types = seen(0.05)
    assert (informed(types, split(TEXT), (CALL,)) == types).all()


def test_an_act_that_was_not_performed_tells_nothing() -> None:
    types = seen(0.4)
    silent = said("called on", "to open the port", Act.DEMAND, negated=True)
    assert (informed(types, split(TEXT), (silent,)) == types).all()


def test_source_and_addressee_stand_in_for_roles_that_are_empty() -> None:
    cue = at("called on")
    trigger = Trigger(6, cue.start, cue.end, "REQUEST", 0.9)
    found = completed({"actors": [], "recipients": []}, trigger, (CALL,))
    assert [TEXT[p.start : p.end] for role in ("actors", "recipients") for p in found[role]] == ["Okoro", "Tunis"]


def test_who_speaks_of_a_deed_with_an_owner_has_not_done_it() -> None:
    attack, okoro = at("attack"), at("Okoro")
    trigger = Trigger(5, attack.start, attack.end, "ASSAULT", 0.9)
    comment = said("commented on", "the Libyan attack", Act.STATE)
    found = {"actors": [Phrase(okoro.start, okoro.end, 0.6, "model")], "recipients": []}
    actors = disowned(found, parse(TEXT), trigger, (comment,))["actors"]
    assert [TEXT[p.start : p.end] for p in actors] == ["Libyan"]
