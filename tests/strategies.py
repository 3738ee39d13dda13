"""Readings drawn at random, for properties that must hold of any."""

from __future__ import annotations

from hypothesis import strategies as st

from reportedly.records import (
    NARRATOR,
    Act,
    Article,
    Attribution,
    Kind,
    Mark,
    MarkKind,
    Mention,
    Reading,
    SourceKind,
    Span,
    Speaker,
    Stated,
)

# Line ends of every kind, quotation marks, markup, direction marks and characters outside the basic plane
# come up often; lone surrogates never, since no article holds any.
# A run of common characters is drawn at once, which is many times faster than one by one.
_SPECIAL = " \n\n\r\t\u2028\u2029\x85\u200f\x00“”‘’\"'<>&;:|#[].…😀é"
_RUNS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
TEXTS = st.lists(st.sampled_from(_SPECIAL) | _RUNS, min_size=1, max_size=36).map("".join)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
MAYBE_WORDS = st.none() | WORDS
SHARES = st.floats(0, 1)
FLAGS = st.booleans()
# Strategies that are made once and not for every draw: making them takes longer than drawing from them.
_ACTS = st.none() | st.sampled_from(Act)
_SOURCES, _KINDS, _MARKS = st.sampled_from(SourceKind), st.sampled_from(Kind), st.sampled_from(MarkKind)
_HOW = st.sampled_from(["name", "pronoun", "itself"])
_STATED = st.none() | st.builds(Stated, value=WORDS, basis=WORDS)
_PUBLISHED = st.none() | st.builds(Stated, value=st.sampled_from(["2031-03-04", "soon"]), basis=WORDS)
_NOTES = st.lists(WORDS, max_size=1)


@st.composite
def span(draw: st.DrawFn, text: str) -> Span:
    """A span of the text, not empty."""
    start = draw(st.integers(0, len(text) - 1))
    return Span.of(text, start, draw(st.integers(start + 1, len(text))))


@st.composite
def spans(draw: st.DrawFn, text: str, least: int = 1) -> tuple[Span, ...]:
    """One or more spans in order that do not touch each other's characters."""
    places = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
    pairs = list(zip(places[::2], places[1::2], strict=False))
    kept = pairs[: draw(st.integers(least, max(least, len(pairs))))]
    return tuple(Span.of(text, start, end) for start, end in kept)


@st.composite
def readings(draw: st.DrawFn, most: int = 5) -> Reading:
    """A reading whose records fit together as a reader's do, with at most so many statements."""
    text = draw(TEXTS)
    ids = [f"s{number}" for number in range(draw(st.integers(1, min(4, most))))]
    speakers = tuple(
        Speaker(
            id=one,
            kind=draw(_SOURCES),
            name=draw(MAYBE_WORDS),
            label=draw(WORDS),
            title=draw(MAYBE_WORDS),
            affiliation=draw(MAYBE_WORDS),
            name_at=draw(st.none() | span(text)),
            mentions=draw(spans(text)),
        )
        for one in ids
    )

    def mention() -> Mention:
        return Mention(
            spans=draw(spans(text)),
            speaker=draw(st.sampled_from(ids)),
            how=draw(_HOW),
            confidence=draw(SHARES),
        )

    attributions = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        source = mention() if draw(FLAGS) else None
        acted = draw(_ACTS)
        links = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
        attributions.append(
            Attribution(
                id=f"a{number}",
                kind=draw(_KINDS),
                act=acted,
                act_by="acts 1" if acted else None,
                act_confidence=draw(SHARES) if acted else None,
                negated=draw(FLAGS),
                source=source,
                cue=draw(spans(text)) if draw(FLAGS) else (),
                content=draw(spans(text)),
                clean=draw(WORDS),
                marks=(Mark(kind=draw(_MARKS), span=draw(span(text))),) if draw(FLAGS) else (),
                addressee=mention() if draw(FLAGS) else None,
                channel=draw(st.none() | span(text)),
                parent=draw(st.none() | st.sampled_from([f"a{one}" for one in range(1, number)]))
                if number > 1
                else None,
                chain=(NARRATOR, *links, *((source.speaker,) if source and source.speaker not in links else ())),
                headline=draw(FLAGS),
                by="tagger 1",
                confidence=draw(SHARES),
            )
        )
    article = Article(
        id="00ff00ff00ff00ff",
        text=text,
        name=draw(MAYBE_WORDS),
        title=draw(st.none() | st.builds(Stated, value=WORDS, basis=WORDS, span=span(text))),
        outlet=draw(_STATED),
        url=draw(_STATED),
        published=draw(_PUBLISHED),
        furniture=draw(spans(text)) if draw(FLAGS) else (),
        notes=tuple(draw(_NOTES)),
    )
    return Reading(produced_by="tests 1", article=article, speakers=speakers, attributions=tuple(attributions))
