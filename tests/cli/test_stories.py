from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from typer.testing import Result

from cli.conftest import AIR, DAM
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.cli import stories as command
from reportedly.errors import NotFound, UsageError
from reportedly.records import CopyGroup, Happening, Utterance
from storymade import ANSWER, COPIES, LEDGER, RAID, REFUSAL, TELLINGS

Run = Callable[..., Result]

WIDE = RAID.model_copy(update={"id": 12, "articles": 9, "voices": RAID.voices[:1], "sequels": ()})
LATE = ANSWER.model_copy(
    update={"id": 13, "tellings": (TELLINGS[2].model_copy(update={"ref": ANSWER.first, "published": "2031-05-01"}),)}
)


class Told:
    """Stories that are there already, in place of those an archive makes; remembers what was asked for."""

    asked: ClassVar[list[object]] = []
    found: tuple[Happening, ...] = (RAID, WIDE, LATE)

    def __init__(self, *_: object) -> None:
        """Needs no archive."""

    def happening(self, ref: str) -> Happening:
        """The raid by its number, what followed by its name."""
        known = {"4711": RAID, f"{LEDGER}/e9": ANSWER, RAID.first: RAID}
        if ref not in known:
            raise UsageError(f"the archive holds nothing called {ref}")
        return known[ref]

    def utterance(self, ref: str) -> Utterance:
        """The refusal."""
        if ref not in {"99", REFUSAL.first}:
            raise UsageError(f"the archive holds no story {ref}")
        return REFUSAL

    def copies(self, article: str) -> CopyGroup | None:
        """Copies of one article."""
        return COPIES.model_copy(update={"origin": DAM}) if article == DAM else None

    def corroborated(self, wanted: EventFilter, *, limit: int) -> Iterator[Happening]:
        """All happenings."""
        self.asked.append(wanted)
        yield from self.found[:limit]

    def contradicted(self, wanted: EventFilter, *, limit: int) -> Iterator[Happening]:
        """Those with contradictions."""
        self.asked.append(wanted)
        yield from [one for one in self.found if one.contradictions][:limit]

    def cut(self, wanted: AttributionFilter, *, limit: int) -> Iterator[Utterance]:
        """All utterances."""
        self.asked.append(wanted)
        whole = REFUSAL.model_copy(update={"variants": REFUSAL.variants[:1]})
        yield from (REFUSAL, whole)[:limit]


@pytest.fixture(autouse=True)
def _stories(monkeypatch: pytest.MonkeyPatch, archive: Path) -> None:
    monkeypatch.setattr("reportedly.keeping.Storybook", Told)


def asked() -> object:
    """The filter that was asked with last."""
    return Told.asked[-1]


def numbers(done: Result) -> list[int]:
    """Of stories, of JSON lines."""
    assert done.exit_code == 0, done.stderr
    return [json.loads(line)["id"] for line in done.stdout.splitlines()]


def test_happenings_for_a_person(run: Run) -> None:
    shown = run("stories").stdout
    assert shown.startswith("ASSAULT aerial  Air Force → a camp\n")
    assert "\n    reportedly story 4711\n\nASSAULT aerial" in shown
    assert shown.endswith("    reportedly story 13\n")


@pytest.mark.parametrize(
    ("options", "order"),
    [
        ((), [4711, 12, 13]),
        (("--order", "voices"), [4711, 12, 13]),
        (("--order", "articles"), [12, 4711, 13]),
        (("--order", "newest"), [13, 4711, 12]),
        (("--contradicted",), [4711, 12]),
        (("--contradicted", "--order", "articles"), [12, 4711]),
        (("--contradicted", "--order", "voices", "-n", 1), [4711]),
        (("-n", 2), [4711, 12]),
        (("-n", 0), [4711, 12, 13]),
    ],
)
def test_orders_and_limits(run: Run, options: tuple[object, ...], order: list[int]) -> None:
    assert numbers(run("stories", "-f", "jsonl", *options)) == order


def test_jsonl_holds_the_records(run: Run) -> None:
    first = run("stories", "-f", "jsonl").stdout.splitlines()[0]
    assert Happening.model_validate_json(first) == RAID
    assert Happening.model_validate_json(run("story", 4711, "-f", "jsonl").stdout) == RAID
    assert Utterance.model_validate_json(run("quotes", "-f", "jsonl").stdout) == REFUSAL
    assert CopyGroup.model_validate_json(run("copies", DAM, "-f", "jsonl").stdout).copies == COPIES.copies


