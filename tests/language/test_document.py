from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from reportedly.language import document
from reportedly.language.document import Document, Parsed, parse

TEXT = "The dam holds. Voss said so.\n\n“It will rain,” Okoro said."


@pytest.fixture(scope="module")
def splitter() -> Language:
    """A pipeline that only finds where sentences end."""
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


def test_a_document_made_by_hand() -> None:
    text = "  Rain fell.  \n\nVoss slept."
    vocabulary = spacy.blank("en").vocab
    first = Doc(vocabulary, words=["Rain", "fell", "."], spaces=[True, False, False], sent_starts=[True, False, False])
    second = Doc(
        vocabulary, words=["Voss", "slept", "."], spaces=[True, False, False], sent_starts=[True, False, False]
    )
    made = Document(text, [Parsed(2, 12, first, 0), Parsed(16, 27, second, 1)])
    assert [text[s.start : s.end] for s in made.sentences] == ["Rain fell.", "Voss slept."]
    assert [s.paragraph for s in made.sentences] == [0, 1]
    piece = made.piece_at(20)
    assert piece is not None
    assert piece.offset(second[1]) == text.index("slept")
    assert piece.offsets(second[:2]) == (16, 26)


def test_sentences_stand_where_the_text_has_them(splitter: Language) -> None:
    made = parse(TEXT, splitter)
    assert [TEXT[s.start : s.end] for s in made.sentences] == [
        "The dam holds.",
        "Voss said so.",
        "“It will rain,” Okoro said.",
    ]
    assert [s.paragraph for s in made.sentences] == [0, 0, 1]
    assert made.sentence_at(TEXT.index("Voss")) == 1
    assert made.sentence_at(TEXT.index("\n\n")) == 1


def test_what_stands_before_the_first_sentence(splitter: Language) -> None:
    made = parse("\n\n The dam holds.", splitter)
    assert made.sentence_at(0) is None
    assert made.piece_at(0) is None
    assert made.span(0, 2) is None


def test_a_span_takes_every_word_that_it_touches(splitter: Language) -> None:
    made = parse(TEXT, splitter)
    start = TEXT.index("rain") + 2
    found = made.span(start, TEXT.index("Okoro") + 1)
    assert found is not None
    piece, words = found
    assert words.text == "rain,” Okoro"
    low, high = piece.offsets(words)
    assert TEXT[low:high] == "rain,” Okoro"
    assert made.span(start, start) is None


def test_a_span_does_not_leave_its_paragraph(splitter: Language) -> None:
    found = parse(TEXT, splitter).span(TEXT.index("so."), len(TEXT))
    assert found is not None
    assert found[1].text == "so."


def test_the_quotation_at_a_place(splitter: Language) -> None:
    made = parse(TEXT, splitter)
    inside = made.quotation_at(TEXT.index("rain"))
    assert inside is not None
    assert TEXT[inside.start : inside.end] == "“It will rain,”"
    assert made.quotation_at(TEXT.index("Okoro")) is None
    assert made.quotation_at(0) is None


def test_blanked_prose_keeps_every_offset(splitter: Language) -> None:
    text = "SELDEN — Rain fell."
    made = parse(text, splitter, "         Rain fell.")
    assert made.text == text
    assert [text[s.start : s.end] for s in made.sentences] == ["Rain fell."]


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\r\n", "\u2028"])
def test_nothing_to_parse(splitter: Language, text: str) -> None:
    made = parse(text, splitter)
    assert (made.sentences, made.parsed, made.quotations) == ([], [], [])
    assert made.sentence_at(0) is None


@pytest.mark.parametrize("text", ["rain fell, " * 40, "x" * 300, "a " + "y" * 200])
def test_a_long_paragraph_is_cut(splitter: Language, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(document, "LONGEST", 50)
    made = parse(text, splitter)
    assert len(made.parsed) > 1
    assert "".join(text[piece.start : piece.end] for piece in made.parsed) == text.strip()
    assert all(piece.end - piece.start <= 50 and piece.paragraph == 0 for piece in made.parsed)
    assert all(piece.doc.text == text[piece.start : piece.end] for piece in made.parsed)


def test_a_long_paragraph_is_cut_between_words(splitter: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document, "LONGEST", 50)
    text = "The wardens opened the upper sluices " * 5
    words = [token.text for piece in parse(text, splitter).parsed for token in piece.doc if not token.is_space]
    assert words == text.split()


@given(st.lists(st.one_of(st.sampled_from(["Rain. ", "\n\n", "\r\n", "“", " "]), st.text(max_size=5))).map("".join))
@settings(max_examples=40)
def test_offsets_hold_for_any_text(text: str) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    made = parse(text, pipeline)
    for piece in made.parsed:
        for token in piece.doc:
            assert text[piece.offset(token) : piece.offset(token) + len(token)] == token.text
    for number, sentence in enumerate(made.sentences):
        assert made.sentence_at(sentence.start) == number
        assert text[sentence.start : sentence.end].strip()


def test_the_pipeline_of_the_package_tells_grammar() -> None:
    made = parse("Lena Voss denied it.")
    found = made.span(0, 9)
    assert found is not None
    assert found[1].root.dep_ == "nsubj"
    assert found[1].root.head.text == "denied"
