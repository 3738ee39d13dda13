from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.stories.happenings import FEATURES, apart, features, likelihood
from reportedly.stories.items import Scene, Told
from reportedly.stories.profiles import fellows
from stories.made_stories import BOMBED, context, day, place, state, teller, told, unnamed, voice, weighing

SYRIA, JORDAN = state("Syria", "SYR"), state("Jordan", "JOR")
PARTIES = [(), (SYRIA,), (JORDAN, SYRIA), (unnamed("gunmen"),), (voice("Lena Voss", code="JOR"),)]
PLACES = [None, place("Aleppo", 36.2, 37.16), place("Damascus", 33.51, 36.29), place("Amman", 31.95, 35.93, "JOR")]
TEXTS = [BOMBED, "At least 30 died when a camp was bombed.", "Jordan demanded that the border be opened.", ""]
HERE = Scene({"aleppo": 1.0}, frozenset({"1"}), frozenset({"1"}), (5,), quoted=False)
PAIRWISE = weighing(len(FEATURES), f0=0.5, f9=0.3, f13=0.2, f15=0.2)


def one_of(*values: object) -> st.SearchStrategy[object]:
    return st.sampled_from(values)


@st.composite
def events(draw: st.DrawFn) -> Told:
    text = draw(st.sampled_from(TEXTS))
    who = teller(draw(st.sampled_from("ab")), draw(st.sampled_from(["2031-03-04", "2031-03-20", ""])))
    first = draw(st.sampled_from([None, 5, 9]))
    sizes = draw(st.sampled_from([(), (("dead", 12, 12),), (("dead", 30, None), ("injured", None, 4))]))
    scene = draw(st.sampled_from([HERE, Scene({}, frozenset(), frozenset(), (), quoted=True)]))
    made = told(
        who,
        text,
        type=draw(one_of("ASSAULT", "REQUEST", "ACCUSE")),
        mode=draw(one_of(None, "aerial", "artillery")),
        status=draw(one_of("asserted", "denied")),
        actors=draw(st.sampled_from(PARTIES)),
        recipients=draw(st.sampled_from(PARTIES)),
        first=first,
        last=first,
        where=draw(st.sampled_from(PLACES)),
        sizes=sizes,
        historical=draw(st.booleans()),
        early=draw(one_of(0.0, 0.3, 1.0)),
        scene=scene,
        context=context(draw(st.sampled_from(TEXTS)), draw(st.sampled_from(PLACES))),
    )
    return made._replace(fellows=fellows([made, made._replace(sizes=(("dead", 7, 7),))]))


@given(events(), events())
def test_what_two_tellings_have_in_common_is_the_same_both_ways(one: Told, other: Told) -> None:
    assert np.array_equal(features(one, other), features(other, one))
    assert likelihood(one, other) == likelihood(other, one)
    assert likelihood(one, other, PAIRWISE) == likelihood(other, one, PAIRWISE)


def test_there_are_as_many_features_as_names() -> None:
    assert features(told("a"), told("b")).shape == (len(FEATURES),)


def test_a_retelling_is_likelier_than_another_event() -> None:
    where, when = PLACES[1], day("2031-03-02")
    one = told("a", actors=(SYRIA,), where=where, first=when, last=when, context=context(BOMBED, where))
    retold = one._replace(teller=teller("b"))
    far = told(
        teller("b", "2031-05-20"),
        TEXTS[2],
        type="REQUEST",
        trigger=("demand",),
        quad=3,
        actors=(JORDAN,),
        context=context(TEXTS[2], PLACES[3]),
        where=PLACES[3],
        first=when + 79,
        last=when + 79,
    )
    assert likelihood(one, retold) > likelihood(one, far) + 0.3


def test_one_deed_is_not_done_by_and_to_others() -> None:
    sure = weighing(len(FEATURES), f0=9.0)
    one = told("a", actors=(SYRIA,), recipients=(JORDAN,))
    assert likelihood(one, told("b", actors=(), recipients=(JORDAN,)), sure) > 0.5
    assert likelihood(one, told("b", actors=(JORDAN,), recipients=(SYRIA,)), sure) == 0.0
    assert likelihood(one, told("b", actors=(JORDAN,), recipients=()), sure) == 0.0


