from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given

from eventsmade import told
from groundsmade import grounded, grounded_readings
from made import TEXT, article
from reportedly.formats.html import parts, sheets, stylesheet, to_fragment, to_html
from reportedly.formats.paragraphs import paragraphs
from reportedly.records import Reading, SourceKind, Speaker, Stated
from strategies import readings

VOID = {"meta", "br", "link", "img", "input", "hr"}


class Page(HTMLParser):
    """A page's elements, checked for nesting while it is read."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.wrong: list[str] = []
        self.rows: list[str] = []
        self.shaded: dict[str, str] = {}
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append((tag, dict(attrs)))
        if "row" in (dict(attrs).get("class") or "").split():
            self.rows.append("")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1][0] != tag:
            self.wrong.append(f"</{tag}> closes {self.open[-1:]}")
        else:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        names = [(tag, (attributes.get("class") or "").split()) for tag, attributes in self.open]
        counted = any("no" in classes for tag, classes in names if tag == "a")
        if any("row" in classes for _, classes in names) and not counted and "aside" not in [tag for tag, _ in names]:
            self.rows[-1] += data


def parse(page: str) -> Page:
    found = Page(page)
    assert not found.wrong
    assert not found.open
    return found


@given(readings())
def test_elements_nest_and_the_text_is_whole(reading: Reading) -> None:
    page = parse(to_html(reading))
    text = reading.article.text
    expected = [_as_shown(text[one.start : one.end]) for one in paragraphs(text)]
    shown = [row.replace("\r\n", "\n").replace("\r", "\n") for row in page.rows]
    if reading.article.title is None:
        assert shown == expected
    else:  # the headline has moved to the head of the page
        assert len(expected) - len(shown) in (0, 1)
        assert set(shown) <= set(expected)


def _as_shown(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        "\ufffd" if (ord(char) < 32 and char not in "\t\n") or 127 <= ord(char) < 160 else char for char in text
    )


@given(readings())
def test_ids_are_unique_and_links_lead_somewhere(reading: Reading) -> None:
    for page in (parse(to_html(reading)), parse(to_fragment(reading))):
        ids = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
        assert len(ids) == len(set(ids))
        links = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids)


@given(readings())
def test_nothing_is_fetched_or_run(reading: Reading) -> None:
    page = parse(to_html(reading))
    assert not {"script", "link", "img", "iframe", "object", "form"} & {tag for tag, _ in page.tags}
    assert not any(name.startswith("on") or name == "src" for _, attributes in page.tags for name in attributes)
    assert "default-src 'none'" in to_html(reading)
    assert "url(" not in to_html(reading).split("</style>")[0]


def test_what_an_article_says_cannot_become_markup() -> None:
    evil = "<script>alert(1)</script>\" onmouseover='x' & </style>"
    bad = article(
        evil,
        title=Stated(value=evil, basis=evil),
        outlet=Stated(value=evil, basis="x"),
        notes=(evil,),
        url=Stated(value="javascript:alert(1)", basis="x"),
        language=Stated(value='"><script>', basis="x"),
    )
    speaker = Speaker(id='"><script>', kind=SourceKind.PERSON, name=evil, label=evil, title=evil)
    html = to_html(Reading(produced_by=evil, article=bad, speakers=(speaker,), notes=(evil,)))
    page = parse(html)
    assert "script" not in {tag for tag, _ in page.tags}
    assert not any("onmouseover" in attributes for _, attributes in page.tags)
    assert "javascript:" not in "".join(attributes.get("href") or "" for _, attributes in page.tags)


def test_contents_carry_their_voices_colour_and_nest(reading: Reading) -> None:
    html = to_html(reading)
    assert re.search(r'class="said d0 w3 c3 p0"[^>]*>.*?class="said d1 w1 c1 p0"', html)
    assert html.count('id="a4"') == 1
    assert html.count('title="Tomas Okoro says · to reporters"') == 2
    assert '<span class=mark title="editor&#x27;s insertion">[at the ministry]</span>' in html


def test_the_headline_is_the_heading_and_stands_once(reading: Reading) -> None:
    html = to_html(reading)
    heading = re.search(r"<h1 data-at=\"0\">(.*)</h1>", html)
    assert heading is not None
    assert 'id="a1"' in heading[1]
    assert parse(html).rows[0] == "By Ana Belmonte"


def test_a_reading_without_statements_says_so() -> None:
    assert "No statements were found" in to_html(Reading(produced_by="x", article=article()))


def test_a_notebook_gets_a_fragment(reading: Reading) -> None:
    shown = reading._repr_html_()
    assert shown == to_fragment(reading)
    assert not shown.startswith("<!DOCTYPE")
    assert 'id="r01234567-a1"' in shown


def test_every_paragraph_is_there(reading: Reading) -> None:
    assert len(parse(to_html(reading)).rows) == len(paragraphs(TEXT)) - 1


@given(grounded_readings())
def test_events_nest_and_their_links_lead_somewhere(reading: Reading) -> None:
    for page in (parse(to_html(reading)), parse(to_fragment(reading))):
        ids = [attributes["id"] or "" for _, attributes in page.tags if attributes.get("id")]
        assert len(ids) == len(set(ids))
        links = [attributes["href"] or "" for tag, attributes in page.tags if tag == "a"]
        assert {link[1:] for link in links if link.startswith("#")} <= set(ids)
        cards = [one for one in ids if re.search(r"(^|-)event-\d+$", one)]
        assert len(cards) == len(reading.events)


def test_events_stand_under_their_statement_or_beside_the_narrators_sentence() -> None:
    html = to_html(told())
    beside, below = html.split('<section class="statements"')
    assert [re.findall(r'id="(event-\d)"', part) for part in (beside, below)] == [
        ["event-1", "event-3"],
        ["event-2", "event-4"],
    ]
    assert re.findall(r'class="event brief [^"]*".*?href="#(event-\d)"', beside) == ["event-2", "event-4"]
    assert "4 events: 2 told by <bdi>The Selden Courier</bdi>, 2 by others." in html
    arrow = " <small>SYR.MIL</small> <i aria-label=to>→</i> "
    assert f"<bdi>Syrian Air Force</bdi>{arrow}<bdi>a rebel camp</bdi> <small>SYR.REB</small>" in html
    assert '<span class="status doubted">denied</span>' in below
    assert re.search(
        r'<span class=trigger data-for=event-1 title="[^"]*"><a class="no ev" id="e1" href="#event-1"', beside
    )


def test_the_narrators_opinion_is_marked_counted_and_told_beside() -> None:
    html = to_html(grounded())
    assert 'Of the narrator’s 2 sentences 1 is opinion. <a href="#loaded">5 loaded words</a>.' in html
    assert re.search(r"<span class=opinion title=[^>]*><a class=\"no op\" id=\"opinion-1\"[^>]*>opinion</a>", html)
    assert re.search(r"<aside>.*<p class=view><a href=\"#opinion-1\"[^>]*>opinion</a>: doubt, numbers</p>", html)
    assert parse(html).rows[0].startswith("BEIRUT, March 4 (Meridian) — Syrian warplanes bombed a rebel camp")


def test_loaded_words_have_the_colour_of_whoever_uses_them() -> None:
    html = to_html(grounded())
    assert re.search(r"<span class=\"loaded w1 c1 p0\"[^>]*used by Omar Dast[^>]*>", html)
    assert '<span class="loaded own" role=mark' in html


def test_lists_lead_to_their_paragraph() -> None:
    page = parse(to_html(grounded()))
    ids = [attributes.get("id") for tag, attributes in page.tags if tag == "div"]
    assert "par-2" in ids
    assert ("a", {"href": "#par-2"}) in page.tags


@given(grounded_readings())
def test_voices_and_grounds_leave_the_text_whole(reading: Reading) -> None:
    bare = reading.model_copy(update={"voices": (), "loaded": (), "moments": (), "citations": ()})
    assert parse(to_html(reading)).rows == parse(to_html(bare)).rows


@given(grounded_readings())
def test_parts_need_no_style_of_their_own(reading: Reading) -> None:
    made = parts(reading)
    assert not any("style" in attributes for _, attributes in parse("".join(made[:-2])).tags)
    assert f".said:not(.w{min(made.voices, 5)})" in stylesheet()


def test_cards_hold_what_else_is_given_for_them() -> None:
    more = {"a1": "<p>of the statement</p>", "e1": "<p>of the event</p>"}
    made = parts(told(), lambda one: more.get(one, ""))
    assert "<p>of the statement</p>" in made.statements
    assert made.text.count("<p>of the event</p>") == 1
    paragraph = paragraphs(told().article.text)[1]
    assert f'<p data-at="{paragraph.start}">' in made.text


def test_a_long_text_is_shown_in_parts_that_lead_to_one_another() -> None:
    whole = parts(told())
    made = [parts(told(), sheet=one, longest=150) for one in range(1, parts(told(), longest=150).sheets + 1)]
    assert whole.sheets == 1
    assert len(made) > 1
    rows = [row for one in made for row in parse(one.text).rows]
    assert rows == parse(whole.text).rows
    cards = [card for one in made for card in re.findall(r'<li id="((?:event-|s)\d+)"', one.text + one.statements)]
    assert sorted(cards) == sorted(re.findall(r'<li id="((?:event-|s)\d+)"', whole.text + whole.statements))
    places = sheets(told(), 150)
    for number, one in enumerate(made, start=1):
        page = parse("".join(one[:-2]))
        ids = {attributes.get("id") for _, attributes in page.tags}
        for link in (attributes.get("href") or "" for tag, attributes in page.tags if tag == "a"):
            elsewhere = re.fullmatch(r"\?part=(\d+)#(.+)", link)
            assert link in {"#top"} or link[:1] != "#" or link[1:] in ids
            assert not elsewhere or f'id="{elsewhere[2]}"' in "".join(made[int(elsewhere[1]) - 1][:-2])
        for event in re.findall(r'<li id="event-(\d+)"', one.text + one.statements):
            assert places[f"e{event}"] == number
