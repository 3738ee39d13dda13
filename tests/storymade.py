"""Stories made by hand: an air raid that two outlets and an agency tell differently, a statement cut, a wire copied."""

from __future__ import annotations

from reportedly.records import (
    Change,
    Contradiction,
    CopiedArticle,
    CopyGroup,
    Figure,
    Happening,
    IndependentVoice,
    Piece,
    Repetition,
    Sequel,
    Side,
    Telling,
    Utterance,
    Variant,
)

COURIER, WIRE, LEDGER = "0123456789abcdef", "1111111111111111", "2222222222222222"
"""Ids of the articles that tell."""

TWELVE = "Warplanes bombed a camp near Selden on Sunday, killing 12 people."
THIRTY = "At least 30 died when the camp was bombed, Lena Voss said."
NOBODY = "The army denied that its planes had bombed any camp."

TELLINGS = (
    Telling(
        ref=f"{WIRE}/e1",
        article=WIRE,
        outlet="Meridian",
        agency="Meridian",
        published="2031-03-02T18:00:00",
        title="Camp bombed",
        says=TWELVE,
        status="asserted",
        sizes=(Figure(what="dead", low=12, high=12),),
    ),
    Telling(
        ref=f"{LEDGER}/e2",
        article=LEDGER,
        outlet="The Ledger",
        agency="Meridian",
        published="2031-03-02T18:25:00",
        title="Planes hit camp",
        says=TWELVE,
        status="asserted",
        sizes=(Figure(what="dead", low=12, high=12),),
        copy_of=WIRE,
    ),
    Telling(
        ref=f"{COURIER}/e1",
        article=COURIER,
        outlet="The Selden Courier",
        agency=None,
        published="2031-03-04",
        title="What is known of the raid",
        chain=("the ministry", "Lena Voss"),
        says=THIRTY,
        status="asserted",
        sizes=(Figure(what="dead", low=30, high=None),),
    ),
    Telling(
        ref=f"{COURIER}/e4",
        article=COURIER,
        outlet="The Selden Courier",
        agency=None,
        published="2031-03-04",
        title="What is known of the raid",
        chain=("the army",),
        says=NOBODY,
        status="denied",
    ),
)

RAID = Happening(
    id=4711,
    type="ASSAULT",
    mode="aerial",
    actors=("Air Force",),
    recipients=("a camp",),
    start="2031-03-02",
    end="2031-03-02",
    place="Selden",
    tellings=TELLINGS,
    articles=3,
    outlets=3,
    voices=(
        IndependentVoice(name="Meridian", kind="agency", refs=(f"{WIRE}/e1", f"{LEDGER}/e2")),
        IndependentVoice(name="Lena Voss", kind="source", refs=(f"{COURIER}/e1",)),
    ),
    deniers=(IndependentVoice(name="the army", kind="unnamed", refs=(f"{COURIER}/e4",)),),
    contradictions=(
        Contradiction(
            kind="denied",
            what=None,
            sides=(
                Side(says="it happened", refs=(f"{WIRE}/e1", f"{LEDGER}/e2", f"{COURIER}/e1")),
                Side(says="it did not", refs=(f"{COURIER}/e4",)),
            ),
        ),
        Contradiction(
            kind="number",
            what="dead",
            sides=(
                Side(says="12", refs=(f"{WIRE}/e1", f"{LEDGER}/e2")),
                Side(says="at least 30", refs=(f"{COURIER}/e1",)),
            ),
        ),
    ),
    first=f"{WIRE}/e1",
    repeated=(
        Repetition(ref=f"{LEDGER}/e2", hours=0.42),
        Repetition(ref=f"{COURIER}/e1", hours=48.0),
        Repetition(ref=f"{COURIER}/e4", hours=48.0),
    ),
    sequels=(Sequel(kind="answered", ref=f"{LEDGER}/e9", days=3),),
)

ANSWER = Happening(
    id=None,
    type="ACCUSE",
    mode=None,
    actors=(),
    recipients=("Air Force",),
    start=None,
    end=None,
    place=None,
    tellings=(TELLINGS[1].model_copy(update={"ref": f"{LEDGER}/e9", "says": "The camp's elders accused the army."}),),
    articles=1,
    outlets=0,
    voices=(IndependentVoice(name="The Ledger", kind="outlet", refs=(f"{LEDGER}/e9",)),),
    deniers=(),
    contradictions=(),
    first=f"{LEDGER}/e9",
    repeated=(),
)

FULL = "We will not sell the dam, not now and not ever, whatever they offer us"


def report(article: str, outlet: str, published: str | None, says: str) -> Telling:
    """One outlet's report of what Voss said."""
    return Telling(
        ref=f"{article}/a1",
        article=article,
        outlet=outlet,
        agency=None,
        published=published,
        title=None,
        chain=("Lena Voss",),
        says=says,
    )


def piece(change: Change, full: str, words: str, *, unquoted: bool = False) -> Piece:
    """A stretch of two variants."""
    return Piece(change=change, full=full, words=words, unquoted=unquoted)


VARIANTS = (
    Variant(
        telling=report(COURIER, "The Selden Courier", "2031-03-04", FULL),
        pieces=(piece(Change.KEPT, FULL, FULL),),
        kept=1.0,
    ),
    Variant(
        telling=report(WIRE, "Meridian", "2031-03-04", "she would “not sell the dam” ... whatever anybody offers"),
        pieces=(
            piece(Change.CHANGED, "We will", "she would", unquoted=True),
            piece(Change.KEPT, "not sell the dam", "not sell the dam"),
            piece(Change.CUT, "not now and not ever", ""),
            piece(Change.KEPT, "whatever", "whatever", unquoted=True),
            piece(Change.CHANGED, "they offer us", "anybody offers", unquoted=True),
        ),
        kept=0.333,
    ),
    Variant(
        telling=report(LEDGER, "The Ledger", None, "that talks were over"),
        pieces=(piece(Change.CHANGED, FULL, "that talks were over", unquoted=True),),
        kept=0.0,
    ),
)

REFUSAL = Utterance(
    id=99,
    speaker="Lena Voss",
    acts=("refuse", "state"),
    variants=VARIANTS,
    articles=3,
    outlets=3,
    first=f"{COURIER}/a1",
    repeated=(Repetition(ref=f"{WIRE}/a1", hours=None), Repetition(ref=f"{LEDGER}/a1", hours=None)),
)

COPIES = CopyGroup(
    origin=WIRE,
    why="the agency that others credit",
    copies=(
        CopiedArticle(
            article=LEDGER,
            outlet="The Ledger",
            published="2031-03-02T18:25:00",
            title="Planes hit camp",
            share=0.953,
            added=("A shopkeeper here said nobody slept.",),
            dropped=("The ministry would not comment.",),
        ),
        CopiedArticle(article=COURIER, outlet=None, published=None, title=None, share=1.0, added=(), dropped=()),
    ),
)
