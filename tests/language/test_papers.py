from __future__ import annotations

import pytest

from reportedly.language.document import Document, parse
from reportedly.language.papers import last_qualified, qualified, titled


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


def test_a_poll_is_named_by_who_made_it_behind_it_too() -> None:
    assert name_at("The poll by the Okoro Institute showed it.", "poll") == "poll by the Okoro Institute"


def test_a_body_is_named_by_its_people() -> None:
    assert name_at("They met the Kenyan government on Monday.", "government") == "Kenyan government"


@pytest.mark.parametrize(
    "text",
    [
        "Voss wrote a memoir of her years there entitled The Dry River: My Years in Selden. The book says so.",
        "A film was made of a book called “The Dry River: My Years in Selden.” Few read it. The book says so.",
        "Titled “The Dry River: My Years in Selden,” the new book came out. The book says so.",
        "The book, titled The Dry River: My Years in Selden, is not out.",
    ],
)
def test_a_document_is_called_by_its_title(text: str) -> None:
    found = titled(parse(text), text.rindex("The book") if "The book" in text else 0, "book")
    assert found is not None
    assert text[slice(*found)].rstrip(".") == "The Dry River: My Years in Selden"


def test_a_title_of_another_sort_is_not_meant() -> None:
    text = "Voss made a film titled “The Dry River”. The report says so."
    assert titled(parse(text), text.index("The report"), "report") is None


def test_who_calls_for_something_gives_no_title() -> None:
    text = "A report called for peace. The report says so."
    assert titled(parse(text), text.rindex("The report"), "report") is None
