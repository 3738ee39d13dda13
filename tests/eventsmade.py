"""A reading with actors, places, moments and events made by hand, and readings with events drawn at random."""

from __future__ import annotations

from hypothesis import strategies as st

from made import article, attribution, find, mention, speaker
from reportedly.records import (
    NARRATOR,
    Act,
    Actor,
    ActorKind,
    ActorMention,
    Citation,
    Event,
    EventDate,
    EventLink,
    Granularity,
    Moment,
    Place,
    Produced,
    Reading,
    Resolution,
    Role,
    Size,
    SourceKind,
    Stated,
    Status,
    TimeBasis,
)
from strategies import FLAGS, MAYBE_WORDS, SHARES, WORDS, readings, span, spans

TEXT = """\
Warplanes hit Selden

BEIRUT, March 4 (Meridian) — Syrian warplanes bombed a rebel camp near Aleppo on Sunday, killing at least 12 people.

A spokesman, Omar Dast, said the army had not fired on civilians.

France and Germany condemned the attack under UN Security Council resolution 2254.

"We will send aid if the road opens," said Lena Voss of the United Nations.
"""

PLANES, REBELS, PEOPLE = "syrian-air-force", "unnamed-1", "unnamed-2"


def actor(identifier: str, kind: ActorKind, name: str | None, code: str | None, *words: str, **more: object) -> Actor:
    """An actor mentioned where the words stand."""
    values: dict[str, object] = {
        "id": identifier,
        "kind": kind,
        "name": name,
        "label": name or words[0],
        "code": code,
        "mentions": tuple(ActorMention(span=one, how="name") for one in find(TEXT, *words)),
        "by": "actors/tables 1.0",
        "confidence": 0.9,
        **more,
    }
    return Actor.model_validate(values)


def role(identifier: str, words: str) -> Role:
    """A role of the actor that the words name."""
    return Role(actor=identifier, span=find(TEXT, words)[0], confidence=0.9)


def event(number: int, kind: str, trigger: str, evidence: str, **more: object) -> Event:
    """An event with its trigger inside a sentence of evidence."""
    sentence = find(TEXT, evidence)[0]
    start = TEXT.index(trigger, sentence.start)
    values: dict[str, object] = {
        "id": f"e{number}",
        "type": kind,
        "trigger": ({"start": start, "end": start + len(trigger), "exact": trigger},),
        "status": Status.ASSERTED,
        "factuality": 3.0,
        "evidence": (sentence,),
        "produced": (Produced(field="type", by="events/coder 1.0", confidence=0.9),),
        "by": "events/coder 1.0",
        "confidence": 0.91,
        **more,
    }
    return Event.model_validate(values)


BOMBED = "Syrian warplanes bombed a rebel camp near Aleppo on Sunday, killing at least 12 people."
DENIED = "A spokesman, Omar Dast, said the army had not fired on civilians."
CONDEMNED = "France and Germany condemned the attack under UN Security Council resolution 2254."
PROMISED = '"We will send aid if the road opens," said Lena Voss of the United Nations.'


