"""The first page: one box, what the archive holds, and what is worth looking at."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from ..site import Here

router = APIRouter(include_in_schema=False)

FEW = 4
"""Stories of each kind that are shown."""


@router.get("/")
def home(site: Here) -> Response:
    """What the archive holds, and its most corroborated and contradicted stories."""
    archive = site.archive
    first, last = archive.published()
    return site.page(
        "home.html",
        title="Who said what, on whose word",
        size=site.size(),
        first=first,
        last=last,
        corroborated=tuple(archive.stories.happenings(limit=FEW)),
        contradicted=tuple(archive.stories.happenings(limit=FEW, order="newest", articles=1, contradicted=True)),
        newest=archive.articles(limit=FEW + 2).to_pylist(),
    )
