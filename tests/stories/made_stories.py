"""Voices, articles, statements and events made in one line each, as a reading's profile would hold them."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np

from reportedly.archive.lexemes import slug, split, words
from reportedly.archive.rarity import weights
from reportedly.records import Place, Resolution
from reportedly.stories.items import Context, Fellows, Said, Scene, Teller, Told, Vector, Voice
from reportedly.stories.meaning import meanings
from reportedly.stories.pairs import PairModel
from reportedly.stories.profiles import figures

BOMBED = "Warplanes bombed a camp near Selden on Sunday, killing 12 people."
NOTHING = Fellows((), (), (), (), frozenset(), {})
NOWHERE = Scene({}, frozenset(), frozenset(), (), quoted=False)


def vector(text: str) -> Vector:
    """The meaning of a text."""
    found: Vector = meanings([text])[0]
    return found


def voice(name: str, kind: str = "person", **more: Any) -> Voice:
    """Somebody with a name."""
    known = frozenset(split(slug(name).replace("-", " ")))
    return Voice(slug(name), known, name, None, (), kind)._replace(**more)


def unnamed(label: str, code: str | None = None, *sectors: str) -> Voice:
    """Somebody without a name."""
    return Voice(None, frozenset(), label, code, sectors, "unnamed")


def state(name: str, code: str) -> Voice:
    """A state."""
    return voice(name, "state", code=code)


def teller(identifier: str, published: str = "2031-03-04", outlet: str | None = None, **more: Any) -> Teller:
    """An article that tells; an outlet of its own unless one is given."""
    day = date.fromisoformat(published[:10]).toordinal() if published else None
    values = {"title": None, "outlet": outlet or f"The {identifier} Courier", "agency": None, **more}
    return Teller(identifier, published, day, **values)


def context(text: str = "", place: Place | None = None) -> Context:
    """What an article of that text is about."""
    return Context(weights(text), vector(text), weights(text), place, ())


def said(text: str, by: Voice | None = None, who: Teller | None = None, **more: Any) -> Said:
    """A statement; what is quoted is given as text, too."""
    more = {**more, "quoted": words(more.get("quoted", ""))}
    made = Said(
        item="a1",
        teller=who or teller("one"),
        context=context(),
        speaker=by,
        act="state",
        kind="indirect",
        negated=False,
        disowned=False,
        clean=text,
        words=weights(text),
        order=words(text),
        quoted=(),
        figures=figures(text),
        vector=vector(text),
        holds=frozenset(),
    )
    return made._replace(**more)


def told(who: Teller | str = "one", text: str = BOMBED, **more: Any) -> Told:
    """An event, asserted by the narrator and certain; its words and meanings are those of the text."""
    near = vector(text)
    made = Told(
        item="e1",
        teller=teller(who) if isinstance(who, str) else who,
        context=context(),
        early=1.0,
        type="ASSAULT",
        mode=None,
        status="asserted",
        factuality=3.0,
        quad=4,
        background=False,
        historical=False,
        actors=(),
        recipients=(),
        first=None,
        last=None,
        stated=False,
        where=None,
        sizes=(),
        trigger=("bomb",),
        evidence=text,
        words=weights(text),
        vector=near,
        near=near,
        deed=near,
        doers=near,
        others=near,
        chain=(),
        narrated=not more.get("chain"),
        content_of=None,
        scene=NOWHERE,
        fellows=NOTHING,
    )
    return made._replace(**more)


def day(text: str) -> int:
    """The ordinal of an ISO 8601 date."""
    return date.fromisoformat(text).toordinal()


def place(name: str, lat: float | None, lon: float | None, country: str = "SYR", **more: Any) -> Place:
    """A place on the earth, a city unless said otherwise."""
    values: dict[str, Any] = {
        "id": "p1",
        "name": name,
        "label": name,
        "mentions": (),
        "geoname": None,
        "lat": lat,
        "lon": lon,
        "country": country,
        "resolution": Resolution.CITY,
        "by": "tests 1",
        "confidence": 1.0,
        **more,
    }
    return Place.model_validate(values)


def weighing(size: int, least: float = 0.5, **at: float) -> PairModel:
    """A model in which one hidden unit weighs some features, by ``f`` and their number, and the others not at all."""
    inward = np.zeros((size, 1), dtype=np.float32)
    for name, weight in at.items():
        inward[int(name[1:]), 0] = weight
    zeros, ones = np.zeros(size, dtype=np.float32), np.ones(size, dtype=np.float32)
    one = np.ones(1, dtype=np.float32)
    return PairModel(zeros, ones, inward, np.zeros(1, dtype=np.float32), 4 * one, np.float32(0), least)  # type: ignore[arg-type]
