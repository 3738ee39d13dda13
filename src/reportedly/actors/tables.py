"""The tables of actors that come with the package, as entries and the aliases they go by."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from ..attributions.speakers import slug
from ..errors import ReportedlyError
from ..language.lexicons import rows
from .entries import BODIES, Entry, Term

PACKAGE = "reportedly.actors"


class Named(NamedTuple):
    """An entry with everything it is called, each with what it is: ``name``, ``alias``, ``demonym``, ``metonym``."""

    entry: Entry
    names: tuple[tuple[str, str], ...]
    surnames: tuple[str, ...] = ()


def named_entries() -> Iterator[Named]:
    """All entries of the package's tables.

    Raises:
        ReportedlyError: a row lacks columns; the message tells file and line.
    """
    yield from states(table("states.tsv", 9))
    yield from regions(table("regions.tsv", 4))
    yield from bodies(table("groups.tsv", 7), "group")  # first, for their times are told more closely
    yield from bodies(table("institutions.tsv", 8), "institution", typed=1)
    yield from bodies(table("organisations.tsv", 7), "organisation")
    yield from holders(table("holders.tsv", 9))


def table(name: str, columns: int) -> list[list[str]]:
    """The rows of one table, trimmed, each with so many columns; empty if the package lacks the table.

    Raises:
        ReportedlyError: a row has no name in its first column or more columns than the table.
    """
    if not (files(PACKAGE) / "data" / name).is_file():
        return []
    found = []
    for row in rows(PACKAGE, name):
        trimmed = list(map(str.strip, row))
        if not trimmed[0] or len(trimmed) > columns:
            raise ReportedlyError(
                f"{name}, line {_line(name, row)}: {len(trimmed)} columns beginning with {trimmed[0]!r} were found; "
                f"a row has {columns} and its first is not empty"
            )
        found.append(trimmed + [""] * (columns - len(trimmed)))
    return found


def _line(name: str, row: list[str]) -> int:
    lines = (files(PACKAGE) / "data" / name).read_text(encoding="utf-8").splitlines()
    return lines.index("\t".join(row)) + 1


def listed(cell: str, mark: str = ";") -> list[str]:
    """The members of a cell that holds a list."""
    if mark not in cell:
        return [cell] if cell else []
    return [part for part in map(str.strip, cell.split(mark)) if part]


def states(table_rows: Iterable[list[str]]) -> Iterator[Named]:
    """States and their parts, with what their people, capitals and seats are called."""
    for code, name, kind, aliases, demonyms, capitals, metonyms, since, until in table_rows:
        told = ("PRE",) if kind == "partial" else ()
        entry = Entry(entity(name), name, folded(code), kind or "state", (term(told, None, since, until),))
        names = [(name, "name")]
        names += [(form, "alias") for form in listed(aliases)]
        names += [(form, "demonym") for form in listed(demonyms)]
        names += [(form, "capital") for form in listed(capitals)]
        names += [(form, "metonym") for form in listed(metonyms)]
        yield Named(entry, tuple(names))


def regions(table_rows: Iterable[list[str]]) -> Iterator[Named]:
    """Parts of the world and peoples of several countries: the table of states, less what they lack."""
    rows_of_states = (
        ["", name, kind or "region", aliases, demonyms, "", "", "", ""] for name, aliases, demonyms, kind in table_rows
    )
    return states(rows_of_states)


def bodies(table_rows: Iterable[list[str]], kind: str, typed: int = 0) -> Iterator[Named]:
    """Institutions, groups and organisations, one entry for each name and code with a term for each row.

    ``typed`` columns stand between the sectors and the times. A row marked as ambiguous is an entry of its own.
    """
    found: dict[tuple[str, str], tuple[Entry, list[tuple[str, str]]]] = {}
    for row in table_rows:
        name, aliases, code, told = row[:4]
        since, until, note = row[4 + typed : 7 + typed]
        terms: tuple[Term, ...] = (term(sectors(told), None, since, until),)
        plain = name.partition(" (")[0]
        names = [(form, "alias") for form in listed(aliases)]
        if "ambiguous" in note:
            entry = Entry(entity(name), plain, folded(code), kind, terms, ambiguous=True)
            yield Named(entry, ((name, "name"), *names))
            continue
        known = found.get((name, code))
        if known is not None:
            terms = known[0].terms + terms
            names = known[1] + names
        found[name, code] = (Entry(entity(name), plain, folded(code), kind, terms), names)
    for (name, _), (entry, names) in found.items():
        yield Named(entry, ((name, "name"), *names))


def holders(table_rows: Iterable[list[str]]) -> Iterator[Named]:
    """Persons in office, one entry for each name and code with a term for each row."""
    people: dict[tuple[str, str], list[list[str]]] = {}
    for row in table_rows:
        people.setdefault((row[0], row[3]), []).append(row)
    for (name, code), found in people.items():
        terms = tuple([term(sectors(row[4]), row[5] or None, row[6], row[7]) for row in found])
        plain = name.partition(" (")[0]  # what stands in brackets tells namesakes of one country apart
        entry = Entry(entity(name), plain, folded(code), "person", terms, famous=any(row[8] == "1" for row in found))
        first = found[0]
        aliases, surnames = listed(first[1]), listed(first[2])
        for row in found[1:]:  # most rows of a person repeat them
            if row[1] != first[1] or row[2] != first[2]:
                aliases += [form for form in listed(row[1]) if form not in aliases]
                surnames += [form for form in listed(row[2]) if form not in surnames]
        names = ((plain, "name"), *[(form, "alias") for form in aliases])
        yield Named(entry, names, tuple(surnames) or (plain.split()[-1],))


def entity(name: str) -> str:
    """The id of an actor in the knowledge base: a slug of its name."""
    spaced = name.replace("-", " ")  # most names are but words and hyphens, and need no slower look
    plain = spaced.replace(" ", "")
    return (
        spaced.lower().replace(" ", "-") if plain.isascii() and plain.isalnum() and "  " not in spaced else slug(name)
    )


@cache
def sectors(cell: str) -> tuple[str, ...]:
    """The sectors of a cell, separated by commas or semicolons."""
    return tuple(listed(cell.replace(";", ","), ","))


def term(told: tuple[str, ...], office: str | None, since: str, until: str) -> Term:
    """A term, with years of four digits so that dates compare as they stand."""
    if len(since) == 3 or len(until) == 3:
        since, until = since.zfill(4) if since else "", until.zfill(4) if until else ""
    return Term(told, office, since, until)


def folded(code: str) -> str | None:
    """The code of a state or body, for a dependency that of its state; ``None`` for no code."""
    return dependencies().get(code, code) or None


@cache
def dependencies() -> dict[str, str]:
    """Codes of dependencies, and those of their states."""
    return {row[0]: row[1] for row in table("dependencies.tsv", 2)}


@cache
def codes() -> frozenset[str]:
    """The codes that an actor may have: those of the package's states, and PLOVER's for others."""
    return BODIES | {row[0] for row in table("states.tsv", 9) if row[0]}
