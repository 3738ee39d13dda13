"""Events of whole texts: what one event must not take from another."""

from __future__ import annotations

from reportedly import Event, Reading, read


def of(reading: Reading, place: str) -> Event:
    """The event whose sentence names a place."""
    return next(one for one in reading.events if place in reading.article.text[slice(*sentence(reading, one))])


def sentence(reading: Reading, one: Event) -> tuple[int, int]:
    text, at = reading.article.text, one.trigger[0].start
    end = text.find(". ", at)
    return text.rfind(". ", 0, at) + 1, end if end >= 0 else len(text)


def test_a_figure_of_the_sentence_before_is_that_sentences() -> None:
    reading = read(
        "A bus was struck by shells in Selden on Monday, killing eight people. Rebels shelled a school in Ashton."
    )
    assert [(one.what, one.low) for one in of(reading, "Selden").sizes] == [("dead", 8)]
    assert of(reading, "Ashton").sizes == ()


def test_what_others_did_not_do_was_done() -> None:
    reading = read(
        "NAIROBI, June 1 — The front said on Thursday that rebels, not soldiers, had shelled the town of Voi."
    )
    one = of(reading, "Voi")
    assert one.status.value == "asserted"
    assert [role.span.exact for role in one.actors] == ["rebels"]
