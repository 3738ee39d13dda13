"""One character for each set of classes a word may belong to, so that grammar rules are regular expressions."""

from __future__ import annotations

from functools import cache

from .lexicon import LITERAL, lexicon, literals, marks, number_values

NODES = ("DATE", "MON", "YR", "DEC", "CENT", "QTR", "SEAS", "DEIC", "REL", "HOURED", "CLK", "LITE", "SPAN", "NAME")
"""Symbols that rules of the grammar make."""

Classes = frozenset[str]


@cache
def alphabet() -> dict[Classes, str]:
    """Every set of classes that can occur, and its character."""
    sets: dict[Classes, None] = dict.fromkeys(frozenset((name,)) for name in NODES)
    plain = ({"OTHER"}, {"OTHER", "NOUN"}, {"OTHER", "DET"}, {"END"}, set(marks().values()))
    sets.update(dict.fromkeys(frozenset(one) for one in plain))
    sets.update(dict.fromkeys(frozenset((name,)) for name in marks().values()))
    sets.update(dict.fromkeys(frozenset((name,)) for name in ("ISO", "NUMDATE", "TIME", "AMPM", "DECADE", "POSS")))
    for word in literals():
        sets[frozenset((LITERAL + word,))] = None
        sets[frozenset((LITERAL + word, "DET"))] = None
    for entries in lexicon().values():
        for entry in entries:
            sets[frozenset(entry.values)] = None
    for number in range(3000):
        for digits in (f"{number}", f"{number:02}", f"{number:04}"):
            values = number_values(digits)
            sets[frozenset(values)] = None
            sets[frozenset(values) - {"YEAR"}] = None
    for ordinal in range(1, 40):
        sets[frozenset(number_values(f"{ordinal}th"))] = None
    return {one: chr(0x100 + at) for at, one in enumerate(sets)}


@cache
def symbol(classes: tuple[str, ...]) -> str:
    """The character of a set of classes; that of a plain word for a set no rule can ask for."""
    known = alphabet()
    return known.get(frozenset(classes)) or known[frozenset(("OTHER",))]


@cache
def having(name: str) -> str:
    """All characters whose sets hold a class, as a class of a regular expression.

    Raises:
        ValueError: if no word can belong to it.
    """
    found = "".join(char for classes, char in alphabet().items() if name in classes)
    if not found:
        raise ValueError(f"no word belongs to the class {name}")
    return f"[{found}]"
