"""Who a pronoun, a description or a short name stands for, within one article.

A ranking by :mod:`.salience`; pronouns and descriptions of the narration are followed from the first on
(:mod:`.chains`), so that who is spoken of stays in mind.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from .authors import author_of, signed
from .bodies import body, is_outlet
from .chains import Link, groups, links
from .chains import antecedent as antecedent_of
from .document import Document, Parsed
from .joint import joint, two_countries
from .lexicons import Description, descriptions, documents, honorifics
from .named import Mention, Name, Names
from .names import is_subject
from .papers import last_qualified, qualified, titled
from .referents import (
    AGED,
    COUNTRIES,
    DEFINITE,
    EVERYBODY,
    FAMILY,
    FIRST_PERSON,
    GENERAL,
    INSERTED,
    OFFICES,
    PRESS,
    PRONOUNS,
    RANKS,
    RELATIVE,
    SECOND_PERSON,
    Referent,
    Resolved,
    climbs,
    described,
    head_of,
    name_kind,
    points_ahead,
    shared,
    stem,
    text_words,
    titled_as,
)
from .salience import WEIGHTS, Place, Salience

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PERSONAL = re.compile(r"[a-z]{3}(?:er|or|ist|ician|woman|man)$")
"""Endings of nouns that most often mean a person, for those that the lexicon lacks."""
ARTICLE = re.compile(r"^(the|this|that|a|an)\s+")


class Coreference:
    """Resolves the sources of one article, to be asked in the order of the text.

    ``contents`` are where somebody is quoted or reported: who is named there is less likely to speak next.
    What stands before ``title_end`` is a headline.
    """

    def __init__(
        self,
        document: Document,
        names: Names,
        authors: tuple[str, ...] = (),
        contents: list[tuple[int, int]] | None = None,
        title_end: int = 0,
    ) -> None:
        self._document = document
        self._title_end = title_end
        self._salience = Salience(document, contents or [])
        self._chain = links(document, title_end)
        self._groups = groups(document, title_end)
        self._followed = 0
        self._meant: dict[int, Referent] = {}
        self._names = names
        self._authors = authors
        self.referents: list[Referent] = []
        self._named: dict[int, Referent] = {}

    @cached_property
    def _joint(self) -> list[Name]:
        """Those who are named together; few articles ask for them."""
        return joint(self._document, self._names)

    def resolve(self, start: int, end: int, within: Referent | None = None) -> Resolved:
        """Who the source between two offsets is; ``within`` is whose words it stands in."""
        self._follow(start)
        found = self._resolve(start, end, within)
        self._meant[start] = found.referent
        found.referent.used.append((self._document.sentence_at(start) or 0, start))
        if found.referent not in self.referents:
            self.referents.append(found.referent)
        return found

    def refer(self, start: int, end: int, within: Referent | None = None) -> Resolved:
        """Who is meant between two offsets, where that is not a source: it does not speak by being spoken to."""
        found = self._resolve(start, end, within)
        if found.referent.name is not None and found.referent.name.plural:  # an actor is one of them
            return self._unnamed(start, end, "itself", number="p")
        return found

    def _resolve(self, start: int, end: int, within: Referent | None) -> Resolved:
        text = self._document.text[start:end]
        words = text.lower().replace("’", "'").split()
        located = self._document.span(start, end)
        if located is None or not words:
            return self._unnamed(start, end, "itself")
        piece, span = located
        if len(span) == 1 and span.root.tag_.startswith("VB"):  # "said" alone: its subject
            subject = next((t for t in span.root.children if t.dep_ == "nsubj"), None)
            if subject is not None:
                return self._resolve(*piece.offsets(span.doc[subject.left_edge.i : subject.i + 1]), within)
        inserted = INSERTED.search(text)
        if inserted:  # "He [Lavrov]": the editor says who
            found = self._resolve(start + inserted.start(1), start + inserted.end(1), within)
            return found._replace(how="insertion")
        if len(words) == 1 or (len(words) == 2 and words[1] in ("himself", "herself", "themselves", "all", "both")):
            word = words[0].removesuffix("'s")
            if word in FIRST_PERSON:
                return self._first_person(start, end, within)
            if word in RELATIVE and start > 0:
                return self._relative(start, end, span)
            if points_ahead(span.root):
                return self._unnamed(start, end, "itself", number="p")
            if word in PRONOUNS:
                return self._pronoun(start, end, *PRONOUNS[word], within)
            if word in SECOND_PERSON:
                return self._unnamed(start, end, "itself")
        return self._phrase(start, end, piece, span, within)

    def _follow(self, stop: int) -> None:
        """Note whom the personal pronouns of the narration before ``stop`` stand for: who is spoken of stays so."""
        while self._followed < len(self._chain) and self._chain[self._followed].end <= stop:
            link = self._chain[self._followed]
            self._followed += 1
            referent = self._meant.get(link.start) or self._linked(link)
            if referent.name is not None or referent in self.referents:
                sentence = self._document.sentence_at(link.start) or 0
                owner = link.token.tag_ == "PRP$"
                mention = Mention(link.start, link.end, sentence, is_subject(link.token), owner, quoted=False)
                referent.echoes.append(mention)

    def _linked(self, link: Link) -> Referent:
        """Whom a pronoun or description of the narration means."""
        if link.noun:
            located = self._document.span(link.start, link.end)
            if located is not None:
                return self._person(link.start, link.end, link.noun, descriptions()[link.noun], located[1]).referent
        pronoun = self._document.text[link.start : link.end].lower()
        return self._pronoun(link.start, link.end, *PRONOUNS[pronoun], None).referent

    # -- names -----------------------------------------------------------------------------------

    def referent(self, name: Name) -> Referent:
        """The referent of a name: one for each."""
        if id(name) not in self._named:
            self._named[id(name)] = Referent(
                name.kind,
                name.full,
                name.at,
                name,
                name.gender,
                "p" if name.plural else "s" if name.kind == "person" else "-",
            )
        return self._named[id(name)]

    def _phrase(self, start: int, end: int, piece: Parsed, span: Span, within: Referent | None) -> Resolved:
        head = head_of(span)
        inside = self._names.within(start, end)
        for low, high, name in inside:
            at = self._document.span(low, high)
            if at is None:
                continue
            root = at[1].root
            if any(t.i == head.i for t in at[1]) or (root.dep_ == "appos" and climbs(root, head)):
                exact = self._document.text[low:high].lower() == name.full.lower()
                return Resolved(self.referent(name), "name" if exact else "surname", 0.97 if exact else 0.93)
        shorter = self._known_by(text_words(self._document.text[start:end]))
        if shorter is not None:
            return Resolved(self.referent(shorter), "surname", 0.9)
        if inside and start < self._title_end and inside[0][0] == start:
            return Resolved(self.referent(inside[0][2]), "name", 0.75)
        if head.tag_ in ("NNP", "NNPS") and not described(head):
            if inside:  # capitals of a headline join a name to what follows it
                return Resolved(self.referent(inside[0][2]), "name", 0.75)
            return self._proper(start, end, piece, span, head)
        return self._description(start, end, span, head, within)

    def _known_by(self, tokens: list[str]) -> Name | None:
        """The name that these words in lower case are, or are the surname of."""
        for name in self._names.all:
            if tokens == name.tokens or (len(tokens) == 1 and name.kind == "person" and tokens[0] == name.tokens[-1]):
                return name
        return None

    def _proper(self, start: int, end: int, piece: Parsed, span: Span, head: Token) -> Resolved:
        """A capitalised name that the recogniser missed, such as ``TAPPER``."""
        first = head.i
        while (
            first > span.start
            and span.doc[first - 1].tag_ in ("NNP", "NNPS", "NN")
            and (span.doc[first - 1].text[:1].isupper() and span.doc[first - 1].text.lower() not in honorifics())
        ):
            first -= 1
        low, high = max(piece.offset(span.doc[first]), start), min(piece.offset(head) + len(head), end)
        text = re.sub(r"['’]s?$", "", self._document.text[low:high])
        if not text.strip():
            return self._unnamed(start, end, "itself")
        known = self._known_by(text_words(text))
        if known is not None:
            return Resolved(self.referent(known), "surname", 0.9)
        kind = name_kind(text, head)
        sentence = self._document.sentence_at(low) or 0
        mention = Mention(low, high, sentence, subject=True, possessive=False, quoted=False)
        name = Name(kind, text, (low, low + len(text)), mentions=[mention])
        self._names.all.append(name)
        return Resolved(self.referent(name), "name", 0.85)

    # -- pronouns --------------------------------------------------------------------------------

    def _first_person(self, start: int, end: int, within: Referent | None) -> Resolved:
        if within is not None:
            return Resolved(within, "pronoun", 0.85)
        author = author_of(self._document, self._names, self._authors) or signed(self._document, self._names, start)
        if author is not None and self._document.quotation_at(start) is None:
            return Resolved(self.referent(author), "pronoun", 0.7)
        speaking = self._speaking(start)
        if speaking is not None and self._document.quotation_at(start) is not None:
            return Resolved(speaking, "pronoun", 0.6)
        return self._unnamed(start, end, "itself")

    def _speaking(self, start: int) -> Referent | None:
        """Who spoke last before ``start``."""
        before = [(offset, r) for r in self.referents for _, offset in r.used if offset < start]
        return max(before, key=lambda item: item[0])[1] if before else None

    def _relative(self, start: int, end: int, span: Span) -> Resolved:
        """``who`` stands for the noun that its clause hangs on, else for the noun before it."""
        antecedent = antecedent_of(span.root)
        piece = self._document.piece_at(start)
        if antecedent is None or piece is None:
            return self._unnamed(start, end, "itself")
        if span.root.lower_ == "which":  # nobody is a "which": the body named right before it, or a thing
            beside = len(self._document.text[:start].rstrip(" ,"))
            near = (n for n in self._names.all if n.kind != "person" and any(m.end == beside for m in n.mentions))
            body = next(near, None)
            if body is not None:
                return Resolved(self.referent(body), "relative", 0.85)
        verb = span.root.head
        if any(t.tag_ == "VBP" for t in (verb, *verb.children)):  # "Voss and Okoro, who have …" are both
            last = piece.offset(antecedent) + len(antecedent)
            for both in self._joint:
                if any(m.end == last for m in both.mentions):
                    return Resolved(self.referent(both), "relative", 0.85)
        low, high = antecedent.left_edge.i, antecedent.i + 1
        found = self._resolve(*piece.offsets(span.doc[low:high]), None)
        if span.root.lower_ == "which" and found.referent.kind == "person":
            return self._unnamed(start, end, "itself")
        return found._replace(how="relative", confidence=found.confidence * 0.93)

    def _pronoun(self, start: int, end: int, gender: str, number: str, within: Referent | None) -> Resolved:
        # in a quotation "he" is another than who is quoted; in "she said that she …" most likely the same
        quoted = self._document.quotation_at(start) is not None
        place = Place(start, gender, number)
        ranked = sorted(
            (
                (self._salience(r, place) + (WEIGHTS.within if r is within else 0.0), n, r)
                for n, r in enumerate(self._candidates(start, number))
                if r is not within or not quoted
            ),
            key=lambda item: (-item[0], item[1]),
        )
        if not ranked or ranked[0][0] < -6:
            return self._unnamed(start, end, "itself")
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        return Resolved(ranked[0][2], "pronoun", min(0.95, 0.6 + 0.15 * margin))

    def _candidates(self, start: int, number: str = "s") -> list[Referent]:
        named = [self.referent(name) for name in (*self._names.all, *self._joint)]
        unnamed = [r for r in self.referents if r.name is None and r.at[0] < start]
        return named + unnamed + (self._groups if number == "p" else [])

    # -- descriptions ----------------------------------------------------------------------------

    def _description(self, start: int, end: int, span: Span, head: Token, within: Referent | None) -> Resolved:
        noun = head.text.lower()
        known = described(head)
        definite = any(t.lower_ in DEFINITE for t in span if t.i <= head.i) or AGED.search(span.text) is not None
        two = head.i > span.start and head.nbor(-1).lower_ in ("two", "both") and head.lower_ in COUNTRIES
        both = two_countries(self._joint, self._names, start) if two else None
        if both is not None:
            return Resolved(self.referent(both), "description", 0.75)
        if noun in PRESS and definite and any(is_outlet(name) for name in self._names.all):
            return self._body(start, end, span, noun)
        if noun in documents():
            writer = next((t for t in head.children if t.tag_ == "PRP$" and t.i >= span.start), None)
            piece = self._document.piece_at(start)
            if writer is not None and piece is not None:
                low, high = piece.offsets(span.doc[writer.i : writer.i + 1])
                return self._resolve(low, high, within)
            return self._paper(start, end, span, head)
        if known is None and (AGED.search(noun) or PERSONAL.search(noun)):
            known = Description("person", "-", "s")
        if known is None or known.kind == "group" or not definite:
            kind = "organisation" if known and known.kind == "organisation" and definite else "unnamed"
            if known is None:  # a thing that speaks, as far as anybody can tell
                return self._unnamed(start, end, "itself", gender="n", number="-")
            number = "p" if known.kind == "group" else known.number
            return self._unnamed(start, end, "itself", kind=kind, gender=known.gender, number=number)
        if known.kind == "organisation":
            return self._body(start, end, span, noun)
        return self._person(start, end, noun, known, span)

    def _paper(self, start: int, end: int, span: Span, head: Token) -> Resolved:
        """A document: named if a name qualifies it (``a Bloomberg poll``), else the last of its sort."""
        piece = self._document.piece_at(start)
        at = qualified(piece, head) if piece is not None else None
        if at is not None:
            return Resolved(self._called(at), "name", 0.9)
        definite = any(t.lower_ in DEFINITE for t in span if t.i < head.i)
        at = titled(self._document, start, head.lower_) if definite else None
        if at is not None:
            return Resolved(self._called(at), "description", 0.75)
        if definite and len(span) <= 3:
            for known in reversed(self.referents):
                if known.kind == "document" and known.name and known.name.tokens[-1] == head.lower_:
                    return Resolved(known, "description", 0.8)
            at = last_qualified(self._document, start, head.lower_)
            if at is not None:
                return Resolved(self._called(at), "description", 0.7)
        return self._unnamed(start, end, "itself", kind="document")

    def _called(self, at: tuple[int, int], kind: str = "document") -> Referent:
        """The document or body whose name stands between two offsets."""
        name = self._known_by(text_words(self._document.text[slice(*at)]))
        if name is None:
            name = Name(kind, re.sub(r"\s+", " ", self._document.text[slice(*at)]), at)
            self._names.all.append(name)
        return self.referent(name)

    def _person(self, start: int, end: int, noun: str, known: Description, span: Span) -> Resolved:
        """A definite description of one person: somebody with such a title, else the one spoken of."""
        wanted = stem(noun)
        owned = any(t.dep_ == "poss" and t.tag_ != "PRP$" for t in span)
        if any(t.tag_ == "PRP$" for t in span) and noun not in FAMILY:  # "his lawyer" is seldom one named before
            return self._unnamed(start, end, "itself", kind="unnamed", gender=known.gender)
        qualified = any(t.tag_ == "NN" and t.dep_ == "compound" and t.head == span.root for t in span)
        fits, rest = [], []
        for number, referent in enumerate(self._candidates(start)):
            if referent.kind not in ("person", "unnamed"):
                continue
            salience = self._salience(referent, Place(start, known.gender, "s"))
            titled = titled_as(self._document.text, referent, wanted)
            if salience > -90 and titled:
                fits.append((salience, -number, referent))
            elif salience > -2.5 and referent.name and not owned and not (noun in RANKS and referent.name.titles):
                rest.append((salience, -number, referent))
        if fits:
            called = {t.lower_ for t in span if t.dep_ in ("amod", "compound", "nmod") and t.head == span.root}
            fits = [(value + 2.0 * shared(self._document.text, r, called), n, r) for value, n, r in fits]
            if all(shared(self._document.text, r, called) == 0 for *_, r in fits) and called & OFFICES:
                return self._unnamed(start, end, "itself", kind="unnamed", gender=known.gender)
            return Resolved(max(fits)[2], "description", 0.85)
        general = noun in GENERAL or AGED.search(noun) is not None
        if rest and general and not qualified:
            return Resolved(max(rest)[2], "description", 0.65)
        return self._unnamed(start, end, "itself", kind="unnamed", gender=known.gender)

    def _body(self, start: int, end: int, span: Span, noun: str) -> Resolved:
        """A definite description of a body: one whose name holds the noun, else the last of its sort."""
        owned = any(t.dep_ == "poss" or (t.tag_ == "NNP" and t.i < span.root.i) for t in span)
        if noun in EVERYBODY or owned:
            return self._unnamed(start, end, "itself", kind="organisation", number="-")
        here = self._document.sentence_at(start) or 0
        best = body(self._names.all, span, noun, start, here)
        if best is not None:
            return Resolved(self.referent(best[1]), "description", 0.75 if best[0] > 0.5 else 0.55)
        at = last_qualified(self._document, start, noun)
        if at is not None:  # "the Okoro administration", "the Kenyan government"
            return Resolved(self._called(at, "organisation"), "description", 0.7)
        return self._unnamed(start, end, "itself", kind="organisation", number="-")

    def _unnamed(
        self, start: int, end: int, how: str, kind: str = "unnamed", gender: str = "-", number: str = "s"
    ) -> Resolved:
        label = re.sub(r"\s+", " ", self._document.text[start:end])
        for known in self.referents:  # the same words of the same voice, or words that hold a name
            alike = known.name is None and known.kind == kind and known.label == label
            if alike and (known.at == (start, end) or re.search(r"\s[A-Z]|^[A-Z]\w+ [a-z]", label)):
                return Resolved(known, how, 0.85)
        if label.lower().startswith(("the ", "this ", "that ")):
            same = ARTICLE.sub("", label.lower())
            for known in self.referents:
                alike = known.name is None and known.kind == kind
                if alike and ARTICLE.sub("", known.label.lower()).startswith(same):
                    return Resolved(known, "description", 0.8)
        referent = Referent(kind, label, (start, end), gender=gender if gender in "mfn" else None, number=number)
        return Resolved(referent, how, 0.9)
