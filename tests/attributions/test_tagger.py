from __future__ import annotations

import numpy as np
import pytest

from reportedly.attributions.tagger import CONTENT, CUE, Tagger, default_tagger
from reportedly.attributions.words import split

TEXT = "“The dam holds,” said Lena Voss.\n\nTomas Okoro denied that it was safe."


@pytest.fixture(scope="module")
def tagger() -> Tagger:
    return default_tagger()


def test_probabilities_of_every_word(tagger: Tagger) -> None:
    seen = tagger(TEXT)
    assert seen.tags.shape == (len(split(TEXT)), 3, 3)
    assert len(seen.hidden) == len(split(TEXT))
    assert np.allclose(seen.tags.sum(-1), 1, atol=1e-4)
    spelled = [TEXT[a:b] for a, b in zip(seen.words.starts, seen.words.ends, strict=True)]
    assert spelled[int(seen.within(CUE)[:10].argmax())] == "said"
    assert seen.within(CONTENT)[spelled.index("holds")] > 0.5


def test_no_words(tagger: Tagger) -> None:
    assert tagger("").tags.shape == (0, 3, 3)
    assert tagger(" \n\n").words.starts.tolist() == []


def test_texts_read_together_are_read_as_alone(tagger: Tagger) -> None:
    texts = [TEXT, "", "Rain fell.", TEXT + "\n\nRain fell."]
    together = tagger.tag_many([(text, split(text)) for text in texts])
    for text, seen in zip(texts, together, strict=True):
        assert np.allclose(seen.tags, tagger(text).tags, atol=0.1)


def test_short_windows_keep_every_word(tagger: Tagger) -> None:
    text = "\n\n".join([TEXT] * 8)
    seen = tagger(text, size=64, overlap=16)
    assert (seen.within(CUE) > 0.5).sum() == 16
    assert np.abs(seen.hidden).sum(-1).min() > 0


def test_the_same_twice(tagger: Tagger) -> None:
    first, second = tagger(TEXT), tagger(TEXT)
    assert np.array_equal(first.tags, second.tags)
    assert np.array_equal(first.hidden, second.hidden)
