"""Numbers that tell how well a place fits a toponym and its article."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from .gazetteer import COUNTRY, FEATURE, FIRST, REGION, SECOND, TOWN, WATER, Entry, Gazetteer, Match
from .mentions import inside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .evidence import Evidence
    from .mentions import Group

NAMES = (
    "people",
    "below",
    "largest",
    "country",
    "first",
    "second",
    "own",
    "named",
    "demonym",
    "abbreviation",
    "inside",
    "inside closed",
    "outside",
    "hinted",
    "kind agrees",
    "kind differs",
    "capital",
    "vocabulary",
    "telephone",
    "given",
    "named country",
    "named division",
    "others' country",
    "others' division",
    "others' county",
    "near",
    "around",
)
"""Of the features, in the order of the columns."""
CONTEXT = 22
"""Number of the first feature that rests on what other toponyms are taken for."""

_NEAR, _AROUND = 40.0, 250.0
_EARTH = 6371.0
_LIKELIEST = 4
"""So many candidates of each other name are looked at for what lies near."""


class Table(NamedTuple):
    """Candidates of all groups, one after the other.

    Args:
        group: number of the group of each candidate.
        family: the same number for candidates of the same name: two senses of one name say nothing of each other.
        starts: where each group begins; one more than there are groups.
        countries, firsts, seconds: numbers from 0 for what candidates lie in; 0 for nothing.
        points: on the unit sphere.
        fixed: the features that do not change, one row a candidate.
    """

    group: NDArray[Any]
    family: NDArray[Any]
    starts: NDArray[Any]
    countries: NDArray[Any]
    firsts: NDArray[Any]
    seconds: NDArray[Any]
    points: NDArray[Any]
    fixed: NDArray[Any]
    weights: NDArray[Any]


def table(groups: list[Group], told: Evidence, gazetteer: Gazetteer) -> Table:
    """The candidates of ``groups`` and what speaks for each apart from the other toponyms."""
    rows: list[list[float]] = []
    places: list[tuple[int, int, int, float, float]] = []
    numbers: list[int] = []
    starts = [0]
    families: dict[str, int] = {}
    shares = _Shares(told, gazetteer)
    for at, group in enumerate(groups):
        most = max((_prominence(match.entry, gazetteer) for match in group.matches), default=0.0)
        for match in group.matches:
            entry = match.entry
            rows.append(_fixed(group, match, most, shares))
            country = gazetteer.states[entry.country] + 1 if entry.country else 0
            places.append((country, entry.first + 1, entry.second + 1, entry.lat, entry.lon))
            numbers.append(at)
        starts.append(len(rows))
    cells = np.array(places, dtype=np.float64).reshape(-1, 5)
    lat, lon = np.radians(cells[:, 3]), np.radians(cells[:, 4])
    points = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return Table(
        np.array(numbers, np.int64),
        np.array([families.setdefault(groups[at].fold, at) for at in numbers], np.int64),
        np.array(starts, np.int64),
        cells[:, 0].astype(np.int64),
        _numbered(cells[:, 1]),
        _numbered(cells[:, 2]),
        points.astype(np.float32),
        np.array(rows, dtype=np.float64).reshape(-1, CONTEXT),
        np.array([1.0 + 0.3 * min(len(group.mentions) - 1, 3) for group in groups]),
    )


def _numbered(column: NDArray[Any]) -> NDArray[Any]:
    """Small numbers for rows, 0 staying what it is."""
    known, numbers = np.unique(column, return_inverse=True)
    return numbers if len(known) and known[0] == 0 else numbers + 1


class _Shares:
    """What the whole article tells, as shares."""

    def __init__(self, told: Evidence, gazetteer: Gazetteer) -> None:
        self.vocabulary = told.countries
        self.vocabulary_total = sum(told.countries.values()) + 2.0
        self.telephone = told.divisions
        self.given = told.given
        self.given_total = sum(told.given.values()) + 0.5
        self.rows = told.named
        self.countries: dict[str, float] = {}
        for row, count in told.named.items():
            code = gazetteer.entry(row).country
            if code:
                self.countries[code] = self.countries.get(code, 0.0) + count
        self.total = sum(told.named.values()) + 1.0
        self.divisions = {row: count for row, count in told.named.items() if gazetteer.entry(row).kind == FIRST}
        self.divisions_total = sum(self.divisions.values()) + 1.0
        self.gazetteer = gazetteer


def _is_capital(entry: Entry, gazetteer: Gazetteer) -> bool:
    return entry.kind == TOWN and entry.country is not None and entry.row == gazetteer.capital(entry.country)


def _prominence(entry: Entry, gazetteer: Gazetteer) -> float:
    """Decimal logarithm of the people, for a capital at least that of a tenth of its country's."""
    country = gazetteer.country(entry.country) if entry.country and _is_capital(entry, gazetteer) else None
    return entry.people if country is None else max(entry.people, country.people - 1.0)


