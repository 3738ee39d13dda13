from __future__ import annotations

import numpy as np
import pytest

from reportedly.attributions.words import split
from reportedly.events.heads import ROLES
from reportedly.events.roles import phrases
from reportedly.language.document import parse

TEXT = "Two guards and a clerk were shot by rebels near the port on Sunday."


def marked(**roles: str) -> np.ndarray:
    """Scores in which the words of each phrase are in a role for certain."""
    words = split(TEXT)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    for role, phrase in roles.items():
        start = TEXT.index(phrase)
        inside = (words.starts >= start) & (words.ends <= start + len(phrase))
        scores[inside, ROLES.index(role)] = 0.9
    return scores


def found(role: str, **roles: str) -> list[str]:
    words = split(TEXT)
    trigger = next(n for n in range(len(words)) if TEXT[words.starts[n] : words.ends[n]] == "shot")
    return [TEXT[p.start : p.end] for p in phrases(parse(TEXT), words, 0, marked(**roles), trigger, {})[role]]


@pytest.mark.parametrize(
    ("role", "phrase", "kept"),
    [
        ("actors", "rebels", "rebels"),
        ("actors", "by rebels", "rebels"),
        ("places", "near the port", "the port"),
        ("dates", "on Sunday", "Sunday"),
        ("recipients", "Two guards", "Two guards"),
    ],
)
def test_a_phrase_loses_the_preposition_before_it(role: str, phrase: str, kept: str) -> None:
    assert found(role, **{role: phrase}) == [kept]


def test_two_conjuncts_are_two_phrases_where_the_words_between_are_in_no_role() -> None:
    words = split(TEXT)
    scores = marked(recipients="Two guards")
    clerk = [n for n in range(len(words)) if TEXT[words.starts[n] : words.ends[n]] in {"a", "clerk"}]
    scores[clerk, ROLES.index("recipients")] = 0.8
    both = phrases(parse(TEXT), words, 0, scores, 6, {})["recipients"]
    assert [TEXT[p.start : p.end] for p in both] == ["Two guards", "a clerk"]


def test_a_role_without_a_certain_word_takes_its_best_perhaps() -> None:
    scores = marked(actors="rebels")
    scores[:, ROLES.index("actors")] *= 0.45
    one = phrases(parse(TEXT), split(TEXT), 0, scores, 6, {})["actors"]
    assert [TEXT[p.start : p.end] for p in one] == ["rebels"]


def test_the_passive_subject_is_not_taken_for_the_doer() -> None:
    assert found("actors", recipients="Two guards") == []


def test_the_parse_names_the_doer_where_the_model_names_none() -> None:
    text = "The guards shot a clerk."
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    actors = phrases(parse(text), words, 0, scores, 2, {})["actors"]
    assert [(text[p.start : p.end], p.by) for p in actors] == [("The guards", "parse")]


@pytest.mark.parametrize(
    ("text", "phrase", "whole"),
    [
        ("Rebels shot a clerk of the Russian Foreign Ministry.", "Russian Foreign", "Russian Foreign Ministry"),
        ("Rebels shot a clerk of the Russian Foreign Ministry.", "a clerk", "a clerk"),
        ("Guards shot the clerk in front of the Bank.", "the clerk", "the clerk"),
    ],
)
def test_a_phrase_that_breaks_off_within_a_name_goes_on_to_its_end(text: str, phrase: str, whole: str) -> None:
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    start = text.index(phrase)
    inside = (words.starts >= start) & (words.ends <= start + len(phrase))
    scores[inside, ROLES.index("recipients")] = 0.9
    recipients = phrases(parse(text), words, 0, scores, 1, {})["recipients"]
    assert [text[p.start : p.end] for p in recipients] == [whole]


def test_whose_allies_they_are_is_one_phrase_with_them() -> None:
    text = "The king’s allies shot a clerk."
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    inside = [n for n in range(len(words)) if text[words.starts[n] : words.ends[n]] in {"The", "king", "allies"}]
    scores[inside, ROLES.index("actors")] = 0.9
    actors = phrases(parse(text), words, 0, scores, 4, {})["actors"]
    assert [text[p.start : p.end] for p in actors] == ["The king’s allies"]


def test_who_stands_in_the_sentence_is_nearer_than_who_stands_in_another() -> None:
    text = "Rebels met on Monday. The clerks were shot by guards."
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    at = {text[a:b]: n for n, (a, b) in enumerate(zip(words.starts, words.ends, strict=True))}
    scores[[at["Rebels"], at["guards"]], ROLES.index("actors")] = 0.9
    near = phrases(parse(text), words, 0, scores, at["shot"], {})["actors"]
    assert [text[p.start : p.end] for p in near] == ["guards"]
    scores[at["guards"], ROLES.index("actors")] = 0.6  # and the rebels are far surer
    surer = phrases(parse(text), words, 0, scores, at["shot"], {})["actors"]
    assert [text[p.start : p.end] for p in surer] == ["Rebels"]
    scores[at["guards"]] = 0.01
    far = phrases(parse(text), words, 0, scores, at["shot"], {})["actors"]
    assert [text[p.start : p.end] for p in far] == ["Rebels"]


def test_a_phrase_does_not_hold_the_relative_behind_it() -> None:
    text = "The rebels who were there shot a clerk."
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    scores[:3, ROLES.index("actors")] = 0.9
    found = phrases(parse(text), words, 0, scores, 5, {})["actors"]
    assert [text[p.start : p.end] for p in found] == ["The rebels"]


def test_a_phrase_ends_before_the_stump_of_a_clause() -> None:
    text = "They saw people who may have shot a clerk."
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    scores[2:5, ROLES.index("actors")] = 0.9
    found = phrases(parse(text), words, 0, scores, 6, {})["actors"]
    assert [text[p.start : p.end] for p in found] == ["people"]


def test_a_phrase_goes_on_to_its_noun() -> None:
    text = "They say its own members shot a clerk."
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    scores[2:4, ROLES.index("actors")] = 0.9
    found = phrases(parse(text), words, 0, scores, 5, {})["actors"]
    assert [text[p.start : p.end] for p in found] == ["its own members"]


def test_a_bracket_that_is_not_closed_is_left_out() -> None:
    text = "Senator Lena Voss (R-Va.) shot a clerk."
    words = split(text)
    scores = np.full((len(words), len(ROLES)), 0.01, dtype=np.float32)
    trigger = next(n for n in range(len(words)) if text[words.starts[n] : words.ends[n]] == "shot")
    scores[:trigger, ROLES.index("actors")] = 0.9
    found = phrases(parse(text), words, 0, scores, trigger, {})["actors"]
    assert [text[p.start : p.end] for p in found] == ["Senator Lena Voss"]
