"""Places by their names, as far as the article does not use the name for somebody or something else."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from spacy.lang.en.stop_words import STOP_WORDS

from ..language.names import Names

LOWER = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
"""A word in small letters."""
DATES = frozenset(
    "january february march april may june july august september october november december jan feb aug sept sep oct "
    "nov dec monday tuesday wednesday thursday friday saturday sunday spring summer autumn fall winter".split()
)


def towns(
    text: str,
    named: Names,
    nouns: frozenset[str],
    mentioned: Collection[str],
    country_of: Callable[[str], str | None],
) -> Callable[[str], str | None]:
    """``country_of``, but for names of persons, words that the article writes small elsewhere, acronyms and dates.

    "Poll" is a town, as "Stein" is; where the article speaks of a poll, or of somebody called Stein, neither is meant.

    Args:
        nouns: words in small letters that tell no place, such as "center".
        mentioned: codes of the countries in the article: where there are any, a name of one word is of none other.
    """
    persons = {word for name in named.all if name.kind == "person" for word in name.full.split()}
    common = set(LOWER.findall(text)) | STOP_WORDS | nouns

    def country(name: str) -> str | None:
        words = name.split()
        if not words or all(word in persons for word in words) or words[0].lower() in DATES:
            return None
        if len(words) == 1 and (name.isupper() or _forms(name.lower()) & common):
            return None
        code = country_of(name)
        return code if len(words) > 1 or not mentioned or code in mentioned else None

    return country


def _forms(word: str) -> set[str]:
    """A word, and its singular and plural."""
    return {word, word.removesuffix("s"), f"{word}s"}
