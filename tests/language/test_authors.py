from __future__ import annotations

from reportedly.language.authors import author_of, signed
from reportedly.language.document import parse
from reportedly.language.names import names


def test_the_byline_tells_the_author() -> None:
    document = parse("I met Lena Voss. She met Tomas Okoro.")
    found = author_of(document, names(document), ("Tomas Okoro",))
    assert found is not None
    assert found.full == "Tomas Okoro"


def test_the_last_lines_tell_the_author() -> None:
    document = parse("I have doubts.\n\nLena Voss is a lawyer in Ardmore.")
    found = author_of(document, names(document), ())
    assert found is not None
    assert found.full == "Lena Voss"


def test_a_letter_is_signed_below() -> None:
    document = parse(
        "I have doubts about the harbour.\n\nLena Voss\n\nI have none, and the mayor is right.\n\nTomas Okoro"
    )
    found = [
        signed(document, names(document), document.text.index(words)) for words in ("I have doubts", "I have none")
    ]
    assert [name.full if name else None for name in found] == ["Lena Voss", "Tomas Okoro"]


def test_a_text_without_signature() -> None:
    document = parse("I have doubts.\n\nLena Voss left.")
    assert signed(document, names(document), 0) is None
