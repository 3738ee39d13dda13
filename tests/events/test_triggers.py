from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.attributions.words import Words, split
from reportedly.events.heads import TYPES
from reportedly.events.triggers import triggers
from reportedly.language.document import Document, parse


def seen(words: Words, text: str, **chances: tuple[str, float]) -> NDArray[np.float32]:
    """Probabilities in which each named word is of a type with a chance, and all others tell of nothing."""
    types = np.zeros((len(words), 17), dtype=np.float32)
    types[:, 0] = 1.0
    for number in range(len(words)):
        word = text[words.starts[number] : words.ends[number]]
        if word in chances:
            kind, chance = chances[word]
            types[number, 0] = 1.0 - chance
            types[number, 1 + TYPES.index(kind)] = chance
    return types


@pytest.fixture(scope="module")
def doc() -> tuple[str, Document, Words]:
    text = "Rebels shot down a plane, carried out an attack and talked, and guards met."
    return text, parse(text), split(text)


def found(doc: tuple[str, Document, Words], **chances: tuple[str, float]) -> list[tuple[str, str]]:
    text, document, words = doc
    return [(text[t.start : t.end], t.type) for t in triggers(document, words, seen(words, text, **chances), 0.5)]


def test_a_trigger_has_its_particle(doc: tuple[str, Document, Words]) -> None:
    assert found(doc, shot=("ASSAULT", 0.9)) == [("shot down", "ASSAULT")]


def test_a_word_below_the_threshold_is_none(doc: tuple[str, Document, Words]) -> None:
    assert found(doc, met=("CONSULT", 0.4)) == []


def test_a_light_verb_and_its_noun_are_one_event_at_the_surer_word(doc: tuple[str, Document, Words]) -> None:
    assert found(doc, carried=("ASSAULT", 0.6), attack=("ASSAULT", 0.9)) == [("attack", "ASSAULT")]


def test_two_words_with_an_and_between_are_two_events(doc: tuple[str, Document, Words]) -> None:
    assert found(doc, attack=("ASSAULT", 0.9), talked=("ASSAULT", 0.8)) == [
        ("attack", "ASSAULT"),
        ("talked", "ASSAULT"),
    ]


def test_two_neighbours_of_different_types_are_two_events(doc: tuple[str, Document, Words]) -> None:
    kinds = [kind for _, kind in found(doc, shot=("ASSAULT", 0.9), plane=("MOBILIZE", 0.8))]
    assert kinds == ["ASSAULT", "MOBILIZE"]


def test_punctuation_is_never_a_trigger(doc: tuple[str, Document, Words]) -> None:
    text, document, words = doc
    types = seen(words, text)
    comma = next(n for n in range(len(words)) if text[words.starts[n]] == ",")
    types[comma] = 0
    types[comma, 1] = 1.0
    assert triggers(document, words, types, 0.5) == []
