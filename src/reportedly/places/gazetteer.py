"""Names of places and what they may stand for: GeoNames, and what GeoNames' towns and divisions lack."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from reportedly.language.lexicons import rows

from .names import folded, key
from .store import Columns, unpack

COUNTRY, FIRST, SECOND, TOWN, REGION, WATER, FEATURE = range(7)
"""Kinds of entries: the first four are GeoNames', the last three our own."""

_OWN_KINDS = {"region": REGION, "water": WATER, "feature": FEATURE, "landmark": FEATURE}
_KNOWN_WIDELY = 5.7
"""Weight of an own entry, as the decimal logarithm of a population: such names are listed because news uses them."""


_SAME, _SAME_DIVISION = 0.3, 2.0
"""Degrees within which a town and a division of the same name are taken for the own entry."""
_PARENTHESIS = re.compile(r" \(.*\)$")


class Entry(NamedTuple):
    """A place a name may stand for.

    Args:
        row: its number in the gazetteer.
        name: the name to print.
        kind: one of the constants of this module.
        lat, lon: WGS 84, degrees.
        country: ISO 3166-1 alpha-3; ``None`` for what lies in several.
        first, second: rows of the divisions it lies in (itself, if it is one); -1 for none.
        people: decimal logarithm of one more than the population.
        geoname: GeoNames id.
    """

    row: int
    name: str
    kind: int
    lat: float
    lon: float
    country: str | None
    first: int
    second: int
    people: float
    geoname: int | None


class Match(NamedTuple):
    """An entry that a name was found for, and how: ``name``, ``alias``, ``demonym`` or ``abbreviation``."""

    entry: Entry
    how: str


