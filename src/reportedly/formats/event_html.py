"""Events as parts of a page: the mark at the trigger, and the card that tells the rest."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reportedly.formats import event_parts, event_phrases, phrases
from reportedly.formats.markup import Layer, bar, escape
from reportedly.records import Event, Reading

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
"""The quad classes in words."""


def layers(reading: Reading, event: Event, number: int, prefix: str, begins: int | None, to: str) -> list[Layer]:
    """What lies over the trigger of an event: a mark, and at its beginning a link to the card.

    Args:
        number: of the event, from 1.
        prefix: of the ids of the page.
        begins: where the first word of the trigger that is shown stands.
        to: the address of its card.
    """
    label = escape(f"Event {event.id}: {event_phrases.summary(reading, event)}")
    link = f'<a class="no ev" id="{prefix}e{number}" href="{to}" aria-label="{label}">{escape(event.id)}</a>'
    found = []
    for span in event.trigger:
        first = begins is not None and span.start <= begins < span.end
        start = begins if first and begins is not None else span.start
        opening = f'<span class=trigger data-for=event-{number} title="{label}">'
        found.append(Layer((8, number), start, span.end, opening, link if first else ""))
    return found


def in_list(items: Iterable[str]) -> str:
    """Cards as a list; nothing if there are none."""
    inside = "".join(items)
    return f"<ul class=events>{inside}</ul>" if inside else ""


def card(
    reading: Reading, number: int, event: Event, prefix: str, at: str | None, cards: Mapping[str, str], more: str = ""
) -> str:
    """All of an event.

    Args:
        number: of the event, from 1.
        prefix: of the ids of the page.
        at: the address of its trigger; ``None`` if that is not shown.
        cards: the addresses of the cards of all events, by id.
        more: what else stands in it, as it is written.
    """
    target = at or cards[event.id]
    status, *facts = event_phrases.circumstances(reading, event)
    doubt = " doubted" if event_phrases.doubted(event) else ""
    tags = "".join(f"<span>{escape(event_parts.one_line(fact))}</span>" for fact in facts)
    low = " low" if event.confidence < phrases.LOW_CONFIDENCE else ""
    return (
        f'<li id="{prefix}event-{number}" class="event {side(event)}{doubt}">'
        f'<p class=what{_scale(event)}><a class="no ev" href="{target}" title="Show it in the text">'
        f"{escape(event.id)}</a> {_kind(event)}</p><p class=who>{_sides(reading, event)}</p>"
        f'<p class=tags><span class="status{doubt}">{escape(status)}</span>{tags}{_links(event, cards)}'
        f'<span class="sure{low}">{bar(event.confidence)}'
        f"{phrases.percent(event.confidence)} sure</span></p>{more}</li>"
    )


def brief(reading: Reading, event: Event, to: str, voice: str) -> str:
    """An event on somebody's word, short, to stand beside its sentence; it leads to the whole card.

    Args:
        to: the address of its card.
        voice: the classes of whoever tells it.
    """
    doubt = " doubted" if event_phrases.doubted(event) else ""
    status = f' <span class="status{doubt}">{escape(event.status.value)}</span>' if doubt else ""
    teller = escape(f"told by {event_parts.voucher(reading, event)}")
    return (
        f'<li class="event brief {voice}{doubt}" title="{teller}">'
        f'<p class=what><a class="no ev" href="{to}" '
        f'aria-label="Event {escape(event.id)}, {teller}">{escape(event.id)}</a> {_kind(event)}{status}</p>'
        f"<p class=who>{_sides(reading, event)}</p></li>"
    )


def _kind(event: Event) -> str:
    """Type and mode; the user's own type before them."""
    coded = f"<b>{escape(event.type)}</b>" + (f" {escape(event.mode)}" if event.mode else "")
    return f"<b>{escape(event.custom)}</b> <small>{coded}</small>" if event.custom else coded


def side(event: Event) -> str:
    """Whether an event is of ``conflict`` or ``cooperation``, or ``unscaled``."""
    return "conflict" if (event.quad or 0) > 2 else "cooperation" if event.quad else "unscaled"


def _scale(event: Event) -> str:
    return f' title="{QUADS[event.quad]}"' if event.quad else ""


def _links(event: Event, cards: Mapping[str, str]) -> str:
    """What it has to do with other events, each of which can be gone to."""
    return "".join(
        f"<span>{escape(event_phrases.link(one))} "
        + (f'<a href="{cards[one.event]}">{escape(one.event)}</a>' if one.event in cards else escape(one.event))
        + "</span>"
        for one in event.links
    )


def _sides(reading: Reading, event: Event) -> str:
    """Actors, an arrow, recipients; each with its codes."""
    actors = _side(event_parts.parties(reading, event.actors))
    recipients = _side(event_parts.parties(reading, event.recipients))
    if not recipients:
        return actors or "<span class=nobody>nobody named</span>"
    return f"{actors or '<span class=nobody>nobody named</span>'} <i aria-label=to>→</i> {recipients}"


def _side(found: Iterable[event_parts.Party]) -> str:
    """The parties that have words, each with its codes if it has any."""
    shown = []
    for one in found:
        words = next((words for words in (one.name, one.words.exact) if event_phrases.named(words)), "")
        code = event_phrases.code(one.actor) if one.actor else ""
        if words:
            shown.append(
                f"<bdi>{escape(event_parts.one_line(words))}</bdi>"
                + (f" <small>{escape(code)}</small>" if code else "")
            )
    return ", ".join(shown)
