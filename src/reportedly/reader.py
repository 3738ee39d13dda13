"""The composition: an article in, a reading out, without I/O and without global state."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from . import __version__
from .actors.grounding import Grounder
from .actors.knowledge import Knowledge, default_knowledge
from .actors.spotted import spotted
from .attributions.acts import ActModel, default_act_model
from .attributions.assembly import Settings, default_settings
from .attributions.explaining import explanation
from .attributions.finding import attributions
from .attributions.tagger import Tagged, Tagger, default_tagger
from .attributions.words import split
from .citations import citations
from .events.coding import Surroundings, drafts, events, participants
from .events.explaining import candidates
from .events.idioms import idiomatic
from .events.model import EventModel, Signals, default_event_model
from .events.ontology import fitted
from .events.settings import Settings as EventSettings
from .events.settings import default_event_settings
from .events.spoken import informed
from .language.document import Document, parse
from .language.names import names
from .places import country_of, places
from .records import NARRATOR, Actor, Article, Event, Explanation, Reading, SentenceVoice, Voice
from .times import moments
from .voice import loaded, voices

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.language import Language


class Read(NamedTuple):
    """A reading, and what it was made from."""

    reading: Reading
    document: Document
    tagged: Tagged
    signals: Signals


class Reader:
    """Reads articles: ``reader(article)`` is everything found in one.

    Args:
        pipeline: a spaCy pipeline with parser, tagger and entity recogniser; the small English one by default.
        tagger, acts, settings: models of attributions other than those of the package.
        knowledge: who the actors of the world are, other than the package's knowledge base.
        coder, event_settings: models of events other than those of the package.
        ontology: a YAML file with event types of one's own.

    Raises:
        UsageError: ``ontology`` is no such file.
    """

    def __init__(
        self,
        pipeline: Language | None = None,
        tagger: Tagger | None = None,
        acts: ActModel | None = None,
        settings: Settings | None = None,
        *,
        knowledge: Knowledge | None = None,
        coder: EventModel | None = None,
        event_settings: EventSettings | None = None,
        ontology: Path | None = None,
    ) -> None:
        self._pipeline = pipeline
        self._tagger = tagger or default_tagger()
        self._acts = acts or default_act_model()
        self._settings = settings or default_settings()
        self._knowledge = knowledge or default_knowledge()
        self._coder = coder or default_event_model()
        self._event_settings = event_settings or default_event_settings()
        self._ontology = fitted(ontology, self._tagger, self._coder) if ontology else None

    def __call__(self, article: Article) -> Reading:
        """The reading of ``article``."""
        return self._read(article).reading

    def explain(self, article: Article, *, at: int | None = None, sentence: int | None = None) -> Explanation:
        """Why a sentence was or was not taken as holding an attribution, and what was weighed as an event in it.

        Args:
            at: an offset in the sentence.
            sentence: its number, counted from 1.

        Raises:
            UsageError: neither or both are given, or the article has no such place.
        """
        read = self._read(article)
        why = explanation(read.reading, read.document, read.tagged, self._tagger, self._settings, at, sentence)
        weighed = candidates(
            read.document,
            read.tagged,
            read.signals,
            read.reading.events,
            self._tagger,
            self._coder,
            self._event_settings,
            read.document.sentences[why.number - 1],
        )
        return why.model_copy(update={"events": weighed})

    def _read(self, article: Article) -> Read:
        text = prose(article)
        document = parse(article.text, self._pipeline, text)
        tagged = self._tagger.tag_many([(article.text, split(text))])[0]
        title_end = article.title.span.end if article.title and article.title.span else 0
        named = names(document, title_end, spotted(document.text, self._knowledge))
        speakers, found = attributions(article, document, tagged, named, self._tagger, self._acts, self._settings)
        seen = self._coder(tagged)
        meaning = idiomatic(seen.types, tagged.words, article.text)
        signals = seen._replace(types=informed(meaning, tagged.words, found))
        drafted = drafts(document, found, tagged, signals, self._coder, self._event_settings)
        day = article.published.value[:10] if article.published else None
        grounder = Grounder(
            document,
            day,
            article,
            named=named,
            speakers=speakers,
            attributions=found,
            country_of=country_of,
            knowledge=self._knowledge,
        )
        sources = sorted({(s.start, s.end) for a in found if a.source for s in a.source.spans})
        meant = {span: grounder.ask(*span) for span in (*sources, *participants(drafted))}
        actors = grounder.actors()
        where = places(document, article, countries=codes(actors), actors=stand_ins(actors))
        when = moments(document, day)
        cited = citations(document)
        known = Surroundings(article, document, found, where, when, cited, meant)
        spoken = voices(document, found, tagged)
        reading = Reading(
            produced_by=f"reportedly {__version__}",
            article=article,
            speakers=speakers,
            attributions=found,
            actors=actors,
            places=where,
            moments=when,
            citations=cited,
            events=opinions_marked(
                events(drafted, known, signals, self._coder, self._event_settings, self._ontology), spoken
            ),
            voices=spoken,
            loaded=loaded(document, found),
            notes=article.notes,
        )
        return Read(reading, document, tagged, signals)


def codes(actors: tuple[Actor, ...]) -> Counter[str]:
    """How often the actors of each country are mentioned."""
    return Counter(actor.code for actor in actors if actor.code for _ in actor.mentions)


def stand_ins(actors: tuple[Actor, ...]) -> list[tuple[int, int]]:
    """Where a place's name stands for those who act there."""
    return [(m.span.start, m.span.end) for actor in actors for m in actor.mentions if m.how == "metonym"]


def opinions_marked(found: tuple[Event, ...], spoken: tuple[SentenceVoice, ...]) -> tuple[Event, ...]:
    """The events, those marked that the narrator tells in a sentence of opinion."""
    opinions = [one.span for one in spoken if one.voice is Voice.OPINION]
    return tuple(
        event.model_copy(update={"opinion": True})
        if event.voucher == NARRATOR and any(s.start <= event.trigger[0].start < s.end for s in opinions)
        else event
        for event in found
    )


def prose(article: Article) -> str:
    """The article's text with its furniture blanked out, so that every offset stays."""
    text = article.text
    for span in article.furniture:
        text = text[: span.start] + "".join(c if c in "\r\n" else " " for c in span.exact) + text[span.end :]
    return text
