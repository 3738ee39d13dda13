"""Grounding: who acts or is acted upon at each place of an article that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from ..language.coreference import Coreference
from ..language.document import Document
from ..language.names import Names
from ..records import Actor, Article, Attribution, Speaker
from .grounder import Grounder
from .knowledge import Knowledge
from .phrases import Use

__all__ = ["Asked", "Grounded", "Grounder", "ground"]


class Asked(NamedTuple):
    """A noun phrase to be grounded: its offsets, and how its surroundings use it."""

    start: int
    end: int
    use: Use = Use.AGENT


class Grounded(NamedTuple):
    """The actors of an article, and for each phrase asked the ids of those it means: several for "A and B"."""

    actors: tuple[Actor, ...]
    ids: tuple[tuple[str, ...], ...]


def ground(
    document: Document,
    article_date: str | None,
    spans: Iterable[Asked],
    *,
    article: Article | None = None,
    named: Names | None = None,
    coreference: Coreference | None = None,
    speakers: tuple[Speaker, ...] = (),
    attributions: tuple[Attribution, ...] = (),
    country_of: Callable[[str], str | None] | None = None,
    knowledge: Knowledge | None = None,
) -> Grounded:
    """Who is meant by each of the noun phrases of an article.

    Args:
        article_date: ISO 8601 day on which it was published.
        spans: phrases in the order of the text; a phrase out of order is grounded as well, but its pronouns worse.
        article: for its dateline.
        named, coreference: those of the document, if there are any already.
        speakers, attributions: its voices, to be linked to the actors, and their words, in which "I" is who speaks.
        country_of: the country of a place by its name, ``None`` where it cannot be told.
        knowledge: who is called what; the package's if not given.
    """
    grounder = Grounder(
        document,
        article_date,
        article=article,
        named=named,
        coreference=coreference,
        speakers=speakers,
        attributions=attributions,
        country_of=country_of,
        knowledge=knowledge,
    )
    ids = tuple(grounder.ask(*asked) for asked in spans)
    return Grounded(grounder.actors(), ids)
