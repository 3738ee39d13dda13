from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from reportedly.formats import copies_html, ref_html, story_html, utterance_html
from reportedly.records import CopyGroup, Happening, Utterance
from storymade import ANSWER, COPIES, RAID, REFUSAL, THIRTY, TWELVE

NASTY = '<script>alert("1")</script>&'


class Balance(HTMLParser):
    """Sees whether elements nest, and what they hold."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def checked(part: str) -> Balance:
    """A part that nests, and needs no script and no style of its own."""
    found = Balance()
    found.feed(part)
    found.close()
    assert not found.open
    assert not found.names & {"script", "style"}
    assert not any(name == "style" or name.startswith("on") for name in found.attributes)
    return found


def plain(part: str) -> str:
    """What one reads of a part."""
    return " ".join(re.sub(r"<[^>]*>", " ", part).split())


def test_a_happening_names_its_voices_sides_tellings_and_what_followed() -> None:
    part = story_html.happening(RAID)
    checked(part)
    words = plain(part)
    for told in (
        "ASSAULT aerial: Air Force → a camp",
        "2 March 2031 · Selden · 3 articles of 3 outlets · 2 independent voices · denied by 1 · story 4711",
        "● Meridian (agency) tellings 1, 2",
        "○ the army (not named) denies it telling 4",
        "whether it happened",
        "at least 30",
        "The Ledger (Meridian) · 2 March 2031, 18:25 · 25 minutes later",
        "2 asserted by The Ledger · 12 dead · a copy of 1",
        "4 denied by the army",
        "answered , 3 days later",
    ):
        assert told in words, told
    assert part.count(f"<blockquote>{TWELVE}") == 1, "what a copy repeats stands once"
    assert f"<q>{THIRTY}</q>" in part


def test_a_happening_that_little_is_known_of_has_no_empty_parts() -> None:
    part = story_html.happening(ANSWER)
    checked(part)
    assert "nobody named" in part
    assert "cannot all be right" not in part
    assert "What followed" not in part


def test_an_utterance_shows_what_was_cut_put_in_and_taken_out_of_quotation_marks() -> None:
    part = utterance_html.utterance(REFUSAL)
    checked(part)
    assert "<del>We will</del> <ins>she would</ins> not sell the dam <del>not now and not ever</del>" in part
    assert "<span class=unquoted>whatever</span>" in part
    assert "<del>left out</del> · <ins>put in</ins> · <span class=unquoted>outside quotation marks</span>" in part
    words = plain(part)
    assert "The Selden Courier 4 March 2031 first in this archive the fullest report" in words
    assert "keeps 33 % of its words" in words
    assert "in other words: that talks were over" in words


def test_an_utterance_reported_once_needs_no_legend() -> None:
    one = REFUSAL.model_copy(update={"variants": REFUSAL.variants[:1], "speaker": None})
    part = utterance_html.utterance(one)
    checked(part)
    assert "legend" not in part
    assert "No source named" in part


def test_copies_show_what_was_added_and_left_out() -> None:
    part = copies_html.copies(COPIES)
    checked(part)
    assert "<b>added</b> <ins>A shopkeeper here said nobody slept.</ins>" in part
    assert "<b>left out</b> <del>The ministry would not comment.</del>" in part
    assert "the same paragraphs" in part
    assert "95 % of the shorter text&#x27;s own words are in both" in part


def test_whatever_stands_in_a_story_is_only_text() -> None:
    telling = RAID.tellings[0].model_copy(
        update=dict.fromkeys(("ref", "outlet", "title", "says", "status", "published"), NASTY)
        | {"chain": (NASTY, NASTY)}
    )
    happening = RAID.model_copy(
        update={"type": NASTY, "actors": (NASTY,), "place": NASTY, "tellings": (telling,), "first": NASTY}
    )
    variant = REFUSAL.variants[1].model_copy(update={"telling": telling})
    utterance = REFUSAL.model_copy(update={"variants": (variant,), "speaker": NASTY, "acts": (NASTY,)})
    copy = COPIES.copies[0].model_copy(update={"title": NASTY, "outlet": NASTY, "added": (NASTY,), "article": NASTY})
    copies = COPIES.model_copy(update={"why": NASTY, "copies": (copy,)})
    for part in (
        story_html.happening(happening),
        utterance_html.utterance(utterance),
        copies_html.copies(copies),
    ):
        checked(part)
        assert "alert" in part


@pytest.mark.parametrize("one", [RAID, REFUSAL, COPIES], ids=["happening", "utterance", "copies"])
def test_a_notebook_shows_a_story_with_its_style(one: Happening | Utterance | CopyGroup) -> None:
    shown = one._repr_html_()
    assert shown.startswith("<div><style>")
    assert ".reportedly-story" in shown
    assert "<div class=reportedly-story>" in shown
    part = ref_html.in_notebook("<p>x</p>")
    assert "<p>x</p></div></div>" in part
