"""Who, where, when and by which document, as lists at the end of a page."""

from __future__ import annotations

from reportedly.formats import grounding_phrases, phrases
from reportedly.formats.grounding_phrases import Ground
from reportedly.formats.markup import escape
from reportedly.formats.voice_html import At
from reportedly.records import Reading


def section(reading: Reading, prefix: str, at: At) -> str:
    """Actors with their codes, places with coordinates, times with their days, documents.

    Args:
        prefix: of the ids of the page.
        at: the address of the paragraph that a span stands in.
    """
    lists = "".join(
        (
            _list("Who", grounding_phrases.who(reading), at),
            _list("Where", grounding_phrases.where(reading), at),
            _list("When", grounding_phrases.when(reading), at),
            _list("By which document", grounding_phrases.documents(reading), at),
        )
    )
    if not lists:
        return ""
    return (
        f'<section class="grounds" aria-labelledby="{prefix}grounds">\n'
        f'<h2 id="{prefix}grounds">Who, where, when, by which document</h2>\n<div>{lists}</div></section>'
    )


def _list(title: str, grounds: tuple[Ground, ...], at: At) -> str:
    """What is known as a list, and below it on one line what could not be tied to the world."""
    if not grounds:
        return ""
    known = "".join(_item(one, at) for one in grounds if one.facts)
    loose = {one.name.casefold(): one for one in reversed(grounds) if not one.facts}
    rest = ", ".join(_loose(one, at) for one in reversed(loose.values()))
    return (
        f"<div><h3>{title}</h3>"
        + (f"<ul>{known}</ul>" if known else "")
        + (f"<p class=rest>Not identified: {rest}</p>" if rest else "")
        + "</div>\n"
    )


def _item(one: Ground, at: At) -> str:
    facts = " · ".join(escape(fact) for fact in one.facts)
    times = f" <i>×{len(one.spans)}</i>" if len(one.spans) > 1 else ""
    reason = f' title="{escape(one.reason)}"' if one.reason else ""
    return f"<li{reason}>{_link(one, at)}{times} <small>{facts}</small></li>"


def _loose(one: Ground, at: At) -> str:
    reason = f' title="{escape(one.reason)}"' if one.reason else ""
    return f"<span{reason}>{_link(one, at)}</span>"


def _link(one: Ground, at: At) -> str:
    name = escape(phrases.shortened(one.name, 60))
    return f'<a href="{at(one.spans[0])}">{name}</a>' if one.spans else name
