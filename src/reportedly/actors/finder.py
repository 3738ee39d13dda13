"""Whom one phrase of an article means: by its words, by those told before, by coreference."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ..language.coreference import Coreference
from ..language.document import Document, Parsed
from ..language.names import Name, Names, names
from ..language.referents import FIRST_PERSON, PLACES, PRONOUNS, RELATIVE, Referent, points_ahead
from ..records import ActorKind, Article, Attribution, Speaker
from .antecedents import Told, is_body
from .around import Around, around, article_country, year_told
from .cast import Cast, Member
from .compounds import parts
from .countries import backers
from .entries import BODIES
from .grammar import head_token, subjects, with_article
from .identify import is_outlet, known_body, of_phrase
from .identity import Identity, unknown
from .knowledge import Knowledge, default_knowledge
from .people import Naming
from .phrases import OUTSIDERS, VAGUE, Phrase, Setting, Use, elsewhere, names_place, of_many, phrase_of, spelled, vague
from .pronouns import is_pronoun
from .sectors import owned
from .tables import codes
from .towns import towns
from .vocabulary import default_vocabulary

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

POWERS = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "SPY", "PTY", "OPP", "ELI"})
"""Sectors whose bodies a text leaves without a country where it is the one the text is about."""
DEFINITE = frozenset("the this that these those both its his her their our said".split())
REACH = 60
"""Characters that a name may reach beyond a phrase."""

ANYBODY = frozenset("people men women children others those some many families parents residents".split())
"""Nouns that without an article mean no one told before: there are always other people."""


class Finder:
    """Finds whom phrases of one article mean, each taken as one; arguments as
    :func:`reportedly.actors.grounding.ground` has."""

    def __init__(
        self,
        document: Document,
        article_date: str | None,
        article: Article | None = None,
        *,
        named: Names | None = None,
        coreference: Coreference | None = None,
        speakers: tuple[Speaker, ...] = (),
        attributions: tuple[Attribution, ...] = (),
        country_of: Callable[[str], str | None] | None = None,
        knowledge: Knowledge | None = None,
    ) -> None:
        base = knowledge if knowledge is not None else default_knowledge()
        self._document = document
        self._names = named if named is not None else names(document)
        self._coreference = coreference if coreference is not None else Coreference(document, self._names)
        self._around: Around = around(document.text, base, article, country_of, self._names)
        nouns = default_vocabulary()
        where = (
            towns(document.text, self._names, nouns.words, self._around.codes, country_of)
            if country_of is not None
            else None
        )
        year = year_told(document.text) if article_date is None else None
        self._setting = Setting(base, nouns, article_date, self._around.codes, where, self._around.meant, year)
        self._states = codes() - BODIES
        self._cast = Cast(document.text, speakers)
        self._speakers = {speaker.id: speaker for speaker in speakers}
        self._attributions = attributions
        self._open: set[tuple[int, int]] = set()
        self._spoken = {(at.start, at.end): speaker for speaker in speakers for at in speaker.mentions}
        if coreference is None:
            for start, end in sorted(self._spoken):  # whoever spoke last is likelier to be spoken of
                self._coreference.resolve(start, end)
        self._naming = Naming(document, self._setting)
        self._told = Told(document)

    def _one(
        self,
        piece: Parsed,
        span: Span,
        start: int,
        end: int,
        use: Use,
        text: str | None = None,
        owner: str | None = None,
    ) -> tuple[Member, str]:
        words = self._document.text[start:end].replace("’", "'").split()
        bare = words[0].removesuffix("'s").lower()
        if len(words) == 1 and is_pronoun(words[0]):
            return self._pronoun(start, end, bare)
        head = head_token(span)
        at = piece.offset(head)
        start = with_article(self._document.text, start)
        phrase = phrase_of(text or self._document.text[start:end], self._setting, None if text else at - start, use=use)
        if phrase is None:
            return self._nobody(start, end), "description"
        person = self._name_at(start, end, at, "person") or self._apposed(piece, phrase, head, "person")
        if person is not None and text is None and not known_body(phrase, person.full):
            return self._person(person), "name"
        identity = of_phrase(phrase, self._setting)
        if identity.kind is ActorKind.STATE and identity.entity is None and head.tag_ in ("NN", "NNS", "RB", "JJ"):
            identity = of_phrase(phrase, self._setting._replace(country_of=None))  # "Hands up": a noun and no town
        identity = self._called(identity, start, end, at)
        if identity.entity is None and identity.kind is ActorKind.ORGANISATION and head.tag_ in ("NN", "NNS"):
            identity = identity._replace(kind=ActorKind.UNNAMED, name=None, how="description")
        if phrase.words[phrase.head].key.startswith("counterpart") and not identity.sectors:
            possessed = self._possessed(piece, span, start + phrase.words[phrase.head].start)
            identity = identity._replace(sectors=possessed.identity.sectors if possessed is not None else ("GOV",))
        meant = self._meant(phrase, identity, start, end)
        if meant is not None:
            return meant, "description"
        if identity.code is None and owner is not None:
            identity = identity._replace(code=owner, reason=None)
        if identity.code is None or (identity.kind is ActorKind.UNNAMED and identity.reason):
            return self._searched(piece, span, phrase, identity, start, end)
        return self._settled(phrase, identity, start, end), identity.how

    def _apposed(self, piece: Parsed, phrase: Phrase, head: Token, kind: str) -> Name | None:
        """The name that an apposition gives to an office: "the foreign minister, Lena Voss"."""
        unit = phrase.unit_at(phrase.head)
        single = unit is not None and unit.noun.office and not unit.noun.plural
        if not single and phrase.words[phrase.head].key != "counterpart":
            return None
        near = [token for token in head.children if token.dep_ == "appos"]
        if head.dep_ == "appos":
            near.append(head.head)
        for token in near:
            low = piece.offset(token)
            name = self._name_at(low, low + len(token), low, kind)
            if name is not None:
                return name
        return None

    def _called(self, identity: Identity, start: int, end: int, at: int) -> Identity:
        """An identity that the nouns of a body's name told ("Selden Fishers' Union"), with that name."""
        if identity.name is not None or identity.how == "demonym" or not self._document.text[at].isupper():
            return identity
        body = self._name_at(start, end, at, "organisation")
        if body is None or body.place or (len(body.tokens) < 2 and not body.full.isupper()):
            return identity
        vague_noun = any(word.lower() in VAGUE for word in body.tokens)
        watching = body.tokens[-1] in OUTSIDERS  # the "Port Selden Observer" is no observer
        sectors = () if watching or (vague_noun and identity.sectors == ("PTY",)) else identity.sectors
        sectors = ("JRN",) if is_outlet(body.full) else sectors
        return identity._replace(name=body.full, kind=ActorKind.ORGANISATION, how="name", sectors=sectors)

    def _name_at(self, start: int, end: int, at: int, kind: str) -> Name | None:
        """The name of a person or body that holds the head of a phrase."""
        around = (start - REACH, end + REACH)  # the phrase may be only a part of the name
        for low, high, name in self._names.within(*around):
            if low <= at < high and name.kind == kind:
                return name
        return None

    def _person(self, name: Name) -> Member:
        identity = self._naming.person(name)
        if identity.code is None:
            identity = self._of_article(identity, name.at[0], titled=bool(identity.sectors))
        key = identity.entity or ("name", name.full.lower())
        return self._cast.member(key, identity, name.full)

    def _settled(self, phrase: Phrase, identity: Identity, start: int, end: int) -> Member:
        """The member of an identity that has a code."""
        label = self._document.text[start:end]
        if identity.entity is not None:
            return self._cast.member(identity.entity, identity, identity.name or label)
        if identity.name is not None:
            return self._cast.member(("name", identity.name.lower(), identity.code), identity, identity.name)
        noun = phrase.words[phrase.head].key
        unit = phrase.unit_at(phrase.head)
        if unit is not None and unit.noun.unique and not unit.noun.plural:
            office = ("office", identity.office, identity.code, identity.sectors)
            return self._cast.member(office, identity, label, noun)
        plain = spelled([word for word in phrase.words if word.key not in DEFINITE]).lower()
        return self._cast.member(("label", plain, identity.code), identity, label, noun)

    def _nobody(self, start: int, end: int) -> Member:
        label = self._document.text[start:end]
        identity = unknown(None, ActorKind.UNNAMED, "description", "there is no word in it")
        return self._cast.member(("label", label.lower(), None), identity, label)

    # -- without a country of its own ------------------------------------------------------------

    def _searched(
        self, piece: Parsed, span: Span, phrase: Phrase, identity: Identity, start: int, end: int
    ) -> tuple[Member, str]:
        """Somebody whose phrase tells no country: an antecedent, else the country of the article."""
        if identity.name is not None:
            bearer = self._bearer(identity.name)
            if bearer is not None:
                return self._person(bearer), "name"
            body = self._name_at(start, end, start + phrase.words[phrase.head].start, "organisation")
            if body is not None:
                identity = self._naming.body(body, identity)
            if identity.code is None:
                titled = phrase.unit_at(phrase.head) is not None and identity.kind is ActorKind.ORGANISATION
                identity = self._of_article(identity, start, titled=titled)
            return self._settled(phrase, identity, start, end), identity.how
        possessed = self._possessed(piece, span, start + phrase.words[phrase.head].start)
        if possessed is not None and possessed.identity.code is not None:
            return self._settled(phrase, owned(phrase, identity, possessed.identity), start, end), "possessive"
        noun = phrase.words[phrase.head].key
        definite = phrase.words[0].key in DEFINITE
        if (definite or (phrase.head == 0 and noun not in ANYBODY)) and not names_place(phrase):
            bare = len(phrase.words) <= 2  # "the alliance" may be one of parties or of states
            sectors = () if bare else identity.sectors
            found = self._told.of_noun(noun, start) or (self._told.body(noun, sectors, start) if definite else None)
            found = found or (self._referred(phrase, identity, start, end) if definite else None)
            if found is not None:
                return found, "description"
        unit = phrase.unit_at(phrase.head)
        at_home = unit is not None and not unit.noun.moves and not of_many(phrase)
        told = at_home or identity.how == "demonym"
        if told and not elsewhere(phrase):
            identity = self._of_article(identity, start, titled=False, without=backers(phrase))
        if vague(phrase) and identity.name is None:
            identity = identity._replace(sectors=())
        return self._settled(phrase, identity, start, end), identity.how

    def _bearer(self, word: str) -> Name | None:
        """The only person of the article with a surname that stands alone, as in a headline."""
        bearers = [name for name in self._names.all if name.kind == "person" and name.full.split()[-1] == word]
        return bearers[0] if len({name.full for name in bearers}) == 1 and not bearers[0].plural else None

    def _meant(self, phrase: Phrase, identity: Identity, start: int, end: int) -> Member | None:
        """Whom an office of one body by default ("the secretary-general") means, where the text told of another."""
        unit = phrase.unit_at(phrase.head)
        if unit is None or not (unit.noun.office and unit.noun.code == identity.code) or identity.code is None:
            return None
        if phrase.words[0].key not in DEFINITE or len(phrase.words) > 1 + unit.end - unit.start:
            return None
        noun = phrase.words[phrase.head].key
        found = self._told.of_noun(noun, start) or self._told.of_office(unit.noun.noun, start)
        return found or self._referred(phrase, identity, start, end)

    def _referred(self, phrase: Phrase, identity: Identity, start: int, end: int) -> Member | None:
        """Whom a definite description means by coreference; of a state, "the government" is another than the state."""
        referent = self._coreference.refer(start, end).referent
        if referent.name is None:
            return None
        known = self._named(referent.name)
        who = known.identity
        if who.kind is ActorKind.PERSON:
            office = identity.office is not None or not {"MIL", "COP", "LEG"} & set(identity.sectors)
            return known if office else None
        if identity.office is not None:
            return None
        place = phrase.words[phrase.head].key in PLACES | {"capital", "region", "village", "area", "district"}
        if (identity.sectors or place) and (who.kind is ActorKind.STATE or who.how == "demonym"):
            if who.code is None:
                return None
            return self._settled(phrase, identity._replace(code=who.code, reason=None, confidence=0.6), start, end)
        return known if not identity.sectors or set(identity.sectors) & set(who.sectors) else None

    def _possessed(self, piece: Parsed, span: Span, head: int) -> Member | None:
        """Whom a possessive before the head at an offset means: "his ministers", "Okoro's ministers"."""
        for token in span:
            low = piece.offset(token)
            if low > head or token.head.i < span.start or token.head.i >= span.end:
                continue
            if token.tag_ == "PRP$":
                return self._pronoun(low, low + len(token), token.lower_)[0]
            person = self._name_at(low, low + len(token), low, "person") if token.dep_ == "poss" else None
            if person is not None:
                return self._person(person)
        return None

    def _of_article(
        self, identity: Identity, start: int, *, titled: bool, without: frozenset[str] = frozenset()
    ) -> Identity:
        """An identity without a code, with the country (none of ``without``) that the article is about, if likely."""
        power = bool(POWERS & set(identity.sectors)) and (identity.name is None or titled)
        number = self._document.sentence_at(start)
        if number is None or not (power or (identity.sectors and identity.kind is ActorKind.UNNAMED)):
            return identity
        sentence = self._document.sentences[number]
        code = article_country(self._around, self._states - without, sentence.start, sentence.end)
        if code is None:
            return identity
        reason = "the phrase tells no country: this is the one the article mentions most"
        return identity._replace(code=code, confidence=0.45 if power else 0.35, reason=reason)

    # -- pronouns --------------------------------------------------------------------------------

    def _pronoun(self, start: int, end: int, word: str) -> tuple[Member, str]:
        known = self._of_speaker(self._spoken.get((start, end)))
        if known is not None:
            return known, "pronoun"
        speaking = self._speaking(start)
        quoted = self._is_quoted(start)
        if speaking is not None and (word in FIRST_PERSON or (not quoted and self._speaks_of_itself(speaking, start))):
            return speaking, "pronoun"
        located = self._document.span(start, end)
        if located is not None and points_ahead(located[1].root):
            identity = unknown(None, ActorKind.UNNAMED, "description", f"nothing names {word!r}")
            return self._cast.member(("pronoun", start), identity, self._document.text[start:end]), "description"
        barred = subjects(self._document, start)
        number = PRONOUNS.get(word, ("-", "s"))[1]
        resolved = self._coreference.refer(start, end)
        referent = resolved.referent
        member = self._named(referent.name) if referent.name is not None else None
        if member is None and referent.at != (start, end):
            member = self._unnamed(referent)
        other = speaking if quoted else None  # who is quoted says "I" of himself
        if member is not None and member is not other and not self._told.stands(member, barred):
            return member, resolved.how
        antecedent = self._told.pronoun(word, number, start, barred)
        if antecedent is not None and antecedent is not other:
            return antecedent, "pronoun"
        identity = unknown(None, ActorKind.UNNAMED, "pronoun", f"nothing tells whom {word!r} means")
        label = self._document.text[start:end]
        return self._cast.member(("pronoun", start), identity, label), "pronoun"

    def _speaks_of_itself(self, speaking: Member, start: int) -> bool:
        """Whether a pronoun is the "it" that a body says of itself: "The group said it had shot the guards"."""
        token = self._document.span(start, start + 1)
        subject = token is not None and token[1].root.dep_ == "nsubj" and token[1].root.lower_ == "it"
        return subject and (speaking.identity.kind in (ActorKind.ORGANISATION, ActorKind.STATE) or is_body(speaking))

    def _speaking(self, start: int) -> Member | None:
        """Whose words stand at an offset: the source of the innermost attribution there."""
        said = self._said(start)
        return self._of_speaker(self._speakers.get(said.source.speaker)) if said is not None and said.source else None

    def _is_quoted(self, start: int) -> bool:
        """Whether whose words stand at an offset is quoted there, and not only told of by another who is."""
        quotation, said = self._document.quotation_at(start), self._said(start)
        return quotation is not None and not (
            said is not None and any(quotation.start <= cue.start < quotation.end for cue in said.cue)
        )

    def _said(self, start: int) -> Attribution | None:
        """The innermost attribution with a source whose content holds an offset."""
        inside = [
            (span.end - span.start, number)
            for number, one in enumerate(self._attributions)
            for span in one.content
            if one.source is not None and span.start <= start < span.end
        ]
        return self._attributions[min(inside)[1]] if inside else None

    def _of_speaker(self, speaker: Speaker | None) -> Member | None:
        """The member that is a voice of the article: by its name, else by its description."""
        if speaker is None:
            return None
        for name in self._names.all:
            if speaker.name is not None and name.full == speaker.name:
                return self._named(name)
        for span in speaker.mentions:
            if not is_pronoun(span.exact):
                return self._once(span.start, span.end)
        return None

    def _once(self, start: int, end: int) -> Member | None:
        """The member of a phrase that a pronoun stands for, unless that phrase is just being asked for."""
        located = self._document.span(start, end)
        if located is None or (start, end) in self._open:
            return None
        self._open.add((start, end))
        member, _ = self._one(*located, start, end, Use.AGENT)
        self._open.discard((start, end))
        return member

    def _unnamed(self, referent: Referent) -> Member | None:
        """The member of a description that somebody was found to mean."""
        text = self._document.text[slice(*referent.at)].lower()
        if text in PRONOUNS or text in FIRST_PERSON or text in RELATIVE:
            return None
        return self._once(*referent.at)

    def _named(self, name: Name) -> Member:
        """The member of a name of the article; of several named together, what they are together."""
        if name.plural and name.kind == "person":
            return self._together(name)
        if name.kind == "person":
            return self._person(name)
        identity = self._naming.body(name, None)
        key = identity.entity or ("name", (identity.name or name.full).lower(), identity.code)
        return self._cast.member(key, identity, name.full)

    def _together(self, name: Name) -> Member:
        """The compound of several who are named together: "Okoro and Lena Voss"."""
        located = self._document.span(*name.at)
        divided = parts(self._document, *located, *name.at, self._setting) if located is not None else []
        members = [self._once(part.start, part.end) for part in divided if not part.others]
        identity = unknown(None, ActorKind.COMPOUND, "description", "several are named together")
        compound = self._cast.member(("compound", name.full.lower()), identity, name.full)
        compound.members = tuple(dict.fromkeys(member for member in members if member is not None))
        for member in compound.members:
            self._cast.identifier(member)
        return compound