def test_what_both_do_to_each_other_may_be_told_either_way() -> None:
    one = told("a", type="CONSULT", actors=(SYRIA,), recipients=(JORDAN,))
    other = told("b", type="CONSULT", actors=(JORDAN, SYRIA), recipients=())
    assert not apart(one, other)
    assert apart(one._replace(type="ASSAULT"), other._replace(type="ASSAULT", actors=(JORDAN,)))


def test_what_is_done_to_others_by_name_is_another_deed() -> None:
    voss, dast = voice("Lena Voss"), voice("Omar Dast")
    one = told("a", recipients=(voss,))
    assert apart(one, told("b", recipients=(dast,)))
    assert not apart(one, told("b", recipients=(dast, voss)))
    assert not apart(one, told("b", recipients=(unnamed("a driver"),)))
    assert not apart(one, told("b", recipients=(voice("Voss"),)))
    assert not apart(told("a", actors=(SYRIA,)), told("b", actors=(JORDAN,)))  # who did it can be in dispute


def test_what_is_done_by_speaking_is_done_by_its_speaker() -> None:
    sure = weighing(len(FEATURES), f0=9.0)
    one, other = told("a", type="ACCUSE", actors=(SYRIA,)), told("b", type="ACCUSE", actors=(JORDAN,))
    assert likelihood(one, other, sure) == 0.0
    assert likelihood(one, other._replace(type="ASSAULT"), sure) > 0.5


def test_visits_of_persons_of_different_names_are_kept_apart() -> None:
    voss, dast = voice("Lena Voss"), voice("Omar Dast")
    one = told("a", type="CONSULT", actors=(voss,))
    assert apart(one, told("b", type="CONSULT", actors=(dast,)))
    assert not apart(one, told("b", type="CONSULT", actors=(dast, voss)))
    assert not apart(one, told("b", type="CONSULT", actors=(unnamed("a minister"),)))


@pytest.mark.parametrize(
    ("name", "more", "value"),
    [
        ("type", {"type": "PROTEST"}, 0.0),
        ("modes_differ", {"mode": "artillery"}, 1.0),
        ("days_unknown", {"first": None, "last": None}, 1.0),
        ("far_in_time", {"first": 9, "last": 9}, 1.0),
        ("actor_code", {"actors": (JORDAN,)}, -1.0),
        ("swapped", {"recipients": (SYRIA,), "actors": ()}, 1.0),
        ("place", {"where": PLACES[3]}, -1.0),
        ("sizes_shared", {"sizes": (("dead", 12, None),)}, 1.0),
        ("sizes_differ", {"sizes": (("dead", 30, 30),)}, 1.0),
        ("same_article", {"teller": teller("a")}, 1.0),
        ("same_sentence", {"teller": teller("a")}, 1.0),
        ("history", {"historical": True}, 1.0),
        ("places_shared", {"scene": HERE._replace(places=frozenset({"1", "9"}))}, 1.0),
        ("places_differ", {"scene": HERE._replace(places=frozenset({"9"}))}, 1.0),
        ("places_differ", {"scene": HERE._replace(places=frozenset())}, 0.0),
        ("fine_places_differ", {"scene": HERE._replace(fine=frozenset({"9"}))}, 1.0),
        ("days_shared", {}, 1.0),
        ("days_differ", {"scene": HERE._replace(days=(7,))}, 1.0),
        ("days_between", {"scene": HERE._replace(days=())}, -1.0),
        ("names_differ", {"scene": HERE._replace(names={"amman": 1.0})}, 1.0),
        ("quoted", {"scene": HERE._replace(quoted=True)}, 1.0),
        ("actors_unknown", {"actors": ()}, 1.0),
        ("background", {"background": True}, 1.0),
        ("one_stated", {"stated": True}, 1.0),
    ],
)
def test_single_features(name: str, more: dict[str, object], value: float) -> None:
    one = told("a", mode="aerial", actors=(SYRIA,), first=5, last=5, where=PLACES[1], sizes=(("dead", 12, 12),))
    one = one._replace(scene=HERE)
    other = one._replace(teller=teller("b"))._replace(**more)  # type: ignore[arg-type]
    assert features(one, other)[FEATURES.index(name)] == value
