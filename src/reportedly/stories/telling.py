"""Stories put together from their members: happenings, utterances and groups of copies, as records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TypeVar

from sqlalchemy import Connection, select

from ..archive import keys, tables, writing
from ..archive.found import stories_of
from ..records import (
    CopiedArticle,
    CopyGroup,
    Figure,
    Happening,
    Telling,
    Utterance,
    Variant,
)
from . import alone, origins
from .alignment import aligned
from .contradictions import DENIED, Likely, contradictions, disowned
from .copies import paragraphs_without, share
from .items import Said, Teller, Told, Voice, fullest
from .linking import HAPPENINGS, UTTERANCES, Links, among
from .sequels import in_time
from .voices import Standing, independent

Value = TypeVar("Value")


def happenings(connection: Connection, some: Sequence[int]) -> Iterator[tuple[Happening, tuple[Told, ...]]]:
    """The happenings that events of the archive tell of, each with everybody's tellings of it."""
    groups = _groups(connection, HAPPENINGS, some)
    known = _known(members for _, members in groups)
    by_key = dict(zip(known, alone.told(connection, known), strict=True))
    copied = origins.origins(connection, {keys.article_in(one) for one in known})
    for story, members in groups:
        tellings = tuple(by_key[one] for one in members)
        linked = among(connection, HAPPENINGS, members)
        yield assembled(story, tellings, copied, likely(members, tellings, linked)), tellings


def likely(members: Sequence[int], tellings: Sequence[Told], links: Links) -> Likely:
    """How likely each two of some tellings are of one happening, by the links that were found as they came in.

    Args:
        members: their keys, in the same order.
        links: between keys.
    """
    key = {one.ref: member for member, one in zip(members, tellings, strict=True)}

    def between(one: Told, other: Told) -> float:
        low, high = sorted((key[one.ref], key[other.ref]))
        return links.get((low, high), 0.0)

    return between


def assembled(story: int | None, told: Sequence[Told], copied: dict[str, str], likely: Likely) -> Happening:
    """A happening of its tellings.

    Args:
        story: its number.
        told: the tellings.
        copied: from the ids of articles to those of the texts that they are copies of.
        likely: how likely each two tellings are of one happening.
    """
    tellings = sorted(told, key=lambda one: (one.teller.published or "9", one.teller.id, one.item))
    standings = {one.ref: Standing(one.ref, one.teller, one.chain) for one in tellings}
    held = [standings[one.ref] for one in tellings if one.status == "asserted"]
    denied = [standings[one.ref] for one in tellings if one.status == "denied"]
    begin, repeated = in_time(list(standings.values()))
    start, end = _when(tellings)
    return Happening(
        id=story,
        type=_most(one.type for one in tellings) or "",
        mode=_most(one.mode for one in tellings),
        actors=_names(voice for one in tellings for voice in one.actors),
        recipients=_names(voice for one in tellings for voice in one.recipients),
        start=start,
        end=end,
        place=_where(tellings),
        tellings=tuple(
            _telling(
                one.teller,
                one.ref,
                one.chain,
                one.evidence,
                copied,
                status=one.status,
                sizes=tuple(Figure(what=what, low=low, high=high) for what, low, high in one.sizes),
            )
            for one in tellings
        ),
        articles=len({one.teller.id for one in tellings}),
        outlets=len({one.teller.outlet for one in tellings if one.teller.outlet}),
        voices=independent(held, copied),
        deniers=independent(denied, copied),
        contradictions=contradictions(tellings, likely),
        first=begin.ref,
        repeated=repeated,
    )


def utterances(connection: Connection, some: Sequence[int]) -> Iterator[Utterance]:
    """The acts of speech that statements of the archive report, each with everybody's reports of it."""
    groups = _groups(connection, UTTERANCES, some)
    known = _known(members for _, members in groups)
    by_key = dict(zip(known, alone.said(connection, known), strict=True))
    copied = origins.origins(connection, {keys.article_in(one) for one in known})
    for story, members in groups:
        yield reported(story, [by_key[one] for one in members], copied)


def reported(story: int | None, said: Sequence[Said], copied: dict[str, str]) -> Utterance:
    """An act of speech of its reports.

    Args:
        story: its number.
        said: the reports.
        copied: from the ids of articles to those of the texts that they are copies of.
    """
    begin, repeated = in_time([Standing(one.ref, one.teller, ()) for one in said])
    speakers = [one.speaker for one in said if one.speaker is not None]
    return Utterance(
        id=story,
        speaker=fullest(speakers).label if speakers else None,
        acts=tuple(act for act, _ in Counter(one.act for one in said if one.act).most_common()),
        variants=tuple(
            Variant(telling=_report(one.said, copied), pieces=one.pieces, kept=round(one.kept, 3))
            for one in aligned(said)
        ),
        articles=len({one.teller.id for one in said}),
        outlets=len({one.teller.outlet for one in said if one.teller.outlet}),
        first=begin.ref,
        repeated=repeated,
        contradictions=disowned(said),
    )


