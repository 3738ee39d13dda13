"""A handful of small articles, read by hand: an air raid told three ways and copied, and a matter of its own."""

from __future__ import annotations

from archive.handmade import about, identity
from eventsmade import told as raid
from made import reading as dam
from reportedly.records import Reading


def version(base: Reading, number: int, tail: str, **more: object) -> Reading:
    """A reading of an article of its own: another's text, and more after it."""
    text = f"{base.article.text}\n{tail}\n"
    url = f"https://example.org/{number}"
    values = {"url": url, "outlet": f"Outlet {number}", "published": f"2031-03-{number + 3:02d}", **more}
    return about(base, id=identity(text, f"{url} {tail}"), text=text, **values)


def handful() -> list[Reading]:
    """Three articles on the raid, of which two have one text, and two on the dam."""
    return [
        version(raid(), 1, "The border stayed shut through the night."),
        version(raid(), 2, "Our own correspondent could not reach the hospital."),
        version(raid(), 3, "Lorries with flour were turned back at the river bridge."),
        version(dam(), 4, "The builders did not answer our letters."),
        version(dam(), 5, "A second turbine waits in the harbour."),
    ]
