from __future__ import annotations

import pytest
from rich.console import RenderableType

from reportedly.formats import utterance_text
from reportedly.formats.terminal import PLAIN_WIDTH, printed
from reportedly.formats.utterance_text import coloured, marked
from reportedly.records import Change, Piece
from storymade import COURIER, FULL, LEDGER, REFUSAL, VARIANTS, WIRE, piece

LISTED = f"""\
Lena Voss
    refuse, state · 3 reports in 3 articles of 3 outlets · utterance 99
    in full by The Selden Courier · 4 March 2031
        {FULL}
    Meridian · 4 March 2031 · keeps 33 %
        [-We will-] {{+she would+}} not sell the dam [-not now and not ever-] <whatever> [-they offer
        us-] {{+anybody offers+}}
    reportedly story {COURIER}/a1
"""
WHOLE = f"""\
The Selden Courier           {FULL}
4 March 2031
first in this archive
the fullest report
{COURIER}/a1

Meridian                     [-We will-] {{+she would+}} not sell the dam [-not now and not ever-]
4 March 2031                 <whatever> [-they offer us-] {{+anybody offers+}}
the same day
keeps 33 % of its words
{WIRE}/a1

The Ledger                   in other words: that talks were over
date unknown
keeps 0 % of its words
{LEDGER}/a1

[-left out-]  {{+put in+}}  <outside quotation marks>
"""


def plain(shown: RenderableType, width: int = PLAIN_WIDTH) -> str:
    """What is printed where no terminal shows it."""
    return printed(shown, width=width, colours=None)


@pytest.mark.parametrize(
    ("stretch", "words"),
    [
        (piece(Change.KEPT, "the dam", "the dam"), "the dam"),
        (piece(Change.KEPT, "the dam", "the dam", unquoted=True), "<the dam>"),
        (piece(Change.CUT, "the dam", ""), "[-the dam-]"),
        (piece(Change.ADDED, "", "a dam"), "{+a dam+}"),
        (piece(Change.CHANGED, "the dam", "a dam", unquoted=True), "[-the dam-] {+a dam+}"),
    ],
)
def test_marks(stretch: Piece, words: str) -> None:
    assert marked(stretch).plain == words


def test_colours_say_what_marks_say() -> None:
    changed = coloured(piece(Change.CHANGED, "the dam", "a dam"))
    assert changed.plain == "the dam a dam"
    assert [str(span.style) for span in changed.spans] == ["strike red", "green"]
    loose = coloured(piece(Change.KEPT, "the dam", "the dam", unquoted=True))
    assert [str(span.style) for span in loose.spans] == ["underline"]
    assert coloured(piece(Change.KEPT, "the dam", "the dam")).spans == []


def test_a_pen_is_chosen_by_what_there_is() -> None:
    assert utterance_text.pen(None) is marked
    assert utterance_text.pen("truecolor") is coloured


def test_an_utterance_in_a_list() -> None:
    assert plain(utterance_text.listed(REFUSAL, marked)) == LISTED


def test_an_utterance_in_full() -> None:
    assert plain(utterance_text.whole(REFUSAL, marked)).split("─\n", 1)[1] == WHOLE


def test_only_marks_that_occur_are_explained() -> None:
    alone = REFUSAL.model_copy(update={"id": None, "speaker": None, "variants": VARIANTS[:1]})
    shown = plain(utterance_text.whole(alone, marked))
    assert shown.startswith("No source named\n")
    assert "left out" not in shown
    assert "utterance 99" not in shown
    assert plain(utterance_text.listed(alone, marked)).count(FULL) == 1


def test_a_report_in_other_words_is_listed_only_where_there_is_no_other() -> None:
    free = REFUSAL.model_copy(update={"variants": (VARIANTS[0], VARIANTS[2])})
    assert "keeps 0 %\n        in other words: that talks were over" in plain(utterance_text.listed(free, marked))


def test_the_same_words_are_shown_once() -> None:
    again = VARIANTS[0].model_copy(update={"telling": VARIANTS[1].telling.model_copy(update={"copy_of": COURIER})})
    shown = plain(utterance_text.whole(REFUSAL.model_copy(update={"variants": (VARIANTS[0], again)}), marked))
    assert shown.count(FULL) == 1
    assert "Meridian                     the same words\n" in shown
    assert f"a copy of {COURIER}\n" in shown


def test_whom_a_report_credits_is_told_where_it_is_another_name() -> None:
    unnamed = VARIANTS[1].telling.model_copy(update={"chain": ("the Minister",)})
    nobody = VARIANTS[2].telling.model_copy(update={"chain": ()})
    variants = (
        VARIANTS[0],
        VARIANTS[1].model_copy(update={"telling": unnamed}),
        VARIANTS[2].model_copy(update={"telling": nobody}),
    )
    shown = plain(utterance_text.whole(REFUSAL.model_copy(update={"variants": variants}), marked))
    assert shown.count("credited to") == 2
    assert "credited to the Minister" in shown
    assert "credited to nobody" in shown


def test_a_report_that_adds_much_to_the_fullest_is_woven_into_it() -> None:
    more = " ".join(f"word{number}" for number in range(60))
    pieces = (piece(Change.KEPT, FULL, FULL), piece(Change.ADDED, "", more))
    longer = VARIANTS[1].model_copy(update={"pieces": pieces, "kept": 1.0})
    shown = plain(utterance_text.whole(REFUSAL.model_copy(update={"variants": (VARIANTS[0], longer)}), marked))
    assert "{+word0" in shown
    assert "in other words" not in shown


def test_long_stretches_are_cut_short_in_a_list_only() -> None:
    long = " ".join(f"word{number}" for number in range(40))
    pieces = (piece(Change.CUT, long, ""), piece(Change.KEPT, "the dam", "the dam"))
    cut = VARIANTS[1].model_copy(update={"pieces": pieces})
    one = REFUSAL.model_copy(update={"variants": (VARIANTS[0], cut)})
    assert "[-word0 word1 word2 word3 … word36" in plain(utterance_text.listed(one, marked))
    assert "word20" in plain(utterance_text.whole(one, marked))


def test_control_characters_never_reach_the_terminal() -> None:
    wild = tuple(
        one.model_copy(update={"pieces": (piece(Change.CHANGED, "a\x1b[2J", "b\x07\u202e"),)}) for one in VARIANTS
    )
    one = REFUSAL.model_copy(update={"speaker": "Lena\x1b Voss", "variants": wild})
    for shown in (utterance_text.listed(one, marked), utterance_text.whole(one, marked)):
        assert all(char.isprintable() or char == "\n" for char in plain(shown))


def test_the_width_is_kept_and_colours_are_asked_for() -> None:
    shown = utterance_text.whole(REFUSAL, coloured)
    assert max(len(line) for line in plain(shown, 44).splitlines()) <= 44
    assert "\x1b[" in printed(shown, width=80, colours="truecolor")
