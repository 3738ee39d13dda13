from __future__ import annotations

from typing import Any

import pytest

from reportedly.records import Contradiction
from reportedly.stories.contradictions import DIRECT, disowned
from reportedly.stories.contradictions import contradictions as found_in
from reportedly.stories.items import Told
from stories.made_stories import day, said, state, teller, told, unnamed, voice

VOSS, DAST = voice("Lena Voss"), voice("Omar Dast")


def contradictions(tellings: list[Told]) -> tuple[Contradiction, ...]:
    """Those among tellings of which each two are surely of one happening."""
    return found_in(tellings, lambda *_: 1.0)


def dead(who: str, low: int | None, high: int | None, published: str = "2031-03-04", **more: Any) -> Told:
    return told(teller(who, published), sizes=(("dead", low, high),), **more)


def sides(found: Contradiction) -> list[tuple[str, tuple[str, ...]]]:
    return [(side.says, side.refs) for side in found.sides]


def test_what_one_asserts_and_another_denies() -> None:
    (found,) = contradictions([told("a"), told("b"), told("c", status="denied")])
    assert (found.kind, found.what) == ("denied", None)
    assert sides(found) == [("it happened", ("a/e1", "b/e1")), ("it did not", ("c/e1",))]


def test_an_article_that_tells_of_the_denial_of_another_voice() -> None:
    denial = told("a", status="denied", item="e2", chain=(DAST,))
    (found,) = contradictions([told("a"), denial])
    assert found.kind == "denied"
    assert not contradictions([told("a", chain=(DAST,)), denial])


def test_what_is_only_doubtful_contradicts_no_denial() -> None:
    assert not contradictions([told("a", factuality=0.5), told("b", status="denied")])
    assert not contradictions([told("a", status="possible", factuality=0.5), told("b", status="denied")])


def test_what_is_told_as_likely_contradicts_a_denial() -> None:
    (found,) = contradictions([told("a", status="possible", factuality=1.9), told("b", status="denied")])
    assert found.kind == "denied"


def test_what_had_not_happened_yet_may_have_happened_since() -> None:
    early = told(teller("a", "2031-03-04"), status="denied", text="No ship had yet been stopped.")
    late = told(teller("a", "2031-03-06"), status="denied", text="No ship had yet been stopped.")
    done = told(teller("b", "2031-03-05"))
    assert not contradictions([done, early])
    assert contradictions([done, late])
    assert contradictions([done, early._replace(evidence="No ship had been stopped.")])


def test_of_whom_something_is_denied_must_be_known() -> None:
    ship = unnamed("a ship")
    assert contradictions([told("a", recipients=(ship,)), told("b", status="denied", recipients=(ship,))])
    nobody = told("b", status="denied", recipients=(unnamed("She"),))
    assert not contradictions([told("a", recipients=(ship,)), nobody])


def test_a_promise_not_to_do_it_is_no_denial_of_it() -> None:
    promise = told("a", status="denied", text="He said that the camp would not be bombed.")
    assert not contradictions([told("b"), promise])


def test_who_did_it_is_in_dispute_between_those_who_are_told_by_name() -> None:
    army = told("a", actors=(unnamed("the Syrian army", "SYR"),))
    assert contradictions([army, told("b", actors=(unnamed("the Jordanian army", "JOR"),))])
    assert not contradictions([army, told("b", actors=(unnamed("vessels", "JOR"),))])


def test_figures_that_cannot_both_be_right() -> None:
    (found,) = contradictions([dead("a", 12, 12), dead("b", 12, 12), dead("c", 1200, 1200)])
    assert (found.kind, found.what) == ("number", "dead")
    assert sides(found) == [("12", ("a/e1", "b/e1")), ("1,200", ("c/e1",))]


@pytest.mark.parametrize(("low", "high"), [(10, None), (12, None), (None, 12), (None, 30), (10, 15)])
def test_a_bound_that_holds_for_the_other_figure_is_none(low: int | None, high: int | None) -> None:
    assert not contradictions([dead("a", 12, 12), dead("b", low, high)])


@pytest.mark.parametrize(
    ("low", "high", "words"), [(30, None, "at least 30"), (None, 9, "at most 9"), (30, 40, "30 to 40")]
)
def test_a_bound_that_excludes_the_other_figure(low: int | None, high: int | None, words: str) -> None:
    (found,) = contradictions([dead("a", 12, 12), dead("b", low, high)])
    assert {side.says for side in found.sides} == {"12", words}


def test_a_figure_that_agrees_with_both_is_no_side() -> None:
    (found,) = contradictions([dead("a", 12, 12), dead("b", 20, 20), dead("c", 10, None)])
    assert {side.says for side in found.sides} == {"12", "20"}


def test_different_things_are_counted() -> None:
    assert not contradictions([dead("a", 12, 12), told("b", sizes=(("injured", 30, 30),))])


def test_a_later_and_higher_figure_of_one_mouth_is_the_newer_one() -> None:
    later = dead("b", 18, 18, "2031-03-05", chain=(VOSS,))
    assert not contradictions([dead("a", 12, 12, chain=(VOSS,)), later])
    (found,) = contradictions([dead("a", 12, 12, chain=(DAST,)), later])
    assert found.kind == "number"


