"""The knowledge base of actors: who is called what, and what they were when."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import NamedTuple

from .entries import Entry, Known
from .tables import Named, named_entries, table
from .words import Word, all_keys


class Hit(NamedTuple):
    """Words from ``start`` up to ``end`` that are an alias, and of whom."""

    start: int
    end: int
    known: tuple[Known, ...]


class Knowledge:
    """Who is called what: looked up by the longest alias that begins at a word.

    Args:
        named: entries with their names; where an alias has several owners, they are kept in this order.
        base: what is looked up where ``named`` says nothing of an alias or entity.
    """

    def __init__(self, named: Iterable[Named], base: Knowledge | None = None) -> None:
        self._base = base
        self._index: dict[str, list[Known]] = {}
        self._longest: dict[str, int] = {}
        self._written: set[str] = set()  # aliases of one word that are no acronyms
        entries = list(named)
        self._entities = {one.entry.entity for one in entries}
        self._add_names(entries)
        self._persons = [one for one in entries if one.entry.kind == "person"]

    def _add_names(self, entries: list[Named]) -> None:
        index, longest, written = self._index, self._longest, self._written
        forms: list[str] = []
        owners: list[Known] = []
        for one in entries:
            shared: dict[str, Known] = {}
            for form, how in one.names:
                known = shared.get(how)
                if known is None:
                    known = shared[how] = Known(one.entry, how)
                forms.append(form)
                owners.append(known)
        for form, known, found in zip(forms, owners, all_keys(forms), strict=True):
            there = index.get(found)
            if there is None:
                index[found] = [known]
            elif all(other.entry is not known.entry for other in there):
                there.append(known)
            if " " in found:
                first = found[: found.index(" ")]
                length = found.count(" ") + 1
                if length > longest.get(first, 1):
                    longest[first] = length
            elif not (form.isupper() and len(form) > 1):
                written.add(found)
        index.pop("", None)

    @cached_property
    def _surnames(self) -> dict[str, list[Entry]]:
        told = [(one.entry, surname) for one in self._persons for surname in one.surnames]
        found: dict[str, list[Entry]] = {}
        for (entry, _), form in zip(told, all_keys([surname for _, surname in told]), strict=True):
            found.setdefault(form, []).append(entry)
        return found

    @cached_property
    def _given(self) -> dict[str, list[Entry]]:
        forms = all_keys([one.entry.name.split()[0] for one in self._persons])
        found: dict[str, list[Entry]] = {}
        for one, form in zip(self._persons, forms, strict=True):
            found.setdefault(form, []).append(one.entry)
        return found

    @cached_property
    def _offices(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for one in self._persons:
            if one.entry.code:
                found.setdefault(one.entry.code, []).append(one.entry)
        return found

    def with_file(self, path: Path) -> Knowledge:
        """This knowledge, with the actors of a user's file added; they win over others of their name or alias.

        Args:
            path: YAML (``.yaml``, ``.yml``) or CSV; ``docs/actors.md`` tells the keys.

        Raises:
            NotFound: there is no such file.
            UsageError: it cannot be read; the message tells the line, what was found and what is allowed.
        """
        from .files import named_in  # the YAML reader is loaded for those who have a file

        return Knowledge(named_in(path), self)

    def known(self, form: str) -> tuple[Known, ...]:
        """Everybody called ``form``, which is in the form of :func:`.words.keys`."""
        own = self._index.get(form)
        if own is not None:
            return tuple(own)
        if self._base is None:
            return ()
        return tuple(known for known in self._base.known(form) if known.entry.entity not in self._entities)

    def scan(self, words: Sequence[Word]) -> list[Hit]:
        """The aliases among words, the longest first that begins at each; one never stands across punctuation."""
        found = []
        at = 0
        while at < len(words):
            hit = self._hit(words, at)
            if hit is not None:
                found.append(hit)
                at = hit.end
            else:
                at += 1
        return found

    def _hit(self, words: Sequence[Word], at: int) -> Hit | None:
        end = at
        stop = min(len(words), at + self._reach(words[at].key))
        while end < stop and (end == at or not words[end].apart):
            end += 1
        capital = [n for n in range(at, end) if words[n].capital]
        if not capital:
            return None
        while end > capital[0]:
            form = " ".join(word.key for word in words[at:end])
            known = self.known(form)
            if known and (end - at > 1 or self._cased(words[at], form)):
                return Hit(at, end, known)
            end -= 1
        return None

    def _reach(self, first: str) -> int:
        """How many words the longest alias has that begins with ``first``."""
        own = self._longest.get(first, 1)
        return own if self._base is None else max(own, self._base._reach(first))

    def _cased(self, word: Word, form: str) -> bool:
        """Whether a word is written as its alias: ``US`` is never ``us``, but ``NATO`` may be ``Nato``."""
        if form in self._written or (form not in self._index and self._base is None):
            return True
        if form not in self._index and self._base is not None:
            return self._base._cased(word, form)
        letters = "".join(c for c in word.text.removesuffix("'s").removesuffix("’s") if c.isalpha())
        return letters.isupper() or form in spoken()

    def by_surname(self, surname: str) -> list[Entry]:
        """Persons of a surname, in the form of :func:`.words.keys`."""
        return self._people("_surnames", surname)

    def by_given_name(self, given: str) -> list[Entry]:
        """Persons of a given name."""
        return self._people("_given", given)

    def holders(self, code: str) -> Iterator[Entry]:
        """Persons who held an office of a country or body."""
        yield from self._people("_offices", code)

    def _people(self, index: str, value: str) -> list[Entry]:
        own: list[Entry] = getattr(self, index).get(value, [])
        if self._base is None:
            return own
        return own + [entry for entry in self._base._people(index, value) if entry.entity not in self._entities]


@cache
def spoken() -> frozenset[str]:
    """Acronyms that may be written as words, in the form for look-ups."""
    return frozenset(row[0].lower() for row in table("spoken.txt", 1))


@cache
def default_knowledge() -> Knowledge:
    """The knowledge base that comes with the package.

    Raises:
        ReportedlyError: a row of its tables is malformed.
    """
    # the collector would walk these tens of thousands of lasting tuples again and again while they are made
    collecting = gc.isenabled()
    gc.disable()
    try:
        return Knowledge(named_entries())
    finally:
        if collecting:
            gc.enable()
