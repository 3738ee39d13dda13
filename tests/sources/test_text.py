from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.errors import EmptyInput, NotText, TooLarge
from reportedly.records import Article
from reportedly.sources import article_from_text

BODY = "The foreign minister said on Monday that talks had failed. Nobody contradicted him.\n"


def furniture(article: Article) -> list[str]:
    return [span.exact for span in article.furniture]


def value(article: Article, field: str) -> str | None:
    stated = getattr(article, field)
    return None if stated is None else stated.value


@pytest.mark.parametrize(
    ("line", "place", "agency"),
    [
        ("DAMASCUS, June 19 (Agency) — ", "DAMASCUS", "Agency"),
        ("WASHINGTON (AP) — ", "WASHINGTON", "Associated Press"),
        ("LONDON, 19 June — ", "LONDON", None),
        ("MOSCOW, June 19. /TASS/. ", "MOSCOW", "TASS"),
        ("BEIJING, Nov. 5 (Xinhua) -- ", "BEIJING", "Xinhua"),
        ("KABUL, Afghanistan (AP) — ", "KABUL, Afghanistan", "Associated Press"),
        ("ST. PETERSBURG, Fla. (AP) — ", "ST. PETERSBURG, Fla.", "Associated Press"),
        ("BAGHDAD/WASHINGTON (Reuters) - ", "BAGHDAD/WASHINGTON", "Reuters"),
        ("Damascus, SANA- ", "Damascus", "Syrian Arab News Agency"),
        ("Washington (CNN)", "Washington", "CNN"),
        ("(Reuters) - ", None, "Reuters"),
        ("PARIS -- ", "PARIS", None),
        ("ISLAMABAD: ", "ISLAMABAD", None),
        ("GENEVA (19 June 2017) – ", "GENEVA", None),
        ("GENEVA – 19 June 2017 – ", "GENEVA", None),
        ("CHARLESTON, S.C.\xa0— ", "CHARLESTON, S.C.", None),
        ("BOSTON —", "BOSTON", None),
    ],
)
def test_dateline(line: str, place: str | None, agency: str | None) -> None:
    article = article_from_text(line + BODY)
    assert (value(article, "dateline"), value(article, "agency")) == (place, agency)
    assert furniture(article) == [line.strip()]


@pytest.mark.parametrize(
    "line",
    ["BREAKING — ", "Paris — the city of light — was dark. ", "UPDATE 2 — ", "The U.N. (in part) - ", "By Monday, "],
)
def test_what_is_no_dateline(line: str) -> None:
    article = article_from_text(line + BODY)
    assert article.dateline is None
    assert furniture(article) == []


def test_date_on_the_line_where_the_prose_begins() -> None:
    article = article_from_text(" date 2017-06-19 " + BODY)
    assert value(article, "published") == "2017-06-19"
    assert furniture(article) == ["date 2017-06-19"]
    assert article.text == " date 2017-06-19 " + BODY


def test_first_lines() -> None:
    text = (
        "\ufeff\r\nFive dead in Aleppo\r\nBy Jane Doe and Omar al-Masri, Reuters\r\nPublished: June 19, 2017 "
        "10:30 GMT\r\nUpdated: 20 June 2017\r\nSource: The Daily Planet\r\nURL: https://planet.example/1\r\n\r\n"
        "ALEPPO, Syria, June 18 (Reuters) - " + BODY
    )
    article = article_from_text(text)
    assert article.text == text
    assert value(article, "title") == "Five dead in Aleppo"
    assert [author.value for author in article.authors] == ["Jane Doe", "Omar al-Masri"]
    assert value(article, "published") == "2017-06-19T10:30+00:00"
    assert value(article, "modified") == "2017-06-20"
    assert value(article, "outlet") == "The Daily Planet"
    assert value(article, "url") == "https://planet.example/1"
    assert value(article, "dateline") == "ALEPPO, Syria"
    assert article.agency is not None
    assert article.agency.span is not None
    assert article.agency.span.exact == "Reuters"
    assert "the dateline is dated 2017-06-18" in article.notes
    assert "Five dead in Aleppo" not in " ".join(furniture(article))


def test_the_datelines_year_is_the_one_next_to_the_day_of_publication() -> None:
    article = article_from_text("Published: 2018-01-01\nROME, Dec 31 (ANSA) - " + BODY)
    assert "the dateline is dated 2017-12-31" in article.notes


def test_a_dateline_with_a_year_dates_the_article() -> None:
    article = article_from_text("ROME, Dec 31, 2017 (ANSA) - " + BODY)
    assert value(article, "published") == "2017-12-31"
    assert article.published is not None
    assert article.published.basis == "dateline"


def test_a_date_that_could_be_either_is_noted() -> None:
    article = article_from_text("Published: 06/05/2017\n\n" + BODY)
    assert article.published is None
    assert any("06/05/2017" in note for note in article.notes)


