from __future__ import annotations

from eventsmade import told
from groundsmade import grounded
from reportedly.formats import voice_html, voice_phrases


def test_an_opinion_bears_its_reasons() -> None:
    one = voice_phrases.opinions(grounded())[0]
    layer = voice_html.opinion(one, 1, "", one.span.start)
    assert 'title="The narrator’s opinion: doubt (“&lt;perhaps&gt;”, “it seems”); numbers"' in layer.opening
    assert 'id="opinion-1" href="#voice"' in layer.first
    assert voice_html.opinion(one, 1, "", None).first == ""


def test_a_loaded_word_bears_its_neutral_alternative_and_its_user() -> None:
    reading = grounded()
    layer = voice_html.loaded(reading, reading.loaded[0], 1, "own")
    assert 'aria-description="loaded (label), neutral: struck; used by The Selden Courier"' in layer.opening


def test_a_note_counts_and_gives_grounds() -> None:
    one = voice_phrases.opinions(grounded())[0]
    assert voice_html.note([], "") == ""
    assert ">opinion</a> ×2: doubt, numbers</p>" in voice_html.note([(1, one), (2, one)], "")


def test_the_list_has_a_row_a_word() -> None:
    section = voice_html.section(grounded(), "", lambda span: f"#par-{span.start}")
    assert section.count("<tr>") == 1 + 4
    assert '<a href="#par-68">bombed</a></th><td>label</td><td>struck</td><td>The Selden Courier ×2</td>' in section
    assert "leave it out, or say whose it is" in section


def test_nothing_is_said_of_a_reading_without_voices() -> None:
    assert voice_html.lead(told(), "", "#loaded") == ""
    assert voice_html.section(told(), "", lambda _: "#") == ""
