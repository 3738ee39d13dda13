from __future__ import annotations

from hypothesis import given

from eventsmade import told
from groundsmade import grounded, grounded_readings
from made import article
from reportedly.formats.terminal import PLAIN_WIDTH, styled, to_text
from reportedly.records import Reading
from strategies import readings

EXPECTED = """\
Minister denies talks on the northern dam
The Selden Courier · Meridian · 4 March 2031 · Port Selden · by Ana Belmonte
────────────────────────────────────────────────────────────────────────────────────────────────────

● Tomas Okoro, energy minister    4 statements  20 %  ████████████████
● a senior official, not named     1 statement  11 %  ████████
● Lena Voss, Blue Party           2 statements  11 %  ████████
● Meridian, organisation           1 statement   6 %  █████
○ The Selden Courier's own words                52 %

1  Tomas Okoro denies  indirect · headline · ¶1
   talks on the northern dam

2  Tomas Okoro denies  indirect · ¶3
   that his ministry had held talks with the dam's builders

3  Tomas Okoro demands to the opposition  indirect · ¶3
   an apology

4  Tomas Okoro says to reporters  direct · ¶4
   “We have met nobody, Not in March, not ever.”

5  Meridian says  indirect · ¶5
   that a senior official had said the builders' envoys "were shown the door [at the ministry] ...
   twice

   6  a senior official claims  mixed · ¶5
      The Selden Courier → Meridian → a senior official
      ▮▮▮▮▮▯▯▯▯▯ only 51 % sure
      the builders' envoys "were shown the door [at the ministry] ... twice

7  Lena Voss says  direct · ¶6
   “There is a list of visitors,”

8  Lena Voss promises in a radio interview  direct · ¶7
   “It will be published tomorrow,”

9  No source named: it is expected  indirect · ¶8
   The dam to open next year
"""


def test_a_reading_as_plain_text(reading: Reading) -> None:
    assert to_text(reading) == EXPECTED


@given(readings())
def test_plain_text_holds_no_control_characters(reading: Reading) -> None:
    shown = to_text(reading)
    assert shown.endswith("\n")
    assert all(char.isprintable() or char in "\n" for char in shown)


def test_colours_only_where_asked_for(reading: Reading) -> None:
    assert "\x1b[" in styled(reading, width=80, colours="truecolor")
    assert "\x1b" not in styled(reading, width=80, colours=None)


def test_the_width_is_kept(reading: Reading) -> None:
    for width in (44, 60, PLAIN_WIDTH):
        assert max(len(line) for line in styled(reading, width=width, colours=None).splitlines()) <= width


def test_an_article_cannot_steer_the_terminal(reading: Reading) -> None:
    one = reading.attributions[0].model_copy(update={"clean": "a\x1b[2Jb\x07\x9bc"})
    assert "\x1b[2J" not in styled(reading.model_copy(update={"attributions": (one,)}), width=80, colours="standard")


def test_a_reading_without_statements_says_so() -> None:
    assert "No statements and no events were found." in to_text(Reading(produced_by="x", article=article()))


def test_events_hang_on_their_statement_or_stand_by_themselves() -> None:
    shown = to_text(told())
    assert "▸ e1  ASSAULT aerial  Syrian Air Force (SYR.MIL) → a rebel camp (SYR.REB)\n" in shown
    said = shown.index("1  Omar Dast denies")
    assert shown.index("▸ e1") < said < shown.index("   ▸ e2  ASSAULT") < shown.index("▸ e3  ACCUSE")


CLOSING = """\
In the narrator's voice: 1 of 2 sentences is opinion
  Syrian warplanes bombed  doubt, numbers
Loaded wording: bombed → struck (The Selden Courier ×2); rebel (The Selden Courier); fired (Omar
Dast); attack → strike (The Selden Courier)
Documents cited: UN Security Council resolution 2254
"""


def test_voice_loaded_words_and_documents_close_the_reading() -> None:
    assert to_text(grounded()).endswith(f"\n\n{CLOSING}")


def test_nothing_closes_a_reading_without_them(reading: Reading) -> None:
    shown = to_text(reading)
    assert not any(words in shown for words in ("narrator's voice", "Loaded wording", "Documents cited"))


def test_the_closing_stays_short() -> None:
    made = grounded()
    word, voice = made.loaded[0], made.voices[0]
    words = tuple(word.model_copy(update={"neutral": f"neutral word {number}"}) for number in range(40))
    long = made.model_copy(update={"loaded": words, "voices": (voice,) * 40})
    closing = to_text(long).split("In the narrator's voice")[1]
    assert len(closing.splitlines()) <= 12
    assert "and 34 more" in " ".join(closing.split())


@given(grounded_readings())
def test_any_reading_can_be_closed(reading: Reading) -> None:
    assert all(char.isprintable() or char == "\n" for char in to_text(reading))
