from __future__ import annotations

from eventsmade import role, told
from reportedly.formats import event_html
from reportedly.records import Reading


def cards(reading: Reading) -> list[str]:
    """The card of every event."""
    places = {event.id: f"#event-{number}" for number, event in enumerate(reading.events, start=1)}
    return [
        event_html.card(reading, number, one, "", f"#e{number}", places)
        for number, one in enumerate(reading.events, start=1)
    ]


def test_the_event_that_is_answered_can_be_gone_to() -> None:
    condemned = cards(told())[2]
    assert '<span>in answer to <a href="#event-1">e1</a></span>' in condemned
    lonely = told()
    lonely = lonely.model_copy(update={"events": lonely.events[2:3]})
    assert "<span>in answer to e1</span>" in cards(lonely)[0]


def test_an_actor_without_a_code_shows_its_words_alone() -> None:
    reading = told()
    unknown = reading.actors[3].model_copy(update={"code": None, "sectors": ()})
    event = reading.events[1].model_copy(update={"actors": (role("civilians", "civilians"),), "recipients": ()})
    card = cards(reading.model_copy(update={"actors": (unknown,), "events": (event,)}))[0]
    assert "<p class=who><bdi>civilians</bdi></p>" in card
    assert "?" not in card


def test_an_actor_without_words_is_nobody() -> None:
    reading = told()
    empty = reading.actors[0].model_copy(update={"name": None, "label": "the"})
    event = reading.events[0]
    bare = event.actors[0].model_copy(
        update={"span": event.actors[0].span.model_copy(update={"exact": "The".ljust(16)})}
    )
    card = cards(
        reading.model_copy(update={"actors": (empty,), "events": (event.model_copy(update={"actors": (bare,)}),)})
    )[0]
    assert (
        "<p class=who><span class=nobody>nobody named</span> <i aria-label=to>→</i> <bdi>a rebel camp</bdi></p>" in card
    )


def test_a_short_card_has_the_colour_of_whoever_tells_it_and_leads_to_the_whole() -> None:
    reading = told()
    card = event_html.brief(reading, reading.events[1], "#r-event-2", "w1 c1 p0")
    assert 'class="event brief w1 c1 p0 doubted"' in card
    assert 'href="#r-event-2"' in card
    assert "told by Omar Dast" in card
    assert '<span class="status doubted">denied</span>' in card
    assert "sure" not in card
