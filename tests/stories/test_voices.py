from __future__ import annotations

from reportedly.records import IndependentVoice
from reportedly.stories.items import Teller, Voice
from reportedly.stories.voices import Standing, independent
from stories.made_stories import teller, unnamed, voice

VOSS = voice("Lena Voss")
COURIER, LEDGER = teller("c", outlet="The Courier"), teller("l", outlet="The Ledger")


def standing(who: Teller, *chain: Voice, item: str = "e1") -> Standing:
    return Standing(f"{who.id}/{item}", who, chain)


def names(*tellings: Standing, **copies: str) -> list[tuple[str, str, int]]:
    return [(one.name, one.kind, len(one.refs)) for one in independent(tellings, copies)]


def test_each_narrator_speaks_for_its_outlet() -> None:
    assert independent([standing(COURIER), standing(LEDGER)], {}) == (
        IndependentVoice(name="The Courier", kind="outlet", refs=("c/e1",)),
        IndependentVoice(name="The Ledger", kind="outlet", refs=("l/e1",)),
    )


def test_a_copy_is_the_voice_of_the_text_it_is_a_copy_of() -> None:
    assert names(standing(COURIER), standing(LEDGER), l="c") == [("The Courier", "outlet", 2)]


def test_a_copy_of_what_does_not_tell_it_stands_for_itself() -> None:
    assert names(standing(LEDGER), l="gone") == [("The Ledger", "outlet", 1)]


def test_articles_that_credit_one_agency_are_one_voice() -> None:
    one, other = COURIER._replace(agency="Meridian"), LEDGER._replace(agency="MERIDIAN")
    wire = teller("m", outlet="Meridian", agency="Meridian")
    found = names(standing(one), standing(other), standing(wire))
    assert [(name.lower(), kind, count) for name, kind, count in found] == [("meridian", "agency", 3)]


def test_an_agency_and_an_outlet_of_its_name_are_one_voice() -> None:
    found = names(standing(teller("m", outlet="Meridian")), standing(COURIER._replace(agency="Meridian")))
    assert found == [("Meridian", "agency", 2)]


def test_a_copy_has_the_agency_of_its_origin() -> None:
    origin = COURIER._replace(agency="Meridian")
    assert names(standing(origin), standing(LEDGER), l="c") == [("Meridian", "agency", 2)]


def test_the_last_of_a_chain_counts() -> None:
    okoro = voice("Tomas Okoro")
    assert names(standing(COURIER, okoro, VOSS), standing(LEDGER, VOSS)) == [("Lena Voss", "source", 2)]


def test_one_named_voice_quoted_by_two_outlets_is_one() -> None:
    assert names(standing(COURIER, VOSS), standing(LEDGER, VOSS), standing(LEDGER)) == [
        ("Lena Voss", "source", 2),
        ("The Ledger", "outlet", 1),
    ]


def test_a_voice_that_speaks_for_itself_and_is_quoted_is_one() -> None:
    ledger = voice("The Ledger", "organisation")
    assert names(standing(LEDGER), standing(COURIER, ledger)) == [("The Ledger", "outlet", 2)]


def test_unnamed_sources_of_one_country_and_sector_are_one() -> None:
    tellings = [
        standing(COURIER, unnamed("a police officer", "SYR", "COP")),
        standing(LEDGER, unnamed("police", "SYR", "COP")),
        standing(LEDGER, unnamed("police in Amman", "JOR", "COP"), item="e2"),
        standing(LEDGER, unnamed("a nurse", "SYR", "MED"), item="e3"),
    ]
    assert names(*tellings) == [
        ("a police officer", "unnamed", 2),
        ("a nurse", "unnamed", 1),
        ("police in Amman", "unnamed", 1),
    ]


def test_unnamed_sources_of_whom_no_more_is_known_are_one_by_their_label() -> None:
    assert names(standing(COURIER, unnamed("Witnesses")), standing(LEDGER, unnamed("witnesses"))) == [
        ("Witnesses", "unnamed", 2)
    ]
    assert len(names(standing(COURIER, unnamed("witnesses")), standing(LEDGER, unnamed("a driver")))) == 2


def test_nobody_tells_nothing() -> None:
    assert independent([], {}) == ()
