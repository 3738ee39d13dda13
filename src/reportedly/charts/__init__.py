"""Charts of what an archive says: each is one function from a table of :mod:`reportedly.analysing` to a :class:`Chart`.

``docs/charts.md`` tells which there are.
"""

from __future__ import annotations
