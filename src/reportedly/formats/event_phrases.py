"""How an event is put into words, the same in every format."""

from __future__ import annotations

from reportedly.formats import phrases
from reportedly.records import NARRATOR, Actor, Event, EventLink, Figure, Place, Reading, Role, Status

NOBODY = "?"
"""What stands for an actor or recipient whom the text does not name."""

LINKS = {
    "response": "in answer to",
    "after": "after",
    "fulfils": "as was asked or promised in",
    "refuses": "refusing",
    "content": "as the content of",
    "topic": "spoken of in",
}

_EMPTY = frozenset({"", "a", "an", "the"})
"""Words that name nobody: what is left where the noun of a phrase was lost."""


def kind(event: Event) -> str:
    """Type and mode: ``ASSAULT aerial``; the user's own type before them."""
    coded = f"{event.type} {event.mode}" if event.mode else event.type
    return f"{event.custom} ({coded})" if event.custom else coded


def code(actor: Actor) -> str:
    """Country and first sector: ``SYR.MIL``; a question mark for the country only; nothing if both are unknown."""
    return ".".join((actor.code or NOBODY, *actor.sectors[:1])) if actor.code or actor.sectors else ""


def named(words: str) -> bool:
    """Whether words can stand for somebody: more than an article or marks."""
    return "".join(char for char in words if char.isalnum()).casefold() not in _EMPTY


def party(reading: Reading, role: Role) -> str:
    """An actor with its codes and its words: ``Sergey Lavrov (RUS.GOV)``; without codes, its words."""
    words = role.span.exact
    found = actor(reading, role.actor)
    codes = ""
    if found is not None:
        spoken = found.label if _pronoun(found, role) else words
        known = (found.name if found.kind != "unnamed" else None, spoken, words, found.label)
        words = next((one for one in known if one and named(one)), "")
        members = [one for one in (actor(reading, member) for member in found.members) if one is not None]
        codes = " + ".join(filter(None, (code(one) for one in members or [found])))
    words = " ".join(words.split()) if named(words) else ""
    return f"{words} ({codes})" if words and codes else words


def _pronoun(found: Actor, role: Role) -> bool:
    """Whether the words of a role only stand for somebody named elsewhere: "who", "they"."""
    return any(one.span == role.span and one.how == "pronoun" for one in found.mentions)


def parties(reading: Reading, roles: tuple[Role, ...]) -> str:
    """All actors of one side who have words, or a question mark."""
    return ", ".join(filter(None, (party(reading, role) for role in roles))) or NOBODY


def summary(reading: Reading, event: Event) -> str:
    """An event on one line: ``ASSAULT aerial, denied: A (SYR.MIL) → B (SYR.REB)``."""
    status = f", {event.status.value}" if doubted(event) else ""
    recipients = f" → {parties(reading, event.recipients)}" if event.recipients else ""
    return " ".join(f"{kind(event)}{status}: {parties(reading, event.actors)}{recipients}".split())


def facts(reading: Reading, event: Event) -> list[str]:
    """Status, place, date, sizes and links, each as one short text."""
    return [*circumstances(reading, event), *(f"{link(one)} {one.event}" for one in event.links)]


def circumstances(reading: Reading, event: Event) -> list[str]:
    """Status, place, date and sizes, each as one short text."""
    found = [event.status.value]
    if event.historical:
        found.append("history")
    if event.background:
        found.append("mentioned in passing")
    if event.opinion:
        found.append("in a sentence of opinion")
    where = place(reading, event.place)
    if where is not None:
        found.append(", ".join(part for part in (where.name or where.label, where.country) if part))
    if event.date is not None and event.date.start is None:
        found += [moment.span.exact for moment in reading.moments if moment.id == event.date.moment]
    elif event.date is not None:
        until = f" to {event.date.end}" if event.date.end and event.date.end != event.date.start else ""
        found.append(f"{event.date.start}{until}" + (" (dateline)" if event.date.moment is None else ""))
    found += [size(one) for one in event.sizes]
    return found


def link(one: EventLink) -> str:
    """What an event has to do with another, in words that go before the other's id."""
    return LINKS.get(one.kind, one.kind)


def size(one: Figure) -> str:
    """A number: ``12 dead``, ``at least 12 dead``, ``3 to 5 dead``."""
    if one.low is not None and one.low == one.high:
        number = f"{one.low:,}"
    elif one.low is not None and one.high is not None:
        number = f"{one.low:,} to {one.high:,}"
    elif one.high is not None:
        number = f"up to {one.high:,}"
    elif one.low is not None:
        number = f"at least {one.low:,}"
    else:
        number = "an unknown number of"
    return f"{number} {one.what}" if one.what != "number" else number


def voucher(reading: Reading, event: Event) -> str:
    """On whose word it stands: ``Narrator``, or the chain of sources."""
    if event.voucher == NARRATOR:
        return phrases.outlet(reading.article)
    return " → ".join(phrases.label(reading, link) for link in event.chain)


def actor(reading: Reading, identifier: str) -> Actor | None:
    """The actor of that id."""
    return next((one for one in reading.actors if one.id == identifier), None)


def place(reading: Reading, identifier: str | None) -> Place | None:
    """The place of that id."""
    return next((one for one in reading.places if one.id == identifier), None)


def doubted(event: Event) -> bool:
    """Whether a person should be told that it is not told as a plain fact."""
    return event.status is not Status.ASSERTED
