from __future__ import annotations

from hypothesis import given

from eventsmade import told, told_readings
from reportedly.formats.event_table import styled, to_table
from reportedly.formats.terminal import PLAIN_WIDTH
from reportedly.records import Reading

EXPECTED = """\
Warplanes hit Selden
The Selden Courier · 4 March 2031 · Beirut
────────────────────────────────────────────────────────────────────────────────────────────────────

e1  ASSAULT aerial  Syrian Air Force (SYR.MIL) → a rebel camp (SYR.REB)
    asserted by The Selden Courier · Aleppo, SYR · 2031-03-02 · at least 12 dead · 91 % sure
    Syrian warplanes bombed a rebel camp near Aleppo on Sunday, killing at least 12 people.

e2  ASSAULT  Syrian army (SYR.MIL) → civilians (SYR.CVL)
    denied by Omar Dast (The Selden Courier → the army → Omar Dast) · 55 % sure
    A spokesman, Omar Dast, said the army had not fired on civilians.

e3  ACCUSE disapprove  France and Germany (FRA + DEU) → Syrian Air Force (SYR.MIL)
    asserted by The Selden Courier · 2031-03-04 (dateline) · in answer to e1 · spoken of in e1 · 91
    % sure
    France and Germany condemned the attack under UN Security Council resolution 2254.

e4  Relief (AID)  Lena Voss (UNO.GOV)
    conditional by Lena Voss · 91 % sure
    "We will send aid if the road opens," said Lena Voss of the United Nations.
"""


def test_events_for_a_person() -> None:
    reading = told()
    assert to_table(reading, reading.events) == EXPECTED


def test_events_of_one_sentence_share_it() -> None:
    reading = told()
    bombed, *_ = reading.events
    again = bombed.model_copy(update={"id": "e9", "type": "MOBILIZE"})
    shown = to_table(reading, (bombed, again))
    assert shown.count("killing at least 12 people") == 1


def test_a_reading_without_events_says_so() -> None:
    assert to_table(told(), ()).endswith("No events were found.\n")


@given(told_readings())
def test_any_events_can_be_shown(reading: Reading) -> None:
    shown = to_table(reading, reading.events)
    assert all(char.isprintable() or char in "\n" for char in shown)
    assert all(f"\n{event.id}  " in shown for event in reading.events)


def test_the_width_is_kept_and_colours_are_asked_for() -> None:
    reading = told()
    for width in (44, PLAIN_WIDTH):
        plain = styled(reading, reading.events, width=width, colours=None)
        assert max(len(line) for line in plain.splitlines()) <= width
    assert "\x1b[" in styled(reading, reading.events, width=80, colours="truecolor")
