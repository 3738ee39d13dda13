"""The versions of an article, and what changed from one to another."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from ...archive.articles import Listed
from ...errors import UsageError
from ...formats import phrases
from .. import changes
from ..query import LONGEST
from ..site import Here, found_or_missing
from .article import label

router = APIRouter(include_in_schema=False)


@router.get("/articles/{article}/versions")
def versions(article: str, site: Here, other: Annotated[str, Query(alias="with")] = "") -> Response:
    """All versions, and what changed between this one and another: the one before it if none is named."""
    with found_or_missing():
        listed = site.archive.versions(article)
        reading = site.archive.reading(article)
    this = next(one for one in listed if one.id == article)
    against = _other(listed, this, other[:LONGEST])
    old, new = sorted((this, against), key=listed.index, reverse=True) if against else (None, this)
    found = (
        changes.changes(*(site.archive.reading(one.id).article.text for one in (old, new))) if old is not None else ()
    )
    return site.page(
        "versions.html",
        title=f"Versions of “{phrases.shortened(phrases.title(reading.article), 90)}”",
        headline=phrases.title(reading.article),
        article=article,
        listed=tuple((one, label(one)) for one in listed),
        old=(old, label(old)) if old else None,
        new=(new, label(new)),
        stretches=found,
        same=all(one.left_out or all(piece.same for piece in one.pieces) for one in found),
    )


def _other(listed: tuple[Listed, ...], this: Listed, other: str) -> Listed | None:
    """The version to set against this one."""
    if other:
        found = next((one for one in listed if one.id == other), None)
        if found is None or found is this:
            raise UsageError(f"with: {other[:40]!r} is no other version of this article; see the list of its versions")
        return found
    at = listed.index(this)
    return next(iter(listed[at + 1 :] or listed[:at][::-1]), None)
