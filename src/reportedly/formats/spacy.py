"""A spaCy component that adds a reading to a ``Doc``: ``nlp.add_pipe("reportedly_attributions")``.

It works behind any pipeline, blank ones included, since it reads the text of the ``Doc`` and not its tags:

``doc.spans["attributions_content"]``, ``["attributions_source"]``, ``["attributions_cue"]``
    span groups; every span carries the id of its attribution as ``span.id_``, and as ``span.label_`` the
    act (contents), the speaker's id (sources) or ``cue``. A discontinuous content is several spans with one id.
    Spans are widened to whole tokens; the exact offsets are in the attribution.
``doc._.reportedly``
    the :class:`~reportedly.records.Reading`.
``span._.attribution``
    the :class:`~reportedly.records.Attribution` of a span out of these groups, else ``None``.
``span._.speaker``
    the :class:`~reportedly.records.Speaker` of that attribution, else ``None``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from reportedly import records
from reportedly.records import Article, Attribution, Reading, Speaker
from reportedly.sources import article_from_text

NAME = "reportedly_attributions"
GROUPS = ("attributions_source", "attributions_cue", "attributions_content")

_KEY = "reportedly"


@Language.factory(NAME, assigns=["doc.spans", "doc._.reportedly", "span._.attribution", "span._.speaker"])
def make_component(nlp: Language, name: str) -> Attributions:  # noqa: ARG001 - spaCy passes both
    """The component that ``nlp.add_pipe`` asks for."""
    from reportedly import Reader

    return Attributions(Reader())


class Attributions:
    """Reads the text of each ``Doc``.

    Args:
        reader: what turns an article into a reading.
    """

    def __init__(self, reader: Callable[[Article], Reading]) -> None:
        self.reader = reader
        _extend()

    def __call__(self, doc: Doc) -> Doc:
        """The same ``Doc``, with its reading; a blank one has none."""
        if not doc.text.strip():
            return doc
        return attach(doc, self.reader(article_from_text(doc.text)))

    def to_bytes(self, **_: object) -> bytes:
        """Nothing: the component has no state of its own."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> Attributions:
        """The component as it is."""
        return self

    def to_disk(self, path: object, **_: object) -> None:
        """Writes nothing."""

    def from_disk(self, path: object, **_: object) -> Attributions:  # noqa: ARG002
        """The component as it is."""
        return self


def attach(doc: Doc, reading: Reading) -> Doc:
    """Sets span groups and extension attributes of a ``Doc`` from a reading of the same text.

    Args:
        doc: its text must be the article's.
        reading: what to attach.

    Raises:
        ValueError: the texts differ.
    """
    if doc.text != reading.article.text:
        raise ValueError("the reading is of another text than the Doc")
    _extend()
    # As a string, because what user data holds must survive Doc.to_bytes, which nlp.pipe(n_process=2) uses.
    doc.user_data[_KEY] = reading.to_json()
    groups: dict[str, list[Span]] = {name: [] for name in GROUPS}
    for one in reading.attributions:
        source = one.source.spans if one.source else ()
        label = one.source.speaker if one.source else ""
        groups["attributions_source"] += _spans(doc, source, label, one.id)
        groups["attributions_cue"] += _spans(doc, one.cue, "cue", one.id)
        groups["attributions_content"] += _spans(doc, one.content, one.act or "", one.id)
    for name, spans in groups.items():
        doc.spans[name] = spans
    return doc


def _spans(doc: Doc, spans: Iterable[records.Span], label: str, attribution_id: str) -> list[Span]:
    found = (
        doc.char_span(span.start, span.end, label=label, span_id=attribution_id, alignment_mode="expand")
        for span in spans
        if span.exact
    )
    return [span for span in found if span is not None]


def _extend() -> None:
    if not Doc.has_extension("reportedly"):
        Doc.set_extension("reportedly", getter=_reading)
        Span.set_extension("attribution", getter=_attribution)
        Span.set_extension("speaker", getter=_speaker)


@lru_cache(maxsize=64)
def _parsed(data: str) -> Reading:
    return Reading.from_json(data)


def _reading(doc: Doc) -> Reading | None:
    data = doc.user_data.get(_KEY)
    return _parsed(data) if isinstance(data, str) else None


def _attribution(span: Span) -> Attribution | None:
    reading = _reading(span.doc)
    found = reading.attributions if reading and span.id_ else ()
    return next((one for one in found if one.id == span.id_), None)


def _speaker(span: Span) -> Speaker | None:
    reading, one = _reading(span.doc), _attribution(span)
    if reading is None or one is None or one.source is None:
        return None
    return next((speaker for speaker in reading.speakers if speaker.id == one.source.speaker), None)
