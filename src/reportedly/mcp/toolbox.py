"""All tools: what they are called, what they are for, what they take and give."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from . import finding, looking, reading, telling
from .arguments import Arguments
from .desk import Desk
from .settings import Settings


class Tool(NamedTuple):
    """A tool.

    Args:
        name, title, about: as a client shows them; ``about`` is read by the model that decides what to call.
        asks: its arguments.
        gives: its answer.
        answer: makes the answer of arguments.
        told: the answer as short text.
    """

    name: str
    title: str
    about: str
    asks: type[Arguments]
    gives: type[Any]
    answer: Callable[[Desk, Any], Any]
    told: Callable[[Any], str]


TOOLS = (
    Tool(
        "search_statements",
        "Search statements",
        "Find who said, denied, demanded, promised ... what, through whom. Each row has the speaker, the chain of "
        "sources, the exact words with their offsets in the article, the outlet, date and address, and a link to "
        "cite. All arguments given must hold; of a list any value will do.",
        finding.StatementSearch,
        finding.Statements,
        finding.search_statements,
        finding.told_statements,
    ),
    Tool(
        "search_events",
        "Search events",
        "Find who did what to whom, where and when, on whose word. Each row has a status (asserted, denied, possible, "
        "planned, demanded, threatened ...), the chain of sources that vouches for it, the sentence with its offsets, "
        "and a link to cite. An event in the list need not have happened: read its status.",
        finding.EventSearch,
        finding.Events,
        finding.search_events,
        finding.told_events,
    ),
    Tool(
        "count_statements",
        "Count statements",
        "How many statements match, and how many have each value of a field: who speaks most, by outlet, by month ...",
        finding.StatementCount,
        finding.Counts,
        finding.count_statements,
        finding.told_counts,
    ),
    Tool(
        "count_events",
        "Count events",
        "How many events match, and how many have each value of a field: by type, status, actor, voucher, month ... "
        "These are tellings: one happening that five articles tell counts five times.",
        finding.EventCount,
        finding.Counts,
        finding.count_events,
        finding.told_counts,
    ),
    Tool(
        "article",
        "Show an article",
        "An article's text, the statements and events in it with their offsets, and its versions. Long texts come in "
        "stretches.",
        looking.ArticleAsked,
        looking.ArticleShown,
        looking.article,
        looking.told_article,
    ),
    Tool(
        "statement",
        "Show a statement",
        "One statement with every field, its exact words and the paragraphs around it.",
        looking.StatementAsked,
        looking.StatementShown,
        looking.show_statement,
        looking.told_statement,
    ),
    Tool(
        "event",
        "Show an event",
        "One event with every field, its sentence and the paragraphs around it.",
        looking.EventAsked,
        looking.EventShown,
        looking.show_event,
        looking.told_event,
    ),
    Tool(
        "story",
        "Show a story",
        "Everything this archive holds on one happening or one utterance: who told it first, who repeats it, how many "
        "independent voices stand behind it once copies are folded, who denies it, where tellings contradict each "
        "other; of an utterance every report, with what each cut or changed. Ask this before calling anything "
        "confirmed.",
        telling.StoryAsked,
        telling.StoryShown,
        telling.story,
        telling.told_story,
    ),
    Tool(
        "corroborated",
        "List corroborated happenings",
        "The happenings that most independent voices assert.",
        telling.CorroboratedAsked,
        telling.Stories,
        telling.corroborated,
        telling.told_stories,
    ),
    Tool(
        "contradicted",
        "List contradicted happenings",
        "The happenings that are told in ways that cannot all be right (denied, other numbers, days or doers), with "
        "the words of each side; the newest first.",
        telling.ContradictedAsked,
        telling.Stories,
        telling.contradicted,
        telling.told_stories,
    ),
    Tool(
        "read_text",
        "Read a text",
        "Read a news text that you pass, on the spot: its statements and events with offsets into it. Nothing is kept.",
        reading.TextAsked,
        reading.ReadingShown,
        reading.read_text,
        reading.told_reading,
    ),
)

READ_URL = Tool(
    "read_url",
    "Read a page of the web",
    "Fetch one public page and read the article on it, on the spot. Nothing is kept.",
    reading.AddressAsked,
    reading.ReadingShown,
    reading.read_url,
    reading.told_reading,
)


def tools(settings: Settings) -> dict[str, Tool]:
    """The tools that are served, by name; the web is fetched from only where settings allow it."""
    return {one.name: one for one in (*TOOLS, *((READ_URL,) if settings.fetch else ()))}
