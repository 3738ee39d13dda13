"""What is told of attributions once all of an article are known."""

from __future__ import annotations

from reportedly.attributions.finding import unsaid
from reportedly.records import Act, Attribution, Kind, Mention, Span

TEXT = "Voss denied that she had ever said that the bridge was unsafe, which Okoro had said was known."


def attribution(identifier: str, act: Act, cue: str, content: str, parent: str | None = None) -> Attribution:
    spans = [Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words)) for words in (cue, content)]
    return Attribution(
        id=identifier,
        kind=Kind.INDIRECT,
        act=act,
        source=None,
        cue=(spans[0],),
        content=(spans[1],),
        clean=content,
        parent=parent,
        chain=("s0",),
        by="hand",
        confidence=1.0,
    )


DENIAL = attribution("a1", Act.DENY, "denied", TEXT[TEXT.index("that she") : -1])
SAYING = attribution("a2", Act.STATE, "she had ever said", "that the bridge was unsafe", "a1")
KNOWN = attribution("a3", Act.STATE, "which Okoro had said", "was known", "a1")


def test_what_somebody_denies_to_have_said_was_not_said_by_their_word() -> None:
    assert [one.negated for one in unsaid((DENIAL, SAYING, KNOWN))] == [False, True, False]


def test_who_denied_having_said_it_did_not_say_it() -> None:
    text = "Voss denied having said that the bridge was unsafe."
    spans = {words: Span.of(text, text.index(words), text.index(words) + len(words)) for words in ("Voss", "said")}
    voss = Mention(spans=(spans["Voss"],), speaker="voss", how="name", confidence=1.0)
    content = Span.of(text, text.index("having"), len(text) - 1)
    denial = DENIAL.model_copy(update={"source": voss, "content": (content,)})
    saying = SAYING.model_copy(update={"source": voss, "cue": (spans["said"],)})
    assert [one.negated for one in unsaid((denial, saying))] == [False, True]


def test_who_did_not_deny_a_saying_leaves_it_open() -> None:
    undenied = DENIAL.model_copy(update={"negated": True})
    assert [one.negated for one in unsaid((undenied, SAYING))] == [True, False]


def test_what_only_the_model_takes_for_a_denial_denies_nothing() -> None:
    guessed = attribution("a1", Act.DENY, "said", TEXT[TEXT.index("that she") : -1])
    assert [one.negated for one in unsaid((guessed, SAYING))] == [False, False]


def test_a_saying_in_what_is_said_stands() -> None:
    stated = DENIAL.model_copy(update={"act": Act.STATE})
    assert [one.negated for one in unsaid((stated, SAYING))] == [False, False]
