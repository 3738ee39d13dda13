from __future__ import annotations

import numpy as np

from attributions.handmade import SETTINGS, HandTagger, at, found, offsets, tagged
from reportedly.attributions.nesting import alone, nested
from reportedly.attributions.tagger import CONTENT, CUE, SOURCE, Tagged
from reportedly.attributions.words import Words, split, word_range

TEXT = "The Harbour Times reports that Lena Voss said the old bridge was unsafe."
OUTER = "that Lena Voss said the old bridge was unsafe"
INNER = {CUE: ["said"], SOURCE: ["Lena Voss"], CONTENT: ["the old bridge was unsafe"]}


def test_an_attribution_inside_a_content() -> None:
    outer = found(TEXT, "reports", "The Harbour Times", OUTER)
    parent, child = nested(TEXT, tagged(TEXT, {}, hints=["said"]), [outer], HandTagger(INNER), SETTINGS)
    assert (parent.found, parent.parent) == (outer, None)
    assert child.parent == 0
    assert child.found.cue == at(TEXT, "said")
    assert child.found.source == at(TEXT, "Lena Voss")
    assert child.found.contents == (at(TEXT, "the old bridge was unsafe"),)


def test_a_content_without_any_hint_of_a_cue_has_none() -> None:
    outer = found(TEXT, "reports", "The Harbour Times", OUTER)
    certain = tagged(TEXT, {})
    certain.tags[:, CUE] = (1.0, 0.0, 0.0)
    assert len(nested(TEXT, certain, [outer], HandTagger(INNER), SETTINGS)) == 1


def test_an_unlikely_child_is_left_out() -> None:
    outer = found(TEXT, "reports", "The Harbour Times", OUTER)
    strict = SETTINGS._replace(keep=1.0)
    assert len(nested(TEXT, tagged(TEXT, {}, hints=["said"]), [outer], HandTagger(INNER), strict)) == 1


def test_a_child_in_a_content_of_two_pieces() -> None:
    text = "“Okoro denied on Monday,” wrote Lena Voss, “that the bridge was unsafe.”"
    outer = found(text, "wrote", "Lena Voss", "“Okoro denied on Monday,”", "“that the bridge was unsafe.”")
    inner = {CUE: ["denied"], SOURCE: ["Okoro"], CONTENT: ["that the bridge was unsafe"]}
    _, child = nested(text, tagged(text, {}, hints=["denied"]), [outer], HandTagger(inner), SETTINGS)
    assert child.found.cue == at(text, "denied")
    assert child.found.contents == (at(text, "that the bridge was unsafe"),)


def test_what_spans_the_gap_of_a_broken_content_is_cut_there() -> None:
    text = "“Okoro denied the old plan,” wrote Lena Voss, “and the new one.”"
    outer = found(text, "wrote", "Lena Voss", "“Okoro denied the old plan,”", "“and the new one.”")

    class Across(HandTagger):
        """Sees one content over both pieces."""

        def look(self, text: str, words: Words) -> Tagged:
            made = tagged(text, {CUE: ["denied"], SOURCE: ["Okoro"]}, words)
            first, _ = word_range(words, *offsets(text, "the old plan"))
            made.tags[first, CONTENT], made.tags[first + 1 :, CONTENT] = (0.02, 0.96, 0.02), (0.02, 0.02, 0.96)
            return made

    _, child = nested(text, tagged(text, {}, hints=["denied"]), [outer], Across(), SETTINGS)
    spelled = [text[split(text).starts[a] : split(text).ends[b]] for a, b in child.found.contents]
    assert spelled == ["the old plan,”", "“and the new one.”"]


def test_three_deep() -> None:
    text = "The Harbour Times reports that Lena Voss said Okoro feared that rain would come."
    first = found(text, "reports", "The Harbour Times", "that Lena Voss said Okoro feared that rain would come")

    class Peeling(HandTagger):
        """Sees the outermost of what is left, as the real one does."""

        def look(self, text: str, words: Words) -> Tagged:
            below, past = word_range(words, *offsets(text, "said"))
            second = {CUE: ["said"], SOURCE: ["Lena Voss"], CONTENT: ["Okoro feared that rain would come"]}
            third = {CUE: ["feared"], SOURCE: ["Okoro"], CONTENT: ["that rain would come"]}
            return tagged(text, second if below < past else third, words)

    placed = nested(text, tagged(text, {}, hints=["said", "feared"]), [first], Peeling(), SETTINGS)
    assert [one.parent for one in placed] == [None, 0, 1]
    assert placed[2].found.source == at(text, "Okoro")


def test_nothing_stands_inside_nothing() -> None:
    assert nested(TEXT, tagged(TEXT, {}), [], HandTagger(INNER), SETTINGS) == []


def test_marks_around_a_whole_content_mean_nothing_in_it() -> None:
    text = "Voss said: \"Okoro called it 'wet' today.\""
    words = split(text)
    first, past = word_range(words, *offsets(text, text[text.index('"') :]))
    part = alone(words, np.arange(first, past))
    assert part.starts[0] == text.index('"')
    assert part.paragraph.tolist() == [0] * (past - first)
    assert (part.kinds < 3).all()


def test_marks_around_a_part_of_a_content_stay() -> None:
    text = 'Voss said that it was "very wet" today.'
    part = alone(split(text), np.arange(2, len(split(text))))
    assert ((part.kinds >= 3) == part.quoted).all()
    assert part.quoted.sum() == 4
