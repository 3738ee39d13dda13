from __future__ import annotations

import pytest
from hypothesis import given

from reportedly.formats.voices import depths, voices
from reportedly.records import Reading
from strategies import readings


def test_words_go_to_the_innermost_voice(reading: Reading) -> None:
    found = {voice.speaker.id: voice for voice in voices(reading).voices}
    assert found["meridian"].words == len(["that", "a", "senior", "official", "had", "said"])
    assert found["a-senior-official"].words == len(
        ["the", "builders'", "envoys", "were", "shown", "the", "door", "at", "the", "ministry", "twice"]
    )
    assert "reporters" not in found


@given(readings())
def test_shares_add_up(reading: Reading) -> None:
    found = voices(reading)
    assert sum(voice.share for voice in found.voices) + found.narrator == pytest.approx(1)
    assert [voice.number for voice in found.voices] == list(range(len(found.voices)))


def test_depths_survive_circles(reading: Reading) -> None:
    first, second = reading.attributions[:2]
    circle = reading.model_copy(
        update={
            "attributions": (
                first.model_copy(update={"parent": second.id}),
                second.model_copy(update={"parent": first.id}),
            )
        }
    )
    assert depths(circle) == {"a1": 1, "a2": 1}
