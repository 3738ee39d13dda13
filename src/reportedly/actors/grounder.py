"""The one who grounds the phrases of an article, with all that it has read of it so far."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..language.document import Parsed
from ..records import Actor, ActorKind
from .cast import Member, same
from .compounds import Part, parts
from .deeds import deed, owner
from .edges import empty, inserted, trimmed, whole
from .finder import Finder
from .grammar import head_token
from .identity import unknown
from .phrases import Use, phrase_of
from .pronouns import is_pronoun

if TYPE_CHECKING:
    from spacy.tokens import Span

THINGS = frozenset({"which", "that", "what", "this"})
"""Pronouns that mostly stand for things."""


class Grounder(Finder):
    """Grounds the phrases of one article, to be asked in the order of the text; arguments as
    :func:`reportedly.actors.grounding.ground` has."""

    def actors(self) -> tuple[Actor, ...]:
        """The records of everybody found so far."""
        return self._cast.actors()

    def ask(self, start: int, end: int, use: Use = Use.AGENT) -> tuple[str, ...]:
        """The ids of whom the phrase between two offsets means; more than one for "A and B", none for no words."""
        text = self._document.text
        start, end = trimmed(text, start, end)
        if not re.search(r"\w", text[start:end]) or empty(text[start:end]):
            return ()
        editor = inserted(text[start:end])
        if editor is not None and is_pronoun(text[start:end].split("[")[0].split()[0]):
            return self.ask(start + editor[0], start + editor[1], use)
        return self._ask(*whole(self._document, self._setting.knowledge, self._around.names, start, end), use)

    def _ask(self, start: int, end: int, use: Use) -> tuple[str, ...]:
        """The ids of whom a phrase with clean edges means."""
        located = self._document.span(start, end)
        if located is None:
            return ()
        piece, span = located
        doer = self._doer(piece, span, start, end)
        if doer is not None:
            return self._ask(*trimmed(self._document.text, *doer), use)
        found = self._several(piece, span, start, end, use)
        if found is not None:
            return found
        member, how = self._one(piece, span, start, end, use)
        if how == "pronoun" and member.identity.how == "pronoun" and span.text.lower() in THINGS:
            return ()  # "which" whose noun nobody found names nobody
        if use is Use.AGENT or member.identity.kind is not ActorKind.STATE:
            self._told.add(start, member)
        return (self._cast.mention(member, start, end, how),)

    def _doer(self, piece: Parsed, span: Span, start: int, end: int) -> tuple[int, int] | None:
        """Where they stand whose act a phrase is about: "an appeal by farmers" means the farmers."""
        at = piece.offset(head_token(span)) - start
        phrase = phrase_of(self._document.text[start:end], self._setting, at) if at >= 0 else None
        if phrase is None or deed(phrase) is None:
            return None
        found = owner(phrase, self._setting)
        return (start + found[0], start + found[1]) if found is not None else None

    # -- several in one phrase -------------------------------------------------------------------

    def _several(self, piece: Parsed, span: Span, start: int, end: int, use: Use) -> tuple[str, ...] | None:
        """The actors of a conjunction, one for each conjunct; ``None`` if there is one actor."""
        divided = parts(self._document, piece, span, start, end, self._setting)
        if len(divided) < 2:
            return None
        members: list[tuple[Member, str, Part]] = []
        for part in divided:
            if part.others:
                continue
            located = self._document.span(part.start, part.end)
            if located is not None:
                members.append((*self._one(*located, part.start, part.end, use, part.text, part.owner), part))
        if not members:
            return None
        if len(divided) == len(members) and same([member for member, *_ in members]):
            return self._whole(piece, span, start, end, use, [member for member, *_ in members])
        found = []
        for member, how, part in members:
            self._told.add(part.start, member)
            found.append(self._cast.mention(member, part.start, part.end, how))
        if len(members) < len(divided):
            found.append(self._compound(start, end, tuple(member for member, *_ in members)))
        return tuple(dict.fromkeys(found))

    def _whole(
        self, piece: Parsed, span: Span, start: int, end: int, use: Use, members: list[Member]
    ) -> tuple[str, ...]:
        """Conjuncts that are one actor: "Egyptian helicopters and tanks"."""
        whole, how = self._one(piece, span, start, end, use)
        first = next((member.identity for member in members if member.identity.sectors), members[0].identity)
        if whole.identity.name is None and not whole.identity.sectors:
            whole.identity = whole.identity._replace(sectors=first.sectors)
        if whole.identity.code is None:
            whole.identity = whole.identity._replace(code=first.code, reason=first.reason)
        self._told.add(start, whole)
        return (self._cast.mention(whole, start, end, how),)

    def _compound(self, start: int, end: int, members: tuple[Member, ...]) -> str:
        """ "X and its allies": a compound of X and of some whom the text does not name."""
        label = self._document.text[start:end]
        reason = "others whom the text does not name belong to it"
        identity = unknown(None, ActorKind.COMPOUND, "description", reason)
        compound = self._cast.member(("compound", label.lower()), identity, label)
        compound.members = members
        for member in members:
            self._cast.identifier(member)
        return self._cast.mention(compound, start, end, "description")
