"""Places by their names, as far as the article does not use the name for somebody or something else."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..language.names import Names

LOWER = re.compile(r"(?<![\w'’-])[a-z]{3,}(?![\w'’-])")
"""A word in small letters."""


def towns(text: str, named: Names, country_of: Callable[[str], str | None]) -> Callable[[str], str | None]:
    """``country_of``, but for the names of persons in the article, and for words that it writes small elsewhere.

    "Poll" is a town, as "Stein" is; where the article speaks of a poll, or of somebody called Stein, neither is meant.
    """
    persons = {word for name in named.all if name.kind == "person" for word in name.full.split()}
    common = set(LOWER.findall(text))

    def country(name: str) -> str | None:
        words = name.split()
        if words and (all(word in persons for word in words) or (len(words) == 1 and name.lower() in common)):
            return None
        return country_of(name)

    return country
