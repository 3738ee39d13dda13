from __future__ import annotations

import re

from reportedly import errors
from reportedly.errors import ReportedlyError


def every() -> list[type[ReportedlyError]]:
    """All errors of the tree."""
    found: list[type[ReportedlyError]] = [ReportedlyError]
    for one in found:
        found += [below for below in one.__subclasses__() if below.__module__ == errors.__name__]
    return found


def test_exit_codes_are_distinct_and_none_is_success() -> None:
    codes = [error.code for error in every()]
    assert len(codes) == len(set(codes))
    assert 0 not in codes


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn: dict[str, tuple[str, int]] = {}
    path: list[str] = []
    for line in (errors.__doc__ or "").splitlines():
        found = re.match(r"(\s*[│├└─ ]*)(\w+)\s+(\d+)", line)
        if found:
            depth = (len(found[1]) - 4) // 4
            path[depth:] = [found[2]]
            drawn[found[2]] = (path[depth - 1] if depth else "Exception", int(found[3]))
    assert drawn == {error.__name__: (error.__bases__[0].__name__, error.code) for error in every()}
