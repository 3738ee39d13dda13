from __future__ import annotations

from reportedly.language.document import Document, parse
from reportedly.language.entities import NameSpan
from reportedly.language.names import names


def known(text: str, name: str, label: str = "PERSON", gender: str | None = None) -> NameSpan:
    start = text.index(name)
    return NameSpan(start, start + len(name), label, gender)


def found(text: str, *spans: NameSpan) -> dict[str, str]:
    document: Document = parse(text)
    return {name.full: name.kind for name in names(document, 0, sorted(spans)).all}


def test_a_known_name_wins_over_a_part_of_it() -> None:
    text = "They met the Harbour Safety Board of Ardmore on Monday."
    assert found(text, known(text, "Harbour Safety Board of Ardmore", "ORG"))["Harbour Safety Board of Ardmore"] == (
        "organisation"
    )


def test_a_known_surname_is_cut_from_capitals_before_it() -> None:
    text = "On Monday Reckless Okoro spoke in the harbour."
    assert "Okoro" in found(text, known(text, "Okoro"))


def test_a_given_name_before_a_known_surname_stays() -> None:
    text = "On Monday Lena Okoro spoke in the harbour."
    assert "Lena Okoro" in found(text, known(text, "Okoro"))


def test_a_known_surname_has_the_gender_that_is_known() -> None:
    text = "On Monday Okoro spoke in the harbour."
    people = names(parse(text), 0, [known(text, "Okoro", gender="m")]).all
    assert [(name.full, name.gender) for name in people] == [("Okoro", "m")]


def test_bodies_are_no_people() -> None:
    assert found("Marten Coal will sell its mines, Marten Coal said on Monday.")["Marten Coal"] == "organisation"


def test_a_missed_subject_is_a_name() -> None:
    assert "Zorvex" in found("On Monday Zorvex said the mines were safe.")
