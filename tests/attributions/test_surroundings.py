from __future__ import annotations

import pytest

from attributions.handmade import offsets
from reportedly.attributions.surroundings import addressee, channel, channels
from reportedly.language.document import parse
from reportedly.records import Act


def told(text: str, cue: str, source: str | None, content: str, act: Act = Act.STATE) -> str | None:
    at = addressee(
        parse(text), offsets(text, cue), [offsets(text, content)], offsets(text, source) if source else None, act
    )
    return text[slice(*at)] if at else None


@pytest.mark.parametrize(
    ("text", "cue", "source", "content", "expected"),
    [
        ("Lena Voss told reporters that it rained.", "told", "Lena Voss", "that it rained", "reporters"),
        ("Lena Voss told the council that it rained.", "told", "Lena Voss", "that it rained", "the council"),
        ("“It rained,” Lena Voss told Okoro.", "told", "Lena Voss", "“It rained,”", "Okoro"),
        ("“It rained,” Lena Voss said to the council.", "said", "Lena Voss", "“It rained,”", "the council"),
        ("Lena Voss said that it rained.", "said", "Lena Voss", "that it rained", None),
        ("Lena Voss denied the report.", "denied", "Lena Voss", "the report", None),
    ],
)
def test_addressee(text: str, cue: str, source: str, content: str, expected: str | None) -> None:
    assert told(text, cue, source, content) == expected


def test_the_one_who_is_asked_to_do_it() -> None:
    text = "Lena Voss called for the council to close the bridge."
    content = "the council to close the bridge"
    assert told(text, "called for", "Lena Voss", content, Act.DEMAND) == "the council"
    assert told(text, "called for", "Lena Voss", content, Act.STATE) is None


def by(text: str, cue: str, source: str, content: str) -> str | None:
    at = channel(parse(text), offsets(text, cue), [offsets(text, content)], offsets(text, source))
    return text[slice(*at)] if at else None


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("“It rained,” Lena Voss said in a statement.", "“It rained,”", "in a statement"),
        ("“It rained,” Lena Voss said at a news conference.", "“It rained,”", "at a news conference"),
        ("“It rained,” Lena Voss said in a statement, before she left.", "“It rained,”", "in a statement"),
        ("“It rained,” Lena Voss said on Twitter.", "“It rained,”", "on Twitter"),
        ("“It rained,” Lena Voss said in Selden.", "“It rained,”", None),
        ("“It rained in a statement,” Lena Voss said.", "“It rained in a statement,”", None),
    ],
)
def test_channel(text: str, content: str, expected: str | None) -> None:
    assert by(text, "said", "Lena Voss", content) == expected


def test_a_source_is_no_channel() -> None:
    assert by("According to a statement, it rained.", "According to", "a statement", "it rained") is None


def test_the_list_of_channels() -> None:
    assert "in" in channels()["statement"]
    assert all(prepositions for prepositions in channels().values())
    assert all(noun == noun.lower() for noun in channels())
