from __future__ import annotations

import numpy as np
import pytest

from reportedly.attributions.tagger import default_tagger
from reportedly.attributions.words import split
from reportedly.events.heads import CONTEXTS, MODES, ROLES, TYPES
from reportedly.events.model import REACH, Signals, default_event_model

TEXT = "Turkish warplanes bombed three villages in northern Iraq on Sunday, killing at least twelve people."


@pytest.fixture(scope="module")
def signals() -> Signals:
    return default_event_model()(default_tagger()(TEXT))


def test_every_word_has_its_signals(signals: Signals) -> None:
    words = len(signals.states)
    assert signals.types.shape == (words, 1 + len(TYPES))
    assert signals.types.sum(axis=1) == pytest.approx(np.ones(words), abs=1e-4)
    assert signals.statuses.sum(axis=1) == pytest.approx(np.ones(words), abs=1e-4)
    assert np.abs(signals.factuality).max() <= 3


def test_a_bombing_is_seen_at_its_verb(signals: Signals) -> None:
    trigger = int(signals.types[:, 0].argmin())
    assert TEXT.split()[trigger] == "bombed"
    assert TYPES[int(signals.types[trigger, 1:].argmax())] == "ASSAULT"


def test_heads_of_a_trigger_have_their_shapes(signals: Signals) -> None:
    model = default_event_model()
    assert model.modes(signals.states[2]).shape == (len(MODES),)
    assert model.contexts(signals.states[2]).shape == (len(CONTEXTS),)
    low, roles = model.roles(signals, 2)
    assert (low, roles.shape) == (0, (len(signals.states), len(ROLES)))


def test_roles_are_looked_for_within_reach() -> None:
    model = default_event_model()
    seen = model(default_tagger()(" ".join([TEXT] * 30)))
    low, roles = model.roles(seen, 300)
    assert (low, len(roles)) == (300 - REACH, 2 * REACH + 1)


def test_a_long_text_is_read_without_seams() -> None:
    model, tagger = default_event_model(), default_tagger()
    text = "\n\n".join([TEXT] * 40)
    seen = model(tagger(text))
    found = [text[a:b] for a, b in _triggers(text, seen)]
    assert found == ["bombed"] * 40


def _triggers(text: str, seen: Signals) -> list[tuple[int, int]]:
    words = split(text)
    return [(int(words.starts[n]), int(words.ends[n])) for n in np.flatnonzero(seen.types[:, 0] < 0.2).tolist()]
