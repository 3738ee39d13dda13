"""Documents an article cites: resolutions, treaties, agreements, laws, decisions and reports."""

from __future__ import annotations

from .finding import citations

__all__ = ["citations"]
