"""Events as parts of a page: the mark at the trigger, and the card that tells the rest."""

from __future__ import annotations

from collections.abc import Iterable

from reportedly.formats import event_parts, event_phrases, phrases
from reportedly.formats.markup import Layer, escape
from reportedly.records import Event, Reading

QUADS = {1: "verbal cooperation", 2: "material cooperation", 3: "verbal conflict", 4: "material conflict"}
"""The quad classes in words."""


def layers(reading: Reading, event: Event, number: int, prefix: str, begins: int | None) -> list[Layer]:
    """What lies over the trigger of an event: a mark, and at its beginning a link to the card.

    Args:
        number: of the event, from 1.
        prefix: of the ids of the page.
        begins: where the first word of the trigger that is shown stands.
    """
    label = escape(f"Event {event.id}: {event_phrases.summary(reading, event)}")
    link = (
        f'<a class="no ev" id="{prefix}e{number}" href="#{prefix}event-{number}" '
        f'aria-label="{label}">{escape(event.id)}</a>'
    )
    found = []
    for span in event.trigger:
        first = begins is not None and span.start <= begins < span.end
        start = begins if first and begins is not None else span.start
        found.append(
            Layer((8, number), start, span.end, f'<span class=trigger title="{label}">', link if first else "")
        )
    return found


def cards(reading: Reading, numbered: Iterable[tuple[int, Event]], prefix: str, shown: frozenset[str]) -> str:
    """A list of events.

    Args:
        numbered: each event with its number.
        prefix: of the ids of the page.
        shown: ids of the events whose trigger is shown, and can be linked to.
    """
    items = "".join(_card(reading, number, event, prefix, shown) for number, event in numbered)
    return f"<ul class=events>{items}</ul>" if items else ""


def _card(reading: Reading, number: int, event: Event, prefix: str, shown: frozenset[str]) -> str:
    target = f"{prefix}e{number}" if event.id in shown else f"{prefix}event-{number}"
    side = "conflict" if (event.quad or 0) > 2 else "cooperation" if event.quad else "unscaled"
    kind = f"<b>{escape(event.type)}</b>" + (f" {escape(event.mode)}" if event.mode else "")
    if event.custom:
        kind = f"<b>{escape(event.custom)}</b> <small>{kind}</small>"
    what = f' title="{QUADS[event.quad]}"' if event.quad else ""
    status, *facts = event_phrases.facts(reading, event)
    doubt = " doubted" if event_phrases.doubted(event) else ""
    tags = "".join(f"<span>{escape(event_parts.one_line(fact))}</span>" for fact in facts)
    low = " low" if event.confidence < phrases.LOW_CONFIDENCE else ""
    return (
        f'<li id="{prefix}event-{number}" class="event {side}{doubt}">'
        f'<p class=what{what}><a class="no ev" href="#{target}" title="Show it in the text">{escape(event.id)}</a> '
        f"{kind}</p><p class=who>{_sides(reading, event)}</p>"
        f'<p class=tags><span class="status{doubt}">{escape(status)}</span>{tags}'
        f'<span class="sure{low}"><i style="width:{100 * event.confidence:.0f}%"></i>'
        f"{phrases.percent(event.confidence)} sure</span></p></li>"
    )


def _sides(reading: Reading, event: Event) -> str:
    """Actors, an arrow, recipients; each with its codes."""
    actors = _side(event_parts.parties(reading, event.actors))
    if not event.recipients:
        return actors
    return f"{actors} <i aria-label=to>→</i> {_side(event_parts.parties(reading, event.recipients))}"


def _side(found: tuple[event_parts.Party, ...]) -> str:
    codes = [event_phrases.code(one.actor) if one.actor else event_phrases.NOBODY for one in found]
    named = [f"{escape(one.name)} <small>{escape(code)}</small>" for one, code in zip(found, codes, strict=True)]
    return ", ".join(named) or "<span class=nobody>nobody named</span>"
