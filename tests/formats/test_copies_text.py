from __future__ import annotations

from reportedly.formats import copies_text
from reportedly.formats.terminal import PLAIN_WIDTH, printed
from reportedly.records import Article, Stated
from storymade import COPIES, COURIER, LEDGER, WIRE

ORIGIN = Article(
    id=WIRE,
    text="Warplanes bombed a camp.",
    title=Stated(value="Camp\x1b bombed", basis="first line"),
    outlet=Stated(value="Meridian", basis="dateline"),
    published=Stated(value="2031-03-02T18:00:00", basis="dateline"),
)
SHOWN = f"""\
{WIRE}  Camp  bombed
    Meridian · 2 March 2031, 18:00 · likely the origin: the agency that others credit

{LEDGER}  Planes hit camp
    The Ledger · 2 March 2031, 18:25 · 95 % of the shorter text's own words are in both
    + added: A shopkeeper here said nobody slept.
    - left out: The ministry would not comment.

{COURIER}  Untitled article
    100 % of the shorter text's own words are in both
    the same paragraphs
"""


def test_copies_with_what_each_added_and_left_out() -> None:
    assert printed(copies_text.whole(COPIES, ORIGIN), width=PLAIN_WIDTH, colours=None) == SHOWN


def test_an_origin_that_says_nothing_of_itself() -> None:
    shown = printed(copies_text.whole(COPIES, Article(id=WIRE, text="x")), width=PLAIN_WIDTH, colours=None)
    assert shown.startswith(f"{WIRE}  Untitled article\n    likely the origin: ")
