from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.actors import tables
from reportedly.actors.entries import BODIES, KINDS, SECTORS
from reportedly.actors.files import DATE
from reportedly.actors.tables import bodies, codes, entity, holders, named_entries, states, table
from reportedly.actors.vocabulary import default_vocabulary
from reportedly.actors.words import split
from reportedly.errors import ReportedlyError


def test_a_state_and_what_it_is_called() -> None:
    row = ["KEN", "Kenya", "state", "Republic of Kenya", "Kenyan; Kenyans", "Nairobi", "State House", "1963", ""]
    (named,) = states([row])
    assert named.entry.terms[0].since == "1963"
    assert [how for _, how in named.names] == ["name", "alias", "demonym", "demonym", "capital", "metonym"]


def test_rows_of_one_body_are_its_terms_and_ambiguous_ones_stand_apart() -> None:
    rows = [
        ["Northern Front", "Front of the North", "KEN", "REB", "1990", "2005", ""],
        ["Northern Front", "", "KEN", "PTY,OPP", "2006", "", ""],
        ["Northern Front", "NF", "KEN", "REB", "1990", "", "ambiguous"],
    ]
    ambiguous, plain = bodies(rows, "group")
    assert ambiguous.entry.ambiguous
    assert [term.sectors for term in plain.entry.terms] == [("REB",), ("PTY", "OPP")]
    assert plain.entry.entity == ambiguous.entry.entity == "northern-front"


def test_a_bracket_tells_namesakes_apart_and_is_not_shown() -> None:
    (named,) = bodies([["Unity Party (Kenya)", "Unity Party", "KEN", "PTY", "", "", ""]], "institution")
    assert (named.entry.name, named.entry.entity) == ("Unity Party", "unity-party-kenya")


def test_rows_of_one_person_are_terms() -> None:
    rows = [
        ["Lena de Voss", "L. de Voss", "de Voss; Voss", "FRA", "GOV", "minister", "2010", "2012", "0"],
        ["Lena de Voss", "", "", "FRA", "LEG", "", "2013", "", "1"],
    ]
    (named,) = holders(rows)
    assert named.surnames == ("de Voss", "Voss")
    assert [term.office for term in named.entry.terms] == ["minister", None]
    assert named.entry.famous


def test_ids_are_slugs() -> None:
    assert entity("Northern Front") == "northern-front"
    assert entity("Côte d'Ivoire") == "cote-d-ivoire"


@pytest.mark.parametrize("row", ["\tAlbania\tstate", "ALB\ta\tb\tc"])
def test_a_malformed_row_is_told_with_its_line(row: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "bad.tsv").write_text(f"# a comment\nKEN \t Kenya\n{row}\n", encoding="utf-8")
    monkeypatch.setattr(tables, "files", lambda _: tmp_path)
    monkeypatch.setattr(tables, "rows", lambda *_: [["KEN ", " Kenya"], row.split("\t")])
    with pytest.raises(ReportedlyError, match=r"bad\.tsv, line 3: "):
        table("bad.tsv", 3)


def test_a_table_that_is_not_there_is_empty() -> None:
    assert table("none.tsv", 3) == []


def test_every_row_of_the_package_fits() -> None:
    wrong: list[tuple[object, ...]] = []
    for named in named_entries():
        entry = named.entry
        if entry.kind not in KINDS or not (entry.code is None or entry.code in codes()):
            wrong.append((entry.name, entry.kind, entry.code))
        for term in entry.terms:
            if not set(term.sectors) <= SECTORS or not all(DATE.match(day) for day in (term.since, term.until) if day):
                wrong.append((entry.name, *term.sectors, term.since, term.until))
    assert wrong == []
    assert codes() >= BODIES


@pytest.mark.parametrize(
    ("words", "sectors"), [("soldiers", {"MIL"}), ("prime ministers", {"GOV"}), ("judge", {"JUD"})]
)
def test_the_nouns_of_the_package(words: str, sectors: set[str]) -> None:
    (unit,) = default_vocabulary().scan(split(words))
    assert set(unit.noun.sectors) == sectors


def test_brackets_tell_namesakes_apart_and_are_no_part_of_the_name() -> None:
    one, other = holders(
        [
            ["Abel Torv", "", "", "KEN", "GOV", "president", "2001", "", "0"],
            ["Abel Torv (foreign minister)", "", "", "KEN", "GOV", "foreign minister", "1961", "1966", "0"],
        ]
    )
    assert one.entry.name == other.entry.name == "Abel Torv"
    assert one.entry.entity != other.entry.entity
    assert other.names == (("Abel Torv", "name"),)
    assert other.surnames == ("Torv",)
