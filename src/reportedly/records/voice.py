"""How the narrator speaks: the nouns of voice."""

from __future__ import annotations

from enum import StrEnum

from .base import NARRATOR, Confidence, Record, Span


class Voice(StrEnum):
    """Whether the narrator reports in a sentence, or holds an opinion."""

    REPORT = "report"
    OPINION = "opinion"


class SentenceVoice(Record):
    """A sentence with words of the narrator's own, and its voice."""

    span: Span
    voice: Voice
    reasons: tuple[str, ...] = ()
    by: str
    confidence: Confidence


class LoadedWord(Record):
    """A word that takes sides, who used it, and a neutral one.

    ``kind`` is ``label`` ("regime"), ``evaluation`` ("illegal"), ``euphemism`` ("collateral damage") or
    ``intensifier`` ("brutal"); ``user`` is ``narrator`` or the id of the attribution whose content holds it.
    """

    span: Span
    kind: str
    neutral: str | None
    user: str = NARRATOR
    by: str
    confidence: Confidence
