"""A reading with all that is found beside statements and events, made by hand, and such readings drawn at random."""

from __future__ import annotations

from hypothesis import strategies as st

from eventsmade import DENIED, TEXT, told, told_readings
from made import find
from reportedly.records import (
    NARRATOR,
    Citation,
    Granularity,
    LoadedWord,
    Moment,
    Reading,
    SentenceVoice,
    Span,
    TimeBasis,
    Voice,
)
from strategies import WORDS, span


def sentence(words: Span, voice: Voice, *reasons: str) -> SentenceVoice:
    """A sentence of the narrator's."""
    return SentenceVoice(span=words, voice=voice, reasons=reasons, by="voice 1", confidence=0.8)


def loaded(words: Span, kind: str, neutral: str | None, user: str = NARRATOR) -> LoadedWord:
    """A loaded word."""
    return LoadedWord(span=words, kind=kind, neutral=neutral, user=user, by="voice 1", confidence=0.9)


def moment(number: int, words: Span, start: str | None, end: str | None, **more: object) -> Moment:
    """A time of those days."""
    values: dict[str, object] = {
        "id": f"t{number}",
        "span": words,
        "start": start,
        "end": end,
        "granularity": Granularity.DAY,
        "basis": TimeBasis.DATELINE if start or end else None,
        "by": "times 1",
        "confidence": 0.9,
        **more,
    }
    return Moment.model_validate(values)


def grounded() -> Reading:
    """The reading of ``eventsmade.py`` with voices, loaded words and one more time, of which no day is known."""
    reading = told()
    opinion, report = find(TEXT, "Syrian warplanes bombed", DENIED)
    words = find(TEXT, "bombed", "rebel", "fired", "attack")
    last = find(TEXT, "if the road opens")[0]
    return reading.model_copy(
        update={
            "moments": (*reading.moments, moment(9, last, None, None, reason="it hangs on something else")),
            "voices": (
                sentence(opinion, Voice.OPINION, "doubt (“<perhaps>”, “it seems”)", "numbers"),
                sentence(report, Voice.REPORT, "no cue of opinion"),
            ),
            "loaded": (
                loaded(words[0], "label", "struck"),
                loaded(words[1], "evaluation", None),
                loaded(words[2], "evaluation", None, "a1"),
                loaded(words[3], "label", "strike"),
                loaded(words[0], "label", "struck"),
            ),
        }
    )


_DATES = st.sampled_from([None, "2031-03-01", "2031-03-31", "2031-12-31", "some day"])
_VOICES = st.sampled_from(Voice)
_REASONS = st.lists(st.sampled_from(["numbers", "doubt (“<b>”)", "argument (“so”, “yet”)"]), max_size=2)
_KINDS = st.sampled_from(["label", "euphemism"])
_NEUTRAL = st.none() | WORDS
_MANY = st.integers(0, 2)


@st.composite
def grounded_readings(draw: st.DrawFn) -> Reading:
    """A reading of ``eventsmade.py`` with any times, documents, voices and loaded words."""
    reading = draw(told_readings())
    text = reading.article.text
    users = st.sampled_from([NARRATOR, "a9", *(one.id for one in reading.attributions)])
    return reading.model_copy(
        update={
            "moments": tuple(
                moment(number, draw(span(text)), draw(_DATES), draw(_DATES)) for number in range(draw(_MANY))
            ),
            "citations": tuple(
                Citation(
                    id=f"d{number}",
                    kind="treaty",
                    name=draw(WORDS),
                    mentions=(draw(span(text)),),
                    by="citations 1",
                    confidence=1.0,
                )
                for number in range(draw(_MANY))
            ),
            "voices": tuple(sentence(draw(span(text)), draw(_VOICES), *draw(_REASONS)) for _ in range(draw(_MANY))),
            "loaded": tuple(
                loaded(draw(span(text)), draw(_KINDS), draw(_NEUTRAL), draw(users)) for _ in range(draw(_MANY))
            ),
        }
    )
