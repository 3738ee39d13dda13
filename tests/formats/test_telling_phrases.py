from __future__ import annotations

import pytest

from reportedly.formats import telling_phrases
from reportedly.records import Contradiction, IndependentVoice, Repetition
from storymade import COURIER, LEDGER, RAID, REFUSAL, TELLINGS, WIRE


def test_origin_names_the_agency_unless_it_is_the_outlet() -> None:
    wire, copy, own, _ = TELLINGS
    assert telling_phrases.origin(wire) == "Meridian · 2 March 2031, 18:00"
    assert telling_phrases.origin(copy) == "The Ledger (Meridian) · 2 March 2031, 18:25"
    assert telling_phrases.origin(own) == "The Selden Courier · 4 March 2031"
    bare = own.model_copy(update={"outlet": None, "published": None})
    assert telling_phrases.origin(bare) == "“What is known of the raid” · date unknown"
    assert telling_phrases.outlet(bare.model_copy(update={"title": None})) == f"article {COURIER}"
    assert telling_phrases.outlet(bare.model_copy(update={"title": "A “raid”"})) == "“A ‘raid’”"
    assert telling_phrases.outlet(bare.model_copy(update={"agency": "Meridian"})) == "Meridian"


def test_voucher_is_the_last_of_the_chain() -> None:
    wire, _, nested, short = TELLINGS
    assert telling_phrases.voucher(wire) == "Meridian"
    assert telling_phrases.voucher(short) == "the army"
    assert telling_phrases.voucher(nested) == "Lena Voss (The Selden Courier → the ministry → Lena Voss)"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0.0, "at the same time"),
        (0.001, "1 minute later"),
        (0.42, "25 minutes later"),
        (1.2, "1 hour later"),
        (24.0, "1 day later"),
        (30.0, "30 hours later"),
        (48.0, "2 days later"),
        (100.0, "4 days later"),
    ],
)
def test_lag(hours: float, words: str) -> None:
    assert telling_phrases.lag(hours) == words


def test_lags_by_ref() -> None:
    assert telling_phrases.lags(RAID)[f"{LEDGER}/e2"] == "25 minutes later"
    found = telling_phrases.lags(REFUSAL)
    assert found == {f"{COURIER}/a1": "first in this archive", f"{WIRE}/a1": "the same day", f"{LEDGER}/a1": ""}


def test_a_single_telling_is_not_called_the_first() -> None:
    alone = RAID.model_copy(update={"tellings": TELLINGS[:1], "repeated": ()})
    assert telling_phrases.lags(alone) == {}
    undated = RAID.model_copy(
        update={
            "tellings": tuple(one.model_copy(update={"published": None}) for one in TELLINGS[:2]),
            "repeated": (Repetition(ref=TELLINGS[1].ref, hours=None),),
        }
    )
    assert telling_phrases.lags(undated)[TELLINGS[1].ref] == ""


def test_voices_say_what_they_are() -> None:
    named = IndependentVoice(name="Lena Voss", kind="source", refs=())
    assert telling_phrases.voice(RAID, named) == "Lena Voss"
    assert telling_phrases.voice(RAID, named.model_copy(update={"kind": "unnamed"})) == "Lena Voss (not named)"


def test_an_article_that_names_no_outlet_stands_under_its_title() -> None:
    bare = RAID.model_copy(update={"tellings": (TELLINGS[2].model_copy(update={"outlet": None}),)})
    own = IndependentVoice(name=COURIER, kind="outlet", refs=())
    assert telling_phrases.voice(bare, own) == "“What is known of the raid” (own report)"


@pytest.mark.parametrize(
    ("kind", "what", "asked"),
    [
        ("number", "dead", "how many dead"),
        ("number", "money", "how much money"),
        ("number", "number", "how many"),
        ("number", None, "how many"),
        ("denied", None, "whether it happened"),
        ("date", None, "on which day"),
        ("actor", None, "who did it"),
        ("place", None, "place"),
    ],
)
def test_questions(kind: str, what: str | None, asked: str) -> None:
    assert telling_phrases.question(Contradiction(kind=kind, what=what, sides=())) == asked


def test_answers_are_written_as_one_writes_them() -> None:
    date = Contradiction(kind="date", what=None, sides=())
    assert telling_phrases.answer(date, "2031-03-02") == "2 March 2031"
    assert telling_phrases.answer(date.model_copy(update={"kind": "actor"}), "rebels") == "rebels"


def test_reach_days_and_lists() -> None:
    assert telling_phrases.reach(4, 1) == "4 articles of 1 outlet"
    assert telling_phrases.reach(1, 0) == "1 article"
    assert telling_phrases.few(["a", "b", "c"], 2) == "a, b and 1 more"
    assert telling_phrases.few([]) == ""
    assert telling_phrases.day_or_days("2031-03-02", "2031-03-04") == "2 March 2031 to 4 March 2031"
    assert telling_phrases.day_or_days("2031-03-02", "2031-03-02") == "2 March 2031"
    assert telling_phrases.day_or_days(None, "2031-03-02") == "2 March 2031"
    assert telling_phrases.day_or_days(None, None) is None
