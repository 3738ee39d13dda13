"""A reading as one self-contained page: no script, nothing fetched, readable on a phone and on paper."""

from __future__ import annotations

import re
from importlib.resources import files

from reportedly.formats import phrases, speakers_html
from reportedly.formats.markup import escape
from reportedly.formats.reading_html import More, Parts, View
from reportedly.records import Reading

MOST_FOCUSED = 120
"""How many voices of any article can be shaded alone by :func:`stylesheet`."""
_SAFE_PREFIX = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def _nothing(_: str) -> str:
    return ""


def to_html(reading: Reading) -> str:
    """The reading as a whole page."""
    title = escape(phrases.title(reading.article))
    language = reading.article.language.value if reading.article.language else "en"
    made = parts(reading)
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta name="generator" content="{escape(reading.produced_by)}">\n'
        f"<title>{title}</title>\n<style>\n{_page_css()}{speakers_html.focus('', made.voices)}</style>\n</head>\n"
        f'<body>\n<main class="reportedly page" id="top">\n{_body(made)}\n</main>\n</body>\n</html>\n'
    )


def to_fragment(reading: Reading) -> str:
    """The reading as an element to set into another page, such as a notebook's output."""
    prefix = f"r{reading.article.id[:8]}-"
    prefix = prefix if _SAFE_PREFIX.fullmatch(prefix) else "r-"
    made = View(reading, prefix, _nothing).parts()
    return (
        f"<div><style>\n{_page_css()}{speakers_html.focus(prefix, made.voices)}</style>\n"
        f'<div class="reportedly" id="{prefix}top">\n{_body(made)}\n</div></div>\n'
    )


def parts(reading: Reading, more: More = _nothing, sheet: int = 1, longest: int | None = None) -> Parts:
    """The parts of the page, for one that has :func:`stylesheet` and sets them into ``.reportedly``.

    Args:
        more: what else the card of a statement or an event holds.
        sheet: of a text that is longer than ``longest``, the number of the part that is shown, from 1; the others are
            led to by ``?part=2``.
        longest: characters of a part; ``None`` for the text as a whole.
    """
    return View(reading, "", more, sheet, longest).parts()


def sheets(reading: Reading, longest: int) -> dict[str, int]:
    """The part of :func:`parts` that has the card of each statement and event, by id."""
    return View(reading, "", _nothing, 1, longest).card_sheets()


def stylesheet() -> str:
    """The style of the parts of any reading."""
    return _page_css() + speakers_html.focus("", MOST_FOCUSED)


def _body(made: Parts) -> str:
    return "\n".join(
        part
        for part in (made.head, made.speakers, made.text, made.statements, made.wording, made.grounds, made.foot)
        if part
    )


def _page_css() -> str:
    return files("reportedly.formats").joinpath("page.css").read_text(encoding="utf-8")
