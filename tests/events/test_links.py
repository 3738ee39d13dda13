from __future__ import annotations

import pytest

from events.handmade import event, role
from reportedly.events.links import linked
from reportedly.language.document import parse
from reportedly.records import Act, Attribution, Event, Kind, Span, Status


def kinds(events: list[Event], identifier: str) -> list[tuple[str, str]]:
    return [(link.kind, link.event) for one in events if one.id == identifier for link in one.links]


def test_what_a_demand_demands_is_its_content() -> None:
    text = "Lima demanded that Quito withdraw its guards."
    found = linked(
        parse(text),
        [event(text, "demanded", "REQUEST"), event(text, "withdraw", "RETREAT", "e2", status=Status.DEMANDED)],
        (),
    )
    assert kinds(found, "e2") == [("content", "e1")]


def test_what_a_condemnation_condemns_is_its_topic() -> None:
    text = "Lima condemned the bombing of the port."
    found = linked(
        parse(text), [event(text, "condemned", "ACCUSE"), event(text, "bombing", "ASSAULT", "e2", background=True)], ()
    )
    assert kinds(found, "e2") == [("topic", "e1")]


def test_two_coordinated_events_have_no_link() -> None:
    text = "Lima condemned the mayor and arrested two clerks."
    found = linked(parse(text), [event(text, "condemned", "ACCUSE"), event(text, "arrested", "COERCE", "e2")], ())
    assert kinds(found, "e1") == kinds(found, "e2") == []


@pytest.mark.parametrize(
    ("text", "owner", "kind"),
    [
        ("Troops shelled the town in response to a raid on their camp.", "e1", "response"),
        ("Troops shelled the town after a raid on their camp.", "e1", "after"),
        ("Troops shelled the town in retaliation for a raid on their camp.", "e1", "response"),
    ],
)
def test_an_answer_is_told_by_the_words_between(text: str, owner: str, kind: str) -> None:
    found = linked(parse(text), [event(text, "shelled", "ASSAULT"), event(text, "raid", "ASSAULT", "e2")], ())
    assert kinds(found, owner) == [(kind, "e2")]
    cue = next(one for one in found if one.id == owner).links[0].cue
    assert cue is not None
    assert text[cue.start : cue.end] == cue.exact


def test_the_raid_that_provoked_the_shelling_is_what_the_shelling_answers() -> None:
    text = "A raid on the camp provoked shelling of the town."
    found = linked(parse(text), [event(text, "raid", "ASSAULT"), event(text, "shelling", "ASSAULT", "e2")], ())
    assert kinds(found, "e2") == [("response", "e1")]


def test_what_did_not_go_unanswered_is_answered_by_the_next_deed_of_another() -> None:
    text = "The ministry has not let the raid go unanswered. It expelled two envoys."
    raid = event(text, "raid", "ASSAULT", actors=(role(text, "The ministry", "lima"),))
    raid = raid.model_copy(update={"actors": ()})
    expelled = event(text, "expelled", "SANCTION", "e2", actors=(role(text, "It", "lima"),))
    assert kinds(linked(parse(text), [raid, expelled], ()), "e2") == [("response", "e1")]


def test_what_is_refused_is_the_request() -> None:
    text = "Lima rejected the request for talks."
    found = linked(
        parse(text), [event(text, "rejected", "REJECT"), event(text, "request", "REQUEST", "e2", background=True)], ()
    )
    assert ("refuses", "e2") in kinds(found, "e1")


def test_a_demand_that_is_met_later_is_fulfilled() -> None:
    text = "Lima demanded that Quito free the clerks. On Monday Quito freed them."
    quito = (role(text, "Quito", "quito"),)
    found = linked(
        parse(text),
        [
            event(text, "demanded", "REQUEST"),
            event(text, "free", "RETREAT", "e2", status=Status.DEMANDED, actors=quito),
            event(text, "freed", "RETREAT", "e3", actors=quito),
        ],
        (),
    )
    assert ("fulfils", "e2") in kinds(found, "e3")


def test_what_stands_in_a_demands_content_hangs_on_the_demand() -> None:
    text = "Lima demanded of Quito, long after the rains, that it open the gates."
    cue, content = Span.of(text, 5, 13), Span.of(text, text.index("that"), len(text) - 1)
    said = Attribution(
        id="a1",
        kind=Kind.INDIRECT,
        act=Act.DEMAND,
        source=None,
        cue=(cue,),
        content=(content,),
        clean=content.exact,
        by="hand",
        confidence=0.9,
    )
    wanted = event(text, "open", "CONCEDE", "e2", status=Status.DEMANDED, voucher="a1")
    found = linked(parse(text), [event(text, "demanded", "REQUEST"), wanted], (said,))
    assert kinds(found, "e2") == [("content", "e1")]
