"""Who is meant by the ids that actors have in an archive."""

from __future__ import annotations

import re
from functools import cache

from ..actors.entries import Entry
from ..actors.tables import named_entries
from ..analysis import ends
from ..archive.lexemes import slug
from ..charts import names

SMALL = frozenset("of the and for in on al bin de la del van von der".split())
"""Words that are written small within a name."""


@cache
def entries() -> dict[str, Entry]:
    """The knowledge base by the ids that archives have: of several of one id, the first."""
    found: dict[str, Entry] = {}
    for one in named_entries():
        found.setdefault(slug(one.entry.entity), one.entry)
    return found


def entry(name: str) -> Entry | None:
    """Whom the knowledge base knows by an id or a full name."""
    return entries().get(slug(name))


def is_code(name: str) -> bool:
    """Whether a name is the code of a country or body: ``USA``."""
    return re.fullmatch(r"[A-Z]{3}", name) is not None


def actor_name(name: str) -> str:
    """What a person calls an actor: the knowledge base's name, a country's, or else the words of the id.

    Args:
        name: an id such as ``john-f-kennedy``, or a code.
    """
    if is_code(name):
        return names.code(name)
    known = entry(name)
    if known is not None:
        return known.name
    if name != name.lower() or " " in name:  # a name already, and no id
        return name
    if name == "-":
        return "nobody named"
    words = name.split("-")
    return " ".join(word if word in SMALL and at else word[:1].upper() + word[1:] for at, word in enumerate(words))


def side_name(text: str) -> str:
    """What a person calls one side of a dyad: ``USA.MIL`` is ``United States, military``."""
    return actor_name(text) if ends.end(text).name else names.side(text)
