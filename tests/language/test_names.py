from __future__ import annotations

import pytest

from reportedly.language.document import parse
from reportedly.language.names import Mention, Name, Names, names


def mention(start: int, end: int) -> Mention:
    return Mention(start, end, 0, subject=False, possessive=False, quoted=False)


def named(text: str, title_end: int = 0) -> list[tuple[str, str, str | None]]:
    return [(name.kind, name.full, name.gender) for name in names(parse(text), title_end).all]


def only(text: str) -> Name:
    (found,) = names(parse(text)).all
    return found


def test_names_are_looked_up_by_place() -> None:
    voss = Name("person", "Lena Voss", (0, 9), mentions=[mention(0, 9), mention(30, 34)])
    okoro = Name("person", "Okoro", (12, 17), mentions=[mention(12, 17)])
    found = Names([voss, okoro])
    assert found.within(0, 20) == [(0, 9, voss), (12, 17, okoro)]
    assert found.within(1, 16) == []
    assert found.within(30, 34) == [(30, 34, voss)]


def test_the_words_of_a_name() -> None:
    assert Name("person", "Lena Voss", (0, 9)).tokens == ["lena", "voss"]


def test_shorter_names_are_joined_to_the_fullest() -> None:
    text = "Lena Voss spoke first. Ms. Voss left early. On Monday Ms. Voss came back."
    voss = only(text)
    assert voss.full == "Lena Voss"
    assert [text[m.start : m.end] for m in voss.mentions] == ["Lena Voss", "Voss", "Voss"]
    assert text[slice(*voss.at)] == "Lena Voss"


def test_forms_of_address_keep_two_people_apart() -> None:
    assert named("Mr. Okoro arrived. Mrs. Okoro came too.") == [("person", "Okoro", "m"), ("person", "Okoro", "f")]


def test_an_abbreviation_is_the_same_body() -> None:
    text = "The United Nations met in Geneva. The UN voted."
    found = names(parse(text)).all
    assert [(n.full, n.place, len(n.mentions)) for n in found] == [("United Nations", False, 2), ("Geneva", True, 1)]


def test_titles_before_and_after_a_name() -> None:
    text = "The mayor, Lena Voss, met Tomas Okoro, the finance minister."
    voss, okoro = names(parse(text)).all
    assert [text[slice(*at)] for at in voss.titles] == ["mayor"]
    assert [text[slice(*at)] for at in okoro.titles] == ["finance minister"]


def test_what_a_mention_is_in_its_sentence() -> None:
    text = "Lena Voss smiled. Okoro's aide said “Lena Voss was kind”. Tomas Okoro met Lena Voss."
    found = {name.full: name for name in names(parse(text)).all}
    first, quoted, last = found["Lena Voss"].mentions
    assert (first.subject, first.quoted, first.sentence) == (True, False, 0)
    assert quoted.quoted
    assert not last.subject
    assert found["Tomas Okoro"].mentions[0].possessive


@pytest.mark.parametrize(
    ("text", "gender"),
    [
        ("Lena Voss left.", "f"),
        ("Tomas Okoro left.", "m"),
        ("Mrs. Okoro left.", "f"),
        ("Kim Abara said that he was tired.", "m"),
    ],
)
def test_gender(text: str, gender: str) -> None:
    assert only(text).gender == gender


def test_a_headline_names_whom_the_text_names() -> None:
    title = "Voss Opens Bridge In Selden"
    text = f"{title}\n\nLena Voss opened a bridge on Monday."
    assert ("person", "Lena Voss", "f") in named(text, len(title))
    assert not any("Opens" in full for _, full, _ in named(text, len(title)))


def test_a_short_form_of_the_given_name_is_the_same_person() -> None:
    text = "Robert Voss met Tomas Okoro on Monday. Bob Voss was late."
    assert {full for kind, full, _ in named(text) if kind == "person"} == {"Robert Voss", "Tomas Okoro"}


def test_another_given_name_is_another_person() -> None:
    text = "Robert Voss met Tomas Okoro on Monday. Ted Voss was late."
    assert {full for kind, full, _ in named(text) if kind == "person"} == {"Robert Voss", "Ted Voss", "Tomas Okoro"}


@pytest.mark.parametrize("text", ["", "\n\n", "It rained.", "“”", "... — !"])
def test_nobody_is_named(text: str) -> None:
    assert named(text) == []


def test_mentions_stand_where_the_text_has_them() -> None:
    text = "\n\n  Mr. Tomas Okoro’s aide met\nthe Harbour Council.\r\n\r\nOkoro, of the Harbour Council, was late."
    found = names(parse(text)).all
    assert {name.full for name in found} == {"Tomas Okoro", "Harbour Council"}
    for name in found:
        assert " ".join(text[slice(*name.at)].split()) == name.full
        assert name.mentions == sorted(name.mentions)
        assert all(text[m.start : m.end].split()[-1] == name.full.split()[-1] for m in name.mentions)
