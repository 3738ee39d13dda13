"""Features and ranking."""

from __future__ import annotations

import numpy as np

from places.handmade import article
from reportedly.places.evidence import evidence
from reportedly.places.features import CONTEXT, NAMES, context, table
from reportedly.places.gazetteer import default_gazetteer
from reportedly.places.mentions import grouped
from reportedly.places.ranking import chances, default_weights


def test_weights_fit_the_features() -> None:
    weights = default_weights()
    assert len(weights.first) == CONTEXT
    assert len(weights.then) == len(NAMES)


def test_chances_of_every_name_add_up_to_one() -> None:
    text = "From Salem to Portland and Eugene."
    gazetteer = default_gazetteer()
    groups = grouped(text, [(5, 10), (14, 22), (27, 33)], gazetteer)
    cells = table(groups, evidence(article(text), gazetteer, None), gazetteer)
    likely = chances(cells, default_weights())
    sums = [likely[low:high].sum() for low, high in zip(cells.starts[:-1], cells.starts[1:], strict=True)]
    assert np.allclose(sums, 1.0)


def test_a_name_tells_nothing_of_itself() -> None:
    text = "Salem is not Salem."
    gazetteer = default_gazetteer()
    groups = grouped(text, [(0, 5)], gazetteer)
    cells = table(groups, evidence(article(text), gazetteer, None), gazetteer)
    assert not context(cells, np.ones(len(cells.group))).any()
