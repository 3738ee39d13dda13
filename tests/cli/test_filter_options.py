from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from cli.conftest import AIR, DAM
from cli.test_search import refs
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.cli.filter_options import FLAG, NUMBERS, OPTIONS, TEXT, TEXTS, FilterOption

Run = Callable[..., Result]

ASKED: dict[str, tuple[str, tuple[str, ...]]] = {
    "outlet": ("The Selden Courier", ("statements", "11")),
    "agency": ("meridian", ("statements", "9")),
    "published_from": ("2031-03-04", ("statements", "11")),
    "published_until": ("2031-02", ("statements", "0")),
    "language": ("en", ("events", "4")),
    "article": (DAM, ("statements", "9")),
    "country": ("SYR", ("events", f"{AIR}/e1")),
    "speaker": ("Voss", ("statements", f"{DAM}/a7 {DAM}/a8 {AIR}/a2")),
    "via": ("meridian", ("statements", f"{DAM}/a6")),
    "addressee": ("the opposition", ("statements", f"{DAM}/a3")),
    "sector": ("gov", ("statements", f"{AIR}/a2")),
    "speaker_kind": ("unnamed", ("statements", f"{DAM}/a6")),
    "act": ("promise", ("statements", f"{DAM}/a8 {AIR}/a2")),
    "kind": ("mixed", ("statements", f"{DAM}/a6")),
    "negated": ("", ("statements", "0")),
    "headline": ("", ("statements", f"{DAM}/a1")),
    "utterance": ("7", ("statements", "0")),
    "type": ("ACCUSE", ("events", f"{AIR}/e3")),
    "mode": ("aerial", ("events", f"{AIR}/e1")),
    "context": ("military", ("events", f"{AIR}/e1")),
    "status": ("conditional", ("events", f"{AIR}/e4")),
    "quad": ("3", ("events", f"{AIR}/e3")),
    "cameo": ("180", ("events", f"{AIR}/e2")),
    "custom": ("Relief", ("events", f"{AIR}/e4")),
    "actor": ("france", ("events", f"{AIR}/e3")),
    "recipient": ("civilians", ("events", f"{AIR}/e2")),
    "party": ("Syrian Air Force", ("events", f"{AIR}/e1 {AIR}/e3")),
    "actor_country": ("DEU", ("events", f"{AIR}/e3")),
    "actor_sector": ("MIL", ("events", f"{AIR}/e1 {AIR}/e2")),
    "recipient_country": ("SYR", ("events", f"{AIR}/e1 {AIR}/e2 {AIR}/e3")),
    "recipient_sector": ("REB", ("events", f"{AIR}/e1")),
    "party_country": ("UNO", ("events", f"{AIR}/e4")),
    "dyad": ("FRA>SYR", ("events", f"{AIR}/e3")),
    "voucher": ("narrator", ("events", f"{AIR}/e1 {AIR}/e3")),
    "voucher_country": ("UNO", ("events", f"{AIR}/e4")),
    "place": ("Aleppo", ("events", f"{AIR}/e1")),
    "geoname": ("170063", ("events", f"{AIR}/e1")),
    "admin1": ("SYR Aleppo Governorate", ("events", f"{AIR}/e1")),
    "box": ("35,30,40,40", ("events", f"{AIR}/e1")),
    "circle": ("36,37,50", ("events", f"{AIR}/e1")),
    "happened_from": ("2031-03-04", ("events", f"{AIR}/e3")),
    "happened_until": ("2031-03-02", ("events", f"{AIR}/e1")),
    "historical": ("", ("events", "0")),
    "background": ("", ("events", "0")),
    "opinion": ("", ("events", "0")),
    "counted": ("", ("events", f"{AIR}/e1 {AIR}/e3")),
    "story": ("7", ("events", "0")),
}
"""A value of each option, and what is found by it in the archive of two articles, or how many rows."""


def test_there_is_an_option_for_every_field_of_the_filters() -> None:
    fields = {option.field: option for option in OPTIONS}
    assert len(fields) == len(OPTIONS)
    assert {name for name, one in fields.items() if "statements" in one.of} | {"text"} == set(
        AttributionFilter.model_fields
    )
    assert {name for name, one in fields.items() if "events" in one.of} | {"text"} == set(EventFilter.model_fields)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda one: one.field)
def test_the_option_takes_what_the_field_does(option: FilterOption) -> None:
    of = EventFilter if "events" in option.of else AttributionFilter
    annotation = str(of.model_fields[option.field].annotation)
    kind = NUMBERS if "tuple[int" in annotation else TEXTS if "tuple" in annotation else TEXT
    assert option.kind == (FLAG if "bool" in annotation else kind)


@pytest.mark.parametrize("option", OPTIONS, ids=lambda one: one.field)
def test_it_finds_what_it_asks_for(run: Run, archive: Path, option: FilterOption) -> None:
    value, (within, expected) = ASKED[option.field]
    given = [option.flag, value] if value else [option.flag]
    found = sorted(refs(run("search", "--in", within, *given, "-f", "jsonl")), reverse=False)
    assert (found if "/" in expected else str(len(found))) == (
        sorted(expected.split()) if "/" in expected else expected
    )


def test_several_values_are_any_of_them_and_flags_have_two_sides(run: Run, archive: Path) -> None:
    assert run("search", "--act", "deny", "--act", "promise", "--count").stdout == "5\n"
    assert run("search", "--no-headline", "--count").stdout == "10\n"
    assert run("search", "--in", "events", "--not-counted", "--count").stdout == "2\n"


def test_every_filter_is_documented_with_an_example() -> None:
    page = (Path(__file__).parents[2] / "docs" / "archive.md").read_text(encoding="utf-8")
    shown = set(re.findall(r"--[a-z][a-z0-9-]*", page))
    assert [option.flag for option in OPTIONS if option.flag not in shown] == []
    assert [option.metavar for option in OPTIONS if option.kind is FLAG and f"--{option.metavar}" not in shown] == []
