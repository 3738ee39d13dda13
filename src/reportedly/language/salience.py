"""How likely a pronoun or description means somebody: a sum of weighted factors.

The factors are those of Lappin and Leass (1994, "An algorithm for pronominal anaphora resolution"): recency,
subject, agreement; and, for news, that whoever spoke last speaks on, and that who is named in somebody's words is
less likely to speak next.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from .document import Document
from .named import Mention
from .referents import Referent, agrees

SEARCHED = 8
"""Sentences back in which an antecedent is looked for."""
NEVER = -99.0


class Weights(NamedTuple):
    """What each factor counts, in sentences: a recency of one sentence is the unit.

    Args:
        away: for each sentence between a mention and the pronoun.
        subject, possessive: the mention's grammar.
        quoted, spoken: the mention stands in a quotation, or in reported words that the pronoun does not stand in.
        voice, fading: somebody spoke in this sentence, and what that loses with each sentence since.
        gendered: the gender is told, not only not contradicted.
        untold: an unnamed person of unknown gender.
        often, most: for each earlier mention, and how many count at most.
        ahead: the only mention of the sentence follows the pronoun.
        within: the pronoun stands in somebody's own words.
    """

    away: float = 1.0
    subject: float = 1.0
    possessive: float = 0.5
    quoted: float = 1.5
    spoken: float = 1.2
    voice: float = 1.8
    fading: float = 0.8
    gendered: float = 1.0
    untold: float = 0.8
    often: float = 0.15
    most: float = 6.0
    ahead: float = 2.5
    within: float = 1.5


WEIGHTS = Weights()
"""Set by hand on labelled sources of the development articles (``training/data/speakers.json``, part ``tune``).

A search of each weight in turn, cross-validated over articles in five parts, finds 256 of its 295 sources where these
find 260; its weights for all articles find 261. So these stay.
"""


class Place(NamedTuple):
    """Where a pronoun or description stands, and whom it can mean: ``gender`` m, f, n or -; ``number`` s or p."""

    start: int
    gender: str
    number: str


class Salience:
    """Scores referents for one article.

    Args:
        document: the article.
        spoken: where somebody is quoted or reported.
    """

    def __init__(self, document: Document, spoken: list[tuple[int, int]]) -> None:
        self._document = document
        self._spoken = sorted(spoken)

    def __call__(self, referent: Referent, place: Place) -> float:
        """How likely what stands at ``place`` means ``referent``; :data:`NEVER` where they do not agree."""
        if not agrees(referent, place.gender, place.number):
            return NEVER
        w = WEIGHTS
        start = place.start
        here = self._document.sentence_at(start) or 0
        mentions = referent.name.mentions if referent.name else []
        best = max(self._named(mentions, place, here), self._echoed(referent.echoes, place, here))
        for sentence, offset in referent.used:
            if offset < start and here - sentence <= SEARCHED:
                best = max(best, w.voice - w.fading * (here - sentence))
        score = w.gendered if referent.gender == place.gender else 0.0
        if referent.name is None and referent.gender is None and place.gender in "mf":
            score -= w.untold  # nobody was told to be a man or a woman: a name is likelier
        earlier = bisect_left(mentions, start, key=lambda m: m.start)
        return best + score + w.often * min(earlier, w.most)

    def _named(self, mentions: list[Mention], place: Place, here: int) -> float:
        low = bisect_left(mentions, here - SEARCHED, key=lambda m: m.sentence)
        best = NEVER
        for mention in mentions[low:]:
            if mention.start >= place.start:
                return max(best, -WEIGHTS.ahead) if mention.sentence == here else best
            best = max(best, self._mentioned(mention, place, here))
        return best

    def _echoed(self, echoes: list[Mention], place: Place, here: int) -> float:
        low = bisect_left(echoes, here - SEARCHED, key=lambda m: m.sentence)
        told = [self._mentioned(m, place, here) for m in echoes[low:] if m.start < place.start]
        return max(told, default=NEVER)

    def _mentioned(self, mention: Mention, place: Place, here: int) -> float:
        w = WEIGHTS
        value = -w.away * (here - mention.sentence)
        if mention.subject:
            value += w.subject
        if mention.possessive:
            value -= w.possessive
        if mention.quoted:
            value -= w.quoted
        elif self._is_spoken(mention.start, place.start):
            value -= w.spoken
        return value

    def _is_spoken(self, mention: int, start: int) -> bool:
        """Whether a mention stands in a content that does not hold ``start`` too."""
        found = bisect_right(self._spoken, (mention, 10**12)) - 1
        return found >= 0 and self._spoken[found][0] <= mention < self._spoken[found][1] <= start
