from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import fake_reader
import reportedly
from reportedly import api
from reportedly.api import Reads, check_language, is_text, jobs
from reportedly.batch import in_order
from reportedly.errors import EmptyInput, NotFound, UsageError, WrongLanguage
from reportedly.records import Article, Failure, Reading, Stated

ONE = 'Vera was asked twice.\n\n"It will rain," she said to the farmers of the valley.\n'


@pytest.fixture(autouse=True)
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(sys.modules, "reportedly.reader", fake_reader)
    api.reader.cache_clear()
    yield
    api.reader.cache_clear()


def test_whatever_holds_the_article_the_reading_is_of_the_same_text(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text(ONE)
    article = reportedly.read(path).article
    for source in (path, str(path), ONE, ONE.encode(), article):
        assert reportedly.read(source).article.text == ONE
        assert reportedly.read(source).attributions[0].clean == "It will rain,"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (ONE, True),
        ('"No," said Vera Lind.', True),
        ("Is it so?", True),
        ("x" * 5000 + ". End.", True),
        ("missing.txt", False),
        ("my folder/an article.txt", False),
        ("a folder", False),
        ("-", False),
        ("https://example.org/a.", False),
        ("file.txt\n", False),
        ("", False),
    ],
)
def test_what_is_a_text_and_what_a_path(source: str, expected: bool) -> None:
    assert is_text(source) is expected


def test_a_file_whose_name_ends_like_a_sentence_is_a_file(tmp_path: Path) -> None:
    path = tmp_path / "What now?"
    path.write_text(ONE)
    assert not is_text(str(path))


def test_what_cannot_be_read_is_raised() -> None:
    with pytest.raises(NotFound):
        reportedly.read("missing.txt")
    with pytest.raises(EmptyInput):
        reportedly.read(b"")


def test_languages() -> None:
    french = Article(id="0" * 16, text="Oui.", language=Stated(value="fr", basis="detected"))
    with pytest.raises(WrongLanguage, match="languages=None"):
        reportedly.read(french)
    assert reportedly.read(french, languages=None).article == french
    check_language(french, frozenset({"fr"}))
    check_language(Article(id="0" * 16, text="?"), frozenset({"en"}))
    check_language(french.model_copy(update={"language": Stated(value="en-GB", basis="x")}), frozenset({"en"}))


def test_many_go_on_behind_a_failure(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    (tmp_path / "b.txt").write_text("")
    found = list(reportedly.read_many([tmp_path, "missing.txt", ONE, b"", "CRASH, said the third of the engineers."]))
    assert [type(one).__name__ for one in found] == ["Reading", "Failure", "Failure", "Reading", "Failure", "Failure"]
    assert [one.code for one in found if isinstance(one, Failure)] == [4, 3, 4, 1]
    (alone,) = reportedly.read_many(str(tmp_path / "a.txt"))
    assert isinstance(alone, Reading)


def test_a_wrong_mapping_is_raised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ONE)
    with pytest.raises(UsageError):
        list(reportedly.read_many([tmp_path], fields={"nonsense": "x"}))


def test_processes_give_what_one_gives(tmp_path: Path) -> None:
    for number in range(6):
        (tmp_path / f"{number}.txt").write_text(
            ONE * (number + 1) if number != 3 else "CRASH, said the third engineer."
        )
    work: Reads[str] = Reads(Reading.to_json, setup=fake_reader.install)
    alone = list(in_order(jobs([tmp_path]), work, workers=1))
    assert list(in_order(jobs([tmp_path]), work, workers=2)) == alone
    assert [isinstance(one, Failure) for one in alone] == [False, False, False, True, False, False]
