from __future__ import annotations

from reportedly.events.roles import Phrase
from reportedly.events.where_when import article_date, is_history, place_of, stated_date
from reportedly.records import Article, EventDate, Granularity, Moment, Place, Resolution, Span, Stated, TimeBasis

TEXT = "Guards fired in Orsk, Russia, on Sunday."


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span.of(TEXT, start, start + len(words))


def place(identifier: str, words: str, resolution: Resolution) -> Place:
    return Place(
        id=identifier,
        name=words,
        label=words,
        mentions=(span(words),),
        geoname=1,
        lat=51.2,
        lon=58.6,
        country="RUS",
        resolution=resolution,
        by="hand",
        confidence=0.9,
    )


def phrase(words: str, confidence: float = 0.8) -> Phrase:
    at = span(words)
    return Phrase(at.start, at.end, confidence, "model")


SUNDAY = Moment(
    id="t1",
    span=span("on Sunday"),
    start="2024-03-03",
    end="2024-03-03",
    granularity=Granularity.DAY,
    basis=TimeBasis.DATELINE,
    by="hand",
    confidence=0.9,
)
PLACES = (place("p1", "Orsk", Resolution.CITY), place("p2", "Russia", Resolution.COUNTRY))
ARTICLE = Article(id="0" * 16, text=TEXT, published=Stated(value="2024-03-04T08:00:00Z", basis="field date"))


def test_the_finest_place_of_a_phrase_is_the_events() -> None:
    found = place_of([phrase("Orsk, Russia")], PLACES)
    assert found is not None
    assert found.value == "p1"


def test_a_place_outside_the_phrase_is_not_the_events() -> None:
    assert place_of([phrase("Guards")], PLACES) is None


def test_a_stated_time_is_the_moment_it_was_resolved_to() -> None:
    found = stated_date([phrase("on Sunday")], (SUNDAY,))
    assert found is not None
    assert (found.start, found.moment, found.basis) == ("2024-03-03", "t1", TimeBasis.DATELINE)


def test_a_time_that_could_not_be_told_is_kept_without_days() -> None:
    found = stated_date([phrase("on Sunday")], (SUNDAY.model_copy(update={"start": None, "end": None}),))
    assert found is not None
    assert (found.start, found.moment) == (None, "t1")


def test_the_articles_day_stands_in_where_no_time_is_stated() -> None:
    found = article_date(ARTICLE)
    assert found is not None
    assert (found.start, found.moment, found.basis) == ("2024-03-04", None, TimeBasis.DATELINE)


def test_an_article_without_a_day_gives_none() -> None:
    assert article_date(ARTICLE.model_copy(update={"published": None})) is None


def test_what_ended_over_a_year_before_is_history() -> None:
    old = EventDate(start="2023-01-01", end="2023-03-01", granularity=Granularity.PERIOD, basis=TimeBasis.STATED)
    recent = old.model_copy(update={"end": "2023-06-01"})
    assert is_history(old, ARTICLE)
    assert not is_history(recent, ARTICLE)
    assert not is_history(None, ARTICLE)
