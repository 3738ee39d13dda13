from __future__ import annotations

import numpy as np
import pytest

from reportedly.stories import copies, happenings, utterances
from reportedly.stories.pairs import PairModel, pair_model

MODEL = PairModel(
    mean=np.array([1.0, 0.0], dtype=np.float32),
    scale=np.array([2.0, 1.0], dtype=np.float32),
    inward=np.array([[1.0], [0.0]], dtype=np.float32),
    inward_bias=np.zeros(1, dtype=np.float32),
    outward=np.array([2.0], dtype=np.float32),
    outward_bias=np.array(0.0, dtype=np.float32),
    least=0.5,
)


def test_the_probability_of_standardised_features() -> None:
    assert MODEL(np.array([1.0, 7.0], dtype=np.float32)) == pytest.approx(0.5)
    assert MODEL(np.array([3.0, 7.0], dtype=np.float32)) == pytest.approx(1 / (1 + np.exp(-2 * np.tanh(1.0))))


def test_many_pairs_have_the_probabilities_of_each() -> None:
    pairs = np.array([[0.0, 1.0], [3.0, 2.0], [9.0, 0.0]], dtype=np.float32)
    assert MODEL.many(pairs).tolist() == pytest.approx([MODEL(pair) for pair in pairs])


@pytest.mark.parametrize(
    ("name", "features"),
    [("copies", copies.FEATURES), ("utterances", utterances.FEATURES), ("happenings", happenings.FEATURES)],
)
def test_the_packages_models_take_the_features_of_their_kind(name: str, features: tuple[str, ...]) -> None:
    model = pair_model(name)
    assert model.mean.shape == model.scale.shape == (len(features),)
    assert model.inward.shape[0] == len(features) == len(set(features))
    assert 0 < model.least < 1
    assert (model.scale > 0).all()
