from __future__ import annotations

import pytest

from made import attribution, mention
from reportedly.attributions.words import split
from reportedly.language.document import parse
from reportedly.records import Attribution
from reportedly.voice.own import own_words


def kept(text: str, *attributions: Attribution) -> str:
    words = split(text)
    mine = own_words(parse(text), attributions, words)
    spans = zip(words.starts, words.ends, mine, strict=True)
    return " ".join(text[start:end] for start, end, own in spans if own and text[start].isalnum())


def told(text: str, source: str | None, cue: str, content: str) -> Attribution:
    return attribution(1, mention("x", source, text=text) if source else None, [cue], [content], text=text)


def test_contents_are_somebody_elses() -> None:
    text = "Voss said it would rain. It did."
    assert kept(text, told(text, "Voss", "said", "it would rain")) == "Voss said It did"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("I believe it will rain.", "I", "believe", "it will rain"),
        ("This episode shows that nobody cares.", "This episode", "shows", "that nobody cares"),
        ("It is impossible to see what they gain.", None, "is impossible to see", "what they gain"),
    ],
)
def test_what_the_narrator_thinks_is_his_own(text: str, source: str | None, cue: str, content: str) -> None:
    assert kept(text, told(text, source, cue, content)) == text.rstrip(".")


def test_what_a_document_shows_or_nobody_named_expects_is_not() -> None:
    text = "This report shows that prices rose."
    assert kept(text, told(text, "This report", "shows", "that prices rose")) == "This report shows"
    text = "It is expected to rain."
    assert kept(text, told(text, None, "is expected", "to rain")) == "It is expected"


def test_long_quotations_are_not_but_irony_is() -> None:
    assert kept('"It will rain all day and night," he said.') == "he said"
    assert kept('Its "allies" have left.') == "Its allies have left"
