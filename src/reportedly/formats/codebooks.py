"""The codes of other data sets: countries, CAMEO's roles and actors, Goldstein's scale."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from reportedly.language.lexicons import rows

PACKAGE = "reportedly.formats"


class Country(NamedTuple):
    """A country's name, FIPS 10-4 code, and number and abbreviation in the Correlates of War list; empty where none."""

    name: str = ""
    fips: str = ""
    cow: str = ""
    cow_letters: str = ""


class CameoActor(NamedTuple):
    """How GDELT codes an actor of no state: country or region, known group, type."""

    country: str = ""
    group: str = ""
    type: str = ""


@cache
def _countries() -> dict[str, Country]:
    return {row[0]: Country(*row[1:]) for row in rows(PACKAGE, "countries.tsv")}


def country(code: str | None) -> Country:
    """The country of an ISO 3166-1 alpha-3 code (or XKX, KOS), with empty fields if there is none."""
    return _countries().get(code or "", Country())


@cache
def _cameo_actors() -> dict[str, CameoActor]:
    return {row[0]: CameoActor(*row[1:]) for row in rows(PACKAGE, "cameo-actors.tsv")}


def cameo_actor(code: str | None) -> CameoActor:
    """How GDELT codes an actor of a PLOVER code; a country is its own code."""
    return _cameo_actors().get(code or "", CameoActor(country=code or ""))


@cache
def _cameo_roles() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(PACKAGE, "cameo-roles.tsv")}


def cameo_roles(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """CAMEO's types for PLOVER's sectors, in their order, each once; sectors that CAMEO lacks are left out."""
    found = [_cameo_roles().get(sector, "") for sector in sectors]
    return tuple(dict.fromkeys(role for role in found if role))


@cache
def _goldstein() -> dict[str, float]:
    return {row[0]: float(row[1]) for row in rows(PACKAGE, "goldstein.tsv")}


def goldstein(cameo: str) -> float | None:
    """The Goldstein value of a CAMEO code."""
    return _goldstein().get(cameo)


@cache
def _us_states() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(PACKAGE, "us-states.tsv")}


def us_state(name: str | None) -> str:
    """The postal abbreviation of a state of the United States; empty if it is none."""
    return _us_states().get(name or "", "")
