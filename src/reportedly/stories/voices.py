"""How many independent voices stand behind tellings, once copies and shared sources are folded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..archive.lexemes import slug
from ..records import IndependentVoice
from .items import Teller, Voice


class Standing(NamedTuple):
    """One telling as evidence.

    Args:
        ref: of the statement or event.
        teller: the article.
        chain: the voices through which it is told, outermost first; empty for the narrator.
    """

    ref: str
    teller: Teller
    chain: tuple[Voice, ...]


def independent(tellings: Sequence[Standing], copies: Mapping[str, str]) -> tuple[IndependentVoice, ...]:
    """The voices behind tellings, the one with most tellings first.

    A telling stands on the word of the last of its chain: whoever passes it on knows it from there. The narrator's own
    word is the outlet's, unless the article is an agency's, or a copy: then it is the agency's, or that of the outlet
    the text began with. Unnamed sources of one country and sector may be one: they count once. A voice is one under its
    name, whether it speaks for itself or is quoted.

    Args:
        copies: from the id of an article to the id of the text that it is a copy of.
    """
    tellers = {one.teller.id: one.teller for one in tellings}
    folded: dict[tuple[str, str], list[Standing]] = {}
    names: dict[tuple[str, str], str] = {}
    kinds: dict[tuple[str, str], str] = {}
    for one in tellings:
        key, name = _key(one, tellers, copies)
        folded.setdefault(key, []).append(one)
        names[key] = max(names.get(key, ""), name, key=len)
        kinds[key] = min(kinds.get(key, "unnamed"), _kind(one, tellers, copies))
    found = [
        IndependentVoice(name=names[key], kind=kinds[key], refs=tuple(one.ref for one in standing))
        for key, standing in folded.items()
    ]
    return tuple(sorted(found, key=lambda one: (-len(one.refs), one.kind, one.name)))


def _key(one: Standing, tellers: Mapping[str, Teller], copies: Mapping[str, str]) -> tuple[tuple[str, str], str]:
    if one.chain:
        last = one.chain[-1]
        if last.name:
            return ("named", last.name), last.label
        body = f"{last.code or ''} {' '.join(last.sectors[:1])}".strip()
        return ("unnamed", body or last.label.lower()), last.label
    origin = tellers.get(copies.get(one.teller.id, one.teller.id), one.teller)
    agency = origin.agency or one.teller.agency
    if agency:
        return ("named", slug(agency)), agency
    outlet = origin.outlet or origin.id
    return ("named", slug(outlet)), outlet


def _kind(one: Standing, tellers: Mapping[str, Teller], copies: Mapping[str, str]) -> str:
    """``agency``, ``outlet``, ``source`` or ``unnamed``."""
    if one.chain:
        return "source" if one.chain[-1].name else "unnamed"
    origin = tellers.get(copies.get(one.teller.id, one.teller.id), one.teller)
    return "agency" if origin.agency or one.teller.agency else "outlet"
