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
TEXTS = st.text(
    st.one_of(
        st.sampled_from(" \n\n\r\t\u2028\u2029\x85\u200f\x00“”‘’\"'<>&;:|#[].…😀é"),
        st.characters(exclude_categories=["Cs"]),
    ),
    min_size=1,
    max_size=120,
)
WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)


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
def readings(draw: st.DrawFn) -> Reading:
    """A reading whose records fit together as a reader's do."""
    text = draw(TEXTS)
    ids = [f"s{number}" for number in range(draw(st.integers(1, 4)))]
    speakers = tuple(
        Speaker(
            id=one,
            kind=draw(st.sampled_from(SourceKind)),
            name=draw(st.none() | WORDS),
            label=draw(WORDS),
            title=draw(st.none() | WORDS),
            affiliation=draw(st.none() | WORDS),
            name_at=draw(st.none() | span(text)),
            mentions=draw(spans(text)),
        )
        for one in ids
    )

    def mention() -> Mention:
        return Mention(
            spans=draw(spans(text)),
            speaker=draw(st.sampled_from(ids)),
            how=draw(st.sampled_from(["name", "pronoun", "itself"])),
            confidence=draw(st.floats(0, 1)),
        )

    attributions = []
    for number in range(1, draw(st.integers(0, 5)) + 1):
        source = mention() if draw(st.booleans()) else None
        acted = draw(st.none() | st.sampled_from(Act))
        links = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
        attributions.append(
            Attribution(
                id=f"a{number}",
                kind=draw(st.sampled_from(Kind)),
                act=acted,
                act_by="acts 1" if acted else None,
                act_confidence=draw(st.floats(0, 1)) if acted else None,
                negated=draw(st.booleans()),
                source=source,
                cue=draw(spans(text)) if draw(st.booleans()) else (),
                content=draw(spans(text)),
                clean=draw(WORDS),
                marks=(Mark(kind=draw(st.sampled_from(MarkKind)), span=draw(span(text))),)
                if draw(st.booleans())
                else (),
                addressee=mention() if draw(st.booleans()) else None,
                channel=draw(st.none() | span(text)),
                parent=draw(st.none() | st.sampled_from([f"a{one}" for one in range(1, number)]))
                if number > 1
                else None,
                chain=(NARRATOR, *links, *((source.speaker,) if source and source.speaker not in links else ())),
                headline=draw(st.booleans()),
                by="tagger 1",
                confidence=draw(st.floats(0, 1)),
            )
        )
    article = Article(
        id="00ff00ff00ff00ff",
        text=text,
        name=draw(st.none() | WORDS),
        title=draw(st.none() | st.builds(Stated, value=WORDS, basis=WORDS, span=span(text))),
        outlet=draw(st.none() | st.builds(Stated, value=WORDS, basis=WORDS)),
        url=draw(st.none() | st.builds(Stated, value=WORDS, basis=WORDS)),
        published=draw(st.none() | st.builds(Stated, value=st.sampled_from(["2031-03-04", "soon"]), basis=WORDS)),
        furniture=draw(spans(text)) if draw(st.booleans()) else (),
        notes=tuple(draw(st.lists(WORDS, max_size=1))),
    )
    return Reading(produced_by="tests 1", article=article, speakers=speakers, attributions=tuple(attributions))
