"""A cascade of rules: words become dates, dates become spans."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from reportedly.language.lexicons import rows

from .lexicon import LITERAL, PACKAGE
from .symbols import having, symbol
from .terms import Term

_PATTERN = re.compile(r"(?P<context>\{[!+-]+[^}]*\})|(?P<name>[A-Z]+)|(?P<word>[a-z][a-z']*|'s)|(?P<operator>[()|?*+])")
_CONTEXTS = {"-": "(?<={})", "!-": "(?<!{})", "+": "(?={})", "!+": "(?!{})"}


class Rule(NamedTuple):
    """How one kind of expression is written: what it becomes, its name, its confidence, and its pattern."""

    becomes: str
    name: str
    confidence: float
    pattern: re.Pattern[str]


@cache
def rules() -> tuple[tuple[Rule, ...], ...]:
    """The rules of each level, in their order.

    Raises:
        ValueError: if a pattern asks for a class that no word has.
    """
    levels: dict[str, list[Rule]] = {}
    macros: dict[str, str] = {}
    for level, becomes, name, confidence, pattern in rows(PACKAGE, "grammar.tsv"):
        if level == "=":
            macros[becomes] = f"(?:{_expression(pattern, macros)})"
            continue
        sure = 0.0 if confidence == "-" else float(confidence)
        levels.setdefault(level, []).append(Rule(becomes, name, sure, re.compile(_expression(pattern, macros))))
    return tuple(tuple(levels[level]) for level in sorted(levels))


def _expression(pattern: str, macros: dict[str, str]) -> str:
    """A pattern as a regular expression over the characters of :mod:`symbols`."""
    built = []
    for match in _PATTERN.finditer(pattern):
        if match.group("context"):
            kind, names = re.fullmatch(r"\{([!+-]+)([^}]*)\}", match.group()).groups()  # type: ignore[union-attr]
            wanted = "".join(_one(name)[1:-1] for name in names.split("|") if name not in macros)
            wanted += "".join(
                re.sub(r"[^\u0100-\uffff]", "", macros[name]) for name in names.split("|") if name in macros
            )
            built.append(_CONTEXTS[kind].format(f"[{wanted}]"))
        elif match.group("name"):
            built.append(macros.get(match.group()) or having(match.group()))
        elif match.group("word"):
            built.append(_one(match.group()))
        else:
            built.append("(?:" if match.group() == "(" else match.group())
    return "".join(built)


def _one(name: str) -> str:
    return having(name if name.isupper() else LITERAL + name)


def parse(terms: list[Term]) -> list[Term]:
    """The terms with everything joined that the grammar joins, in the order of the text."""
    for level in rules():
        terms = _joined(terms, level)
    return terms


def _joined(terms: list[Term], level: tuple[Rule, ...]) -> list[Term]:
    line = "".join(term.symbol for term in terms)
    found = [
        (match.start(), -match.end(), order)
        for order, rule in enumerate(level)
        for match in rule.pattern.finditer(line)
        if match.end() > match.start()
    ]
    joined: list[Term] = []
    done = 0
    for start, end, order in sorted(found):
        if start < done:
            continue
        joined += terms[done:start]
        done = -end
        joined.append(_made(level[order], tuple(terms[start:done])))
    return joined + terms[done:]


def _made(rule: Rule, parts: tuple[Term, ...]) -> Term:
    values = {rule.becomes: rule.name}
    made = symbol((rule.becomes,))
    return Term(parts[0].start, parts[-1].end, "", values, made, rule.name, rule.confidence, parts)
