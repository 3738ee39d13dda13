from __future__ import annotations

import pytest
from hypothesis import given

from eventsmade import told, told_readings
from made import article
from reportedly.errors import BadRecord
from reportedly.formats.brat import configuration, to_brat
from reportedly.formats.brat_import import from_brat
from reportedly.records import Act, Kind, Reading
from strategies import readings


@given(readings())
def test_attributions_come_back_equal(reading: Reading) -> None:
    back = from_brat(to_brat(reading), reading.article)
    assert back.attributions == reading.attributions
    used = {speaker.id for speaker in back.speakers}
    assert set(back.speakers) == {speaker for speaker in reading.speakers if speaker.id in used}
    assert {link for one in reading.attributions for link in one.chain[1:]} <= used


@given(readings())
def test_no_fragment_is_empty_or_runs_over_a_line(reading: Reading) -> None:
    text = reading.article.text
    for line in to_brat(reading).splitlines():
        if line.startswith("T") and text.strip("\n"):
            _, places, shown = line.split("\t")
            pieces = [text[int(one) : int(two)] for one, two in _places(places)]
            assert not any("\n" in piece for piece in pieces)
            assert len(shown) == len(" ".join(pieces))


def _places(entity: str) -> list[tuple[int, int]]:
    _, _, places = entity.partition(" ")
    return [(int(one), int(two)) for one, two in (place.split() for place in places.split(";"))]


def test_a_discontinuous_content_is_one_entity_of_two_fragments(reading: Reading) -> None:
    assert 'T4\tContent 249 270;293 318\t"We have met nobody," "Not in March, not ever."\n' in to_brat(reading)


def test_files_made_by_hand_need_no_notes() -> None:
    text = 'Vera Lind said: "No."'
    by_hand = (
        'T1\tSource 0 9\tVera Lind\nT2\tCue 10 14\tsaid\nT3\tContent 16 21\t"No."\n'
        "R1\tHasSource Arg1:T3 Arg2:T1\nR2\tHasCue Arg1:T3 Arg2:T2\nA1\tAct T3 refuse\n#1\tAnnotatorNotes T3\tsure?\n"
    )
    (one,) = from_brat(by_hand, article(text)).attributions
    assert (one.id, one.kind, one.act, one.chain) == ("a1", Kind.DIRECT, Act.REFUSE, ("narrator", "vera-lind"))
    assert one.source is not None
    assert one.source.spans[0].exact == "Vera Lind"


def test_what_was_corrected_in_brat_counts(reading: Reading) -> None:
    corrected = (
        to_brat(reading).replace("Act T1 deny", "Act T1 refuse").replace("T1\tContent 16 41", "T1\tContent 16 21")
    )
    first = from_brat(corrected, reading.article).attributions[0]
    assert first.act is Act.REFUSE
    assert first.content[0].exact == "talks"


@pytest.mark.parametrize(
    "line", ["T1", "T1\tContent 0", "T1\tContent 0 9999\tx", "T1\tContent 5 2\tx", "X1\ty z", "R1\tInsideOf T1 T2"]
)
def test_what_is_not_standoff_is_refused(line: str) -> None:
    with pytest.raises(BadRecord, match=r"line 1 of the annotations"):
        from_brat(line, article())


def test_an_unknown_act_is_refused() -> None:
    with pytest.raises(BadRecord, match=r"the annotations make no reading"):
        from_brat("T1\tContent 0 8\tMinister\nA1\tAct T1 shout\n", article())


def test_the_configuration_knows_every_act() -> None:
    assert all(act in configuration() for act in Act)


@given(told_readings())
def test_events_do_not_disturb_what_comes_back(reading: Reading) -> None:
    assert from_brat(to_brat(reading), reading.article).attributions == reading.attributions


def test_an_event_has_its_trigger_and_arguments() -> None:
    lines = to_brat(told()).splitlines()
    entities = dict(line.split("\t", 1) for line in lines if line.startswith("T"))
    event = next(line for line in lines if line.startswith("E1\t")).split("\t")[1].split()
    shown = {name: entities[place].split("\t")[1] for name, _, place in (part.partition(":") for part in event)}
    assert shown == {
        "ASSAULT": "bombed",
        "Actor": "Syrian warplanes",
        "Recipient": "a rebel camp",
        "At": "Aleppo",
        "On": "Sunday",
        "Number": "at least 12",
    }
    assert any(line.endswith("\tVouchedBy Arg1:E2 Arg2:T1") for line in lines)
    assert any(line.endswith("\tStatus E2 denied") for line in lines)


def test_the_configuration_knows_the_types_of_events() -> None:
    written = configuration()
    assert "\nASSAULT\tActor*:Participant, Recipient*:Participant" in written
    assert "Status\tArg:<EVENT>, Value:asserted|denied|" in written
