"""How the narrator speaks: report or opinion, and words that take sides."""

from .loaded import loaded

__all__ = ["loaded"]