def told() -> Reading:
    """A reading with an attack, its denial, a condemnation by two states, and a conditional promise."""
    headline, dateline = find(TEXT, "Warplanes hit Selden", "BEIRUT, March 4 (Meridian) —")
    france = actor("france", ActorKind.STATE, "France", "FRA", "France", entity="france")
    germany = actor("germany", ActorKind.STATE, "Germany", "DEU", "Germany", entity="germany")
    return Reading(
        produced_by="reportedly 0.1.0",
        article=article(
            TEXT,
            name="air.txt",
            title=Stated(value=headline.exact, basis="first line", span=headline),
            outlet=Stated(value="The Selden Courier", basis="meta og:site_name"),
            url=Stated(value="https://example.org/air", basis="field url"),
            published=Stated(value="2031-03-04", basis="dateline"),
            dateline=Stated(value="Beirut", basis="dateline"),
            language=Stated(value="en", basis="detected"),
            furniture=(headline, dateline),
        ),
        speakers=(
            speaker("Omar Dast", title="spokesman"),
            speaker("Lena Voss", affiliation="the United Nations"),
            speaker("the army", SourceKind.ORGANISATION),
        ),
        attributions=(
            attribution(
                1,
                mention("omar-dast", "Omar Dast", text=TEXT),
                ["said"],
                ["the army had not fired on civilians"],
                text=TEXT,
                act=Act.DENY,
                chain=("the-army", "omar-dast"),
            ),
            attribution(
                2,
                mention("lena-voss", "Lena Voss", text=TEXT),
                ['," said Lena'[3:7]],
                ['"We will send aid if the road opens,"'],
                text=TEXT,
                act=Act.PROMISE,
            ),
        ),
        actors=(
            actor(PLANES, ActorKind.ORGANISATION, "Syrian Air Force", "SYR", "Syrian warplanes", sectors=("MIL",)),
            actor(REBELS, ActorKind.UNNAMED, None, "SYR", "a rebel camp", sectors=("REB",)),
            actor("the-army", ActorKind.ORGANISATION, "Syrian army", "SYR", "the army", sectors=("MIL", "GOV")),
            actor("civilians", ActorKind.UNNAMED, None, "SYR", "civilians", sectors=("CVL",)),
            france,
            germany,
            actor(
                "compound-1",
                ActorKind.COMPOUND,
                None,
                None,
                "France and Germany",
                members=("france", "germany"),
                reason="a compound has the codes of its members",
            ),
            actor(
                "lena-voss",
                ActorKind.PERSON,
                "Lena Voss",
                "UNO",
                "Lena Voss",
                sectors=("GOV",),
                office="UN coordinator",
                speaker="lena-voss",
            ),
        ),
        places=(
            Place(
                id="p1",
                name="Aleppo",
                label="Aleppo",
                mentions=find(TEXT, "Aleppo"),
                geoname=170063,
                lat=36.2012,
                lon=37.1612,
                country="SYR",
                admin1="Aleppo Governorate",
                resolution=Resolution.CITY,
                by="places/ranking 1.0",
                confidence=0.97,
            ),
        ),
        moments=(
            Moment(
                id="t1",
                span=find(TEXT, "Sunday")[0],
                start="2031-03-02",
                end="2031-03-02",
                granularity=Granularity.DAY,
                basis=TimeBasis.DATELINE,
                by="times/grammar 1.0",
                confidence=0.9,
            ),
        ),
        citations=(
            Citation(
                id="d1",
                kind="resolution",
                name="UN Security Council resolution 2254",
                body="UN Security Council",
                number="2254",
                mentions=find(TEXT, "UN Security Council resolution 2254"),
                by="citations/rules 1.0",
                confidence=0.99,
            ),
        ),
        events=(
            event(
                1,
                "ASSAULT",
                "bombed",
                BOMBED,
                mode="aerial",
                contexts=("military", "human_rights"),
                actors=(role(PLANES, "Syrian warplanes"),),
                recipients=(role(REBELS, "a rebel camp"),),
                date=EventDate(
                    start="2031-03-02",
                    end="2031-03-02",
                    granularity=Granularity.DAY,
                    basis=TimeBasis.DATELINE,
                    moment="t1",
                ),
                place="p1",
                sizes=(Size(what="dead", low=12, high=None, span=find(TEXT, "at least 12")[0]),),
                cameo="195",
                quad=4,
                intensity=-9.5,
            ),
            event(
                2,
                "ASSAULT",
                "fired",
                DENIED,
                actors=(role("the-army", "the army"),),
                recipients=(role("civilians", "civilians"),),
                status=Status.DENIED,
                factuality=-2.0,
                voucher="a1",
                chain=(NARRATOR, "the-army", "omar-dast"),
                cameo="180",
                quad=4,
                intensity=-9,
                confidence=0.55,
            ),
            event(
                3,
                "ACCUSE",
                "condemned",
                CONDEMNED,
                mode="disapprove",
                actors=(role("compound-1", "France and Germany"),),
                recipients=(role(PLANES, "Syrian warplanes"),),
                date=EventDate(
                    start="2031-03-04", end="2031-03-04", granularity=Granularity.DAY, basis=TimeBasis.DATELINE
                ),
                cites=("d1",),
                links=(EventLink(kind="response", event="e1"), EventLink(kind="topic", event="e1")),
                cameo="111",
                quad=3,
                intensity=-2,
            ),
            event(
                4,
                "AID",
                "send aid",
                PROMISED,
                actors=(role("lena-voss", "We"),),
                status=Status.CONDITIONAL,
                factuality=0.5,
                voucher="a2",
                chain=(NARRATOR, "lena-voss"),
                custom="Relief",
                cameo="070",
                quad=2,
                intensity=10,
            ),
        ),
    )


DAY = EventDate(start="2031-03-02", end="2031-03-03", granularity=Granularity.DAY, basis=TimeBasis.STATED, moment="t9")

