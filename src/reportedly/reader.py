"""The composition: an article in, a reading out, without I/O and without global state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import __version__
from .attributions.acts import ActModel, default_act_model
from .attributions.assembly import Settings, default_settings
from .attributions.explaining import explanation
from .attributions.finding import attributions
from .attributions.tagger import Tagged, Tagger, default_tagger
from .attributions.words import split
from .language.document import Document, parse
from .language.names import names
from .records import Article, Explanation, Reading

if TYPE_CHECKING:
    from spacy.language import Language


class Reader:
    """Reads articles: ``reader(article)`` is everything found in one.

    Args:
        pipeline: a spaCy pipeline with parser, tagger and entity recogniser; the small English one by default.
        tagger, acts, settings: models other than those of the package.
    """

    def __init__(
        self,
        pipeline: Language | None = None,
        tagger: Tagger | None = None,
        acts: ActModel | None = None,
        settings: Settings | None = None,
    ) -> None:
        self._pipeline = pipeline
        self._tagger = tagger or default_tagger()
        self._acts = acts or default_act_model()
        self._settings = settings or default_settings()

    def __call__(self, article: Article) -> Reading:
        """The reading of ``article``."""
        return self._read(article)[0]

    def explain(self, article: Article, *, at: int | None = None, sentence: int | None = None) -> Explanation:
        """Why a sentence was or was not taken as holding an attribution.

        Args:
            at: an offset in the sentence.
            sentence: its number, counted from 1.

        Raises:
            UsageError: neither or both are given, or the article has no such place.
        """
        reading, document, tagged = self._read(article)
        return explanation(reading, document, tagged, self._tagger, self._settings, at, sentence)

    def _read(self, article: Article) -> tuple[Reading, Document, Tagged]:
        text = prose(article)
        document = parse(article.text, self._pipeline, text)
        tagged = self._tagger.tag_many([(article.text, split(text))])[0]
        title_end = article.title.span.end if article.title and article.title.span else 0
        named = names(document, title_end)
        speakers, found = attributions(article, document, tagged, named, self._tagger, self._acts, self._settings)
        reading = Reading(
            produced_by=f"reportedly {__version__}",
            article=article,
            speakers=speakers,
            attributions=found,
            notes=article.notes,
        )
        return reading, document, tagged


def prose(article: Article) -> str:
    """The article's text with its furniture blanked out, so that every offset stays."""
    text = article.text
    for span in article.furniture:
        text = text[: span.start] + "".join(c if c in "\r\n" else " " for c in span.exact) + text[span.end :]
    return text