def _fixed(group: Group, match: Match, most: float, shares: _Shares) -> list[float]:
    entry = match.entry
    within = [mention for mention in group.mentions if inside(entry, mention.within, shares.gazetteer)]
    outside = any(mention.within for mention in group.mentions) and not within
    hinted = any(inside(entry, mention.hinted, shares.gazetteer) for mention in group.mentions)
    kinds = {mention.kind for mention in group.mentions} - {None}
    own = float(entry.row in shares.rows) * shares.rows.get(entry.row, 0)
    in_country = shares.countries.get(entry.country, 0.0) - own if entry.country else 0.0
    in_division = shares.divisions.get(entry.first, 0) if entry.first != entry.row else 0
    capital = _is_capital(entry, shares.gazetteer)
    known = _prominence(entry, shares.gazetteer)
    return [
        known,
        known - most,
        float(known == most),
        float(entry.kind == COUNTRY),
        float(entry.kind == FIRST),
        float(entry.kind == SECOND),
        float(entry.kind in {REGION, WATER, FEATURE}),
        float(match.how == "name"),
        float(match.how == "demonym"),
        float(match.how == "abbreviation"),
        float(bool(within)),
        float(any(mention.closed for mention in within)),
        float(outside),
        float(hinted),
        float(_agrees(entry.kind, kinds)),
        float(bool(kinds) and not _agrees(entry.kind, kinds)),
        float(capital),
        shares.vocabulary.get(entry.country, 0.0) / shares.vocabulary_total if entry.country else 0.0,
        float(shares.telephone.get(entry.first, 0) > 0),
        shares.given.get(entry.country, 0.0) / shares.given_total if entry.country else 0.0,
        in_country / shares.total,
        in_division / shares.divisions_total,
    ]


def _agrees(kind: int, told: set[int | None]) -> bool:
    return kind in told or (kind in {FIRST, SECOND} and bool(told & {FIRST, SECOND}))


def context(cells: Table, chances: NDArray[Any]) -> NDArray[Any]:
    """The features that rest on the other toponyms.

    Args:
        chances: of each candidate, by what is known so far.
    """
    weighed = chances * cells.weights[cells.group]
    number = len(cells.starts) - 1
    parts = [
        _shared(cells.family, column, weighed, number) for column in (cells.countries, cells.firsts, cells.seconds)
    ]
    near, around = _nearness(cells, weighed)
    return np.stack([*parts, near, around], axis=1)


def _shared(family: NDArray[Any], column: NDArray[Any], weighed: NDArray[Any], number: int) -> NDArray[Any]:
    """The share of the other names' chances that lies in the same country or division."""
    mass = np.zeros((number, int(column.max(initial=0)) + 1))
    np.add.at(mass, (family, column), weighed)
    others = mass.sum(axis=0)[None, :] - mass
    total = others[:, 1:].sum(axis=1)
    share = others / (total[:, None] + 1.0)
    share[:, 0] = 0.0
    return np.asarray(share[family, column])


def _nearness(cells: Table, weighed: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """How much of the other names' chances lies near each candidate, and how much around it."""
    best = np.concatenate(
        [
            low + np.argsort(-weighed[low:high])[:_LIKELIEST]
            for low, high in zip(cells.starts[:-1], cells.starts[1:], strict=True)
        ]
        or [np.zeros(0, np.int64)]
    ).astype(np.int64)
    chord = np.clip(1.0 - cells.points @ cells.points[best].T, 0.0, 2.0)
    away = _EARTH * np.sqrt(2.0 * chord)
    others = (cells.family[:, None] != cells.family[best][None, :]) * weighed[best][None, :]
    near = (np.exp(-away / _NEAR) * others).sum(axis=1)
    around = (np.exp(-away / _AROUND) * others).sum(axis=1)
    return near / (near + 0.5), around / (around + 1.0)
