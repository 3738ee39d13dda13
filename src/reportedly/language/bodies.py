"""Which body that an article names is meant by a definite description: "the agency", "the law enforcement agency"."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from .lexicons import bodies, outlets
from .named import Name
from .referents import OWN, PLACES, PRESS
from .salience import SEARCHED

if TYPE_CHECKING:
    from spacy.tokens import Span

LEAST = -0.4
"""Score from which on a body is meant; set on the part ``tune`` of the labelled speakers."""


def body(names: Iterable[Name], span: Span, noun: str, start: int, here: int) -> tuple[float, Name] | None:
    """The body that is likeliest meant, and how much speaks for it; ``None`` if no name is likely enough.

    Args:
        names: all of the article.
        span: the description, whose head is ``noun`` in lower case.
        start: its offset; ``here`` the number of its sentence.
    """
    called = {t.lower_ for t in span if t.dep_ in ("amod", "compound", "nmod") and t.head == span.root}
    kinds = {t.lower_ for t in span if t.tag_ == "NN" and t.dep_ == "compound" and t.head == span.root}
    words = bodies().get(noun, frozenset())
    ranked = []
    for name in names:
        before = [m for m in name.mentions if m.start < start and here - m.sentence <= 3 * SEARCHED]
        tokens = set(name.tokens)
        if name.kind != "organisation" or not before or not kinds <= tokens:
            continue  # "the law enforcement agency" is no department of state
        away = here - before[-1].sentence
        often = 0.15 * min(len(before), 4)
        if noun in tokens or (noun in PRESS and is_outlet(name)):
            ranked.append((2.0 + len(called & tokens) + 0.3 * often - 0.1 * away, name))
        elif words & tokens or kinds:
            ranked.append((1.5 + len(called & tokens) + 0.3 * often - 0.12 * away, name))
        elif (noun in PLACES) == name.place and noun not in PRESS | OWN and not called and away <= 3:
            subject = 0.5 if before[-1].subject else 0.0
            ranked.append((subject + often - 0.5 * away, name))
    best = max(ranked, key=lambda item: item[0], default=None)
    return best if best is not None and best[0] > LEAST else None


def is_outlet(name: Name) -> bool:
    """Whether a name is known as an outlet's or agency's."""
    return outlets().get(name.full.lower().removeprefix("the ")) in ("outlet", "agency")
