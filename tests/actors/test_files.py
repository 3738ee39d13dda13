from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.actors.files import named_in
from reportedly.actors.knowledge import Knowledge
from reportedly.errors import NotFound, UsageError

GOOD = """\
- name: Harbour Workers' Union
  aliases: [Harbour Union, HWU]
  code: KEN
  sectors: [LAB]
- name: Lena Voss
  code: KEN
  office: foreign minister
  sectors: GOV
  from: 2021-03
  to: 2024
- name: Lena Voss
  code: KEN
  office: ambassador
  from: 2025
"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_yaml(tmp_path: Path, knowledge: Knowledge) -> None:
    union, person = named_in(written(tmp_path, "own.yaml", GOOD))
    assert [form for form, _ in union.names] == ["Harbour Workers' Union", "Harbour Union", "HWU"]
    assert union.entry.terms[0].sectors == ("LAB",)
    assert [term.office for term in person.entry.terms] == ["foreign minister", "ambassador"]
    assert (person.entry.kind, person.surnames) == ("person", ("Voss",))
    layered = knowledge.with_file(tmp_path / "own.yaml")
    assert layered.known("harbour union")[0].entry is not knowledge.known("harbour union")[0].entry
    assert len(layered.known("harbour union")) == 1


def test_csv(tmp_path: Path) -> None:
    text = 'name,aliases,code,sectors\n# a comment\n\n"Union, Harbour",HWU;HU,ken,lab;soc\n'
    (union,) = named_in(written(tmp_path, "own.csv", text))
    assert [form for form, _ in union.names] == ["Union, Harbour", "HWU", "HU"]
    assert (union.entry.code, union.entry.terms[0].sectors) == ("KEN", ("LAB", "SOC"))


def test_an_empty_file_adds_nobody(tmp_path: Path) -> None:
    assert named_in(written(tmp_path, "own.yml", "# nobody yet\n")) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- name: A\n  code: XXX\n", "line 1: code 'XXX' of 'A' is unknown; allowed are ISO 3166-1"),
        ("- name: A\n\n- sectors: GOV\n", "line 3: an actor without a name"),
        ("- name: A\n  sector: GOV\n", "line 2: there is no key 'sector'; allowed are name, aliases"),
        ("- name: A\n  sectors: [GOV, ARM]\n", "sector 'ARM' of 'A' is unknown; allowed are AGR"),
        ("- name: A\n  kind: club\n", "kind 'club' of 'A' is unknown; allowed are dependency"),
        ("- name: A\n  from: May 2020\n", "from 'May 2020' of 'A' is no date; allowed are YYYY"),
        ("- name: A\n  from: 2020\n  to: 2019-05\n", "ends (2019-05) before it begins (2020)"),
        ("- name: A\n  aliases: {b: c}\n", "line 2: aliases is a word or a list of words, not a mapping"),
        ("name: A\n", "line 1: a list of actors is expected"),
        ("- just words\n", "line 1: an actor is expected, such as '- name: ...', not 'just words'"),
        ("- name: [A\n", "this is no YAML"),
        ("- name: A\x07\n", "this is no YAML"),
    ],
)
def test_what_does_not_fit_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError) as error:
        named_in(written(tmp_path, "own.yaml", text))
    assert message in str(error.value)
    assert str(error.value).startswith("own.yaml")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("name,colour\nA,red\n", "line 1: there is no key 'colour'"),
        ("name,code\nA,KEN,more\n", "line 2: 3 cells, but the header has 2"),
    ],
)
def test_csv_that_does_not_fit(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        named_in(written(tmp_path, "own.csv", text))


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no file"):
        named_in(tmp_path / "none.yaml")
    with pytest.raises(UsageError, match=r"ends in \.yaml"):
        named_in(written(tmp_path, "own.txt", ""))
    (tmp_path / "own.csv").write_bytes(b"name\n\xff\n")
    with pytest.raises(UsageError, match="byte 5 is not UTF-8"):
        named_in(tmp_path / "own.csv")
