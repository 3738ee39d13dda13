from __future__ import annotations

import pytest

from reportedly.language.lexicons import descriptions, documents, given_names, honorifics, nicknames, outlets, rows


def test_honorifics_are_found_with_and_without_their_full_stop() -> None:
    assert honorifics()["mrs."].gender == honorifics()["mrs"].gender == "f"
    assert not honorifics()["mr."].office
    assert honorifics()["president"].office


def test_given_names_tell_a_gender() -> None:
    assert (given_names()["lena"], given_names()["tomas"]) == ("f", "m")
    assert set(given_names().values()) == {"m", "f", "u"}


def test_descriptions_tell_who_is_meant() -> None:
    assert descriptions()["spokeswoman"] == ("person", "f", "s")
    assert descriptions()["officials"].kind == "group"
    assert descriptions()["ministry"].kind == "organisation"
    assert {d.kind for d in descriptions().values()} == {"person", "group", "organisation"}
    assert {d.gender for d in descriptions().values()} <= {"m", "f", "-"}
    assert {d.number for d in descriptions().values()} <= {"s", "p", "-"}


def test_documents_are_in_lower_case() -> None:
    assert {"report", "statement", "bible"} <= documents()
    assert all(noun == noun.lower() for noun in documents())


def test_outlets_are_known_by_their_aliases_and_without_article() -> None:
    assert outlets()["abc"] == "outlet"
    assert outlets()["reuters"] == "agency"
    assert not any(name.startswith("the ") for name in outlets())
    assert set(outlets().values()) == {"agency", "outlet", "platform"}


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("honorifics.tsv", 3),
        ("given-names.tsv", 2),
        ("descriptions.tsv", 4),
        ("documents.txt", 1),
        ("nicknames.tsv", 2),
    ],
)
def test_every_row_is_whole(name: str, columns: int) -> None:
    assert all(len(row) == columns and row[0].strip() == row[0] for row in rows("reportedly.language", name))


def test_short_forms_of_one_name_belong_together() -> None:
    known = nicknames()
    assert known["bob"] & known["rob"] & known["robert"]
    assert not known["bob"] & known["ted"]
