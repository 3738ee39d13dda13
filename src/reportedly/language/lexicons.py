"""Word lists that come with the package: tab-separated, with ``#`` comments that tell their origin."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple


def rows(package: str, name: str) -> list[list[str]]:
    """The rows of ``data/name`` in ``package``, each as its columns."""
    text = (files(package) / "data" / name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


class Honorific(NamedTuple):
    """A form of address: gender ``m``, ``f`` or ``-``; an office is part of a title, a mere honorific is not."""

    gender: str
    office: bool


class Description(NamedTuple):
    """What a head noun says of who is meant: kind ``person``, ``group`` or ``organisation``, gender and number."""

    kind: str
    gender: str
    number: str


@cache
def honorifics() -> dict[str, Honorific]:
    """Forms of address, in lower case, with and without their full stops."""
    found = {}
    for form, gender, kind in rows("reportedly.language", "honorifics.tsv"):
        entry = Honorific(gender, kind == "office")
        found[form.lower()] = entry
        found.setdefault(form.lower().rstrip("."), entry)
    return found


@cache
def given_names() -> dict[str, str]:
    """Given names in lower case, and the gender ``m``, ``f`` or ``u`` that they tell."""
    return {name.lower(): gender for name, gender in rows("reportedly.language", "given-names.tsv")}


@cache
def nicknames() -> dict[str, frozenset[int]]:
    """Given names and their short forms in lower case: those that share a number can be the same person's."""
    found: dict[str, set[int]] = {}
    for number, (name, forms) in enumerate(rows("reportedly.language", "nicknames.tsv")):
        for form in (name, *forms.split()):
            found.setdefault(form, set()).add(number)
    return {form: frozenset(numbers) for form, numbers in found.items()}


@cache
def descriptions() -> dict[str, Description]:
    """Head nouns that describe people and bodies, in lower case."""
    return {row[0].lower(): Description(*row[1:4]) for row in rows("reportedly.language", "descriptions.tsv")}


@cache
def documents() -> frozenset[str]:
    """Head nouns of documents that can speak."""
    return frozenset(row[0].lower() for row in rows("reportedly.language", "documents.txt"))


@cache
def bodies() -> dict[str, frozenset[str]]:
    """For a common noun of bodies, the words that names of such bodies hold, all in lower case."""
    return {noun: frozenset(words.split()) for noun, words in rows("reportedly.language", "bodies.tsv")}


@cache
def impersonal() -> frozenset[str]:
    """Words that end no person's name, in lower case."""
    return frozenset(row[0] for row in rows("reportedly.language", "impersonal.txt"))


@cache
def nameless() -> frozenset[str]:
    """Words that tell that who speaks is not named, in lower case."""
    return frozenset(row[0] for row in rows("reportedly.language", "nameless.txt"))


@cache
def outlets() -> dict[str, str]:
    """Names of agencies, outlets and platforms in lower case, with their kind."""
    found: dict[str, str] = {}
    for name, kind, *aliases in rows("reportedly.language", "outlets.tsv"):
        for form in (name, *(aliases[0].split(";") if aliases else ())):
            if form.strip():
                found.setdefault(form.strip().lower().removeprefix("the "), kind)
    return found
