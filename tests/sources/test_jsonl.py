from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import BadRecord, EmptyInput, UsageError
from reportedly.sources import article_from_record
from reportedly.sources.jsonl import parse_record

TEXT = "The foreign minister said on Monday that the talks in Geneva had failed."


def test_common_names_are_guessed() -> None:
    record = {
        "id": 7,
        "maintext": TEXT,
        "headline": "Talks fail",
        "date_publish": "2017-06-19 10:30:00",
        "source_domain": "planet.example",
        "authors": ["Jane Doe", {"name": "John Roe"}],
        "url": "https://planet.example/1",
        "score": 1,
    }
    article = article_from_record(record)
    assert (article.text, article.name) == (TEXT, "7")
    assert article.title is not None
    assert (article.title.value, article.title.basis, article.title.span) == ("Talks fail", "field headline", None)
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2017-06-19T10:30:00", "field date_publish")
    assert article.outlet is not None
    assert article.outlet.value == "planet.example"
    assert [author.value for author in article.authors] == ["Jane Doe", "John Roe"]
    assert article.notes == ("ignored the fields score",)


def test_a_mapping_goes_first_and_into_objects() -> None:
    record = {"text": "not this", "data": {"words": TEXT}, "when": 1497866400}
    article = article_from_record(record, fields={"text": "data.words", "published": "when"})
    assert article.text == TEXT
    assert article.published is not None
    assert article.published.value == "2017-06-19T10:00:00+00:00"


def test_the_title_at_the_head_of_the_text_has_a_span() -> None:
    article = article_from_record(
        {"text": f"Talks fail\n\nGENEVA (AP) — {TEXT}", "title": "Talks fail", "date": "soon"}
    )
    assert article.title is not None
    assert article.title.span is not None
    assert article.title.span.exact == "Talks fail"
    assert article.dateline is not None
    assert article.notes == ("the field 'date' was not read as a date: soon",)


def test_bad_records() -> None:
    with pytest.raises(BadRecord, match="text=maintext"):
        article_from_record({"words": TEXT})
    with pytest.raises(BadRecord):
        article_from_record({"text": 7})
    with pytest.raises(EmptyInput):
        article_from_record({"text": " "})
    with pytest.raises(UsageError, match="'txet'"):
        article_from_record({"text": TEXT}, fields={"txet": "text"})
    for line in ("", "{", "[1]", "7", "[" * 100_000, '{"a": ' + "9" * 5000 + "}"):
        with pytest.raises(BadRecord):
            parse_record(line)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.fixed_dictionaries({}, optional=dict.fromkeys(("title", "date", "author", "source", "url", "id", "lang"), JSON))
)
def test_no_value_of_a_field_fails(record: dict[str, object]) -> None:
    assert article_from_record({"text": TEXT, **record}).text == TEXT
