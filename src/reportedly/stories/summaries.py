"""What a list of stories shows of each, kept beside it so that the most corroborated are found at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert

from ..archive import keys, tables
from .linking import HAPPENINGS, UTTERANCES, Profiles, among
from .origins import origins
from .telling import assembled, likely, reported


def summarise(
    connection: Connection,
    profiles: Profiles,
    kind: str,
    stories: Mapping[int, tuple[int, ...]],
    gone: Collection[int],
) -> None:
    """Write the summaries of stories anew.

    Args:
        stories: and their members, by keys.
        gone: stories that are no more.
    """
    table = tables.summary
    old = sorted({*stories, *gone})
    for at in range(0, len(old), 500):
        connection.execute(delete(table).where(table.c.kind == kind, table.c.story.in_(old[at : at + 500])))
    rows = [_summary(connection, profiles, kind, story, items) for story, items in stories.items()]
    if rows:
        connection.execute(insert(table), rows)


def _summary(
    connection: Connection, profiles: Profiles, kind: str, story: int, items: tuple[int, ...]
) -> dict[str, Any]:
    numbers = {keys.article_in(item) for item in items}
    copied = origins(connection, numbers)
    row: dict[str, Any] = {"kind": kind, "story": story, "members": len(items), "articles": len(numbers)}
    row["newest"] = max(keys.day_in(item) for item in items)
    if kind == UTTERANCES:
        said = [profiles(connection, keys.article_in(item)).said[keys.row_in(item)] for item in items]
        utterance = reported(story, said, copied)
        quoting = {one.ref for one in said if one.quoted}
        least = min((one.kept for one in utterance.variants if one.telling.ref in quoting), default=None)
        return row | {
            "outlets": utterance.outlets,
            "voices": 1,
            "contradictions": len(utterance.contradictions),
            "kept": least,
        }
    told = [profiles(connection, keys.article_in(item)).told[keys.row_in(item)] for item in items]
    linked = among(connection, HAPPENINGS, items)
    happening = assembled(story, told, copied, likely(items, told, linked))
    return row | {
        "outlets": happening.outlets,
        "voices": len(happening.voices),
        "contradictions": len(happening.contradictions),
        "kept": None,
    }
