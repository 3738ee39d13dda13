"""What a person says of a reading, checked against it: the review as it will be kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection

from ..errors import UsageError
from ..records import Reading
from ..records.review import (
    FIELD,
    MISSED,
    STORIES,
    Correction,
    Elsewhere,
    EventAnswer,
    Judged,
    Review,
    StoryAnswer,
    Target,
    Verdict,
    about,
    article_of,
)
from . import keys, writing
from .answers import Item, answer, items, target
from .correcting import corrections
from .found import stories_of
from .reviewrows import now

STORY_KIND = {Judged.STATEMENT: "utterance", Judged.EVENT: "event"}
"""What stories of statements and of events are called."""


class Place(NamedTuple):
    """An item of an archive's reading; ``None`` stands for one that the reading lacks."""

    kept: writing.Kept
    reading: Reading
    item: Item | None


def judged(
    connection: Connection,
    reference: str,
    verdict: Verdict | str,
    values: Sequence[str],
    fields: Mapping[str, Sequence[str]],
    *,
    who: str,
    why: str | None,
) -> Review:
    """The review, not kept yet; arguments and errors as for :func:`~reportedly.archive.reviewing.review`."""
    said = known(verdict)
    if not who.strip():
        raise UsageError("say who reviews")
    if fields and said not in MISSED:
        raise UsageError("further fields are given of something missed only")
    place = _find(connection, reference, missed=said in MISSED)
    if place.item is None:
        made = _of_missed(place, said, values, fields)
    elif said in STORIES:
        made = _of_stories(connection, place, said, reference, values)
    else:
        made = _of_item(place, place.item, said, values)
    return Review(
        article=place.reading.article.id,
        verdict=said,
        version=place.reading.produced_by,
        who=who.strip(),
        when=now(),
        why=why or None,
        **made,
    )


def known(verdict: Verdict | str) -> Verdict:
    """The verdict that a word names.

    Raises:
        UsageError: it names none.
    """
    try:
        return Verdict(verdict)
    except ValueError as error:
        choice = ", ".join(one.value for one in Verdict)
        raise UsageError(f"{verdict!r} is no verdict; choose one of: {choice}") from error


def key_of(kept: writing.Kept, reading: Reading, item: Item) -> int:
    """The key of an item."""
    row = items(reading, target(item).kind).index(item)
    return keys.key(kept.day, kept.number, row)


def _of_missed(
    place: Place, verdict: Verdict, values: Sequence[str], fields: Mapping[str, Sequence[str]]
) -> dict[str, Any]:
    """Target and corrections of what the machine did not find."""
    text, field = place.reading.article.text, FIELD[verdict]
    (kind,) = about(verdict)
    own = corrections(text, kind, {field: values}, near=None)
    rest = {name: value for name, value in fields.items() if name != field}
    found = own + corrections(text, kind, rest, near=own[0].at[0].start)
    cue = next((one.at for one in found if one.field == "cue"), ())
    return {"target": Target(kind=kind, spans=own[0].at, cue=cue), "corrections": found, "machine": None}


def _of_item(place: Place, item: Item, verdict: Verdict, values: Sequence[str]) -> dict[str, Any]:
    """Target, answer and corrections of a verdict on one thing."""
    wanted, now_said, field = target(item), answer(place.reading, item), FIELD.get(verdict)
    if wanted.kind not in about(verdict):
        raise UsageError(f"{verdict.value} is not said of {article_of(wanted.kind)}")
    made: tuple[Correction, ...] = ()
    if values and field is None:
        raise UsageError(f"{verdict.value} takes no value")
    if values and field is not None:
        near = (wanted.cue or wanted.spans)[0].start
        event_type = now_said.type if isinstance(now_said, EventAnswer) else None
        made = corrections(place.reading.article.text, wanted.kind, {field: values}, near=near, event_type=event_type)
    return {"target": wanted, "corrections": made, "machine": now_said}


def _of_stories(
    connection: Connection, place: Place, verdict: Verdict, reference: str, values: Sequence[str]
) -> dict[str, Any]:
    """Target, other and answer of a verdict on two things."""
    if len(values) != 1:
        raise UsageError(f"{verdict.value} takes the reference of the other one, such as ARTICLE/e1")
    other = _find(connection, values[0], missed=False)
    if place.item is None or other.item is None:
        raise UsageError("of something missed nobody can say to which story it belongs")
    own, there = target(place.item), target(other.item)
    if own.kind is not there.kind:
        raise UsageError(f"{reference} and {values[0]} are a statement and an event; only two of a kind are one story")
    keys_of = [key_of(place.kept, place.reading, place.item), key_of(other.kept, other.reading, other.item)]
    if keys_of[0] == keys_of[1]:
        raise UsageError(f"{reference} and {values[0]} are the same")
    stories = dict(stories_of(connection, STORY_KIND[own.kind], keys_of))
    together = len(stories) == 2 and len(set(stories.values())) == 1
    return {
        "target": own,
        "other": Elsewhere(
            article=other.reading.article.id,
            spans=tuple((span.start, span.end) for span in there.spans),
            cue=tuple((span.start, span.end) for span in there.cue),
        ),
        "machine": StoryAnswer(together=together),
    }


def _find(connection: Connection, reference: str, *, missed: bool) -> Place:
    article, _, name = reference.partition("/")
    kept = writing.find(connection, article)
    if kept is None:
        raise UsageError(f"the archive holds no article {article!r}")
    reading = writing.reading(connection, kept.number)
    if missed:
        if name:
            raise UsageError(f"of something missed give the article alone: {article}")
        return Place(kept, reading, None)
    kind = Judged.EVENT if name.startswith("e") else Judged.STATEMENT
    item = next((one for one in items(reading, kind) if one.id == name), None)
    if item is None:
        raise UsageError(
            f"the archive holds nothing called {reference!r}; write ARTICLE/a1 for a statement, ARTICLE/e1"
        )
    return Place(kept, reading, item)
