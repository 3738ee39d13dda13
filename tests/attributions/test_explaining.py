from __future__ import annotations

import pytest

from attributions.handmade import SETTINGS, HandTagger, offsets, tagged
from reportedly.attributions.assembly import Settings
from reportedly.attributions.explaining import explanation
from reportedly.attributions.tagger import CONTENT, CUE, SOURCE
from reportedly.errors import UsageError
from reportedly.language.document import parse
from reportedly.records import Article, Attribution, Explanation, Kind, Mention, Reading, Span

TEXT = "Rain fell. Lena Voss said that it was wet.\n\nIt will rain again."
SEEN = {CUE: ["said"], SOURCE: ["Lena Voss"], CONTENT: ["that it was wet"]}
EMPTY = Reading(produced_by="tests 1", article=Article(id="00ff00ff00ff00ff", text=TEXT))
TAKEN = EMPTY.model_copy(
    update={
        "attributions": (
            Attribution(
                id="a1",
                kind=Kind.INDIRECT,
                act=None,
                source=Mention(
                    spans=(Span.of(TEXT, *offsets(TEXT, "Lena Voss")),), speaker="lena-voss", how="name", confidence=0.9
                ),
                cue=(Span.of(TEXT, *offsets(TEXT, "said")),),
                content=(
                    Span.of(TEXT, *offsets(TEXT, "that it was wet")),
                    Span.of(TEXT, *offsets(TEXT, "It will rain again.")),
                ),
                clean="it was wet",
                by="tests 1",
                confidence=0.9,
            ),
        )
    }
)


def explained(
    reading: Reading, at: int | None = None, sentence: int | None = None, settings: Settings = SETTINGS
) -> Explanation:
    return explanation(reading, parse(TEXT), tagged(TEXT, SEEN), HandTagger(), settings, at, sentence)


def test_both_ways_of_asking() -> None:
    assert explained(TAKEN, at=TEXT.index("said")) == explained(TAKEN, sentence=2)
    assert explained(TAKEN, at=0).number == 1
    assert explained(TAKEN, at=len(TEXT) - 1) == explained(TAKEN, sentence=3)


@pytest.mark.parametrize(
    ("at", "sentence"), [(None, None), (0, 1), (-1, None), (len(TEXT), None), (None, 0), (None, 4), (None, -1)]
)
def test_no_such_place(at: int | None, sentence: int | None) -> None:
    with pytest.raises(UsageError):
        explained(TAKEN, at, sentence)


def test_a_text_without_sentences_has_no_place() -> None:
    reading = Reading(produced_by="tests 1", article=Article(id="00ff00ff00ff00ff", text=""))
    for at, sentence in ((0, None), (None, 1)):
        with pytest.raises(UsageError):
            explanation(reading, parse(""), tagged("", {}), HandTagger(), SETTINGS, at, sentence)


def test_a_sentence_that_holds_one() -> None:
    told = explained(TAKEN, sentence=2)
    assert told.sentence.exact == "Lena Voss said that it was wet."
    (candidate,) = told.candidates
    assert (candidate.taken, candidate.attribution) == (True, "a1")
    assert [span.exact for span in (*candidate.source, *candidate.cue, *candidate.content)] == [
        "Lena Voss",
        "said",
        "that it was wet",
        "It will rain again.",
    ]
    assert told.covering == ("a1",)
    assert any("a1" in reason for reason in told.reasons)


def test_a_sentence_that_holds_an_unlikely_one() -> None:
    (candidate,) = explained(EMPTY, sentence=2, settings=SETTINGS._replace(keep=1.0)).candidates
    assert not candidate.taken
    assert any("100%" in reason for reason in candidate.reasons)


def test_a_sentence_that_is_part_of_a_content() -> None:
    told = explained(TAKEN, sentence=3)
    assert (told.candidates, told.covering) == ((), ("a1",))
    assert any("another sentence" in reason for reason in told.reasons)


def test_a_sentence_that_holds_none() -> None:
    told = explained(TAKEN, sentence=1)
    assert (told.candidates, told.covering) == ((), ())
    assert told.reasons


def test_every_word_is_scored() -> None:
    told = explained(TAKEN, sentence=2)
    assert [word.span.exact for word in told.words] == "Lena Voss said that it was wet .".split()
    scores = {word.span.exact: word for word in told.words}
    assert scores["said"].cue > 0.9 > 0.1 > scores["wet"].cue
    assert scores["Voss"].source > 0.9
    assert all(TEXT[w.span.start : w.span.end] == w.span.exact for w in told.words)


def test_a_nested_one_tells_whose_content_it_was_seen_in() -> None:
    nested = TAKEN.attributions[0].model_copy(
        update={"id": "a2", "parent": "a1", "cue": (Span.of(TEXT, *offsets(TEXT, "was")),)}
    )
    both = TAKEN.model_copy(update={"attributions": (*TAKEN.attributions, nested)})
    told = explained(both, sentence=2)
    assert [c.attribution for c in told.candidates] == ["a1", "a2"]
    assert "a1" in told.candidates[1].reasons[0]


def test_what_a_rule_left_out_tells_the_rule() -> None:
    text = "They withdrew according to resolution 12."
    seen = {CUE: ["according to"], SOURCE: ["resolution"], CONTENT: ["They withdrew"]}
    reading = Reading(produced_by="tests 1", article=Article(id="00ff00ff00ff00ff", text=text))
    told = explanation(reading, parse(text), tagged(text, seen), HandTagger(), SETTINGS, None, 1)
    (candidate,) = told.candidates
    assert not candidate.taken
    assert "measured by" in candidate.reasons[0]


def test_one_that_stood_in_what_was_left_out_tells_that() -> None:
    alone = explanation(TAKEN, parse(TEXT), tagged(TEXT, {}), HandTagger(), SETTINGS, None, 2)
    (candidate,) = alone.candidates
    assert candidate.taken
    assert "read alone" in candidate.reasons[0]
