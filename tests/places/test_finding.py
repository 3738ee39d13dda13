"""Toponyms found in a text."""

from __future__ import annotations

import itertools

import pytest

from places.handmade import parsed
from reportedly.places.finding import found
from reportedly.places.gazetteer import default_gazetteer


def _found(text: str) -> list[str]:
    return [text[start:end] for start, end in found(parsed(text), default_gazetteer())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Shells fell on villages near Kharkiv and Kherson on Monday.", ["Kharkiv", "Kherson"]),
        ("The ferry from Mombasa sank in the Indian Ocean.", ["Mombasa", "Indian Ocean"]),
        ("A fire broke out in Springfield, Ill., on Friday.", ["Springfield", "Ill."]),
        ("Rebels hold most of Helmand province.", ["Helmand"]),
        ("Crowds filled Tahrir Square in Cairo.", ["Tahrir Square", "Cairo"]),
    ],
)
def test_toponyms_are_found(text: str, names: list[str]) -> None:
    assert _found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of England raised its rate.",
        "Manchester United won the cup.",
        "He reads the Washington Post every day.",
        "Kenyan officials declined to comment.",
        "The meeting is on Monday in March.",
        "Envoy Asks Both Sides for a Pause",
    ],
)
def test_names_of_bodies_and_adjectives_are_no_toponyms(text: str) -> None:
    assert _found(text) == []


def test_spans_do_not_overlap() -> None:
    text = "Police in Paris, Texas, and in Rome, Georgia, called the Polk County Sheriff's Office."
    spans = found(parsed(text), default_gazetteer())
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
