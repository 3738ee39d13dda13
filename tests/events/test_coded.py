from __future__ import annotations

import pytest

from events.handmade import event, link
from reportedly.events.coded import coded, saying
from reportedly.records import Produced, Status

TEXT = "Lima demanded that Quito withdraw its guards, and urged the port to open."


def test_a_demand_is_coded_and_what_it_demands_is_not() -> None:
    demand = event(TEXT, "demanded", "REQUEST")
    wanted = event(TEXT, "withdraw", "RETREAT", "e2", status=Status.DEMANDED, links=(link("content", "e1"),))
    assert coded((demand, wanted)) == (demand,)


@pytest.mark.parametrize("status", [Status.DENIED, Status.CONDITIONAL, Status.HYPOTHETICAL, Status.DEMANDED])
def test_what_is_not_told_as_happening_is_not_coded(status: Status) -> None:
    assert coded((event(TEXT, "withdraw", "RETREAT", status=status),)) == ()


def test_what_is_mentioned_in_passing_is_not_coded() -> None:
    assert coded((event(TEXT, "withdraw", "RETREAT", background=True),)) == ()


def test_an_appeal_is_not_coded() -> None:
    assert coded((event(TEXT, "urged", "REQUEST", cameo="020"),)) == ()


def test_the_surest_stands_first() -> None:
    first = event(TEXT, "demanded", "REQUEST", confidence=0.6)
    second = event(TEXT, "withdraw", "RETREAT", "e2", confidence=0.8)
    assert coded((first, second)) == (second, first)


@pytest.mark.parametrize(
    ("kind", "trigger", "things", "code"),
    [
        ("REQUEST", "urged", [], "020"),
        ("REQUEST", "Called on", ["guards"], "020"),
        ("REQUEST", "demanded", ["talks"], None),
        ("ACCUSE", "calling", ["on"], "020"),
        ("ACCUSE", "called", ["raid"], None),
        ("AGREE", "asked", [], None),
        ("REJECT", "denied", ["charges"], "016"),
        ("REJECT", "denied", ["entry"], None),
        ("REJECT", "declined", ["comment"], "011"),
    ],
)
def test_a_statement_or_an_appeal_is_told_by_its_words(
    kind: str, trigger: str, things: list[str], code: str | None
) -> None:
    assert saying(kind, trigger, things) == code


def test_what_is_only_weighed_is_not_coded() -> None:
    assert coded((event(TEXT, "withdraw", "RETREAT", status=Status.POSSIBLE, factuality=0.5),)) == ()
    assert len(coded((event(TEXT, "withdraw", "RETREAT", status=Status.POSSIBLE, factuality=2.0),))) == 1


def test_what_is_hardly_an_event_is_not_coded() -> None:
    unsure = Produced(field="trigger", by="hand", confidence=0.6)
    assert coded((event(TEXT, "withdraw", "RETREAT", produced=(unsure,)),)) == ()
