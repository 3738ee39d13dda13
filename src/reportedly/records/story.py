"""What several articles tell of the same thing: the nouns of stories."""

from __future__ import annotations

from enum import StrEnum

from .base import Record
from .event import Figure


class Telling(Record):
    """One article's telling of a happening, or report of an utterance.

    Args:
        ref: ``ARTICLE/e1`` or ``ARTICLE/a1``.
        article, outlet, agency, published, title: of the article.
        chain: the voices through which it is told, by name, outermost first; empty for the narrator.
        says: the sentence that tells it, or the statement as it reads.
        status: of an event, on the word of the last of the chain; ``denied`` of a report by which it was never said.
        sizes: what is counted, and how many.
        copy_of: id of the article that this one's text is a copy of; ``None`` if it stands alone or comes first.
    """

    ref: str
    article: str
    outlet: str | None
    agency: str | None
    published: str | None
    title: str | None
    chain: tuple[str, ...] = ()
    says: str
    status: str | None = None
    sizes: tuple[Figure, ...] = ()
    copy_of: str | None = None


class IndependentVoice(Record):
    """A voice that knows of itself, as far as the texts tell.

    ``kind`` is ``source`` (somebody quoted by name), ``unnamed``, ``agency`` or ``outlet``; ``refs`` are the tellings
    that stand on its word.
    """

    name: str
    kind: str
    refs: tuple[str, ...]


class Side(Record):
    """Those who tell it one way: what they say in a few words, and their tellings."""

    says: str
    refs: tuple[str, ...]


class Contradiction(Record):
    """What is told in ways that cannot all be right.

    Args:
        kind: ``denied``, ``number``, ``date`` or ``actor`` of a happening; ``said`` of an utterance.
        what: that is counted, such as ``dead``; ``None`` for other kinds.
        sides: the ways it is told, the one with most tellings first.
    """

    kind: str
    what: str | None
    sides: tuple[Side, ...]


class Repetition(Record):
    """A telling after the first.

    ``hours`` is the lag; ``None`` where the days of publication are the same and no more is known.
    """

    ref: str
    hours: float | None


class Sequel(Record):
    """What followed a demand, a promise or a threat.

    ``kind`` is ``met``, ``refused`` or ``answered``; ``ref`` is the event that shows it.
    """

    kind: str
    ref: str
    days: int


class Happening(Record):
    """One happening, told by one article or many.

    Args:
        id: number of the story; ``None`` if only one telling is known.
        type, mode: PLOVER's, as most tellings have it.
        actors, recipients: by name, the most often named first.
        start, end: first and last day, ISO 8601, as most tellings that state it have it.
        place: the finest that is told.
        tellings: by publication.
        articles, outlets: how many.
        voices: the independent ones that assert it; ``deniers`` those that deny it.
        first: ref of the first telling in the archive; ``repeated`` those after.
    """

    id: int | None
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    start: str | None
    end: str | None
    place: str | None
    tellings: tuple[Telling, ...]
    articles: int
    outlets: int
    voices: tuple[IndependentVoice, ...]
    deniers: tuple[IndependentVoice, ...]
    contradictions: tuple[Contradiction, ...]
    first: str
    repeated: tuple[Repetition, ...]
    sequels: tuple[Sequel, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        # Formats stand below records, so these are fetched only when a notebook asks for them.
        from reportedly.formats import ref_html, story_html

        return ref_html.in_notebook(story_html.happening(self))


class Change(StrEnum):
    """What became of a stretch of the fullest variant."""

    KEPT = "kept"
    CUT = "cut"
    CHANGED = "changed"
    ADDED = "added"


class Piece(Record):
    """A stretch of two variants.

    Args:
        change: what became of it.
        full: its words in the fullest variant; empty if added.
        words: its words in the other; empty if cut.
        unquoted: whether words that the fullest variant quotes stand outside quotation marks here.
    """

    change: Change
    full: str
    words: str
    unquoted: bool


class Variant(Record):
    """One report of an utterance against the fullest: in pieces, and the share of the fullest's words it keeps."""

    telling: Telling
    pieces: tuple[Piece, ...]
    kept: float


class Utterance(Record):
    """One act of speech, reported by one article or many.

    Args:
        id: number of the story; ``None`` if only one report is known.
        speaker: the fullest name that any report gives; ``None`` if none names anybody.
        acts: the acts that reports take it for.
        variants: the fullest first, the others by publication.
        first: ref of the first report in the archive; ``repeated`` those after.
        contradictions: that some report it and others say that it was not said.
    """

    id: int | None
    speaker: str | None
    acts: tuple[str, ...]
    variants: tuple[Variant, ...]
    articles: int
    outlets: int
    first: str
    repeated: tuple[Repetition, ...]
    contradictions: tuple[Contradiction, ...] = ()

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        # Formats stand below records, so these are fetched only when a notebook asks for them.
        from reportedly.formats import ref_html, utterance_html

        return ref_html.in_notebook(utterance_html.utterance(self))


class CopiedArticle(Record):
    """A copy of a text.

    Args:
        share: of the shorter text's own words that stand in the other too.
        added, dropped: paragraphs that the origin does not have, and that this copy leaves out.
    """

    article: str
    outlet: str | None
    published: str | None
    title: str | None
    share: float
    added: tuple[str, ...]
    dropped: tuple[str, ...]


class CopyGroup(Record):
    """Articles that are copies of one text.

    Args:
        origin: id of the likely first: an agency's own dispatch, else the earliest; ``why`` it is.
    """

    origin: str
    why: str
    copies: tuple[CopiedArticle, ...]

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        # Formats stand below records, so these are fetched only when a notebook asks for them.
        from reportedly.formats import copies_html, ref_html

        return ref_html.in_notebook(copies_html.copies(self))
