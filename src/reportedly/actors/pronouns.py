"""Pronouns, as an article writes them."""

from __future__ import annotations

from ..language.referents import FIRST_PERSON, PRONOUNS, RELATIVE


def is_pronoun(word: str) -> bool:
    """Whether a word stands for somebody; ``US`` and ``IT`` do not."""
    bare = word.removesuffix("'s")
    lowered = bare.lower()
    acronym = bare.isupper() and len(bare) > 1
    return not acronym and (lowered in PRONOUNS or lowered in FIRST_PERSON or lowered in RELATIVE)
