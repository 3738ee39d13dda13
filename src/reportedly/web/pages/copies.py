"""The copies of an article's text: the likely origin, and what each added and left out."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from ...formats import phrases
from ..site import Here, found_or_missing

router = APIRouter(include_in_schema=False)


@router.get("/copies/{article}")
def copies(article: str, site: Here) -> Response:
    """The group of copies that an article belongs to."""
    with found_or_missing():
        group = site.archive.stories.copies(article)
        origin = site.archive.reading(group.origin if group else article).article
    return site.page(
        "copies.html",
        title=f"Copies of “{phrases.shortened(phrases.title(origin), 90)}”",
        section="/stories",
        article=article,
        group=group,
        headline=phrases.title(origin),
        outlet=origin.outlet.value if origin.outlet else origin.agency.value if origin.agency else "Outlet unknown",
        published=origin.published.value if origin.published else None,
    )