def test_a_figure_of_a_later_day_that_is_little_higher_is_the_newer_one() -> None:
    first = dead("a", 12, 12, chain=(DAST,))
    assert not contradictions([first, dead("b", 15, 15, "2031-03-05", chain=(VOSS,))])
    assert contradictions([first, dead("b", 16, 16, "2031-03-05", chain=(VOSS,))])
    assert contradictions([first, dead("b", 15, 15, chain=(VOSS,))])


def test_a_later_figure_that_is_lower_is_no_newer_one() -> None:
    assert contradictions([dead("a", 15, 15, chain=(VOSS,)), dead("b", 12, 12, "2031-03-05", chain=(VOSS,))])


def test_a_figure_that_says_that_it_is_newer() -> None:
    update = "The death toll rose to 15, hospitals said."
    assert not contradictions([dead("a", 12, 12), dead("b", 15, 15, "2031-03-05", text=update)])
    assert contradictions([dead("a", 12, 12), dead("b", 15, 15, text=update)])


def test_what_does_not_grow_has_no_newer_figure() -> None:
    planes = [
        told(teller("a"), sizes=(("aircraft", 2, 2),), chain=(VOSS,)),
        told(teller("b", "2031-03-05"), sizes=(("aircraft", 3, 3),), chain=(VOSS,)),
    ]
    assert [one.what for one in contradictions(planes)] == ["aircraft"]


def test_days_that_the_texts_state() -> None:
    sunday = told("a", first=day("2031-03-02"), last=day("2031-03-02"), stated=True)
    monday = told("b", first=day("2031-03-03"), last=day("2031-03-03"), stated=True)
    (found,) = contradictions([monday, sunday])
    assert found.kind == "date"
    assert sides(found) == [("2031-03-02", ("a/e1",)), ("2031-03-03", ("b/e1",))]
    assert not contradictions([monday, sunday._replace(stated=False)])
    assert not contradictions([monday, sunday._replace(last=day("2031-03-05"))])
    assert not contradictions([monday, sunday._replace(status="conditional")])


def test_doers_of_different_countries() -> None:
    one = told("a", actors=(state("Syria", "SYR"),))
    other = told("b", actors=(state("Jordan", "JOR"),))
    (found,) = contradictions([one, other])
    assert found.kind == "actor"
    assert {side.says for side in found.sides} == {"Syria", "Jordan"}
    assert not contradictions([one, other._replace(status="conditional")])
    assert not contradictions([one._replace(type="ACCUSE"), other._replace(type="ACCUSE")])


def test_doers_without_a_country_or_of_one_are_not_in_dispute() -> None:
    syria = told("a", actors=(state("Syria", "SYR"),))
    assert not contradictions([syria, told("b", actors=(unnamed("gunmen"),))])
    assert not contradictions([syria, told("b", actors=(unnamed("the army", "SYR", "MIL"),))])
    both = told("b", actors=(state("Syria", "SYR"), state("Jordan", "JOR")))
    assert not contradictions([syria, both])


def test_nothing_inside_one_sentence() -> None:
    one = told("a", sizes=(("dead", 12, 12),), actors=(state("Syria", "SYR"),), first=1, last=1, stated=True)
    other = told(
        "a", item="e2", sizes=(("dead", 30, 30),), actors=(state("Jordan", "JOR"),), first=2, last=2, stated=True
    )
    denied = told("a", item="e3", status="denied")
    assert not contradictions([one, other, denied])
    quoted = other._replace(chain=(VOSS,))
    assert {found.kind for found in contradictions([one, quoted])} == {"number", "date", "actor"}


def test_no_telling_has_none() -> None:
    assert contradictions([]) == ()


def test_only_tellings_that_are_themselves_likely_one_contradict_each_other() -> None:
    tellings = [told("a"), told("b", status="denied"), told("c")]

    def likely(one: Told, other: Told) -> float:
        return DIRECT if {one.teller.id, other.teller.id} == {"b", "c"} else DIRECT - 0.01

    (found,) = found_in(tellings, likely)
    assert found.kind == "denied"
    assert found_in(tellings[:2], likely) == ()


def test_that_something_was_said_and_was_never_said() -> None:
    reports = [said("a lake", who=teller("a")), said("a lake", who=teller("b"), negated=True, disowned=True)]
    (found,) = disowned(reports)
    assert (found.kind, sides(found)) == ("said", [("it was not", ("b/a1",)), ("it was said", ("a/a1",))])


def test_the_denial_itself_does_not_say_that_it_was_said() -> None:
    denial = said("that he had said a lake", who=teller("a"), act="deny")
    assert not disowned([denial, said("a lake", who=teller("b"), negated=True, disowned=True)])


def test_an_article_that_has_a_statement_and_its_denial_takes_no_side_against_itself() -> None:
    assert not disowned([said("a lake"), said("a lake", negated=True, disowned=True)])


def test_what_somebody_only_did_not_say_is_no_denial() -> None:
    assert not disowned([said("a lake", who=teller("a")), said("a lake", who=teller("b"), negated=True)])
