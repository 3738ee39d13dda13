from __future__ import annotations

import pytest

from attributions.handmade import found, tagged
from reportedly.attributions.assembly import characters
from reportedly.attributions.nesting import Placed
from reportedly.attributions.subjects import with_shared_subjects, with_whole_sources
from reportedly.attributions.words import split
from reportedly.language.document import parse


def placed(text: str, cue: str, source: str | None, content: str) -> Placed:
    one = found(text, cue, source, content)
    return Placed(one, None, tagged(text, {}), one)


def source_of(text: str, one: Placed) -> str | None:
    at = one.found.source
    return text[slice(*characters(split(text), at))] if at is not None else None


@pytest.mark.parametrize(
    ("text", "cue", "told", "whole"),
    [
        ("The Soviet statement accused the wardens of a plot.", "accused", "The Soviet", "The Soviet statement"),
        ("The foreign ministry said that it rained.", "said", "The foreign ministry", "The foreign ministry"),
        (
            "He spoke of the lake, whose banks the minister had wanted to fence.",
            "had wanted",
            "whose banks the minister",
            "the minister",
        ),
        ('The minister said his ministry "has given an order".', "has given", 'his ministry "', "his ministry"),
        ("Officials in Oslo said that it rained.", "said", "Officials in Oslo", "Officials in Oslo"),
    ],
)
def test_a_source_is_a_whole_phrase(text: str, cue: str, told: str, whole: str) -> None:
    (one,) = with_whole_sources([placed(text, cue, told, text.split()[-1].strip('."'))], parse(text), split(text))
    assert source_of(text, one) == whole


def test_a_source_is_shared_by_verbs_that_are_joined() -> None:
    text = "Voss denied the raid and accused the wardens of lying."
    both = [placed(text, "denied", "Voss", "the raid"), placed(text, "accused", None, "the wardens of lying")]
    assert [source_of(text, one) for one in with_shared_subjects(both, parse(text), split(text))] == ["Voss", "Voss"]


def test_no_source_stays_none() -> None:
    text = "It is said that Voss left."
    (one,) = with_whole_sources([placed(text, "is said", None, "that Voss left")], parse(text), split(text))
    assert one.found.source is None
