from __future__ import annotations

import pytest

from reportedly.voice.forms import ING, PAST, S, form, forms


@pytest.mark.parametrize(
    ("word", "slot", "expected"),
    [
        ("regime", S, "regimes"),
        ("crony", S, "cronies"),
        ("butcher", S, "butchers"),
        ("clash", S, "clashes"),
        ("person", S, "people"),
        ("slam", PAST, "slammed"),
        ("claim", PAST, "claimed"),
        ("vilify", PAST, "vilified"),
        ("refuse", ING, "refusing"),
        ("say", PAST, "said"),
        ("slam", ING, "slamming"),
    ],
)
def test_a_form(word: str, slot: str, expected: str) -> None:
    assert form(word, slot) == expected


def test_the_head_of_a_phrase_is_inflected() -> None:
    assert forms("member of an armed group", "n")[S] == "members of an armed group"
    assert forms("illegal immigrant", "n")[S] == "illegal immigrants"
    assert forms("lash out", "v")[PAST] == "lashed out"
    assert forms("brutal", "-") == {"base": "brutal"}


def test_a_verb_with_not_takes_do() -> None:
    assert forms("not answer", "v") == {
        "base": "not answer",
        "s": "does not answer",
        "past": "did not answer",
        "participle": "not answered",
        "ing": "not answering",
    }
