"""Who a pronoun, a description or a short name stands for, within one article.

A ranking by hand-set weights after the salience factors of Lappin and Leass (1994): recency, subject,
agreement, and for news that whoever spoke last speaks on. The weights were set on half of the labelled
sources of the development articles (``training/data/speakers.json``, part ``tune``).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .document import Document
from .lexicons import Description, descriptions, documents, given_names, honorifics, outlets
from .names import SUBJECTS, Mention, Name, Names

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("m", "s")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("f", "s")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "both", "those", "these", "others"), ("-", "p")),
    **dict.fromkeys(("it", "its", "itself"), ("n", "s")),
}
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
SECOND_PERSON = frozenset({"you", "your", "yours", "yourself", "one", "one's"})
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its", "both", "said"})
AGED = re.compile(r"\d+-year-old$")
SEARCHED = 8
"""Sentences back in which an antecedent is looked for."""


@dataclass(eq=False)
class Referent:
    """What a source stands for. ``kind`` is a value of ``records.SourceKind``; ``number`` is s, p or -.

    Args:
        label: the words to show where there is no name.
        at: where the label stands.
        affiliation: offsets of whom an unnamed one speaks for.
        used: where it was a source so far: number of the sentence, and offset.
    """

    kind: str
    label: str
    at: tuple[int, int]
    name: Name | None = None
    gender: str | None = None
    number: str = "s"
    affiliation: tuple[int, int] | None = None
    used: list[tuple[int, int]] = field(default_factory=list)


class Resolved(NamedTuple):
    """Who a source is, what told, and how sure that is."""

    referent: Referent
    how: str
    confidence: float


class Coreference:
    """Resolves the sources of one article, to be asked in the order of the text.

    ``contents`` are where somebody is quoted or reported: who is named there is less likely to speak next.
    """

    def __init__(
        self,
        document: Document,
        names: Names,
        authors: tuple[str, ...] = (),
        contents: list[tuple[int, int]] | None = None,
    ) -> None:
        self._document = document
        self._spoken = sorted(contents or ())
        self._names = names
        self._authors = authors
        self.referents: list[Referent] = []
        self._named: dict[int, Referent] = {}

    def resolve(self, start: int, end: int, within: Referent | None = None) -> Resolved:
        """Who the source between two offsets is; ``within`` is whose words it stands in."""
        found = self._resolve(start, end, within)
        found.referent.used.append((self._document.sentence_at(start) or 0, start))
        if found.referent not in self.referents:
            self.referents.append(found.referent)
        return found

    def refer(self, start: int, end: int, within: Referent | None = None) -> Resolved:
        """Who is meant between two offsets, where that is not a source: it does not speak by being spoken to."""
        return self._resolve(start, end, within)

    def _resolve(self, start: int, end: int, within: Referent | None) -> Resolved:
        text = self._document.text[start:end]
        words = text.lower().replace("’", "'").split()
        located = self._document.span(start, end)
        if located is None or not words:
            return self._unnamed(start, end, "itself")
        _, span = located
        if len(words) == 1 or (len(words) == 2 and words[1] in ("himself", "herself", "themselves", "all", "both")):
            word = words[0].removesuffix("'s")
            if word in FIRST_PERSON:
                return self._first_person(start, end, within)
            if word in RELATIVE and start > 0:
                return self._relative(start, end, span)
            if word in PRONOUNS:
                return self._pronoun(start, end, *PRONOUNS[word], within)
            if word in SECOND_PERSON:
                return self._unnamed(start, end, "itself")
        return self._phrase(start, end, span, within)

    # -- names -----------------------------------------------------------------------------------

    def referent(self, name: Name) -> Referent:
        """The referent of a name: one for each."""
        if id(name) not in self._named:
            self._named[id(name)] = Referent(
                name.kind, name.full, name.at, name, name.gender, "s" if name.kind == "person" else "-"
            )
        return self._named[id(name)]

    def _phrase(self, start: int, end: int, span: Span, within: Referent | None) -> Resolved:
        head = _head(span)
        inside = self._names.within(start, end)
        for low, high, name in inside:
            at = self._document.span(low, high)
            if at is None:
                continue
            root = at[1].root
            if any(t.i == head.i for t in at[1]) or (root.dep_ == "appos" and _climbs(root, head)):
                exact = self._document.text[low:high].lower() == name.full.lower()
                return Resolved(self.referent(name), "name" if exact else "surname", 0.97 if exact else 0.93)
        shorter = self._known_by(text_words(self._document.text[start:end]))
        if shorter is not None:
            return Resolved(self.referent(shorter), "surname", 0.9)
        if head.tag_ in ("NNP", "NNPS") and not _described(head):
            return self._proper(start, end, span, head)
        return self._description(start, end, span, head, within)

    def _known_by(self, tokens: list[str]) -> Name | None:
        """The name that these words in lower case are, or are the surname of."""
        for name in self._names.all:
            if tokens == name.tokens or (len(tokens) == 1 and name.kind == "person" and tokens[0] == name.tokens[-1]):
                return name
        return None

    def _proper(self, start: int, end: int, span: Span, head: Token) -> Resolved:
        """A capitalised name that the recogniser missed, such as ``TAPPER``."""
        first = head.i
        while first > span.start and span.doc[first - 1].tag_ in ("NNP", "NNPS", "NN") and (
            span.doc[first - 1].text[:1].isupper() and span.doc[first - 1].text.lower() not in honorifics()
        ):
            first -= 1
        piece = self._document.piece_at(start)
        assert piece is not None
        low, high = piece.offsets(span.doc[first : head.i + 1])
        text = re.sub(r"['’]s?$", "", self._document.text[low:high])
        known = self._known_by(text_words(text))
        if known is not None:
            return Resolved(self.referent(known), "surname", 0.9)
        kind = _name_kind(text, head)
        mention = Mention(low, high, self._document.sentence_at(low) or 0, True, False, False)
        name = Name(kind, text, (low, low + len(text)), mentions=[mention])
        self._names.all.append(name)
        return Resolved(self.referent(name), "name", 0.85)

    # -- pronouns --------------------------------------------------------------------------------

    def _first_person(self, start: int, end: int, within: Referent | None) -> Resolved:
        if within is not None:
            return Resolved(within, "pronoun", 0.85)
        for author in self._authors:
            for name in self._names.all:
                if name.full.lower() == author.lower():
                    return Resolved(self.referent(name), "pronoun", 0.7)
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
        verb = span.root.head
        while verb.dep_ not in ("relcl", "acl", "ROOT") and verb.head is not verb:
            verb = verb.head
        antecedent = verb.head if verb.dep_ in ("relcl", "acl") and verb.head.i < span.root.i else None
        if antecedent is not None:  # of "A, B and C, who …" it is C
            joined = [t for t in antecedent.subtree if t.dep_ == "conj" and t.i < span.root.i and t.tag_.startswith("NN")]
            antecedent = joined[-1] if joined and joined[-1].i > antecedent.i else antecedent
        if antecedent is None and span.start > span.sent.start:
            before = [t for t in span.doc[span.sent.start : span.start] if t.tag_.startswith(("NN", "PRP"))]
            antecedent = before[-1] if before else None
        piece = self._document.piece_at(start)
        if antecedent is None or piece is None:
            return self._unnamed(start, end, "itself")
        low, high = antecedent.left_edge.i, antecedent.i + 1
        found = self._resolve(*piece.offsets(span.doc[low:high]), None)
        return found._replace(how="relative", confidence=found.confidence * 0.93)

    def _pronoun(self, start: int, end: int, gender: str, number: str, within: Referent | None) -> Resolved:
        ranked = sorted(
            ((self._salience(r, start, gender, number), n, r) for n, r in enumerate(self._candidates(start)) if r is not within),
            key=lambda item: (-item[0], item[1]),
        )
        if not ranked or ranked[0][0] < -6:
            return self._unnamed(start, end, "itself")
        margin = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 2.0
        return Resolved(ranked[0][2], "pronoun", min(0.95, 0.6 + 0.15 * margin))

    def _candidates(self, start: int) -> list[Referent]:
        named = [self.referent(name) for name in self._names.all]
        return named + [r for r in self.referents if r.name is None and r.at[0] < start]

    def _salience(self, referent: Referent, start: int, gender: str, number: str) -> float:
        """How likely a pronoun of that gender and number at ``start`` means ``referent``."""
        if not _agrees(referent, gender, number):
            return -99.0
        here = self._document.sentence_at(start) or 0
        score = 0.5 if referent.gender == gender else 0.0
        best = -99.0
        mentions = referent.name.mentions if referent.name else []
        for m in mentions:
            if m.start >= start:
                if m.sentence == here:
                    best = max(best, -2.5)
                continue
            away = here - m.sentence
            if away > SEARCHED:
                continue
            value = -1.0 * away + (1.0 if m.subject else 0.0) - (1.5 if m.quoted else 1.2 if self._is_spoken(m.start, start) else 0.0) - (0.5 if m.possessive else 0.0)
            best = max(best, value)
        for sentence, offset in referent.used:
            if offset < start and here - sentence <= SEARCHED:
                best = max(best, 1.8 - 0.8 * (here - sentence))
        earlier = sum(1 for m in mentions if m.start < start)
        return best + score + 0.15 * min(earlier, 6)

    def _is_spoken(self, mention: int, start: int) -> bool:
        """Whether a mention stands in a content that does not hold ``start`` too."""
        found = bisect_right(self._spoken, (mention, 10**12)) - 1
        return found >= 0 and self._spoken[found][0] <= mention < self._spoken[found][1] <= start

    # -- descriptions ----------------------------------------------------------------------------

    def _description(self, start: int, end: int, span: Span, head: Token, within: Referent | None) -> Resolved:
        noun = head.text.lower()
        known = _described(head)
        definite = any(t.lower_ in DEFINITE for t in span if t.i <= head.i) or AGED.search(span.text) is not None
        if noun in documents():
            return self._paper(start, end, span, head)
        if known is None and AGED.search(noun):
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
        before = [t for t in span.doc[head.left_edge.i : head.i] if t.tag_ in ("NNP", "NNPS") and t.dep_ in ("compound", "nmod")]
        piece = self._document.piece_at(start)
        if before and piece is not None:
            low, high = piece.offsets(span.doc[before[0].i : head.i + 1])
            name = self._known_by(text_words(self._document.text[low:high]))
            if name is None:
                name = Name("document", re.sub(r"\s+", " ", self._document.text[low:high]), (low, high))
                self._names.all.append(name)
            return Resolved(self.referent(name), "name", 0.9)
        if any(t.lower_ in DEFINITE for t in span if t.i < head.i) and len(span) <= 3:
            for known in reversed(self.referents):
                if known.kind == "document" and known.name and known.name.tokens[-1] == head.lower_:
                    return Resolved(known, "description", 0.8)
        return self._unnamed(start, end, "itself", kind="document")

    def _person(self, start: int, end: int, noun: str, known: Description, span: Span) -> Resolved:
        """A definite description of one person: somebody with such a title, else the one spoken of."""
        stem = _stem(noun)
        owned = any(t.dep_ == "poss" and t.tag_ != "PRP$" for t in span)
        fits, rest = [], []
        for number, referent in enumerate(self._candidates(start)):
            if referent.kind not in ("person", "unnamed"):
                continue
            salience = self._salience(referent, start, known.gender, "s")
            titled = self._titled(referent, stem)
            if salience > -90 and titled:
                fits.append((salience, -number, referent))
            elif salience > -2.5 and referent.name and not owned:
                rest.append((salience, -number, referent))
        if fits:
            return Resolved(max(fits)[2], "description", 0.85)
        general = noun in GENERAL or AGED.search(noun) is not None
        if rest and general:
            return Resolved(max(rest)[2], "description", 0.65)
        return self._unnamed(start, end, "itself", kind="unnamed", gender=known.gender)

    def _titled(self, referent: Referent, stem: str) -> bool:
        if referent.name is None:
            return stem in (_stem(word) for word in re.findall(r"[\w-]+", referent.label.lower()))
        spans = referent.name.titles
        text = self._document.text
        return any(stem in (_stem(w) for w in re.findall(r"[\w.-]+", text[a:b].lower())) for a, b in spans)

    def _body(self, start: int, end: int, span: Span, noun: str) -> Resolved:
        """A definite description of a body: one whose name holds the noun, else the last of its sort."""
        owner = [t for t in span if t.dep_ == "poss" or (t.tag_ == "NNP" and t.i < span.root.i)]
        here = self._document.sentence_at(start) or 0
        ranked = []
        for name in self._names.all:
            if name.kind != "organisation" or owner:
                continue
            before = [m for m in name.mentions if m.start < start and here - m.sentence <= 3 * SEARCHED]
            if not before:
                continue
            away = here - before[-1].sentence
            if noun in name.tokens or (noun in PRESS and outlets().get(name.full.lower().removeprefix("the "))):
                ranked.append((2.0 - 0.1 * away, name))
            elif (noun in PLACES) == name.place and noun not in PRESS and away <= 3:
                subject = 0.5 if before[-1].subject else 0.0
                ranked.append((subject + 0.15 * min(len(before), 4) - 0.5 * away, name))
        ranked = [item for item in ranked if item[0] > -0.4]
        if ranked:
            best = max(ranked, key=lambda item: item[0])
            return Resolved(self.referent(best[1]), "description", 0.75 if best[0] > 0.5 else 0.55)
        return self._unnamed(start, end, "itself", kind="organisation", number="-")

    def _unnamed(
        self, start: int, end: int, how: str, kind: str = "unnamed", gender: str = "-", number: str = "s"
    ) -> Resolved:
        label = re.sub(r"\s+", " ", self._document.text[start:end])
        for known in self.referents:
            same = re.sub(r"^(the|this|that|a|an)\s+", "", label.lower())
            if known.name is None and known.kind == kind and label.lower().startswith(("the ", "this ", "that ")):
                if re.sub(r"^(the|this|that|a|an)\s+", "", known.label.lower()).startswith(same):
                    return Resolved(known, "description", 0.8)
        referent = Referent(kind, label, (start, end), gender=gender if gender in "mfn" else None, number=number)
        return Resolved(referent, how, 0.9)


GENERAL = frozenset(
    "man woman candidate nominee leader politician president minister senator lawmaker billionaire businessman "
    "businesswoman mogul star actor actress author writer player defendant suspect father mother husband wife "
    "veteran winner champion diplomat general governor mayor chancellor premier tycoon contender incumbent".split()
)
PRESS = frozenset("newspaper paper magazine network outlet agency broadcaster channel site website daily tabloid".split())
PLACES = frozenset("city state country nation government capital town republic kingdom island province".split())


def text_words(text: str) -> list[str]:
    """The words of a short text in lower case, without the possessive."""
    return re.sub(r"['’]s?$", "", text).lower().split()


def _stem(noun: str) -> str:
    """A noun without what varies with gender: spokesman, spokeswoman and spokesperson are one."""
    return re.sub(r"(man|woman|person|men|women)$", "", noun.rstrip(".")) or noun


def _head(span: Span) -> Token:
    root = span.root
    # "one of the officials", "a group of doctors": the head stays, "said Okoro" parsed the wrong way round does not
    if root.tag_.startswith("VB") or root.is_punct:
        nouns = [t for t in span if t.tag_.startswith(("NN", "PRP"))]
        return nouns[-1] if nouns else root
    return root


def _climbs(token: Token, head: Token) -> bool:
    while token.dep_ in ("appos", "conj", "compound") and token.head is not token:
        token = token.head
        if token.i == head.i:
            return True
    return False


def _described(head: Token) -> Description | None:
    return descriptions().get(head.text.lower()) if head.tag_ in ("NN", "NNS", "JJ") or head.text.islower() else None


def _agrees(referent: Referent, gender: str, number: str) -> bool:
    if referent.kind == "document":
        return gender == "n"
    if number == "p":
        return referent.number in ("p", "-")
    if gender == "n":
        return referent.kind == "organisation" or referent.gender == "n"
    if referent.kind == "organisation" or referent.number == "p":
        return False
    return gender == "-" or referent.gender in (None, gender)


def _name_kind(text: str, head: Token) -> str:
    words = text.split()
    last = descriptions().get(words[-1].lower())
    if text.lower().removeprefix("the ") in outlets() or (last and last.kind == "organisation"):
        return "organisation"
    if head.ent_type_ in ("ORG", "GPE", "NORP", "FAC") or (text.isupper() and 1 < len(text) < 6 and len(words) == 1):
        return "organisation"
    return "person" if len(words) > 1 and words[0].lower() in given_names() else "person"


__all__ = ["Coreference", "Referent", "Resolved", "SUBJECTS"]
