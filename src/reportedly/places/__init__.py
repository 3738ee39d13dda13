"""Toponyms of an article tied to the earth: which places it names, and where they are."""

from __future__ import annotations

from .gazetteer import Entry, Gazetteer, Match, default_gazetteer
from .resolving import country_of, places

__all__ = ["Entry", "Gazetteer", "Match", "country_of", "default_gazetteer", "places"]
