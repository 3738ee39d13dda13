from __future__ import annotations

import json

import pytest

from reportedly.errors import EmptyInput, NoArticle, TooLarge
from reportedly.sources import article_from_html
from reportedly.sources.pagetree import shallow

FIRST = "The foreign minister said on Monday that the talks in Geneva had failed, and that nobody would return to them."
SECOND = "A spokeswoman denied it. “We are <i>still</i> here,” she told <a href='/x'>reporters &amp; guests</a>."
THIRD = "The two sides have met eleven times since the ceasefire of last spring, according to a count by the mission."


def page(body: str, head: str = "") -> str:
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>"


DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "url": "https://planet.example/"},
        {
            "@type": "NewsArticle",
            "headline": "Talks in Geneva fail",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
            "publisher": {"@type": "Organization", "name": "The Planet"},
            "datePublished": "2017-06-19T10:30:00Z",
            "dateModified": "2017-06-20T08:00:00Z",
        },
    ],
}
FULL = page(
    f"""<nav><a href="/">Home</a></nav><main><h1>Talks in Geneva fail</h1>
    <p class="standfirst">Minister blames the other side for a year of silence between both.</p>
    <figure><img src="x.jpg"><figcaption>The palace of nations. Photo: Jim Poe</figcaption></figure>
    <p>GENEVA (AP) — {FIRST}</p><p>Read more: Eleven rounds and no result</p><p>{SECOND}</p>
    <aside class="newsletter"><p>Get our newsletter every morning before anyone else does.</p></aside><p>{THIRD}</p>
    <p>Advertisement</p></main><footer><p>© 2017 The Planet</p></footer>""",
    f"""<title>Talks in Geneva fail | The Planet</title><link rel="canonical" href="/news/1">
    <script type="application/ld+json">{json.dumps(DATA)}</script>""",
)


def test_a_page() -> None:
    article = article_from_html(FULL, url="https://planet.example/news/1?from=feed")
    parts = article.text.split("\n\n")
    assert parts[0] == "Talks in Geneva fail"
    assert parts[-1] == THIRD
    assert "“We are still here,” she told reporters & guests." in parts[-2]
    for other in ("Read more", "newsletter", "Advertisement", "Jim Poe", "Home", "©"):
        assert other not in article.text
    assert article.title is not None
    assert article.title.span is not None
    assert (article.title.span.start, article.title.span.exact) == (0, "Talks in Geneva fail")
    assert [author.value for author in article.authors] == ["Jane Doe", "John Roe"]
    assert article.outlet is not None
    assert (article.outlet.value, article.outlet.basis) == ("The Planet", "JSON-LD publisher")
    assert article.url is not None
    assert (article.url.value, article.url.basis) == ("https://planet.example/news/1", "link canonical")
    assert article.published is not None
    assert (article.published.value, article.published.basis) == ("2017-06-19T10:30:00+00:00", "JSON-LD datePublished")
    assert article.modified is not None
    assert article.modified.value == "2017-06-20T08:00:00+00:00"
    assert article.agency is not None
    assert article.agency.value == "Associated Press"
    assert [span.exact for span in article.furniture] == ["GENEVA (AP) —"]


@pytest.mark.parametrize(
    ("head", "body", "day", "basis"),
    [
        (
            '<meta property="article:published_time" content="2017-06-19">',
            "",
            "2017-06-19",
            "meta article:published_time",
        ),
        ("", '<time datetime="2017-06-19">Monday</time>', "2017-06-19", "time element"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", broken</script>', "", None, None),
    ],
)
def test_dates(head: str, body: str, day: str | None, basis: str | None) -> None:
    article = article_from_html(page(f"<h1>Talks in Geneva fail</h1>{body}<p>{FIRST}</p><p>{THIRD}</p>", head))
    found = article.published
    assert (found and found.value, found and found.basis) == (day, basis)
    assert article.modified is None


@pytest.mark.parametrize("tag", ["div", "span", "b", "blockquote", "ul><li", "table><tr><td"])
def test_deep_nesting(tag: str) -> None:
    closing = "".join(f"</{name}>" for name in reversed(tag.split("><")))
    source = page(f"<{tag}>" * 10_000 + f"<p>{FIRST}</p><p>{THIRD}</p>" + closing * 10_000)
    assert FIRST in article_from_html(source).text


def test_shallow_keeps_a_flat_page() -> None:
    assert shallow(FULL * 50) == FULL * 50


@pytest.mark.parametrize(
    "body",
    [
        "<h1>News</h1><ul>" + "<li><a href='/x'>Some headline here</a></li>" * 30 + "</ul>",
        "<h1>Before you go on</h1><p>We and our partners use cookies to store information on a device. Accept all "
        "cookies or manage your choices.</p>",
        "<h1>Page not found</h1><p>Sorry, the page could not be found. Go back home, or use the search field.</p>",
        "<p>x</p>",
        "",
    ],
)
def test_no_article(body: str) -> None:
    with pytest.raises(NoArticle):
        article_from_html(page(body))


def test_empty_and_large() -> None:
    with pytest.raises(EmptyInput):
        article_from_html("  ")
    with pytest.raises(TooLarge):
        article_from_html(page(f"<h1>Talks fail</h1><p>{FIRST}</p><p>{THIRD}</p>"), max_chars=100)


def test_a_wrong_charset_is_told() -> None:
    source = page(f"<h1>Café talks fail</h1><p>{FIRST}</p><p>He said “never”.</p>", '<meta charset="utf-8">')
    article = article_from_html(source.encode("cp1252"))
    assert article.text.startswith("Café talks fail")
    assert "“never”" in article.text
    assert article.notes == ("declared as utf-8, which it is not; assumed the encoding cp1252",)


def test_a_declared_charset_is_used() -> None:
    source = page(f"<h1>Café talks fail</h1><p>{FIRST}</p><p>Łódź was silent.</p>", '<meta charset="iso-8859-2">')
    assert "Łódź" in article_from_html(source.encode("iso-8859-2")).text


def test_titles() -> None:
    body = f"<p>{FIRST}</p><p>{THIRD}</p>"
    article = article_from_html(
        page(f"<h1>The Planet</h1>{body}", "<title>Geneva talks have failed | The Planet</title>")
    )
    assert article.title is not None
    assert article.title.value in ("Geneva talks have failed", "The Planet")
    bare = article_from_html(page(body))
    assert bare.title is None
    assert bare.text == f"{FIRST}\n\n{THIRD}"
