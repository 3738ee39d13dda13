"""Questions as addresses: a filter, an order and a page out of a query string, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from starlette.datastructures import QueryParams

from ..archive.fields import EVENTS, FLAG, NUMBERS, OPTIONS, STATEMENTS, FilterOption
from ..archive.filters import AttributionFilter, EventFilter
from ..archive.search import PUBLISHED, SORTS
from ..archive.wanted import Spelling, filter_of
from ..errors import UsageError

ARTICLES = "articles"
WITHIN = (STATEMENTS, EVENTS, ARTICLES)
PAGE, MOST = 20, 200
"""Rows of a page, if not said, and at most."""
LONGEST = 1_000
"""Characters of one value."""
BY_NAME = {(one.name or one.field): one for one in OPTIONS}
"""The fields of filters, by their names in addresses: those of the command line, with ``_`` for ``-``."""
NAMES = {one.field: name for name, one in BY_NAME.items()}

_YES, _NO = frozenset({"yes", "true", "1"}), frozenset({"no", "false", "0"})
_SPELLING = Spelling(lambda field: NAMES.get(field, field), lambda within: f"in={within}")

Filter = AttributionFilter | EventFilter


class Question(NamedTuple):
    """What an address asks for.

    Args:
        within: ``statements``, ``events`` or ``articles``.
        text: words.
        fields: values by the names of fields in addresses, as they were written.
        wanted: the filter that they are.
        sort: the order.
        limit: rows of a page.
        after: name of the last row of the page before.
    """

    within: str
    text: str
    fields: dict[str, tuple[str, ...]]
    wanted: Filter
    sort: str = PUBLISHED
    limit: int = PAGE
    after: str | None = None

    def pairs(self, **changes: Any) -> list[tuple[str, str]]:
        """The question as names and values, some of them changed; ``None`` leaves one out."""
        own: dict[str, Any] = {
            "in": self.within,
            "q": self.text,
            **self.fields,
            "sort": self.sort if self.sort != PUBLISHED else None,
            "limit": self.limit if self.limit != PAGE else None,
            **{name.removesuffix("_"): value for name, value in changes.items()},
        }
        return [
            (name, str(one))
            for name, value in own.items()
            for one in (value if isinstance(value, tuple | list) else (value,))
            if one not in (None, "")
        ]

    def with_value(self, name: str, value: str) -> list[tuple[str, str]]:
        """The question that asks for one more value."""
        return self.pairs(**{name: (*self.fields.get(name, ()), value)})

    def without(self, name: str, value: str) -> list[tuple[str, str]]:
        """The question that asks for one value less."""
        return self.pairs(**{name: tuple(one for one in self.fields.get(name, ()) if one != value)})


def question(params: QueryParams, within: str | None = None, known: Iterable[str] = ()) -> Question:
    """The question that a query string asks.

    Args:
        params: the query string.
        within: what is searched, where the address does not say.
        known: further names that the page takes.

    Raises:
        UsageError: a name or a value is none that is known; the message says which.
    """
    where = params.get("in") or within or STATEMENTS
    if where not in WITHIN:
        raise UsageError(f"in: there is no {where!r}; choose of: {', '.join(WITHIN)}")
    given = {name: values for name in params if (values := tuple(one for one in params.getlist(name) if one.strip()))}
    long = next((name for name, values in given.items() if any(len(one) > LONGEST for one in values)), None)
    if long is not None:
        raise UsageError(f"{long[:40]}: a value may have {LONGEST:,} characters")
    unknown = next(
        (name for name in given if name not in {"in", "q", "sort", "limit", "after", *BY_NAME, *known}), None
    )
    if unknown is not None:
        raise UsageError(f"there is no {unknown[:40]!r} to ask by; choose of: q, {', '.join(sorted(BY_NAME))}")
    fields = {name: values for name, values in given.items() if name in BY_NAME}
    text = params.get("q", "").strip()
    wanted = filter_of(
        where, text or None, {BY_NAME[name].field: _value(name, fields[name]) for name in fields}, _SPELLING
    )
    sort = params.get("sort") or PUBLISHED
    orders = SORTS["events" if where == EVENTS else "attributions"] if where != ARTICLES else (PUBLISHED,)
    if sort not in orders:
        raise UsageError(f"sort: there is no order {sort!r}; choose of: {', '.join(orders)}")
    limit = number("limit", params.get("limit") or str(PAGE))
    if not 1 <= limit <= MOST:
        raise UsageError(f"limit: {limit} is not from 1 to {MOST}")
    return Question(where, text, fields, wanted, sort, limit, params.get("after") or None)


def _value(name: str, values: tuple[str, ...]) -> Any:
    """The values of a field, as its filter takes them."""
    option = BY_NAME[name]
    if option.kind is FLAG:
        return flag(name, values[-1])
    if option.kind is NUMBERS:
        return [number(name, one) for one in values]
    return list(values) if option.kind == list[str] | None else values[-1]


def flag(name: str, value: str) -> bool:
    """Yes or no.

    Raises:
        UsageError: it is neither.
    """
    if value.lower() in _YES:
        return True
    if value.lower() in _NO:
        return False
    raise UsageError(f"{name}: {value!r} is neither yes nor no")


def number(name: str, value: str) -> int:
    """A whole number of at most 18 digits.

    Raises:
        UsageError: it is none.
    """
    if not value.strip().isdecimal() or len(value) > 18:
        raise UsageError(f"{name}: {value[:40]!r} is no whole number")
    return int(value)


def offered(within: str) -> tuple[FilterOption, ...]:
    """The fields that go with what is searched."""
    return tuple(one for one in OPTIONS if within in one.of.split())


def of_articles(wanted: Filter) -> dict[str, Any]:
    """The fields of a filter that articles have, as :meth:`reportedly.keeping.Archive.articles` takes them."""
    return {name: getattr(wanted, name) for name in ("text", "outlet", "agency", "published_from", "published_until")}


def address(path: str, pairs: Iterable[tuple[str, str]] | Mapping[str, str] = ()) -> str:
    """A path with a query string."""
    listed = list(pairs.items()) if isinstance(pairs, Mapping) else list(pairs)
    return f"{path}?{urlencode(listed)}" if listed else path


def item_path(ref: str) -> str:
    """The page of what a ref names: ``ARTICLE/a1`` a statement, ``ARTICLE/e1`` an event, ``ARTICLE`` an article."""
    article, _, item = ref.partition("/")
    if not item:
        return f"/articles/{quote(article, safe='')}"
    kind = "statements" if item.startswith("a") else "events"
    return f"/{kind}/{quote(article, safe='')}/{quote(item, safe='')}"


def actor_path(name: str) -> str:
    """The page of an actor."""
    return f"/actors/{quote(name, safe='')}"


def dyad_path(a: str, b: str) -> str:
    """The page of two."""
    return f"/dyads/{quote(a, safe='')}/{quote(b, safe='')}"


def outlet_path(name: str) -> str:
    """The page of an outlet."""
    return f"/outlets/{quote(name, safe='')}"
