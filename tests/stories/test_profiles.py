from __future__ import annotations

import pytest

from eventsmade import event, role, told
from reportedly.records import Event, Reading, Size, Span
from reportedly.stories.profiles import profile


def telling(one: Event) -> Reading:
    """A reading of that event alone."""
    return told().model_copy(update={"events": (one,)})


def parties(text: str) -> Span:
    """Words for somebody."""
    return Span(start=0, end=len(text), exact=text)


@pytest.mark.parametrize(
    ("kind", "mode", "roles", "words", "counted"),
    [
        ("PROTEST", None, "actors", "About 120 growers", {("protesters", 120, 120)}),
        ("PROTEST", None, "actors", "Several thousand peasants", {("protesters", 3000, None)}),
        ("PROTEST", None, "actors", "Between 38,000 and 45,000 people", {("protesters", 38_000, 45_000)}),
        ("PROTEST", None, "actors", "Growers of the 12 valleys", set()),
        ("PROTEST", None, "recipients", "40 ministers", set()),
        ("RETREAT", "release", "recipients", "the 107 girls", {("released", 107, 107)}),
        ("MOBILIZE", "troops", "recipients", "more than 500 men", {("troops", 500, None)}),
        ("ASSAULT", None, "actors", "Two men", set()),
    ],
)
def test_the_number_of_a_party_counts_it(
    kind: str, mode: str | None, roles: str, words: str, counted: set[tuple[str, int, int | None]]
) -> None:
    party = role("x", "a rebel").model_copy(update={"span": parties(words)})
    made = event(1, kind, "bombed", "bombed", mode=mode, **{roles: (party,)})
    (one,) = profile(telling(made)).told
    assert set(one.sizes) == counted


def test_an_event_counts_money_for_itself_but_no_people() -> None:
    span = parties("12")
    sizes = (Size(what="dead", low=12, high=12, span=span), Size(what="money", low=12, high=12, span=span))
    (one,) = profile(telling(event(1, "ASSAULT", "bombed", "bombed", sizes=sizes))).told
    assert one.sizes == (("money", 12, 12),)


def test_a_denial_names_nobody_by_any_and_no() -> None:
    nobody = role("x", "a rebel").model_copy(update={"span": parties("any rebel")})
    for status, sides in (("denied", 0), ("asserted", 1)):
        made = event(1, "ASSAULT", "bombed", "bombed", status=status, factuality=1.0 - 2.0 * (status == "denied"))
        (one,) = profile(telling(made.model_copy(update={"recipients": (nobody,)}))).told
        assert len(one.recipients) == sides
