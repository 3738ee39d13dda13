from __future__ import annotations

import pytest

from reportedly.actors.countries import affiliations, backers, capitals, stance
from reportedly.actors.phrases import Setting, phrase_of
from reportedly.actors.words import split


@pytest.mark.parametrize(
    ("text", "head", "codes"),
    [
        ("Kenyan soldiers", "soldiers", ["KEN"]),
        ("French-backed Kenyan rebels", "rebels", ["KEN"]),
        ("rebels in northern Kenya", "rebels", ["KEN"]),
        ("rebels loyal to Egypt", "rebels", ["EGY"]),
        ("the French envoy to Kenya", "envoy", ["FRA"]),
        ("a spokesman for the United Nations", "spokesman", ["UNO"]),
        ("rebels near Selden", "rebels", ["KEN"]),
        ("Okoro's soldiers", "soldiers", ["KEN"]),
        ("the Okoro government", "government", ["KEN"]),
        ("talks with Egypt", "talks", []),
    ],
)
def test_whose_somebody_is(setting: Setting, text: str, head: str, codes: list[str]) -> None:
    phrase = phrase_of(text, setting, text.index(head))
    assert phrase is not None
    assert [found.code for found in affiliations(phrase, setting, phrase.head, phrase.head + 1)] == codes


def test_a_hyphen_makes_a_stance() -> None:
    words = split("pro-French and Kenyan-backed French fighters")
    assert stance(words, 1, 2)
    assert stance(words, 3, 4)
    assert not stance(words, 5, 6)


def test_armed_forces_are_whose_name_stands_before_them() -> None:
    words = split("Kenyan armed forces and Kenyan-armed fighters")
    assert not stance(words, 0, 1)
    assert stance(words, 4, 5)


def test_who_only_backs(setting: Setting) -> None:
    phrase = phrase_of("French-backed rebels", setting)
    assert phrase is not None
    assert backers(phrase) == {"FRA"}


def test_runs_of_capitals() -> None:
    words = split("the Port Selden police and Orlu's mayor")
    assert [(low, high) for low, high in capitals(words, 0, len(words))] == [(1, 3), (5, 6)]