_IDS = ["x", "y", "z"]
# Made once and not for every draw, as in strategies.py.
_ACTOR_KINDS, _STATUSES = st.sampled_from(ActorKind), st.sampled_from(Status)
_CODES = st.sampled_from([None, "SYR", "USA", "UNO", "EUR", "KOS"])
_SECTORS = st.lists(st.sampled_from(["GOV", "MIL", "JRN", "PTY"]), max_size=2, unique=True)
_MEMBERS = st.lists(st.sampled_from(_IDS), max_size=2)
_ROLES = st.lists(st.sampled_from(_IDS), max_size=2, unique=True)
_GEONAMES = st.none() | st.integers(1, 9)
_LATITUDES, _LONGITUDES = st.none() | st.floats(-90, 90), st.none() | st.floats(-180, 180)
_RESOLUTIONS = st.none() | st.sampled_from(Resolution)
_COUNTRIES = st.sampled_from([None, "SYR", "USA"])
_EVENTS, _SIZES = st.integers(1, 3), st.integers(0, 1)
_TYPES = st.sampled_from(["ASSAULT", "AID", "REQUEST"])
_MODES = st.none() | st.sampled_from(["aerial", "change"])
_CONTEXTS = st.lists(st.sampled_from(["military", "cyber"]), max_size=2, unique=True)
_DAYS = st.none() | st.just(DAY)
_AT = st.sampled_from([None, "p1", "p9"])
_LOW, _HIGH = st.none() | st.integers(0, 5), st.none() | st.integers(6, 9)
_FACTUALITIES, _INTENSITIES = st.floats(-3, 3), st.none() | st.floats(-10, 10)
_LINKS = st.sampled_from(["topic", "content", "new"])
_CAMEO = st.none() | st.sampled_from(["020", "1831", "070"])
_QUADS = st.none() | st.integers(1, 4)


@st.composite
def told_readings(draw: st.DrawFn) -> Reading:
    """A reading whose events name actors, places and moments, known or not."""
    reading = draw(readings(most=2))
    text = reading.article.text
    actors = tuple(
        Actor(
            id=one,
            kind=draw(_ACTOR_KINDS),
            name=draw(MAYBE_WORDS),
            label=draw(WORDS),
            code=draw(_CODES),
            sectors=tuple(draw(_SECTORS)),
            office=draw(MAYBE_WORDS),
            members=tuple(draw(_MEMBERS)),
            by="tests 1",
            confidence=1.0,
        )
        for one in _IDS[:2]
    )
    places = (
        Place(
            id="p1",
            name=draw(MAYBE_WORDS),
            label=draw(WORDS),
            mentions=(draw(span(text)),),
            geoname=draw(_GEONAMES),
            lat=draw(_LATITUDES),
            lon=draw(_LONGITUDES),
            country=draw(_COUNTRIES),
            admin1=draw(MAYBE_WORDS),
            resolution=draw(_RESOLUTIONS),
            by="tests 1",
            confidence=1.0,
        ),
    )

    def roles() -> tuple[Role, ...]:
        return tuple(Role(actor=one, span=draw(span(text)), confidence=1.0) for one in draw(_ROLES))

    vouchers = [NARRATOR, *(one.id for one in reading.attributions)]
    events = []
    for number in range(1, draw(_EVENTS) + 1):
        vouched = draw(st.sampled_from(vouchers))
        events.append(
            Event(
                id=f"e{number}",
                type=draw(_TYPES),
                mode=draw(_MODES),
                contexts=tuple(draw(_CONTEXTS)),
                custom=draw(MAYBE_WORDS),
                trigger=draw(spans(text)),
                actors=roles(),
                recipients=roles(),
                date=draw(_DAYS),
                place=draw(_AT),
                sizes=tuple(
                    Size(what="dead", low=draw(_LOW), high=draw(_HIGH), span=draw(span(text)))
                    for _ in range(draw(_SIZES))
                ),
                status=draw(_STATUSES),
                factuality=draw(_FACTUALITIES),
                historical=draw(FLAGS),
                background=draw(FLAGS),
                voucher=vouched,
                chain=next((one.chain for one in reading.attributions if one.id == vouched), (NARRATOR,)),
                links=(EventLink(kind=draw(_LINKS), event="e1"),),
                cameo=draw(_CAMEO),
                quad=draw(_QUADS),
                intensity=draw(_INTENSITIES),
                evidence=draw(spans(text)),
                by="tests 1",
                confidence=draw(SHARES),
            )
        )
    return reading.model_copy(update={"actors": actors, "places": places, "events": tuple(events)})
