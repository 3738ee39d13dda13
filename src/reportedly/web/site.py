"""What every page and every answer of the API stands on."""

from __future__ import annotations

from typing import Annotated, Any, NamedTuple

from fastapi import Depends, Request
from starlette.responses import HTMLResponse

from ..errors import UsageError
from ..keeping import Archive
from . import query
from .actor_names import actor_name
from .figures import bundle_path
from .kept import Kept
from .problems import Missing
from .readers import Readers
from .rendering import environment, rendered
from .settings import Settings

_sizes: Kept[dict[str, int]] = Kept(2)


class Site(NamedTuple):
    """A site: its archive, how it is served, and what reads on the spot."""

    archive: Archive
    settings: Settings
    readers: Readers

    def size(self) -> dict[str, int]:
        """How much the archive holds, counted once for each of its states."""
        return _sizes.get((self.archive.address, self.archive.state()), self.archive.size)

    def page(self, template: str, **values: Any) -> HTMLResponse:
        """A page as an answer (:func:`reportedly.web.rendering.rendered`)."""
        return HTMLResponse(rendered(template, editable=self.settings.editable, **values))


def _of_request(request: Request) -> Site:
    site: Site = request.app.state.site
    return site


Here = Annotated[Site, Depends(_of_request)]
"""The site, as a parameter of whatever answers."""


class found_or_missing:  # noqa: N801 - reads as what it does: with found_or_missing():
    """Tell what the archive does not hold as :class:`~reportedly.web.problems.Missing`."""

    def __enter__(self) -> None:
        """Do nothing."""

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        """Turn the error."""
        if isinstance(error, UsageError) and "holds no" in str(error):
            raise Missing(error) from error


def prepare() -> None:
    """Give templates the functions that make addresses, and names."""
    environment().globals.update(
        address=query.address,
        item_path=query.item_path,
        actor_path=query.actor_path,
        dyad_path=query.dyad_path,
        outlet_path=query.outlet_path,
        bundle_path=bundle_path,
    )
    environment().filters.update(actor_name=actor_name)