def test_a_transcript_has_no_title() -> None:
    article = article_from_text("TAPPER: Good evening\n\nLAVROV: Good evening.\n\nTAPPER: Well?\n\n" + BODY)
    assert article.title is None


def test_a_sentence_is_no_title() -> None:
    assert article_from_text("Talks failed.\n\n" + BODY).title is None
    assert article_from_text("# Talks fail\n\n" + BODY).title is not None


def test_a_headline_with_a_full_stop_is_one_by_its_capitals() -> None:
    article = article_from_text("Minister Leaves Geneva Talks Without Result.\n\nGENEVA — " + BODY)
    assert value(article, "title") == "Minister Leaves Geneva Talks Without Result."
    assert value(article, "dateline") == "GENEVA"


def test_a_headline_that_begins_like_a_label() -> None:
    article = article_from_text("Newspaper: minister used a private address.\n\nGENEVA (AP) — " + BODY)
    assert article.outlet is None
    assert value(article, "agency") == "Associated Press"


def test_closing_lines_are_furniture() -> None:
    article = article_from_text(
        BODY + "\n(Reporting by Jane Doe; Editing by John Roe)\n\n© 2017 The Planet. All rights reserved.\n"
    )
    assert furniture(article) == [
        "(Reporting by Jane Doe; Editing by John Roe)",
        "© 2017 The Planet. All rights reserved.",
    ]


def test_encodings() -> None:
    text = "He said “no” to the talks — twice.\n"
    assert article_from_text(text.encode()).notes == ()
    marked = article_from_text(text.encode("utf-8-sig"))
    assert (marked.text, marked.notes) == (text, ())
    assert article_from_text(text.encode("utf-16")).text == text
    western = article_from_text(text.encode("cp1252"))
    assert western.text == text
    assert western.notes == ("assumed the encoding cp1252",)
    greek = article_from_text("Ο υπουργός είπε ότι οι συνομιλίες απέτυχαν.".encode("iso8859-7"), charset="iso-8859-7")
    assert greek.text.startswith("Ο υπουργός")
    assert any("another language" in note for note in greek.notes)
    assert any("declared as latin-1" in note for note in article_from_text(text.encode(), charset="latin-1").notes)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"%PDF-1.7 ...", "pdftotext"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\0\1\2\3" * 90, "binary"),
    ],
)
def test_binary(data: bytes, told: str) -> None:
    with pytest.raises(NotText, match=told):
        article_from_text(data)


@pytest.mark.parametrize("text", ["", " \r\n\t", "\ufeff", b"", b"\xef\xbb\xbf"])
def test_empty(text: str | bytes) -> None:
    with pytest.raises(EmptyInput):
        article_from_text(text)


def test_size() -> None:
    with pytest.raises(TooLarge, match="max_chars"):
        article_from_text("a" * 101, max_chars=100)
    assert article_from_text("word " * 20, max_chars=100).text == "word " * 20


def test_the_future_is_noted() -> None:
    article = article_from_text("date 2017-06-19 " + BODY, today=date(2017, 6, 1))
    assert article.notes == ("the published date 2017-06-19 lies in the future",)
    assert article_from_text("date 2017-06-19 " + BODY, today=date(2017, 6, 18)).notes == ()


def test_the_same_text_has_the_same_id() -> None:
    first, second = article_from_text(BODY), article_from_text(BODY.encode(), name="other")
    assert first.id == second.id
    assert len(first.id) == 16
    assert article_from_text(BODY, url="https://planet.example/").id != first.id


PIECES = st.sampled_from(
    [
        "date 2017-06-19 ",
        "By Jane Doe",
        "WASHINGTON (AP) — ",
        "\r\n",
        "\n\n",
        "\ufeff",
        " ",
        "Source: X",
        "June 19",
        "Title",
        "“",
        ".",
    ]
)


@given(st.lists(st.one_of(PIECES, st.text(max_size=12)), min_size=1, max_size=14).map("".join))
def test_text_is_unaltered_and_spans_are_exact(text: str) -> None:
    try:
        article = article_from_text(text)
    except EmptyInput:
        return
    assert article.text == text
    stated = [
        article.title,
        article.outlet,
        article.published,
        article.modified,
        article.dateline,
        article.agency,
        article.url,
    ]
    spans = [one.span for one in (*stated, *article.authors) if one is not None and one.span is not None]
    for span in (*spans, *article.furniture):
        assert text[span.start : span.end] == span.exact
        assert span.exact.strip()
    assert Article.model_validate_json(article.model_dump_json()) == article


def test_halves_of_characters_give_way_without_moving_offsets() -> None:
    article = article_from_text("He said \ud83d no.")
    assert article.text == "He said \ufffd no."
    assert any("U+FFFD" in note for note in article.notes)
