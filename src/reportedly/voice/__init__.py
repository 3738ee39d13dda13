"""How the narrator speaks: report or opinion, and words that take sides."""

from .loaded import loaded
from .voices import voices

__all__ = ["loaded", "voices"]
