"""The whole reader with its own models: only what any good model must give."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attributions.windows import SIZE
from reportedly.errors import UsageError
from reportedly.formats.json import to_json
from reportedly.reader import Reader, prose
from reportedly.records import NARRATOR, Article, Attribution, Kind, Reading, Span
from reportedly.sources import article_from_text

READER = Reader()


def read(text: str, **stated: object) -> Reading:
    return READER(Article.model_validate({"id": "00ff00ff00ff00ff", "text": text, **stated}))


def only(text: str) -> Attribution:
    (attribution,) = read(text).attributions
    return attribution


def exacts(spans: tuple[Span, ...]) -> list[str]:
    return [span.exact for span in spans]


def all_spans(reading: Reading) -> Iterator[Span]:
    for speaker in reading.speakers:
        yield from speaker.mentions
        yield from (s for s in (speaker.name_at, speaker.title_at, speaker.affiliation_at) if s)
    for one in reading.attributions:
        yield from (*one.cue, *one.content, *(mark.span for mark in one.marks))
        for mention in (one.source, one.addressee):
            yield from mention.spans if mention else ()
        if one.channel:
            yield one.channel


def check(reading: Reading) -> None:
    """What holds for every reading."""
    text = reading.article.text
    for span in all_spans(reading):
        assert text[span.start : span.end] == span.exact
        assert span.exact
    speakers = [speaker.id for speaker in reading.speakers]
    assert len(set(speakers)) == len(speakers)
    assert [one.id for one in reading.attributions] == [f"a{n + 1}" for n in range(len(reading.attributions))]
    parents = {one.id for one in reading.attributions}
    for one in reading.attributions:
        assert one.chain[0] == NARRATOR
        assert set(one.chain[1:]) <= set(speakers)
        assert one.parent is None or (one.parent in parents and one.parent != one.id)
        assert one.source is None or one.chain[-1] == one.source.speaker
        assert one.content == tuple(sorted(one.content, key=lambda span: span.start))
        for before, after in itertools.pairwise(one.content):
            assert before.end <= after.start
    assert Reading.from_json(reading.to_json()) == reading


@pytest.mark.parametrize(
    "text",
    [
        '"The bridge will open on Monday," said Lena Voss.',
        "“The bridge will open on Monday,” said Lena Voss.",
        "‘The bridge will open on Monday,’ said Lena Voss.",
        '"The bridge will open on Monday," Lena Voss said.',
    ],
)
def test_a_plain_quotation(text: str) -> None:
    reading = read(text)
    (one,) = reading.attributions
    assert one.kind == Kind.DIRECT
    assert one.source is not None
    assert exacts(one.source.spans) == ["Lena Voss"]
    assert exacts(one.cue) == ["said"]
    assert exacts(one.content) == [text[: text.index("Monday,") + 8]]
    assert one.clean == "The bridge will open on Monday"
    assert one.chain == (NARRATOR, "lena-voss")
    assert reading.speaker("lena-voss").name == "Lena Voss"
    check(reading)


def test_an_indirect_one() -> None:
    one = only("Lena Voss said that the bridge would open on Monday.")
    assert (one.kind, one.parent) == (Kind.INDIRECT, None)
    assert one.clean.endswith("the bridge would open on Monday")


def test_one_inside_another_makes_a_chain() -> None:
    text = "According to the Harbour Times, the mayor said that the bridge was unsafe."
    reading = read(text)
    outer, inner = reading.attributions
    assert outer.parent is None
    assert inner.parent == outer.id
    assert inner.source is not None
    assert exacts(inner.source.spans) == ["the mayor"]
    assert inner.chain == (NARRATOR, "harbour-times", inner.source.speaker)
    check(reading)


def test_a_pronoun_is_whoever_it_stands_for() -> None:
    text = "Lena Voss arrived on Monday. “The bridge is safe,” she said."
    one = only(text)
    assert one.source is not None
    assert (one.source.speaker, one.source.how) == ("lena-voss", "pronoun")


def test_a_quotation_goes_on_over_paragraphs() -> None:
    text = "“The road is closed,” said Lena Voss. “It will stay closed.\n\n“Nobody may pass.”"
    one = only(text)
    assert exacts(one.content) == ["“The road is closed,”", "“It will stay closed.", "“Nobody may pass.”"]


def test_an_editors_marks() -> None:
    one = only("“The bridge [in Selden] was ... never safe,” said Lena Voss.")
    assert exacts(tuple(mark.span for mark in one.marks)) == ["[in Selden]", "..."]
    assert one.clean == "The bridge in Selden was ... never safe"


def test_a_text_that_attributes_nothing() -> None:
    assert read("The bridge was built nine years ago. It is forty metres long.").attributions == ()


@pytest.mark.parametrize("text", ["", " ", "\n\n\r\n", "\u2028", "…", "“”", '"', "— ! ?", "7", "x" * 3000, "\x00"])
def test_next_to_nothing(text: str) -> None:
    reading = read(text)
    assert reading.attributions == ()
    check(reading)


def test_furniture_is_never_part_of_a_span() -> None:
    text = (
        "Bridge opens\n\nBy Mara Klein\n\nSELDEN, March 4 (Meridian) — Lena Voss said that the bridge was safe.\n\n"
        "“It will hold,” she said.\n\n(Reporting by Mara Klein; Editing by Tomas Okoro)\n"
    )
    article = article_from_text(text)
    assert len(article.furniture) >= 2
    reading = READER(article)
    assert reading.article.text == text
    assert reading.attributions
    for span in all_spans(reading):
        assert not any(f.start < span.end and span.start < f.end for f in article.furniture)
    check(reading)


def test_furniture_is_blanked_and_lines_stay() -> None:
    text = "By Mara\nKlein\r\nRain fell."
    blanked = prose(Article(id="00ff00ff00ff00ff", text=text, furniture=(Span.of(text, 0, 13),)))
    assert blanked == "       \n     \r\nRain fell."


def test_a_headline_is_told() -> None:
    text = "Lena Voss says the bridge is safe\n\n“It will hold,” said Lena Voss on Monday.\n"
    reading = read(text, title={"value": text[:33], "basis": "first line", "span": Span.of(text, 0, 33)})
    assert [one.headline for one in reading.attributions] == [True, False]
    assert len({one.source.speaker for one in reading.attributions if one.source}) == 1


def test_the_same_text_gives_the_same_reading() -> None:
    text = "“The dam holds,” said Lena Voss. Tomas Okoro denied that, and she told him to wait."
    first = to_json(read(text))
    read("Rain fell.")
    assert to_json(read(text)) == first == to_json(Reader()(Article(id="00ff00ff00ff00ff", text=text)))


def test_a_long_text_has_no_seam() -> None:
    names = ["Lena Voss", "Tomas Okoro", "Mara Klein", "Peter Adler"]
    paragraphs = [
        f"“The bridge number {n} will open on Monday,” said {names[n % 4]}. It was built nine years ago."
        for n in range(40)
    ]
    text = "\n\n".join(paragraphs)
    assert len(text.split()) > 2 * SIZE
    reading = read(text)
    check(reading)
    assert [exacts(one.content) for one in reading.attributions] == [
        [paragraph[: paragraph.index("”") + 1]] for paragraph in paragraphs
    ]
    told = [reading.speaker(one.source.speaker).name for one in reading.attributions if one.source]
    assert told == [names[n % 4] for n in range(40)]


def test_explaining_a_sentence() -> None:
    text = "Rain fell. “The dam holds,” said Lena Voss."
    article = Article(id="00ff00ff00ff00ff", text=text)
    told = READER.explain(article, at=text.index("dam"))
    assert told == READER.explain(article, sentence=2)
    assert [candidate.attribution for candidate in told.candidates if candidate.taken] == ["a1"]
    assert READER.explain(article, sentence=1).candidates == ()
    for at, sentence in ((None, None), (0, 1), (-1, None), (len(text), None), (None, 0), (None, 3)):
        with pytest.raises(UsageError):
            READER.explain(article, at=at, sentence=sentence)


PIECES = st.sampled_from(
    [
        *("“", "”", '"', "'", "‘", "’", "\n\n", "\r\n", " ", ", ", ". ", "…", "[Okoro]"),
        *("Lena Voss ", "he ", "who ", "the minister ", "the report ", "The Harbour Times "),
        *("said ", "says that ", "told reporters ", "did not believe ", "according to ", "It seems that "),
        *("the bridge is old", "in a statement", "🌧", "é", "7"),
    ]
)


@given(st.lists(PIECES, max_size=25).map("".join))
@settings(max_examples=40)
def test_anything_like_news(text: str) -> None:
    check(read(text))


@given(st.text(max_size=80))
@settings(max_examples=25)
def test_any_text(text: str) -> None:
    check(read(text))


def test_an_event_in_the_narrators_opinion_is_marked_as_such() -> None:
    from events.handmade import event
    from reportedly.reader import opinions_marked
    from reportedly.records import SentenceVoice, Span, Voice

    text = "Lima attacked the port. It is surely a scandal that Quito attacked the bridge."
    cut = text.index("It is")
    spoken = tuple(
        SentenceVoice(span=Span.of(text, *at), voice=voice, by="hand", confidence=0.9)
        for at, voice in (((0, cut - 1), Voice.REPORT), ((cut, len(text)), Voice.OPINION))
    )
    late = text.index("attacked", cut)
    viewed = event(text, "attacked", "ASSAULT", "e2", trigger=(Span.of(text, late, late + 8),))
    others = viewed.model_copy(update={"voucher": "a1"})
    assert [one.opinion for one in opinions_marked((event(text, "attacked", "ASSAULT"), viewed, others), spoken)] == [
        False,
        True,
        False,
    ]
