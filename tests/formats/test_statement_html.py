from __future__ import annotations

from made import reading as made_reading
from reportedly.formats import statement_html


def test_every_part_has_its_layer_and_the_number_stands_once() -> None:
    one = made_reading().attributions[3]
    begins = one.content[0].start
    found = statement_html.layers(one, 4, 0, "w0 c0 p0", "title", begins, "<a>4</a>")
    assert [layer.first for layer in found].count("<a>4</a>") == 1
    assert [(layer.start, layer.end) for layer in found[:2]] == [(span.start, span.end) for span in one.content]
    kinds = [layer.opening.split('"')[1].split()[0] for layer in found]
    assert kinds == ["said", "said", "cue", "source", "addressee"]


def test_a_summary_tells_addressee_channel_and_chain() -> None:
    reading = made_reading()
    told, nested, promised = (statement_html.summary(reading, reading.attributions[number]) for number in (3, 5, 7))
    assert told == "Tomas Okoro says · to reporters"
    assert nested.endswith("The Selden Courier → Meridian → a senior official")
    assert promised == "Lena Voss promises · in a radio interview"