def copies(connection: Connection, number: int) -> CopyGroup | None:
    """The copies of the text of an article, itself among them; ``None`` if there is no other."""
    group = origins.copies_of(connection, number)
    if len(group) < 2:
        return None
    first, why = origins.origin(group)
    text = _body(connection, first.number)
    return CopyGroup(
        origin=first.id,
        why=why,
        copies=tuple(_copied(one, _body(connection, one.number), text) for one in group if one is not first),
    )


def _groups(connection: Connection, kind: str, some: Sequence[int]) -> list[tuple[int | None, tuple[int, ...]]]:
    """The stories of items, and all members of each; an item that has none is alone."""
    stories = dict(stories_of(connection, kind, some))
    table = tables.story.c
    query = select(table.story, table.item).where(table.kind == kind, table.story.in_(sorted(set(stories.values()))))
    members: dict[int, list[int]] = {}
    for row in connection.execute(query.order_by(table.item)):
        members.setdefault(row.story, []).append(row.item)
    return [(stories.get(item), tuple(members.get(stories.get(item, -1), (item,)))) for item in some]


def _known(groups: Iterable[tuple[int, ...]]) -> list[int]:
    return list(dict.fromkeys(item for members in groups for item in members))


def _body(connection: Connection, number: int) -> str:
    """An article's text without title, byline and dates."""
    article = writing.reading(connection, number).article
    text = article.text
    for span in sorted(article.furniture, key=lambda span: -span.start):
        text = text[: span.start] + "\n" + text[span.end :]
    return text


def _copied(one: origins.Head, mine: str, theirs: str) -> CopiedArticle:
    return CopiedArticle(
        article=one.id,
        outlet=one.outlet,
        published=one.published,
        title=one.title,
        share=round(share(mine, theirs), 3),
        added=paragraphs_without(mine, theirs),
        dropped=paragraphs_without(theirs, mine),
    )


def _report(said: Said, copied: dict[str, str]) -> Telling:
    chain = (said.speaker,) if said.speaker else ()
    return _telling(said.teller, said.ref, chain, said.clean, copied, status=DENIED if said.disowned else None)


def _telling(
    teller: Teller,
    ref: str,
    chain: Sequence[Voice],
    says: str,
    copied: dict[str, str],
    *,
    status: str | None = None,
    sizes: tuple[Figure, ...] = (),
) -> Telling:
    return Telling(
        ref=ref,
        article=teller.id,
        outlet=teller.outlet,
        agency=teller.agency,
        published=teller.published or None,
        title=teller.title,
        chain=tuple(voice.label for voice in chain),
        says=" ".join(says.split()),
        status=status,
        sizes=sizes,
        copy_of=copied.get(teller.id),
    )


def _most(values: Iterable[Value | None]) -> Value | None:
    counted = Counter(value for value in values if value is not None)
    return counted.most_common(1)[0][0] if counted else None


def _names(voices: Iterable[Voice]) -> tuple[str, ...]:
    """Who takes part, each once, under the fullest name."""
    groups: dict[str, list[Voice]] = {}
    for voice in voices:
        groups.setdefault(voice.name or voice.label.lower(), []).append(voice)
    ordered = sorted(groups.values(), key=lambda group: (group[0].name is None, -len(group)))
    return tuple(fullest(group).label for group in ordered)


def _when(tellings: Sequence[Told]) -> tuple[str | None, str | None]:
    dated = [one for one in tellings if one.first is not None and one.last is not None]
    stated = [one for one in dated if one.stated] or dated
    found = _most((one.first, one.last) for one in stated)
    if found is None:
        return None, None
    return date.fromordinal(found[0] or 1).isoformat(), date.fromordinal(found[1] or 1).isoformat()


FINEST = ("sub-city", "city", "feature", "district", "province", "water", "region", "country")


def _where(tellings: Sequence[Told]) -> str | None:
    places = [one.where for one in tellings if one.where is not None and one.where.name]
    ranked = sorted(places, key=lambda place: FINEST.index(place.resolution or "country"))
    return ranked[0].name if ranked else None