class Gazetteer:
    """All places by name.

    Args:
        columns: the index derived from GeoNames.
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._extra: dict[str, list[Match]] = {}
        self._points: dict[int, tuple[float, float]] = {}
        self._names: dict[int, str] = {}
        self._own: list[Entry] = []
        self._capitals: dict[str, int | None] = {}
        self.states = {code: at for at, (code, _, _) in enumerate(columns.states)}
        """Rows of the countries by alpha-3 code."""
        self.capitals = {code: capital for code, capital, _ in columns.states}
        """Names of the capitals by alpha-3 code."""
        self._add_countries()
        self._add_divisions()
        self._add_own()

    def __len__(self) -> int:
        return len(self._columns.names) + len(self._own)

    def find(self, name: str) -> list[Match]:
        """What ``name`` may stand for, the most populous first; empty if it is not known.

        An abbreviation is one only with its full stop or in capitals: "Miss." but not "Miss".
        """
        found = _found(self, folded(name))
        if "." in name or name.isupper():
            return list(found)
        return [match for match in found if match.how != "abbreviation"]

    def knows(self, name: str) -> bool:
        """Whether ``name`` is the name of a place; adjectives and demonyms are none."""
        return any(match.how != "demonym" for match in self.find(name))

    def entry(self, row: int) -> Entry:
        """The entry of a row."""
        columns = self._columns
        if row >= len(columns.names):
            return self._own[row - len(columns.names)]
        kind = int(columns.kinds[row])
        lat, lon = self._points.get(row) or (int(columns.lats[row]) / 1e4, int(columns.lons[row]) / 1e4)
        return Entry(
            row,
            self._names.get(row) or columns.names[row],
            kind,
            lat,
            lon,
            columns.states[int(columns.countries[row])][0],
            row if kind == FIRST else int(columns.firsts[row]),
            row if kind == SECOND else int(columns.seconds[row]),
            int(columns.people[row]) / 4000,
            int(columns.ids[row]),
        )

    def country(self, code: str) -> Entry | None:
        """The entry of a country.

        Args:
            code: ISO 3166-1 alpha-3.
        """
        row = self.states.get(code)
        return None if row is None else self.entry(row)

    def neighbours(self, code: str) -> frozenset[str]:
        """Alpha-3 codes of the countries that border on one."""
        row = self.states.get(code)
        states = self._columns.states
        return frozenset() if row is None else frozenset(states[at][0] for at in states[row][2])

    def capital(self, code: str) -> int | None:
        """Row of the capital of a country: the largest of its towns of that name."""
        if code not in self._capitals:
            found = self.indexed(folded(self.capitals[code]), self.states[code]) if code in self.states else []
            towns = [match.entry for match in found if match.entry.kind == TOWN]
            largest = max(towns, key=lambda entry: entry.people, default=None)
            self._capitals[code] = largest.row if largest else None
        return self._capitals[code]

    def towns(self, row: int) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]:
        """Latitudes and longitudes of the towns in a country or division.

        Args:
            row: of the country or division.
        """
        columns, kind = self._columns, self.entry(row).kind
        column = {COUNTRY: columns.countries, FIRST: columns.firsts}.get(kind, columns.seconds)
        within = np.flatnonzero((column == row) & (columns.kinds == TOWN))
        return columns.lats[within] / 1e4, columns.lons[within] / 1e4

    def indexed(self, fold: str, country: int | None = None) -> list[Match]:
        """What GeoNames has under a folded name, in the order of the index.

        Args:
            country: row of the country it must lie in.
        """
        columns, wanted = self._columns, key(fold)
        at = int(np.searchsorted(columns.keys, np.uint64(wanted)))
        if at == len(columns.keys) or int(columns.keys[at]) != wanted:
            return []
        low, high = int(columns.starts[at]), int(columns.starts[at + 1])
        return [
            Match(self.entry(row), "name" if own else "alias")
            for row, own in zip(columns.found[low:high].tolist(), columns.main[low:high].tolist(), strict=True)
            if country is None or columns.countries[row] == country
        ]

    def own(self, fold: str) -> list[Match]:
        """What the package's own tables have under a folded name."""
        return self._extra.get(fold, [])

    def _add(self, name: str, entry: Entry, how: str) -> None:
        listed = self._extra.setdefault(folded(name), [])
        if all(match.entry.row != entry.row for match in listed):
            listed.append(Match(entry, how))

    def _add_countries(self) -> None:
        for code, lat, lon, names, demonyms in rows("reportedly.places", "countries.tsv"):
            row = self.states[code]
            self._points[row] = float(lat), float(lon)
            entry = self.entry(row)
            for name in filter(None, names.split(";")):
                self._add(name, entry, "name")
            for name in filter(None, demonyms.split(";")):
                self._add(name, entry, "demonym")

    def _add_divisions(self) -> None:
        """Points and further names for first-order divisions; a division the index lacks becomes an own entry."""
        for code, name, lat, lon, names in rows("reportedly.places", "divisions.tsv"):
            all_names = (name, *filter(None, names.split(";")))
            first = next((entry for one in all_names for entry in self._divisions(one, code)), None)
            if first is None:
                entry = self._add_entry(name, FIRST, float(lat), float(lon), code)
            else:
                self._points[first.row] = float(lat), float(lon)
                self._names[first.row] = name
                entry = self.entry(first.row)
            self._add(name, entry, "name")
            for other in all_names[1:]:
                self._add(other, entry, "abbreviation" if other.endswith(".") or other.isupper() else "name")

    def _divisions(self, name: str, code: str) -> list[Entry]:
        """First-order divisions of a country under a name."""
        found = [match.entry for match in self.indexed(folded(name), self.states[code])]
        return [entry for entry in found if entry.kind == FIRST]

    def _add_own(self) -> None:
        for title, kind, lat, lon, code, names, demonyms in rows("reportedly.places", "regions.tsv"):
            name = _PARENTHESIS.sub("", title)
            entry = self._twin(name, float(lat), float(lon), code) or self._add_entry(
                name, _OWN_KINDS[kind], float(lat), float(lon), code or None
            )
            self._add(name, entry, "name")
            for other in filter(None, names.split(";")):
                self._add(other, entry, "name")
            for other in filter(None, demonyms.split(";")):
                self._add(other, entry, "demonym")

    def _twin(self, name: str, lat: float, lon: float, code: str) -> Entry | None:
        """The same place under GeoNames' number: of the same name and country, and near."""
        if not code:
            return None
        for match in (*self.own(folded(name)), *self.indexed(folded(name), self.states[code])):
            entry = match.entry
            reach = _SAME_DIVISION if entry.kind == FIRST else _SAME
            away = max(abs(entry.lat - lat), abs(entry.lon - lon))
            if entry.country == code and entry.geoname is not None and match.how == "name" and away < reach:
                return entry
        return None

    def _add_entry(self, name: str, kind: int, lat: float, lon: float, country: str | None) -> Entry:
        row = len(self)
        first = row if kind == FIRST else -1
        entry = Entry(row, name, kind, lat, lon, country, first, -1, _KNOWN_WIDELY, None)
        self._own.append(entry)
        return entry


@lru_cache(maxsize=20_000)
def _found(gazetteer: Gazetteer, fold: str) -> tuple[Match, ...]:
    if not fold:
        return ()
    best: dict[int, Match] = {}
    for match in (*gazetteer.own(fold), *gazetteer.indexed(fold)):
        best.setdefault(match.entry.row, match)
    return tuple(sorted(best.values(), key=lambda match: -match.entry.people))


@cache
def default_gazetteer() -> Gazetteer:
    """The gazetteer of the package."""
    raw = (files("reportedly.places") / "data" / "gazetteer.bin").read_bytes()
    return Gazetteer(unpack(raw))
