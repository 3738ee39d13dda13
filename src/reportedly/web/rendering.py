"""Pages out of templates."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from .._version import __version__
from ..formats import html, phrases, telling_phrases

NAVIGATION = (
    ("/search", "Search"),
    ("/stories", "Stories"),
    ("/quotes", "Quotes"),
    ("/actors", "Actors"),
    ("/dyads", "Dyads"),
    ("/map", "Map"),
    ("/network", "Network"),
    ("/timeline", "Timeline"),
    ("/outlets", "Outlets"),
    ("/read", "Read"),
)
"""The parts of the site, in the order of the bar at the top."""

READINGS = "page.css"
"""The style of readings."""


@cache
def environment() -> Environment:
    """Where templates come from, and what they can call."""
    made = Environment(
        loader=PackageLoader("reportedly.web", "templates"),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(static=static, navigation=NAVIGATION, version=__version__)
    made.filters.update(
        day=phrases.day,
        moment=telling_phrases.when,
        percent=phrases.percent,
        counted=phrases.count,
        shortened=phrases.shortened,
        thousands=lambda number: f"{number:,}",
        markup=Markup,
    )
    return made


@cache
def static(name: str) -> str:
    """The address of a file of the site, which changes when the file does."""
    return f"/static/{hashlib.sha256(body(name)).hexdigest()[:12]}/{name}"


def body(name: str) -> bytes:
    """A file of the site: one of its own, or the style of readings, which formats have."""
    if name == READINGS:
        return html.stylesheet().encode()
    return files("reportedly.web").joinpath("static", name).read_bytes()


def rendered(template: str, **values: Any) -> str:
    """A page.

    Args:
        template: its file.
        values: what it shows; ``title`` heads it.
    """
    given = {"section": "", "description": "", "wide": False, "charts": False, **values}
    return environment().get_template(template).render(given)