def test_filters_reach_the_stories(run: Run) -> None:
    run("stories", "camp", "--type", "assault", "--actor", "Air Force", "--published-from", "2031")
    assert asked() == EventFilter(text="camp", type=("assault",), actor=("Air Force",), published_from="2031")
    run("quotes", "dam", "--speaker", "Voss", "--speaker", "Okoro")
    assert asked() == AttributionFilter(text="dam", speaker=("Voss", "Okoro"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("stories", "--type", "nonsense"), "PLOVER has no type 'nonsense'"),
        (("quotes", "--act", "sing"), "--act: there is no 'sing'"),
        (("story", f"{DAM}/e77"), "nothing called"),
        (("story", "5"), "the archive holds no story 5"),
    ],
)
def test_what_does_not_fit_is_one_line(run: Run, arguments: tuple[str, ...], said: str) -> None:
    done = run(*arguments)
    assert (done.exit_code, done.stdout) == (UsageError.code, "")
    assert said in done.stderr
    assert done.stderr.count("\n") == 1


def test_options_of_the_other_kind_are_not_offered(run: Run) -> None:
    assert run("stories", "--speaker", "Voss").exit_code == 2
    assert run("quotes", "--actor", "Voss").exit_code == 2
    assert run("stories", "--order", "cut").exit_code == 2


def test_a_list_says_that_there_is_more(run: Run) -> None:
    assert run("stories", "-n", 2).stdout.endswith("\nThere are more: --limit 4\n")
    assert "There are more" not in run("stories", "-n", 3).stdout


def test_nothing_found(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Told, "found", ())
    for options in ((), ("--order", "articles"), ("--contradicted",)):
        assert run("stories", *options).stdout == "Nothing was found.\n"
    assert run("stories", "-f", "jsonl").stdout == ""


def test_one_happening_with_what_followed(run: Run) -> None:
    for name in ("4711", RAID.first):
        shown = run("story", name).stdout
        assert "Told in ways that cannot all be right" in shown
        assert "“The camp's elders accused the army.”" in shown


def test_one_utterance(run: Run) -> None:
    for name in ("99", REFUSAL.first):
        assert "[-We will-] {+she would+}" in run("story", name).stdout
    assert "keeps 33 %" in run("quotes").stdout


def test_what_nobody_cut_is_not_listed(run: Run) -> None:
    assert len(run("quotes", "-f", "jsonl").stdout.splitlines()) == 1


def test_copies(run: Run) -> None:
    shown = run("copies", DAM).stdout
    assert shown.startswith(f"{DAM}  Minister denies talks on the northern dam\n")
    assert "+ added: A shopkeeper here said nobody slept." in shown
    assert run("copies", AIR).stdout == f"The archive holds no copies of article {AIR}.\n"
    assert run("copies", AIR, "-f", "jsonl").stdout == ""


def test_a_file_gets_what_standard_output_gets(run: Run, tmp_path: Path) -> None:
    for arguments in (("stories",), ("stories", "-f", "jsonl"), ("story", 4711), ("quotes",), ("copies", DAM)):
        assert run(*arguments, "-o", tmp_path / "out").stdout == ""
        assert (tmp_path / "out").read_text(encoding="utf-8") == run(*arguments).stdout
    assert run("stories", "-o", tmp_path / "none" / "out").exit_code == NotFound.code


def test_a_terminal_gets_its_width_and_colours(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "terminal", lambda _: (60, "truecolor"))
    shown = run("story", 99).stdout
    assert "\x1b[" in shown
    assert "[-" not in shown


def test_an_archive_that_is_not_there_is_not_made(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.db"
    for arguments in (("stories",), ("quotes",), ("story", 4711), ("copies", DAM)):
        assert run(*arguments, "--archive", path).exit_code == NotFound.code
    assert not path.exists()


def test_help_imports_nothing_heavy() -> None:
    line = [sys.executable, "-X", "importtime", "-m", "reportedly", "stories", "--help"]
    done = subprocess.run(line, capture_output=True, text=True, check=True)
    imported = {one.rsplit("|", 1)[-1].strip() for one in done.stderr.splitlines()}
    assert not imported & {"numpy", "sqlalchemy", "reportedly.records", "rich.console"}
