"""The forms of a word of the lists: plurals of nouns, tenses of verbs."""

from __future__ import annotations

import re
from functools import cache

from ..language.lexicons import rows

BASE, S, PAST, PARTICIPLE, ING = "base", "s", "past", "participle", "ing"
NOUN, VERB = "n", "v"
NOT = "not "
"""What a verb phrase may begin with; its finite forms take ``do``."""

HISSING = re.compile(r"(?:s|x|z|ch|sh)$")
CONSONANT_Y = re.compile(r"[^aeiou]y$")
DOUBLING = re.compile(r"^[^aeiou]*[aeiou][^aeiouwxy]$")
MUTE_E = re.compile(r"[^eoy]e$")
INNER_HEAD = re.compile(
    r" (?:of|from|for|who|that|with|without|against|by|on|in|under|opposed|about|convicted|accused) "
)


@cache
def irregular() -> dict[tuple[str, str], str]:
    """Forms by base and slot that no rule makes."""
    return {(base, slot): form for base, slot, form in rows("reportedly.voice", "irregular.tsv")}


def forms(phrase: str, rule: str) -> dict[str, str]:
    """The forms of ``phrase`` by slot.

    Args:
        phrase: in the base form.
        rule: ``n`` inflects the head noun (the last word, or the one before a preposition), ``v`` the first word
            (of "not answer" the second: "did not answer"), anything else nothing.
    """
    if rule == NOUN:
        inner = INNER_HEAD.search(phrase)
        end = inner.start() if inner else len(phrase)
        begin = max(phrase.rfind(" ", 0, end), phrase.rfind("-", 0, end)) + 1
        return {BASE: phrase, S: phrase[:begin] + form(phrase[begin:end], S) + phrase[end:]}
    if rule == VERB and phrase.startswith(NOT):
        rest = phrase.removeprefix(NOT)
        told = {slot: f"{do} {phrase}" for slot, do in ((S, "does"), (PAST, "did"))}
        return {BASE: phrase, **told, **{slot: NOT + form_of_first(rest, slot) for slot in (PARTICIPLE, ING)}}
    if rule == VERB:
        return {BASE: phrase, **{slot: form_of_first(phrase, slot) for slot in (S, PAST, PARTICIPLE, ING)}}
    return {BASE: phrase}


def form_of_first(phrase: str, slot: str) -> str:
    """``phrase`` with its first word in the form of ``slot``."""
    verb, space, rest = phrase.partition(" ")
    return form(verb, slot) + space + rest


def form(word: str, slot: str) -> str:
    """``word`` in the form of ``slot``, by the spelling rules of English."""
    known = irregular().get((word, slot))
    if known is not None:
        return known
    if slot == S:
        if HISSING.search(word):
            return word + "es"
        return word[:-1] + "ies" if CONSONANT_Y.search(word) else word + "s"
    ending = "ing" if slot == ING else "ed"
    if DOUBLING.search(word):
        return word + word[-1] + ending
    if slot == ING:
        return (word[:-1] if MUTE_E.search(word) else word) + ending
    if word.endswith("e"):
        return word + "d"
    return word[:-1] + "ied" if CONSONANT_Y.search(word) else word + ending
