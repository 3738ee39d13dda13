from __future__ import annotations

import pytest

from reportedly.language.document import parse
from reportedly.times.tense import Direction, direction


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The minister met the rebels on Sunday.", Direction.PAST),
        ("The minister has met the rebels on Sunday.", Direction.PAST),
        ("The minister did not meet the rebels on Sunday.", Direction.PAST),
        ("The minister will meet the rebels on Sunday.", Direction.FUTURE),
        ("The minister is meeting the rebels on Sunday.", Direction.FUTURE),
        ("The minister plans to meet the rebels on Sunday.", Direction.FUTURE),
        ("The minister meets the rebels on Sunday.", Direction.PRESENT),
        ("The minister was shot on Sunday.", Direction.PAST),
        ("Soldiers were posted ahead of Sunday.", Direction.FUTURE),
        ("A parade scheduled for Sunday was called off.", Direction.FUTURE),
        ("Clouds over Sunday.", Direction.OPEN),
    ],
)
def test_the_verb_tells_where_a_time_lies(sentence: str, expected: Direction) -> None:
    document = parse(sentence)
    at = sentence.index("Sunday")
    found = document.span(at, at + len("Sunday"))
    assert found is not None
    assert direction(found[1]) is expected


def test_a_verb_that_governs_the_noun_only_leaves_it_open() -> None:
    sentence = "Sunday's attack will be examined."
    found = parse(sentence).span(0, 6)
    assert found is not None
    assert direction(found[1]) is Direction.OPEN
