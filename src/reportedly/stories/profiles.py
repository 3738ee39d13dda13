"""What of a statement and of an event can be compared with those of other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from ..archive.facts import name_of
from ..archive.lexemes import slug, split, words
from ..archive.rarity import telling, weights
from ..attributions.acts import negated
from ..events.sizes import OTHER, amount, counted
from ..records import NARRATOR, Act, Actor, ActorKind, Article, Attribution, Event, Reading, Role, Speaker, Status
from ..records.lookup import Party, actor_of, parties, place
from .items import Context, Fellows, Profile, Said, Scene, Teller, Told, Vector, Voice
from .meaning import meanings
from .scenes import scenes

LEAD = 700
"""Characters in which an article tells what it is about."""
TOPIC = 24
"""Stems by which articles on the same matter are found."""
RARE = 80
"""Stems that stand for an article."""
COUNTED: dict[tuple[str, str | None], tuple[str, str]] = {
    ("PROTEST", None): ("protesters", "actors"),
    ("MOBILIZE", "troops"): ("troops", "recipients actors"),
    ("COERCE", "arrest"): ("arrested", "recipients"),
    ("RETREAT", "release"): ("released", "recipients actors"),
}
"""What the number of those counts who take part in an event of a type and mode, and in which roles."""
PEOPLE = frozenset({"dead", "injured", "arrested", "displaced", "released", "protesters"})
NUMBERED = re.compile(
    r"(?:(?:the|some|about|around|nearly|almost|roughly|another|at least|at most|more than|fewer than|less than|over|"
    r"up to|an estimated|between|only|all|half a)\s+)*"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|several|dozens|scores|hundreds|thousands|a dozen|a hundred|"
    r"a thousand|thousand)\b)",
    re.IGNORECASE,
)
"""Words for somebody that begin with how many they are."""
ATTITUDES = frozenset({Act.SUPPORT, Act.OPPOSE, Act.FEEL, Act.BELIEVE, Act.KNOW, Act.EXPECT, Act.INTEND, Act.WANT})
"""Acts that need no words, so that nobody can deny these."""
NEVER = re.compile(r"\b(?:never|den(?:y|ies|ied|ying))\b", re.IGNORECASE)
BODIES = frozenset({ActorKind.STATE, ActorKind.ORGANISATION})
"""Kinds of actors that are no persons, whatever kind of speaker they were read as."""
NOBODY = re.compile(r"(?:any(?:one|body)?|no(?:body|ne)?|not|a single|either|neither)\b", re.IGNORECASE)
"""How words for somebody begin by whom a denial tells of nobody: "any migrant", "no shop", "a single soldier"."""
AROUND = 60
"""Characters before and after a trigger that tell what it is about."""


def profile(reading: Reading) -> Profile:
    """What a reading says and tells."""
    who = teller(reading.article)
    about = context(reading)
    contents = meanings([one.clean for one in reading.attributions])
    sentences = [_sentences(event) for event in reading.events]
    wholes = meanings(sentences)
    around = meanings([_around(reading.article.text, event) for event in reading.events])
    roles = meanings(
        [
            " ".join(span.exact for span in spans)
            for event in reading.events
            for spans in (
                event.trigger,
                [role.span for role in _somebody(event, event.actors)],
                [role.span for role in _somebody(event, event.recipients)],
            )
        ]
    )
    said = tuple(
        _said(reading, one, who, about, vector) for one, vector in zip(reading.attributions, contents, strict=True)
    )
    named = scenes(reading)
    told = tuple(
        _told(reading, event, who, about, text, (vector, near, *roles[3 * at : 3 * at + 3]), named[event.id])
        for at, (event, text, vector, near) in enumerate(zip(reading.events, sentences, wholes, around, strict=True))
    )
    together = {kind: fellows([one for one in told if one.type == kind]) for kind in {one.type for one in told}}
    return Profile(who, about, said, tuple(one._replace(fellows=together[one.type]) for one in told))


def said_alone(reading: Reading) -> Said:
    """The one statement of a reading that holds no other; what its article is about is left out."""
    return _said(reading, reading.attributions[0], teller(reading.article), _NOTHING, _UNMEANT)


def told_alone(reading: Reading) -> Told:
    """The one event of a reading that holds no other; what its article is about, and all meanings, are left out."""
    event = reading.events[0]
    return _told(reading, event, teller(reading.article), _NOTHING, _sentences(event), [_UNMEANT] * 5, _NOWHERE)


def fellows(told: Sequence[Told]) -> Fellows:
    """What events say together; history is left out where anything else is told."""
    some = [one for one in told if not one.historical] or list(told)
    return Fellows(
        tuple(voice for one in some for voice in one.actors),
        tuple(voice for one in some for voice in one.recipients),
        tuple(one.where for one in some if one.where is not None),
        tuple((one.first, one.last) for one in some if one.first is not None and one.last is not None),
        frozenset((what, low) for one in some for what, low, _ in one.sizes if low is not None),
        {stem: weight for one in some for stem, weight in one.words.items()},
    )


_NONE = Fellows((), (), (), (), frozenset(), {})
_UNMEANT: Vector = np.zeros(0, dtype=np.float32)
_NOTHING = Context({}, _UNMEANT, {}, None, ())
_NOWHERE = Scene({}, frozenset(), frozenset(), (), quoted=False)


def context(reading: Reading) -> Context:
    """What an article is about."""
    text = reading.article.text
    ranked = sorted(weights(text).items(), key=lambda pair: (-pair[1], pair[0]))
    lead = text[:LEAD]
    counted = sorted(
        reading.places, key=lambda one: (one.geoname is None, one.resolution == "country", -len(one.mentions))
    )
    return Context(
        dict(ranked[:RARE]), meanings([lead])[0], weights(lead), counted[0] if counted else None, telling(text, TOPIC)
    )


def teller(article: Article) -> Teller:
    """The article as one who tells."""
    published = article.published.value if article.published else ""
    try:
        day: int | None = date.fromisoformat(published[:10]).toordinal()
    except ValueError:
        day = None
    return Teller(
        article.id,
        published,
        day,
        article.title.value if article.title else None,
        article.outlet.value if article.outlet else None,
        article.agency.value if article.agency else None,
    )


def _said(reading: Reading, one: Attribution, who: Teller, about: Context, vector: Vector) -> Said:
    speaker = voice(reading, one.source.speaker) if one.source else None
    spans = [(span.start, span.end) for span in one.content]
    holds = frozenset(event.type for event in reading.events if any(a <= event.trigger[0].start < b for a, b in spans))
    return Said(
        one.id,
        who,
        about,
        speaker,
        one.act.value if one.act else None,
        one.kind.value,
        one.negated,
        disowned(one),
        one.clean,
        weights(one.clean),
        words(one.clean),
        tuple(stem for piece in _quotations(one) for stem in words(piece)),
        figures(one.clean),
        vector,
        holds,
    )


def disowned(one: Attribution) -> bool:
    """Whether a statement is reported as one that was never made: "had never said", "denied having said".

    Where words of its own do not negate it, a denial that it stands in does.
    """
    cue = " ".join(span.exact for span in one.cue)
    source = one.source.spans[0].exact.split() if one.source else []
    return (
        one.negated and one.act not in ATTITUDES and (NEVER.search(cue) is not None or not negated(cue.split(), source))
    )


def _quotations(one: Attribution) -> list[str]:
    """The pieces of a content that stand in quotation marks."""
    exact = " … ".join(span.exact for span in one.content)
    if one.kind.value == "direct":
        return [exact]
    found, open_at = [], -1
    for at, char in enumerate(exact):
        if char in '“"«„' and open_at < 0:
            open_at = at + 1
        elif char in '”"»' and open_at >= 0:
            found.append(exact[open_at:at])
            open_at = -1
    return found


def _told(
    reading: Reading,
    event: Event,
    who: Teller,
    about: Context,
    text: str,
    vectors: Sequence[Vector],
    scene: Scene,
) -> Told:
    first, last = _days(event)
    chain = tuple(voice(reading, link) for link in event.chain if link != NARRATOR)
    return Told(
        event.id,
        who,
        about,
        max(0.0, 1 - event.trigger[0].start / LEAD),
        event.type,
        event.mode,
        event.status.value,
        event.factuality,
        event.quad,
        event.background,
        event.historical,
        tuple(_party(one) for one in parties(reading, _somebody(event, event.actors))),
        tuple(_party(one) for one in parties(reading, _somebody(event, event.recipients))),
        first,
        last,
        event.date is not None and event.date.moment is not None,
        place(reading, event),
        _sizes(event, text),
        tuple(stem for span in event.trigger for stem in words(span.exact)),
        text,
        weights(text),
        vectors[0],
        vectors[1],
        vectors[2],
        vectors[3],
        vectors[4],
        chain,
        event.voucher == NARRATOR,
        next((link.event for link in event.links if link.kind == "content"), None),
        scene,
        _NONE,
    )


def _somebody(event: Event, roles: tuple[Role, ...]) -> tuple[Role, ...]:
    """Those in a role who are somebody: nobody is meant by whom no one did anything to."""
    if event.status is not Status.DENIED:
        return roles
    return tuple(role for role in roles if not NOBODY.match(role.span.exact))


def _sentences(event: Event) -> str:
    return " ".join(span.exact for span in event.evidence)


def _sizes(event: Event, text: str) -> tuple[tuple[str, int | None, int | None], ...]:
    """What is counted, of each the greatest figure: a part of a whole is told beside it.

    The words beside a figure tell best what it counts, then the role of those counted. The event's own figures come
    last, and of people none: its sentence may count others than those it struck.
    """
    own = [(one.what, one.low, one.high) for one in event.sizes if one.what not in PEOPLE]
    found: dict[str, tuple[int | None, int | None]] = {}
    for source in (counted(text), _parties_counted(event), own):
        known = frozenset(found)
        for what, low, high in source:
            held = found.get(what)
            if what not in known and (held is None or (low or high or 0) > (held[0] or held[1] or 0)):
                found[what] = (low, high)
    return tuple((what, *bounds) for what, bounds in sorted(found.items()) if what != OTHER)


def _parties_counted(event: Event) -> list[tuple[str, int | None, int | None]]:
    """How many took part, where the words for them begin with a number: ``About 120 growers parked tractors``."""
    what, roles = COUNTED.get((event.type, event.mode)) or COUNTED.get((event.type, None)) or ("", "")
    spans = [role.span for name in roles.split() for role in getattr(event, name)]
    numbers = [amount(span.exact) for span in spans if NUMBERED.match(span.exact)]
    return [(what, *number) for number in numbers if number is not None]


def _around(text: str, event: Event) -> str:
    start, end = event.trigger[0].start, event.trigger[-1].end
    low = max([start - AROUND, *(span.start for span in event.evidence if span.start <= start)])
    high = min([end + AROUND, *(span.end for span in event.evidence if span.end >= end)])
    return text[low:high]


def _days(event: Event) -> tuple[int | None, int | None]:
    if event.date is None:
        return None, None
    ends = [date.fromisoformat(day[:10]).toordinal() for day in (event.date.start, event.date.end) if day]
    return (min(ends), max(ends)) if ends else (None, None)


def voice(reading: Reading, speaker_id: str) -> Voice:
    """A speaker as other articles would name them."""
    speaker = reading.speaker(speaker_id)
    return _voice(speaker, actor_of(reading, speaker_id))


def _voice(speaker: Speaker, actor: Actor | None) -> Voice:
    named = name_of(actor, speaker.name) if speaker.name else None
    return Voice(
        named,
        _names(speaker.name),
        speaker.label,
        actor.code if actor else None,
        actor.sectors if actor else (),
        actor.kind.value if actor and actor.kind in BODIES else speaker.kind.value,
    )


def _party(one: Party) -> Voice:
    actor = one.actor
    name = actor.name if actor else None
    return Voice(
        name_of(actor, one.name) if name else None,
        _names(name),
        one.name,
        one.code,
        one.sectors,
        actor.kind.value if actor else "unnamed",
    )


def _names(name: str | None) -> frozenset[str]:
    return frozenset(split(slug(name).replace("-", " "))) if name else frozenset()


def figures(text: str) -> frozenset[str]:
    """The numbers of a text that are written in digits, without the marks that group them."""
    return frozenset(piece for word in text.replace(",", "").split() if (piece := "".join(filter(str.isdigit, word))))
