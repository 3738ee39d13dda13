from __future__ import annotations

from hypothesis import given

from eventsmade import told, told_readings
from foundmade import done, said
from made import reading as made_reading
from reportedly.archive.articles import Listed
from reportedly.archive.search import Count
from reportedly.formats import found_table
from reportedly.formats.terminal import PLAIN_WIDTH
from reportedly.records import Reading

STATEMENT = """\
0123456789abcdef/a6  a senior official claims
    mixed · The Selden Courier → Meridian → a senior official · 51 % sure
    the builders' envoys "were shown the door [at the ministry] ... twice
    The Selden Courier · 4 March 2031 · Minister denies talks on the northern dam · utterance 4711
"""
EVENT = """\
0123456789abcdef/e2  ASSAULT  Syrian army (SYR.MIL) → civilians (SYR.CVL)
    denied by Omar Dast (The Selden Courier → the army → Omar Dast) · 55 % sure
    A spokesman, Omar Dast, said the army had not fired on civilians.
    The Selden Courier · 4 March 2031 · Warplanes hit Selden · story 12
"""
LISTED = Listed(
    id="0123456789abcdef",
    number=3,
    title="Rain",
    outlet="The Selden Courier",
    agency=None,
    url=None,
    published="2031-03-04",
    modified="2031-03-05",
    added="2031-03-06T10:00:00.123456+00:00",
    language="en",
    length=1234,
    latest=True,
    read_by="reportedly 0.1.0",
)


def plain(shown: object, width: int = PLAIN_WIDTH) -> str:
    """What is printed where no terminal shows it."""
    return found_table.printed(shown, width=width, colours=None)  # type: ignore[arg-type]  # what rich prints


def test_a_statement() -> None:
    assert plain(found_table.statement(said(made_reading(), 5, 4711))) == STATEMENT


def test_to_whom_it_was_said_and_that_it_is_a_headline() -> None:
    asked, denied = (plain(found_table.statement(said(made_reading(), number))) for number in (2, 0))
    assert asked.startswith("0123456789abcdef/a3  Tomas Okoro demands to the opposition\n")
    assert "    indirect · headline · " in denied
    assert "utterance" not in denied


def test_an_event() -> None:
    assert plain(found_table.event(done(told(), 1, 12))) == EVENT


def test_an_article() -> None:
    shown = plain(found_table.article(LISTED._asdict()))
    assert shown == "0123456789abcdef  Rain\n    The Selden Courier · 4 March 2031 · 1,234 characters\n"
    assert "Untitled article" in plain(found_table.article({**LISTED._asdict(), "title": None, "published": None}))


def test_counts() -> None:
    shown = plain(found_table.counts("outlet", [Count("The Selden Courier", 1200), Count(None, 3)]))
    rows = [line.rsplit(maxsplit=1) for line in shown.splitlines()]
    assert rows == [["outlet", "rows"], ["The Selden Courier", "1,200"], ["(unknown)", "3"]]


def test_versions() -> None:
    shown = plain(found_table.versions([LISTED, LISTED._replace(id="f" * 16, latest=False, modified=None)]))
    _, first, second = shown.splitlines()
    assert first.split()[:4] == ["●", LISTED.id, "2031-03-04", "2031-03-05"]
    assert second.split()[:3] == ["○", "f" * 16, "2031-03-04"]


@given(told_readings())
def test_any_row_can_be_shown(reading: Reading) -> None:
    shown = [plain(found_table.statement(said(reading, n))) for n in range(len(reading.attributions))]
    shown += [plain(found_table.event(done(reading, n, 7))) for n in range(len(reading.events))]
    assert all(char.isprintable() or char == "\n" for one in shown for char in one)
    assert all(one.startswith(f"{reading.article.id}/") for one in shown)


def test_the_width_is_kept_and_colours_are_asked_for() -> None:
    row = done(told(), 0)
    assert max(len(line) for line in plain(found_table.event(row), 44).splitlines()) <= 44
    assert "\x1b[" in found_table.printed(found_table.event(row), width=80, colours="truecolor")
