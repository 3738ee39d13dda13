from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from made import attribution, mention
from reportedly.attributions.tagger import WIDTH, Tagged, default_tagger
from reportedly.attributions.words import split
from reportedly.language.document import parse
from reportedly.records import Attribution, SentenceVoice
from reportedly.voice import voices
from reportedly.voice.cues import NAMES
from reportedly.voice.model import VoiceModel, default_voice_model
from reportedly.voice.voices import VERSION


def heard(text: str, *attributions: Attribution) -> tuple[SentenceVoice, ...]:
    return voices(parse(text), attributions, default_tagger()(text))


def blank(text: str) -> Tagged:
    words = split(text)
    tags = np.zeros((len(words), 3, 3), dtype=np.float32)
    return Tagged(words, tags, np.zeros((len(words), WIDTH), dtype=np.float16))


def only(name: str, weight: float) -> VoiceModel:
    weights = np.zeros(len(NAMES) + WIDTH, dtype=np.float32)
    weights[NAMES.index(name)] = weight
    return VoiceModel(weights, np.zeros_like(weights), np.ones_like(weights), -0.5, 1.0)


@pytest.mark.parametrize(
    ("text", "voice"),
    [
        ("The council met on Monday and approved a budget of 40 million.", "report"),
        ("Three people were killed when a bus left the road near Harwick, police said.", "report"),
        ("This is a shameful decision, and the council should be ashamed of it.", "opinion"),
        ("Perhaps nobody in the ministry will ever learn how absurd its rules are.", "opinion"),
    ],
)
def test_report_and_opinion(text: str, voice: str) -> None:
    (found,) = heard(text)
    assert found.voice == voice
    assert found.by == VERSION
    assert found.reasons
    assert found.confidence > 0.6
    assert found.span.exact == text


def test_reasons_name_the_words_that_decided() -> None:
    text = "The mayor must resign."
    (found,) = voices(parse(text), (), blank(text), only("obligation", 9.0))
    assert (found.voice, found.reasons) == ("opinion", ("obligation (“must”)",))


def test_without_a_cue_the_reasons_say_so() -> None:
    text = "The mayor sat there."
    (found,) = voices(parse(text), (), blank(text), only("obligation", 9.0))
    assert (found.voice, found.reasons) == ("report", ("no cue of opinion",))
    (found,) = voices(parse(text), (), blank(text), only("obligation", 9.0)._replace(bias=2.0))
    assert (found.voice, found.reasons) == ("opinion", ("the wording as a whole",))


def test_sentences_of_others_have_no_voice() -> None:
    text = '"The plan is a disgrace." Voss said nobody should vote for it.'
    told = attribution(1, mention("voss", "Voss", text=text), ["said"], ["nobody should vote for it"], text=text)
    (found,) = heard(text, told)
    assert (found.voice, found.span.exact) == ("report", "Voss said nobody should vote for it.")


def test_an_empty_text_has_no_voices() -> None:
    assert heard("") == ()


def test_the_model_is_small_and_goes_through_a_file(tmp_path: Path) -> None:
    model = default_voice_model()
    path = tmp_path / "voice.npz"
    model.save(path)
    assert path.stat().st_size < 30_000
    again = VoiceModel.load(path)
    assert np.array_equal(again.weights, model.weights)
    assert len(model.weights) == len(NAMES) + WIDTH
