"""Time expressions of an article, tied to the calendar."""

from .finding import moments

__all__ = ["moments"]
