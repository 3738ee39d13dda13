from __future__ import annotations

from rich.console import RenderableType

from reportedly.formats import story_text
from reportedly.formats.terminal import PLAIN_WIDTH, printed
from reportedly.records import Contradiction, Side
from storymade import ANSWER, COURIER, LEDGER, NOBODY, RAID, TELLINGS, THIRTY, TWELVE, WIRE

LISTED = f"""\
ASSAULT aerial  Air Force → a camp
    2 March 2031 · Selden · 3 articles of 3 outlets · 2 independent voices · denied by 1
    “{TWELVE}”
    first told by  Meridian · 2 March 2031, 18:00
    on the word of Meridian (agency); Lena Voss
    denied by      the army (not named)
    ≠ whether it happened
      it happened: Meridian, The Ledger, Lena Voss in The Selden Courier
          “{TWELVE}”
      it did not: the army in The Selden Courier
          “{NOBODY}”
    ≠ how many dead
      12: Meridian, The Ledger
          “{TWELVE}”
      at least 30: Lena Voss in The Selden Courier
          “{THIRTY}”
    reportedly story 4711
"""
VOICES = """\
On whose word
  ● Meridian (agency)                tellings 1, 2  Meridian, The Ledger
  ● Lena Voss                        telling 3      The Selden Courier
  ○ denies it: the army (not named)  telling 4      The Selden Courier
"""
SIDES = """\
  ≠ how many dead
    12  2 tellings                                  at least 30  1 telling
    1 Meridian; 2 The Ledger                        3 Lena Voss (The Selden Courier → the ministry →
    “Warplanes bombed a camp near Selden on         Lena Voss)
    Sunday, killing 12 people.”                     “At least 30 died when the camp was bombed, Lena
                                                    Voss said.”
"""
TOLD = f"""\
Told by
  Meridian · 2 March 2031, 18:00 · first in this archive
    Camp bombed
  1 asserted by Meridian · 12 dead  {WIRE}/e1
    “{TWELVE}”
  The Ledger (Meridian) · 2 March 2031, 18:25 · 25 minutes later
    Planes hit camp
  2 asserted by The Ledger · 12 dead · a copy of 1  {LEDGER}/e2
  The Selden Courier · 4 March 2031 · 2 days later
    What is known of the raid
  3 asserted by Lena Voss (The Selden Courier → the ministry → Lena Voss) · at least 30 dead
    {COURIER}/e1
    “{THIRTY}”
  4 denied by the army  {COURIER}/e4
    “{NOBODY}”
"""
FOLLOWED = f"""\
What followed
  answered, 3 days later: The Ledger (Meridian) · 2 March 2031, 18:25  {LEDGER}/e9
    “The camp's elders accused the army.”
"""


def plain(shown: RenderableType, width: int = PLAIN_WIDTH) -> str:
    """What is printed where no terminal shows it."""
    return printed(shown, width=width, colours=None)


def test_a_happening_in_a_list() -> None:
    assert plain(story_text.listed(RAID)) == LISTED


def test_a_happening_with_one_telling_in_a_list() -> None:
    shown = plain(story_text.listed(ANSWER)).splitlines()
    assert shown[:2] == ["ACCUSE  ? → Air Force", "    1 article · 1 independent voice"]
    assert not any("first told by" in line for line in shown)
    assert shown[-1] == f"    reportedly story {LEDGER}/e9"


def test_a_happening_in_full() -> None:
    shown = plain(story_text.whole(RAID, {f"{LEDGER}/e9": ANSWER}))
    assert "denied by 1 · story 4711\n────" in shown
    for part in (VOICES, SIDES, TOLD, FOLLOWED):
        assert part in shown


def test_what_is_not_there_has_no_heading() -> None:
    shown = plain(story_text.whole(ANSWER, {}))
    assert "Told in ways" not in shown
    assert "What followed" not in shown
    assert f" · a copy of article {WIRE}  {LEDGER}/e9\n" in shown


def test_a_sequel_that_is_not_there_goes_without_words() -> None:
    shown = plain(story_text.whole(RAID, {}))
    assert shown.endswith(f"What followed\n  answered, 3 days later  {LEDGER}/e9\n")
    same_day = RAID.model_copy(update={"sequels": (RAID.sequels[0].model_copy(update={"days": 0}),)})
    assert "answered, the same day" in plain(story_text.whole(same_day, {}))


def test_a_copy_that_words_it_otherwise_shows_its_words() -> None:
    edited = TELLINGS[1].model_copy(update={"says": "Planes bombed a camp last night."})
    shown = plain(story_text.whole(RAID.model_copy(update={"tellings": (TELLINGS[0], edited, *TELLINGS[2:])}), {}))
    assert f" · a copy of 1  {LEDGER}/e2\n    “Planes bombed a camp last night.”\n" in shown


def test_a_third_side_stands_below_the_first() -> None:
    sides = tuple(Side(says=says, refs=(one.ref,)) for says, one in zip(("12", "30", "40"), TELLINGS, strict=False))
    three = RAID.model_copy(update={"contradictions": (Contradiction(kind="number", what="dead", sides=sides),)})
    lines = plain(story_text.whole(three, {})).splitlines()
    assert any(line.startswith("    12  1 telling ") and line.endswith("30  1 telling") for line in lines)
    assert "    40  1 telling" in lines


def test_control_characters_never_reach_the_terminal() -> None:
    wild = RAID.model_copy(
        update={
            "actors": ("Air\x1b[31m Force\u202e",),
            "place": "Sel\x07den",
            "tellings": tuple(one.model_copy(update={"says": f"\x1b]0;x\x07{one.says}\n"}) for one in TELLINGS),
        }
    )
    for shown in (story_text.listed(wild), story_text.whole(wild, {f"{LEDGER}/e9": wild})):
        assert all(char.isprintable() or char == "\n" for char in plain(shown))


def test_the_width_is_kept_and_colours_are_asked_for() -> None:
    for shown in (story_text.listed(RAID), story_text.whole(RAID, {})):
        assert max(len(line) for line in plain(shown, 44).splitlines()) <= 44
        assert "\x1b[" in printed(shown, width=80, colours="truecolor")
