"""What the tools work on: the archive, how it is served, and the links that lead to what it holds."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from .. import api
from ..keeping import Archive
from ..records import Article, Reading
from ..web.query import item_path
from .settings import Settings

SCHEME = "reportedly://"


class Desk(NamedTuple):
    """What the tools work on.

    Args:
        archive: that is asked.
        settings: how it is served.
        read: what reads an article on the spot.
    """

    archive: Archive
    settings: Settings
    read: Callable[[Article], Reading] = api.read

    def page(self, ref: str) -> str | None:
        """The page of the archive's site on an article, statement or event; ``None`` if there is no site."""
        return f"{self.settings.site}{item_path(ref)}" if self.settings.site else None


def link(ref: str) -> str:
    """What a client opens an article (``ARTICLE``), statement (``ARTICLE/a1``) or event (``ARTICLE/e1``) by."""
    return f"{SCHEME}{ref}"


def linked(uri: str) -> str | None:
    """The ref that :func:`link` made a link of; ``None`` for any other address."""
    return uri.removeprefix(SCHEME).rstrip("/") if uri.startswith(SCHEME) else None
