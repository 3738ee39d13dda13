"""The names of an article and who bears them: titles, appositions and the fullest form told together."""

from __future__ import annotations

import re

from ..language.document import Document
from ..language.names import Name
from ..records import ActorKind
from .countries import affiliations
from .identify import identify, is_title
from .identity import Identity, merged
from .phrases import Setting, phrase_of
from .words import split

PARTY = re.compile(r"\s*\([RDI](?:[-–—][A-Z]|\))")
"""How American papers give party and state behind a name: ``(R-Ariz.)``."""
OF = re.compile(r"\s+(?:of|from|,\s*of)\s+(?:the\s+)?[A-Z]")
LONGEST = 9
"""Words of the longest title that is looked for before a name."""
NEARBY = 90
"""Characters that are read behind a name for ``of`` and its place."""


class Naming:
    """Says who the names of one article are, each once."""

    def __init__(self, document: Document, setting: Setting) -> None:
        self._document = document
        self._setting = setting
        self._known: dict[int, Identity] = {}

    def person(self, name: Name) -> Identity:
        """Who a person is: the base and every title that the article gives, the most telling first."""
        if id(name) not in self._known:
            self._known[id(name)] = self._person(name)
        return self._known[id(name)]

    def _person(self, name: Name) -> Identity:
        found = [self._titled(name, at) for at in name.titles]
        if not any(one.sectors for one in found):
            found += [self._preceded(name, mention.start) for mention in name.mentions[:4]]
        found += [self._followed(name, mention.start, mention.end) for mention in name.mentions[:4]]
        best = max(found, key=lambda one: (one.code is not None, bool(one.sectors), one.confidence))
        for one in found:
            if one.code == best.code or one.code is None:
                if one.office and one.sectors and (not best.office or not best.sectors):
                    best = best._replace(sectors=one.sectors, office=one.office)
                best = best._replace(sectors=best.sectors or one.sectors, entity=best.entity or one.entity)
        if best.entity is None:
            best = self._shortened(name) or best
        if best.code is None and any(PARTY.match(self._document.text, m.end) for m in name.mentions):
            best = best._replace(code="USA", sectors=best.sectors or ("LEG",), confidence=0.8, reason=None)
        return best._replace(name=best.name if best.entity else name.full)

    def _shortened(self, name: Name) -> Identity | None:
        """Somebody famous whose surname a headline ran together with the word behind it: "Okoro Says"."""
        first, _, rest = name.full.partition(" ")
        alone = {self._document.text[mention.start : mention.end] for mention in name.mentions}
        found = identify(first, self._setting, person_at=(0, len(first))) if rest and first in alone else None
        return found if found is not None and found.entity is not None else None

    def _titled(self, name: Name, at: tuple[int, int]) -> Identity:
        """What a title says, put before the full name."""
        title = re.sub(r"\s+", " ", self._document.text[slice(*at)])
        behind = at[0] > name.at[0] and not self._before(name, at)
        text = f"{name.full}, {title}" if behind else f"{title} {name.full}"
        start = text.index(name.full)
        return identify(text, self._setting, person_at=(start, start + len(name.full)))

    def _before(self, name: Name, at: tuple[int, int]) -> bool:
        return any(0 <= mention.start - at[1] < 3 for mention in name.mentions)

    def _preceded(self, name: Name, start: int) -> Identity:
        """What the words before a mention say: a title that grammar did not join to the name."""
        low = self._title_start(start)
        before = re.sub(r"\s+", " ", self._document.text[low:start])
        return identify(before + name.full, self._setting, person_at=(len(before), len(before) + len(name.full)))

    def _title_start(self, start: int) -> int:
        """Where the title begins that ends at ``start``, maybe with given names behind it; ``start`` if none does."""
        located = self._document.span(max(0, start - 2), start)
        if located is None:
            return start
        piece, span = located
        last = span.end - 1
        while last >= 0 and piece.offset(piece.doc[last]) >= start:
            last -= 1
        low = last + 1
        for token in reversed(piece.doc[max(0, last - LONGEST) : last + 1]):
            told = token.tag_.startswith(("NN", "JJ", "POS", "HYPH")) or token.lower_ in ("for", "of", "-")
            if not told or token.is_sent_start:
                low = token.i if told else low
                break
            low = token.i
        if low > last:
            return start
        begin = piece.offset(piece.doc[low])
        words = split(self._document.text[begin:start])
        units = [unit for unit in self._setting.vocabulary.scan(words) if is_title(unit)]
        if not units or any(not w.capital and w.key not in ("for", "of") for w in words[units[-1].end :]):
            return start
        cut = max((n + 1 for n in range(units[-1].start) if words[n].key in ("of", "for")), default=0)
        return begin + words[cut].start

    def _followed(self, name: Name, start: int, end: int) -> Identity:
        """What stands behind a mention of the name says, with the full name: ``of`` and a place, or an apposition."""
        tail = ""
        if OF.match(self._document.text, end):
            tail = re.split(r"[,.;:()\n]", self._document.text[end : end + NEARBY])[0]
        text = name.full + tail + self._apposition(start, end)
        return identify(text, self._setting, person_at=(0, len(name.full)))

    def _apposition(self, start: int, end: int) -> str:
        """The apposition of a mention, behind a comma."""
        located = self._document.span(start, end)
        if located is None:
            return ""
        piece, span = located
        for token in span.root.children:
            if token.dep_ == "appos" and token.i >= span.end and token.ent_type_ != "PERSON":
                low, high = piece.offsets(piece.doc[token.left_edge.i : token.right_edge.i + 1])
                words = re.sub(r"\s+", " ", self._document.text[low : min(high, low + NEARBY)])
                return f", {words}"
        return ""

    def body(self, name: Name, told: Identity | None) -> Identity:
        """Who a body or state is: its fullest name, and what stands beside that name where the base lacks it."""
        if id(name) not in self._known:
            self._known[id(name)] = self._body(name)
        found = self._known[id(name)]
        if found.code is None and told is not None and told.code is not None:
            return told
        if told is not None and not found.sectors:
            return found._replace(sectors=told.sectors)
        return found

    def _body(self, name: Name) -> Identity:
        found = identify(name.full, self._setting)
        if found.code is not None or found.kind is ActorKind.PERSON:
            return found
        found = found._replace(kind=ActorKind.ORGANISATION, name=name.full)
        for mention in name.mentions[:4]:
            located = self._document.span(mention.start, mention.end)
            if located is None:
                continue
            piece, span = located
            root = span.root
            whole = piece.doc[root.left_edge.i : root.right_edge.i + 1]
            low, high = piece.offsets(whole)
            text = self._document.text[low : min(high, mention.end + NEARBY)]
            phrase = phrase_of(text, self._setting, mention.start - low)
            if phrase is None:
                continue
            inside = [n for n, word in enumerate(phrase.words) if mention.start - low <= word.start < mention.end - low]
            if not inside:
                continue
            for one in affiliations(phrase, self._setting, inside[0], inside[-1] + 1):
                if one.code:
                    near = merged(found.sectors, *(u.noun.sectors for u in phrase.units if u.end <= inside[0]))
                    return found._replace(code=one.code, sectors=near, confidence=0.65, reason=None)
        return found
