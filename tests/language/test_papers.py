from __future__ import annotations

from reportedly.language.document import Document, parse
from reportedly.language.papers import last_qualified, qualified


def name_at(text: str, noun: str) -> str | None:
    document: Document = parse(text)
    piece = document.parsed[0]
    at = qualified(piece, next(token for token in piece.doc if token.text == noun))
    return text[slice(*at)] if at else None


def test_a_poll_is_named_by_its_maker() -> None:
    assert name_at("They read a new Okoro poll on Monday.", "poll") == "Okoro poll"


def test_a_maker_of_many_articles_names_none_of_them() -> None:
    assert name_at("They read an Okoro article on Monday.", "article") is None


def test_a_common_word_names_nothing() -> None:
    assert name_at("They read a new poll on Monday.", "poll") is None


def test_the_last_document_of_the_sort() -> None:
    text = "They read an Okoro survey on Monday. The study is new."
    found = last_qualified(parse(text), text.index("The study"), "study")
    assert found is not None
    assert text[slice(*found)] == "Okoro survey"
    assert last_qualified(parse(text), text.index("The study"), "treaty") is None
