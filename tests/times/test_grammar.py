from __future__ import annotations

from reportedly.language.document import parse as parsed
from reportedly.times.grammar import parse, rules
from reportedly.times.resolving import RULES
from reportedly.times.words import words


def found(sentence: str) -> list[tuple[str, str]]:
    """Rules and words of everything joined in a sentence."""
    terms = parse(words(parsed(sentence).parsed[0].doc))
    return [(term.rule, sentence[term.start : term.end]) for term in terms if term.rule]


def test_the_longest_match_wins() -> None:
    assert found("It fell on Monday, 19 June 2017.") == [("date", "Monday, 19 June 2017")]


def test_rules_build_on_each_other() -> None:
    assert found("It fell by the end of last year.") == [("until", "by the end of last year")]


def test_every_rule_has_a_meaning() -> None:
    names = {rule.name for level in rules() for rule in level}
    assert names - {"name"} == RULES


def test_confidences_are_shares() -> None:
    assert all(0 <= rule.confidence <= 1 for level in rules() for rule in level)
