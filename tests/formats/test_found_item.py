from __future__ import annotations

from hypothesis import given

from eventsmade import BOMBED, told, told_readings
from foundmade import done, said
from made import TEXT
from made import reading as made_reading
from reportedly.formats import found_item, found_tables
from reportedly.formats.terminal import PLAIN_WIDTH, printed
from reportedly.records import Reading, SentenceVoice, Span, Voice


def statement(reading: Reading, number: int) -> str:
    """A statement in full, as text."""
    row = said(reading, number)
    fields = found_tables.attributions([row]).to_pylist()[0]
    return printed(found_item.statement(row, fields, reading), width=PLAIN_WIDTH, colours=None)


def event(reading: Reading, number: int) -> str:
    """An event in full, as text."""
    row = done(reading, number)
    fields = found_tables.events([row]).to_pylist()[0]
    return printed(found_item.event(row, fields, reading), width=PLAIN_WIDTH, colours=None)


def cells(shown: str) -> dict[str, str]:
    """The fields of what is shown."""
    pairs = [line.split(maxsplit=1) for line in shown.splitlines()]
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


def test_an_event_with_its_sentence_and_offsets() -> None:
    reading = told()
    shown = event(reading, 0)
    start = reading.article.text.index(BOMBED)
    assert f"\ncharacters {start} to {start + len(BOMBED)} of {len(reading.article.text)}\n    {BOMBED}\n" in shown
    found = cells(shown)
    assert (found["type"], found["lat"], found["historical"]) == ("ASSAULT", "36.2012", "no")
    assert found["contexts"] == "military; human_rights"
    assert "custom" not in found


def test_a_statement_stands_in_its_paragraph_where_no_sentence_is_kept() -> None:
    shown = statement(made_reading(), 3)
    paragraph = '"We have met nobody," Okoro told reporters. "Not in March, not ever."'
    start = TEXT.index(paragraph)
    assert f"\ncharacters {start} to {start + len(paragraph)} of {len(TEXT)}\n    {paragraph}\n" in shown
    assert cells(shown)["source_at"].endswith("“Okoro”")


def test_a_statement_stands_in_its_sentence_where_that_is_kept() -> None:
    sentence = "The dam is expected to open next year."
    start = TEXT.index(sentence)
    span = Span.of(TEXT, start, start + len(sentence))
    voice = SentenceVoice(span=span, voice=Voice.REPORT, by="voice 1.0", confidence=1.0)
    shown = statement(made_reading().model_copy(update={"voices": (voice,)}), 8)
    assert f"    {sentence}\n\n" in shown
    assert "nine years ago" not in shown


@given(told_readings())
def test_any_row_can_be_shown_in_full(reading: Reading) -> None:
    shown = [statement(reading, number) for number in range(len(reading.attributions))]
    shown += [event(reading, number) for number in range(len(reading.events))]
    assert all(char.isprintable() or char == "\n" for one in shown for char in one)
