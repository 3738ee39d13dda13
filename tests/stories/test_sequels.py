from __future__ import annotations

from typing import Any

import pytest

from reportedly.records import Repetition, Sequel
from reportedly.stories.items import Teller, Told
from reportedly.stories.sequels import HORIZON, in_time, sequels
from reportedly.stories.voices import Standing
from stories.made_stories import day, state, teller, told

SYRIA, JORDAN, FRANCE = state("Syria", "SYR"), state("Jordan", "JOR"), state("France", "FRA")
BORDER = "Jordan demanded that Syria open the border crossing at Nasib."
OPENED = "Syria opened the border crossing at Nasib."
ASKED = told(
    "a", BORDER, type="REQUEST", actors=(JORDAN,), recipients=(SYRIA,), first=day("2031-03-04"), last=day("2031-03-04")
)
WANTED = told("a", BORDER, item="e2", type="COOPERATE", actors=(SYRIA,), content_of="e1", status="conditional")


def later(kind: str, *actors: Any, text: str = OPENED, days: int = 5, **more: Any) -> Told:
    when = day("2031-03-04") + days
    return told(teller("b", "2031-03-10"), text, type=kind, actors=actors, first=when, last=when, **more)


def answers(event: Told, asked: Told = ASKED) -> list[str]:
    return [one.kind for one in sequels(asked, [WANTED], [event])]


def test_a_demand_that_is_met() -> None:
    assert sequels(ASKED, [WANTED], [later("COOPERATE", SYRIA)]) == (Sequel(kind="met", ref="b/e1", days=5),)


def test_what_another_did_or_none_that_is_known_does_not_meet_a_demand() -> None:
    assert answers(later("COOPERATE", FRANCE)) == []
    assert answers(later("COOPERATE")) == []


def test_a_demand_that_is_refused_or_answered() -> None:
    assert answers(later("REJECT", SYRIA, text="Syria refused to open the border crossing.")) == ["refused"]
    assert answers(later("ACCUSE", SYRIA, recipients=(JORDAN,))) == ["answered"]
    assert answers(later("REJECT", FRANCE)) == []
    assert answers(later("REJECT", SYRIA, recipients=(FRANCE,))) == []


def test_a_threat_is_answered_by_whom_it_was_made_to() -> None:
    threat = ASKED._replace(type="THREATEN")
    assert answers(later("REJECT", SYRIA), threat) == ["answered"]
    assert answers(later("PROTEST", SYRIA), threat) == []
    assert [one.kind for one in sequels(threat, [WANTED._replace(type="COERCE")], [later("COERCE", JORDAN)])] == ["met"]


@pytest.mark.parametrize(
    "more",
    [
        {"text": "Stir the flour into melted butter and add warm milk."},
        {"days": -1},
        {"days": HORIZON + 1},
        {"status": "denied"},
        {"background": True},
    ],
    ids=["not on the matter", "before", "too late", "denied", "background"],
)
def test_what_is_no_answer(more: dict[str, Any]) -> None:
    assert answers(later("COOPERATE", SYRIA, **more)) == []


def test_the_mode_of_what_was_wanted() -> None:
    wanted = [WANTED._replace(mode="military")]
    found = [sequels(ASKED, wanted, [later("COOPERATE", SYRIA, mode=mode)]) for mode in ("military", None, "judicial")]
    assert [len(one) for one in found] == [1, 1, 0]


def test_sequels_stand_in_the_order_of_time() -> None:
    events = [later("COOPERATE", SYRIA, days=9), later("REJECT", SYRIA, days=2, item="e2")]
    assert [(one.kind, one.days) for one in sequels(ASKED, [WANTED], events)] == [("refused", 2), ("met", 9)]


def standing(who: Teller) -> Standing:
    return Standing(f"{who.id}/e1", who, ())


def test_who_told_it_first_and_with_what_lag_others_did() -> None:
    tellings = [
        standing(teller("c", "2031-03-05T06:30:00+01:00")),
        standing(teller("a", "2031-03-04T18:00:00")),
        standing(teller("d", "2031-03-07")),
        standing(teller("e", "")),
    ]
    begin, repeated = in_time(tellings)
    assert begin.ref == "a/e1"
    assert repeated == (
        Repetition(ref="c/e1", hours=11.5),
        Repetition(ref="d/e1", hours=72.0),
        Repetition(ref="e/e1", hours=None),
    )


def test_two_of_one_day_have_no_lag() -> None:
    _, (repeated,) = in_time([standing(teller("a")), standing(teller("b"))])
    assert repeated.hours is None
