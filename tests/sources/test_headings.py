from __future__ import annotations

import pytest

from reportedly.sources import article_from_text
from reportedly.sources.headings import leads_to_date

BODY = "The council met for two hours and agreed on nothing. Nobody spoke to the press afterwards.\n"


@pytest.mark.parametrize(
    ("lines", "dateline"),
    [
        ("By the Selden Press Agency\n", None),
        ("From Our Own Correspondent\nParis, June 18\n", "Paris"),
        ("New York, Wednesday\n", "New York"),
        ("By Lena Voss\nOf The Selden Post's Paris Bureau\n", None),
    ],
)
def test_lines_between_the_headline_and_a_labelled_date(lines: str, dateline: str | None) -> None:
    article = article_from_text(f"Council Meets Without Result\n{lines}Published: 19 June 1957\n\n{BODY}")
    assert article.published is not None
    assert article.published.value == "1957-06-19"
    assert article.title is not None
    assert article.title.value == "Council Meets Without Result"
    assert (article.dateline.value if article.dateline else None) == dateline
    assert [span.exact for span in article.furniture] == [*lines.splitlines(), "Published: 19 June 1957"]


def test_a_desk_is_no_author() -> None:
    article = article_from_text(
        f"Council Meets\nBy Lena Voss, Our Paris Correspondent\nPublished: 19 June 1957\n\n{BODY}"
    )
    assert [author.value for author in article.authors] == ["Lena Voss"]


def test_a_line_with_paper_and_day() -> None:
    article = article_from_text(f"Council Meets\n\nThe Selden Post, Friday, June 19, 1957, page 4\n\n{BODY}")
    assert article.published is not None
    assert article.published.value == "1957-06-19"
    assert article.outlet is not None
    assert article.outlet.value == "The Selden Post"


@pytest.mark.parametrize(
    "text",
    [
        "The council met.\nPublished: 19 June 1957",
        "The council met\n\nPublished: 19 June 1957",
        "The council met\nPublished: soon",
        "The council met",
        "",
    ],
)
def test_prose_leads_to_no_date(text: str) -> None:
    assert not leads_to_date(text, 0)


def test_a_sentence_with_a_date_at_its_end_is_prose() -> None:
    article = article_from_text(f"Council Meets\n\nThe council met again on Friday, June 19, 1957\n\n{BODY}")
    assert article.published is None
