from __future__ import annotations

import numpy as np

from reportedly.attributions.words import split
from reportedly.events.heads import TYPES
from reportedly.events.roles import Phrase
from reportedly.events.spoken import completed, disowned, informed, told_of_others
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


def test_the_owner_of_a_deed_acts_in_it_where_nobody_else_does() -> None:
    attack = at("attack")
    trigger = Trigger(5, attack.start, attack.end, "ASSAULT", 0.9)
    actors = disowned({"actors": [], "recipients": []}, parse(TEXT), trigger, ())["actors"]
    assert [TEXT[p.start : p.end] for p in actors] == ["Libyan"]


def test_an_owner_that_suffers_a_deed_has_not_done_it() -> None:
    attack, libyan = at("attack"), at("Libyan")
    trigger = Trigger(5, attack.start, attack.end, "ASSAULT", 0.9)
    suffers = {"actors": [], "recipients": [Phrase(libyan.start, libyan.end, 0.6, "model")]}
    assert disowned(suffers, parse(TEXT), trigger, ())["actors"] == []


TOLD = "Okoro said that he and the guards had shot the clerk."


def doers(*phrases: str) -> list[str]:
    """Who is left of the doers of a shooting of which Okoro tells."""
    spans = {words: Span.of(TOLD, TOLD.index(words), TOLD.index(words) + len(words)) for words in (*phrases, "Okoro")}
    content = Span.of(TOLD, TOLD.index("that"), len(TOLD) - 1)
    told = Attribution(
        id="a1",
        kind=Kind.INDIRECT,
        act=Act.STATE,
        source=Mention(spans=(spans["Okoro"],), speaker="x", how="name", confidence=0.9),
        cue=(),
        content=(content,),
        clean=content.exact,
        by="hand",
        confidence=0.9,
    )
    shot = TOLD.index("shot")
    trigger = Trigger(8, shot, shot + 4, "ASSAULT", 0.9)
    found = {"actors": [Phrase(spans[words].start, spans[words].end, 0.6, "model") for words in phrases]}
    return [TOLD[p.start : p.end] for p in told_of_others(found, parse(TOLD), trigger, (told,))["actors"]]


def test_who_tells_of_what_others_did_is_not_one_of_them() -> None:
    assert doers("Okoro", "the guards") == ["the guards"]


def test_a_teller_stays_where_nobody_else_or_only_a_pronoun_did_it() -> None:
    assert doers("Okoro") == ["Okoro"]
    assert doers("Okoro", "he") == ["Okoro", "he"]
