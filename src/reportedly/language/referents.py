"""Whom words can stand for: pronouns, descriptions, and what they refer to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .lexicons import Description, descriptions, outlets
from .named import Mention, Name, folded

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
INSERTED = re.compile(r"\[(?:the\s+)?([^\W\d_][^\[\]]*)\]")
AGED = re.compile(r"\d+-year-old$")
GENERAL = frozenset(
    "man woman lady candidate nominee leader politician president minister senator lawmaker billionaire businessman "
    "businesswoman mogul star actor actress author writer player defendant suspect father mother husband wife "
    "veteran winner champion diplomat general governor mayor chancellor premier tycoon contender incumbent".split()
)
FAMILY = frozenset(
    "wife husband mother father son daughter brother sister spouse partner widow rival opponent predecessor successor "
    "running-mate mate challenger counterpart boss".split()
)
"""Who is told from others by whose they are, so that few can be meant."""
PRESS = frozenset(
    "newspaper paper magazine network outlet agency broadcaster channel site website daily tabloid".split()
)
EVERYBODY = frozenset({"nation", "public", "world"})
"""Bodies that are spoken to, and are none that the article names."""
OWN = frozenset("administration board campaign movement".split())
"""Bodies of which few are named by anything but that word: none that is named otherwise is meant."""
PLACES = frozenset("city state country government capital town republic kingdom island province".split())
COUNTRIES = frozenset("capitals countries governments nations neighbors neighbours powers rivals sides states".split())
"""What two states are called that were named together."""


@dataclass(eq=False)
class Referent:
    """What a source stands for. ``kind`` is a value of ``records.SourceKind``; ``number`` is s, p or -.

    Args:
        label: the words to show where there is no name.
        at: where the label stands.
        used: where it was a source so far: number of the sentence, and offset.
        echoes: where pronouns of the narration stood for it so far.
    """

    kind: str
    label: str
    at: tuple[int, int]
    name: Name | None = None
    gender: str | None = None
    number: str = "s"
    used: list[tuple[int, int]] = field(default_factory=list)
    echoes: list[Mention] = field(default_factory=list)


class Resolved(NamedTuple):
    """Who a source is, what told, and how sure that is."""

    referent: Referent
    how: str
    confidence: float


RANKS = frozenset("president minister senator general governor mayor chancellor premier judge commander".split())
"""Offices: who is given another one is not meant by them."""
OFFICES = frozenset(
    "prime foreign interior defence defense finance vice deputy attorney press general secretary".split()
)
"""Words that tell one office from another: "the Prime Minister" is nobody whose title lacks them."""

SAME = {
    "justice": "judge",
    "sen": "senator",
    "rep": "representative",
    "congressman": "representative",
    "congresswoman": "representative",
    "gov": "governor",
    "gen": "general",
    "prof": "professor",
    "dr": "doctor",
    "premier": "minister",
    "chairwoman": "chair",
    "chairman": "chair",
    "boss": "chief",
    "head": "chief",
}
"""Titles and descriptions that name one office."""


def text_words(text: str) -> list[str]:
    """The words of a short text in lower case, without the possessive."""
    return folded(re.sub(r"['’]s?$", "", text))


def stem(noun: str) -> str:
    """A noun without what varies with gender: spokesman, spokeswoman and spokesperson are one."""
    plain = noun.rstrip(".")
    return re.sub(r"(man|woman|person|men|women)$", "", SAME.get(plain, plain)) or noun


def office_words(title: str) -> list[str]:
    """The words of a title that tell its bearer's own office: not whose brother or whose spokesman he is."""
    bearer = re.split(r"\b(?:of|for|to|at|in|from|with)\b", title.lower())[0]
    return re.findall(r"[\w.-]+", re.sub(r"\S+['’]s?\s", " ", bearer))


def shared(text: str, referent: Referent, called: set[str]) -> int:
    """How many of the words that qualify an office ("Prime", "Soviet") stand in a referent's titles too."""
    spans = referent.name.titles if referent.name else [referent.at]
    return max((len(called & set(re.findall(r"[\w.-]+", text[a:b].lower()))) for a, b in spans), default=0)


def titled_as(text: str, referent: Referent, wanted: str) -> bool:
    """Whether a referent has the office whose :func:`stem` is ``wanted``."""
    if referent.name is None:
        return wanted in (stem(word) for word in re.findall(r"[\w-]+", referent.label.lower()))
    own = (office_words(text[slice(*at)]) for at in referent.name.titles)
    return any(wanted in (stem(word) for word in words) for words in own)


def head_of(span: Span) -> Token:
    """The word that a phrase is about."""
    root = span.root
    # "one of the officials", "a group of doctors": the head stays, "said Okoro" parsed the wrong way round does not
    if root.tag_.startswith("VB") or root.is_punct:
        nouns = [t for t in span if t.tag_.startswith(("NN", "PRP"))]
        return nouns[-1] if nouns else root
    return root


def points_ahead(pronoun: Token) -> bool:
    """Whether "those" means whom the words behind it tell of and nobody before: "those killed", "those who …"."""
    following = pronoun.nbor() if pronoun.i + 1 < len(pronoun.doc) else None
    return (
        pronoun.lower_ in ("those", "these")
        and following is not None
        and (following.tag_ in ("WP", "WDT") or (following.head == pronoun and following.tag_ in ("VBN", "VBG", "IN")))
    )


def climbs(token: Token, head: Token) -> bool:
    """Whether ``token`` is an apposition of ``head``, or joined to one."""
    while token.dep_ in ("appos", "conj", "compound") and token.head != token:
        token = token.head
        if token.i == head.i:
            return True
    return False


def described(head: Token) -> Description | None:
    """What the lexicon says of a common noun."""
    common = head.tag_ in ("NN", "NNS", "JJ") or head.text.islower()
    office = any(t.lower_ in DEFINITE for t in head.lefts)  # "the President", "the Soviet Foreign Minister"
    return descriptions().get(head.text.lower()) if common or office else None


def agrees(referent: Referent, gender: str, number: str) -> bool:
    """Whether a pronoun of that gender (m, f, n or -) and number (s, p) can mean ``referent``."""
    if referent.kind == "document":
        return gender == "n"
    if number == "p":
        return referent.number in ("p", "-") and not (referent.name is not None and referent.name.place)
    if gender == "n":
        return referent.kind == "organisation" or referent.gender == "n"
    if referent.kind == "organisation" or referent.number == "p":
        return False
    return gender == "-" or referent.gender in (None, gender)


def name_kind(text: str, head: Token) -> str:
    """Whether a capitalised name that the recogniser missed is a body's or a person's."""
    words = text.split()
    last = descriptions().get(words[-1].lower())
    if text.lower().removeprefix("the ") in outlets() or (last and last.kind == "organisation"):
        return "organisation"
    if head.ent_type_ in ("ORG", "GPE", "NORP", "FAC") or (text.isupper() and 1 < len(text) < 6 and len(words) == 1):
        return "organisation"
    return "person"
