"""Stories in lists: the most corroborated, the contradicted, the utterances most cut; and what followed."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Connection, select

from ..archive import asking, keys, search, tables
from ..archive.filters import AttributionFilter, EventFilter
from ..records import Sequel
from . import alone, sequels
from .items import Told
from .linking import HAPPENINGS, UTTERANCES

MOST = 200
"""Later events that are looked through for what followed a demand."""


def stories(
    connection: Connection,
    wanted: AttributionFilter | EventFilter,
    order: str,
    *,
    limit: int,
    skip: int = 0,
    articles: int = 2,
    contradicted: bool = False,
) -> list[int]:
    """One key of each of the stories that a filter's rows belong to, in an order.

    Args:
        order: ``voices`` (most independent voices), ``articles``, ``newest``, or of utterances ``cut`` (least kept).
        limit: the most stories; ``skip`` those that stand before them.
        articles: that must at least tell it.
        contradicted: only happenings that are told in ways that cannot all be right.
    """
    kind = UTTERANCES if isinstance(wanted, AttributionFilter) else HAPPENINGS
    summary, story = tables.summary.c, tables.story.c
    query = select(summary.story).where(summary.kind == kind, summary.articles >= articles)
    if contradicted:
        query = query.where(summary.contradictions > 0)
    if wanted != type(wanted)():
        members = select(story.story).where(
            story.kind == kind, story.item.in_(search.selected(connection, wanted).scalar_subquery())
        )
        query = query.where(summary.story.in_(members))
    orders: dict[str, tuple[ColumnElement[int], ...]] = {
        "voices": (summary.voices.desc(), summary.articles.desc(), summary.story),
        "articles": (summary.articles.desc(), summary.voices.desc(), summary.story),
        "newest": (summary.newest.desc(), summary.story),
        "cut": (summary.kept, summary.articles.desc(), summary.story),
    }
    if order == "cut":
        query = query.where(summary.kept.is_not(None), summary.kept < 1)
    found = connection.execute(query.order_by(*orders[order]).limit(limit).offset(skip)).scalars().all()
    return [first(connection, kind, one) for one in found]


def first(connection: Connection, kind: str, number: int) -> int:
    """The lowest key of a story's members.

    Raises:
        KeyError: there is no such story.
    """
    story = tables.story.c
    query = select(story.item).where(story.kind == kind, story.story == number).order_by(story.item).limit(1)
    found: int | None = connection.execute(query).scalar()
    if found is None:
        raise KeyError(number)
    return found


def followed(connection: Connection, told: tuple[Told, ...]) -> tuple[Sequel, ...]:
    """What followed demands, promises and threats, in the archive.

    Args:
        told: the tellings of one happening.
    """
    asked = alone.meant([one for one in told if one.type in sequels.ASKING and one.status == "asserted"])
    found: dict[str, Sequel] = {}
    own = {one.ref for one in told}
    for one in asked:
        wanted = alone.contents(connection, one)
        doers = one.recipients if one.type == "REQUEST" else (*one.actors, *one.recipients)
        codes = tuple(sorted({voice.code for voice in doers if voice.code}))
        if one.teller.day is None or not codes:
            continue
        types = sequels.REFUSING | sequels.ANSWERING | {content.type for content in wanted}
        later = _later(connection, codes, types, one.teller.day)
        for sequel in sequels.sequels(one, wanted, [event for event in later if event.ref not in own]):
            found.setdefault(sequel.ref, sequel)
    return tuple(sorted(found.values(), key=lambda sequel: (sequel.days, sequel.kind, sequel.ref)))


def _later(connection: Connection, codes: tuple[str, ...], types: frozenset[str], day: int) -> tuple[Told, ...]:
    """Events of these actors and types in what was published from that day on, as long as an answer may take."""
    shift = day - keys.EPOCH
    asked = asking.of_events(EventFilter(actor_country=codes, type=tuple(sorted(types)), status=("asserted",)))
    asked = asked._replace(low=keys.first_key(shift), high=keys.first_key(shift + sequels.HORIZON))
    return alone.meant(alone.told(connection, search.rows(connection, "events", asked, limit=MOST)))
