from __future__ import annotations

import pytest

from attributions.handmade import found, tagged
from reportedly.attributions.nesting import Placed
from reportedly.attributions.voiceless import hedges, norms, sourced, voiced
from reportedly.attributions.words import split
from reportedly.language.document import parse


def stays(text: str, cue: str, source: str | None, content: str) -> bool:
    one = found(text, cue, source, content)
    outer = sourced([one], parse(text), split(text))
    return bool(voiced([Placed(f, None, tagged(text, {}), f) for f in outer], parse(text), split(text)))


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("Lena Voss said that it rained.", "said", "Lena Voss", "that it rained"),
        ("The bridge is expected to open on Monday.", "is expected", None, "to open on Monday"),
        ("According to the report, it rained.", "According to", "the report", "it rained"),
    ],
)
def test_somebodys_words(text: str, cue: str, source: str | None, content: str) -> None:
    assert stays(text, cue, source, content)


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("It seems that the bridge is old.", "seems", None, "that the bridge is old"),
        ("They withdrew according to resolution 12.", "according to", "resolution", "They withdrew"),
        ("They withdrew according to the law of the sea.", "according to", "the law of the sea", "They withdrew"),
        ("The wardens are to leave on Monday.", "are to", "The wardens", "leave on Monday"),
        ("The bridge says much of its time.", "says", None, "much of its time"),
        ("The ministry has not let the raid go unanswered.", "has not let", "The ministry", "the raid go unanswered"),
    ],
)
def test_nobodys_words(text: str, cue: str, source: str | None, content: str) -> None:
    assert not stays(text, cue, source, content)


def test_what_nobodys_words_held_hangs_on_what_held_them() -> None:
    text = "Voss said that the wardens are to tell Okoro that it rained."
    seen = tagged(text, {})
    chain = [
        found(text, "said", "Voss", "that the wardens are to tell Okoro that it rained"),
        found(text, "are to", "the wardens", "tell Okoro that it rained"),
        found(text, "tell", "the wardens", "that it rained"),
    ]
    placed = [Placed(one, None if n == 0 else n - 1, seen, one) for n, one in enumerate(chain)]
    left = voiced(placed, parse(text), split(text))
    assert [one.found for one in left] == [chain[0], chain[2]]
    assert [one.parent for one in left] == [None, 0]


def test_the_lists() -> None:
    assert "seem" in hedges()
    assert "resolution" in norms()
    assert not hedges() & norms()
