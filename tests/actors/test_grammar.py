from __future__ import annotations

import pytest

from reportedly.actors.grammar import head_token, use_of
from reportedly.actors.phrases import Use
from reportedly.language.document import parse


@pytest.mark.parametrize(
    ("text", "phrase", "use"),
    [
        ("Fighting broke out in Cairo on Monday.", "Cairo", Use.PLACE),
        ("The minister flew to Cairo on Monday.", "Cairo", Use.PLACE),
        ("Jets bombed Cairo on Monday.", "Cairo", Use.PLACE),
        ("Cairo said on Monday it would help.", "Cairo", Use.AGENT),
        ("Critics accused Cairo of delays.", "Cairo", Use.AGENT),
        ("They appealed to Cairo for help.", "Cairo", Use.AGENT),
    ],
)
def test_how_surroundings_use_a_phrase(text: str, phrase: str, use: Use) -> None:
    start = text.index(phrase)
    assert use_of(parse(text), start, start + len(phrase)) is use


def test_what_lies_outside_the_text_acts() -> None:
    assert use_of(parse(""), 0, 5) is Use.AGENT


@pytest.mark.parametrize(
    ("text", "phrase", "head"),
    [
        ("The Kenyan army bulldozers cleared the road.", "Kenyan army", "army"),
        ("Fighting raged in central Cairo.", "in central Cairo", "Cairo"),
        ("They met then President Lena Voss.", "then President Lena Voss", "Voss"),
        ("Leaders of the union met.", "Leaders of the union", "Leaders"),
    ],
)
def test_the_head_of_a_phrase(text: str, phrase: str, head: str) -> None:
    located = parse(text).span(text.index(phrase), text.index(phrase) + len(phrase))
    assert located is not None
    assert head_token(located[1]).text == head
