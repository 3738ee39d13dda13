"""The voices of an article as records: name, title, affiliation, and where they are mentioned."""

from __future__ import annotations

import re
import unicodedata

from ..language.document import Document
from ..language.referents import Referent, Resolved
from ..records import Mention, SourceKind, Span, Speaker

Offsets = tuple[int, int]
BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "PERSON"})
OF = frozenset({"of", "for", "at", "from", "with"})


class Voices:
    """Collects who is mentioned, and makes one :class:`Speaker` of each."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._ids: dict[int, str] = {}
        self._referents: list[Referent] = []
        self._mentions: dict[str, list[Offsets]] = {}

    def mention(self, at: Offsets, resolved: Resolved) -> Mention:
        """The record of one mention of whom ``resolved`` says."""
        identifier = self._id(resolved.referent)
        self._mentions[identifier].append(at)
        return Mention(
            spans=(Span.of(self._document.text, *at),),
            speaker=identifier,
            how=resolved.how,
            confidence=round(resolved.confidence, 3),
        )

    def told(self, at: Offsets, resolved: Resolved, source: Mention | None) -> Mention:
        """The record of an addressee; one read as the source itself was misread, and stays as the text has him."""
        if source is not None and self._ids.get(id(resolved.referent)) == source.speaker:
            resolved = Resolved(Referent("unnamed", _plain(self._document.text[slice(*at)]), at), "itself", 0.5)
        return self.mention(at, resolved)

    def speakers(self) -> tuple[Speaker, ...]:
        """All who were mentioned, in the order in which they were first asked for."""
        return tuple(self._speaker(referent) for referent in self._referents)

    def _id(self, referent: Referent) -> str:
        if id(referent) not in self._ids:
            taken = set(self._ids.values())
            base = slug(referent.name.full) if referent.name else ""
            stem = base or referent.kind
            number = 1
            identifier = stem if base and stem not in taken else f"{stem}-{number}"
            while identifier in taken or identifier == "narrator":
                number += 1
                identifier = f"{stem}-{number}"
            self._ids[id(referent)] = identifier
            self._referents.append(referent)
            self._mentions[identifier] = []
        return self._ids[id(referent)]

    def _speaker(self, referent: Referent) -> Speaker:
        text = self._document.text
        identifier = self._ids[id(referent)]
        title = self._title(referent)
        where = title if title else (None if referent.name else referent.at)
        affiliation = self._affiliation(where, referent) if where else None
        return Speaker(
            id=identifier,
            kind=SourceKind(referent.kind),
            name=referent.name.full if referent.name else None,
            label=referent.name.full if referent.name else referent.label,
            title=_plain(text[slice(*title)]) if title else None,
            affiliation=_plain(text[slice(*affiliation)]) if affiliation else None,
            name_at=Span.of(text, *referent.name.at) if referent.name else None,
            title_at=Span.of(text, *title) if title else None,
            affiliation_at=Span.of(text, *affiliation) if affiliation else None,
            mentions=tuple(Span.of(text, *at) for at in sorted(set(self._mentions[identifier]))),
        )

    def _title(self, referent: Referent) -> Offsets | None:
        """The fullest of the titles that the article gives: the first of the longest."""
        if referent.name is None or not referent.name.titles:
            return None
        return max(referent.name.titles, key=lambda at: (min(len(self._document.text[slice(*at)].split()), 6), -at[0]))

    def _affiliation(self, where: Offsets, referent: Referent) -> Offsets | None:
        """Whom a title names: a body, state or person in it, or what follows ``of`` or ``for``."""
        located = self._document.span(*where)
        if located is None:
            return None
        piece, span = located
        own = referent.name.full if referent.name else ""
        for entity in span.ents:
            if entity.label_ in BODIES and entity.text != own and entity.start >= span.start and entity.end <= span.end:
                low, high = piece.offsets(entity)
                words = re.match(r"(?:the\s+)?(.*?)(?:['’]s?)?$", self._document.text[low:high], re.DOTALL)
                if words and words.group(1) and words.group(1) != self._document.text[slice(*where)]:
                    return low + words.start(1), low + words.end(1)
        for token in span:
            if token.lower_ in OF and token.i + 1 < span.end:
                rest = span.doc[token.i + 1 : span.end]
                low, high = piece.offsets(rest)
                article = self._document.text[low : min(low + 4, high)].lower() == "the "
                return (low + 4, high) if article else (low, high)
        return None


def slug(name: str) -> str:
    """A name in the letters of an id: ``Ursula von der Leyen`` becomes ``ursula-von-der-leyen``."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
