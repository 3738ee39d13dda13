"""The parts of a reading's page: head, speakers, text with its margin, statements, and what is below them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import groupby, islice
from typing import NamedTuple

from reportedly.formats import (
    event_html,
    grounding_html,
    phrases,
    speakers_html,
    statement_html,
    voice_html,
    voice_phrases,
)
from reportedly.formats.markup import Layer, bar, escape, nested
from reportedly.formats.paragraphs import Paragraph, paragraph_at, paragraphs
from reportedly.formats.voices import depths, voices
from reportedly.records import NARRATOR, Article, Attribution, Event, Reading, SentenceVoice, Span, Stated

_SAFE_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LONG = 240

More = Callable[[str], str]
"""What else the card of a statement or event holds at its end, by its id, as it is written."""


class Parts(NamedTuple):
    """A reading's page in its parts, as they are written; what there is nothing of is empty.

    Args:
        voices: how many there are.
        sheets: in how many parts the text is shown.
    """

    head: str
    speakers: str
    text: str
    statements: str
    wording: str
    grounds: str
    foot: str
    voices: int
    sheets: int


class View:
    """One reading, with what its parts need from each other while they are written.

    Args:
        reading: that is shown.
        prefix: of all ids.
        more: what else the card of a statement or event holds, by its id.
        sheet: the number of the part of the text that is shown, from 1; a text that is not parted has one.
        longest: characters of a part; ``None`` for the text as a whole.
    """

    def __init__(self, reading: Reading, prefix: str, more: More, sheet: int = 1, longest: int | None = None) -> None:
        self.reading = reading
        self.article = reading.article
        self.prefix = prefix
        self.more = more
        self.voices = voices(reading)
        self.speaking = {voice.speaker.id: speakers_html.classes(voice) for voice in self.voices.voices}
        self.depths = depths(reading)
        self.numbers = {one.id: number for number, one in enumerate(reading.attributions, start=1)}
        self.by_id = {one.id: one for one in reversed(reading.attributions)}
        self.paragraphs = paragraphs(self.article.text)
        self.ends = [paragraph.end for paragraph in self.paragraphs]
        self.title = self._title_paragraph()
        self.title_number = self.title.number if self.title else 0
        self.sheets = sheets(self.paragraphs, longest) if longest else {}
        self.sheet = sheet
        self.events = list(enumerate(reading.events, start=1))
        self.vouched: dict[str, list[tuple[int, Event]]] = {}
        for number, event in self.events:
            self.vouched.setdefault(event.voucher, []).append((number, event))
        self.starts = {one.id: self.number_at(self.begins(one)) for one in reading.attributions}
        self.event_starts = {event.id: self.first_shown(event.trigger) for _, event in self.events}
        self.event_cards = {
            event.id: self.to(
                self.starts.get(event.voucher, self.number_at(self.event_starts[event.id])), f"event-{number}"
            )
            for number, event in self.events
        }
        self.opinions = list(enumerate(voice_phrases.opinions(reading), start=1))
        self.layers: dict[int, list[Layer]] = {}
        for layer in self._layers():
            for paragraph in self._overlapping(layer.start, layer.end):
                self.layers.setdefault(paragraph.number, []).append(layer)
        self.starting: dict[int, list[Attribution]] = {}
        for one in reading.attributions:
            self.starting.setdefault(self.starts[one.id], []).append(one)
        self.beside: dict[int, list[tuple[int, Event]]] = {}
        for number, event in self.events:
            self.beside.setdefault(self.number_at(self.event_starts[event.id]), []).append((number, event))
        self.held: dict[int, list[tuple[int, SentenceVoice]]] = {}
        for number, sentence in self.opinions:
            self.held.setdefault(self.number_at(self.first_shown((sentence.span,))), []).append((number, sentence))

    # --- parts of long texts -------------------------------------------------------------------

    def sheet_of(self, paragraph: int) -> int:
        """The part that a paragraph stands in; what is not shown, and the headline, in the first."""
        return 1 if paragraph == self.title_number else self.sheets.get(paragraph, 1)

    def here(self, paragraph: int) -> bool:
        """Whether a paragraph stands in the part that is shown."""
        return self.sheet_of(paragraph) == self.sheet

    def card_sheets(self) -> dict[str, int]:
        """The part that has the card of each statement and event, by its id."""
        found = {one: self.sheet_of(number) for one, number in self.starts.items()}
        for event, begins in self.event_starts.items():
            found[event] = self.sheet_of(self.number_at(begins))
        return found | {event.id: found[event.voucher] for _, event in self.events if event.voucher in self.starts}

    def to(self, paragraph: int, anchor: str) -> str:
        """The address of what has its place with a paragraph."""
        return f"{'' if self.here(paragraph) else f'?part={self.sheet_of(paragraph)}'}#{self.prefix}{anchor}"

    # --- names ---------------------------------------------------------------------------------

    def anchor(self, attribution: Attribution) -> str:
        """The id of a statement's place in the text."""
        number = self.numbers[attribution.id]
        return self.prefix + (attribution.id if _SAFE_ID.fullmatch(attribution.id) else f"n{number}")

    def begins(self, attribution: Attribution) -> int | None:
        """Where the first of a statement's words that is shown stands: white space around paragraphs is not."""
        return self.first_shown(attribution.content)

    def first_shown(self, spans: tuple[Span, ...]) -> int | None:
        """Where the first character of some spans that is shown stands."""
        for span in spans:
            for paragraph in self._overlapping(span.start, span.end):
                return max(span.start, paragraph.start)
        return None

    def number_at(self, offset: int | None) -> int:
        """The number of the paragraph where something begins; 0 if it is not shown."""
        place = paragraph_at(self.paragraphs, offset) if offset is not None else None
        return place.number if place else 0

    def at(self, span: Span) -> str:
        """The address of the paragraph a span begins in; the top of the page for the headline."""
        number = self.number_at(self.first_shown((span,)))
        return self.to(number, "top" if number in (0, self.title_number) else f"par-{number}")

    def cards(self, events: list[tuple[int, Event]]) -> str:
        """The cards of some events."""
        return event_html.in_list(self.card(number, event) for number, event in events)

    def card(self, number: int, event: Event) -> str:
        """All of an event."""
        begins = self.event_starts[event.id]
        at = self.to(self.number_at(begins), f"e{number}") if begins is not None else None
        return event_html.card(self.reading, number, event, self.prefix, at, self.event_cards, self.more(event.id))

    def cards_beside(self, paragraph: int) -> str:
        """The narrator's events of a paragraph whole, the others short, in the order of the text."""
        return event_html.in_list(
            event_html.brief(self.reading, event, self.event_cards[event.id], self.user_classes(event.voucher))
            if event.voucher in self.numbers
            else self.card(number, event)
            for number, event in self.beside.get(paragraph, [])
        )

    def user_classes(self, voucher: str) -> str:
        """The classes of a voice by the id of one of its statements; none for the narrator."""
        said = self.by_id.get(voucher)
        return self.classes(said) if said else ("own" if voucher == NARRATOR else "nobody")

    def classes(self, attribution: Attribution) -> str:
        """The classes that give a statement its voice's colour and pattern."""
        return self.speaking.get(attribution.source.speaker, "nobody") if attribution.source else "nobody"

    # --- the page ------------------------------------------------------------------------------

    def parts(self) -> Parts:
        """All of it."""
        rows = "\n".join(self._row(one) for one in self.paragraphs if one != self.title and self.here(one.number))
        first = self.sheet == 1
        narrated = voice_html.lead(self.reading, self.prefix, self.to(0, "loaded"))
        return Parts(
            head=self._head(self.title),
            speakers=speakers_html.section(self.reading, self.voices, self.prefix, narrated),
            text=f'<article class="text">\n{rows}\n</article>',
            statements=self._list(),
            wording=voice_html.section(self.reading, self.prefix, self.at) if first else "",
            grounds=grounding_html.section(self.reading, self.prefix, self.at) if first else "",
            foot=self._foot(),
            voices=len(self.voices.voices),
            sheets=max(self.sheets.values(), default=1),
        )

    def _title_paragraph(self) -> Paragraph | None:
        """The paragraph that is the headline, where the headline stands in the text."""
        span = self.article.title.span if self.article.title else None
        found = paragraph_at(self.paragraphs, span.start) if span else None
        return found if found and span and span.end - span.start >= (found.end - found.start) * 0.8 else None

    def _head(self, title: Paragraph | None) -> str:
        article = self.article
        kicker = [f"<bdi>{escape(stated.value)}</bdi>" for stated in (article.outlet,) if stated]
        if article.agency and article.agency != article.outlet:
            kicker.append(f"<bdi>{escape(article.agency.value)}</bdi>")
        if title and self.sheet == 1:
            headline = nested(article.text, title.start, title.end, self._over(title))
        else:
            headline = escape(phrases.title(article))
        at = f' data-at="{title.start}"' if title and self.sheet == 1 else ""
        facts = []
        if article.authors:
            facts.append("By " + ", ".join(f"<bdi>{escape(author.value)}</bdi>" for author in article.authors))
        if article.dateline:
            facts.append(f"<bdi>{escape(article.dateline.value)}</bdi>")
        for stated, word in ((article.published, ""), (article.modified, "updated ")):
            if stated and (word == "" or not article.published or stated.value != article.published.value):
                facts.append(
                    f'{word}<time datetime="{escape(stated.value)}" title="from {escape(stated.basis)}">'
                    f"{escape(phrases.day(stated.value))}</time>"
                )
        address = _address(article)
        if address:
            facts.append(address)
        notes = "".join(f"<p class=note>{escape(note)}</p>" for note in phrases.notes(self.reading))
        above = (0, title.number) if title else (0,)
        loose = "".join(map(self.cards_beside, above)) if self.sheet == 1 else ""
        return (
            f"<header>\n<p class=kicker>{' · '.join(kicker)}</p>\n<h1{at}>{headline}</h1>\n"
            f"<p class=facts>{' · '.join(facts)}</p>\n{notes}{loose}</header>"
        )

    # --- the text ------------------------------------------------------------------------------

    def _layers(self) -> list[Layer]:
        found: list[Layer] = []
        for one in self.reading.attributions:
            if not self._touched(one):
                continue
            number, title = self.numbers[one.id], escape(statement_html.summary(self.reading, one))
            link = (
                f'<a class=no id="{self.anchor(one)}" href="#{self.prefix}s{number}" '
                f'aria-label="Statement {number}: {title}">{number}</a>'
            )
            depth, begins = self.depths[one.id], self.begins(one)
            found += statement_html.layers(one, number, depth, self.classes(one), title, begins, link)
        for number, event in self.events:
            begins = self.event_starts[event.id]
            if self.here(self.number_at(begins)):
                to = self.event_cards[event.id]
                found += event_html.layers(self.reading, event, number, self.prefix, begins, to)
        for number, sentence in self.opinions:
            found.append(voice_html.opinion(sentence, number, self.prefix, self.first_shown((sentence.span,))))
        for number, word in enumerate(self.reading.loaded, start=1):
            found.append(voice_html.loaded(self.reading, word, number, self.user_classes(word.user)))
        found.extend(
            Layer((-1,), span.start, span.end, "<span class=furniture>")
            for span in self.article.furniture
            if span.exact
        )
        return found

    def _touched(self, one: Attribution) -> bool:
        """Whether some word of a statement may stand in the part that is shown."""
        if not self.sheets:
            return True
        spans = (*one.content, *one.cue, *(one.source.spans if one.source else ()))
        ends = (min((span.start for span in spans), default=0), max((span.end for span in spans), default=0))
        first, last = (self.sheet_of(self.number_at(at)) for at in ends)
        return first <= self.sheet <= last

    def _overlapping(self, start: int, end: int) -> Iterator[Paragraph]:
        for paragraph in islice(self.paragraphs, bisect_right(self.ends, start), None):
            if paragraph.start >= end:
                return
            yield paragraph

    def _over(self, paragraph: Paragraph) -> list[Layer]:
        return self.layers.get(paragraph.number, [])

    def _row(self, paragraph: Paragraph) -> str:
        text = nested(self.article.text, paragraph.start, paragraph.end, self._over(paragraph))
        only = any(span.start <= paragraph.start and paragraph.end <= span.end for span in self.article.furniture)
        identifier = f"{self.prefix}par-{paragraph.number}"
        kind = "row aside" if only else "row"
        beside = self._margin(paragraph)
        return f'<div class="{kind}" id="{identifier}"><p data-at="{paragraph.start}">{text}</p>{beside}</div>'

    def _margin(self, paragraph: Paragraph) -> str:
        """Who begins to speak in a paragraph, what is told to have been done in it, and where it is opinion."""
        begins = self.starting.get(paragraph.number, [])
        notes = []
        for (name, via), group in groupby(begins, key=lambda one: (phrases.source(self.reading, one), self._via(one))):
            same = list(group)
            acts = ", ".join(
                f'<a href="#{self.prefix}s{self.numbers[one.id]}">{self.numbers[one.id]}</a> '
                f"{escape(phrases.deed(self.reading, one))}"
                for one in same
            )
            through = f"<small>via {escape(via)}</small>" if via else ""
            notes.append(
                f'<p class="{self.classes(same[0])}"><i class=swatch></i>'
                f"<b><bdi>{escape(name)}</bdi></b> <span>{acts}</span>{through}</p>"
            )
        notes.append(voice_html.note(self.held.get(paragraph.number, []), self.prefix))
        notes.append(self.cards_beside(paragraph.number))
        return f"<aside>{''.join(notes)}</aside>" if any(notes) else ""

    def _via(self, attribution: Attribution) -> str:
        return " and ".join(phrases.via(self.reading, attribution))

    # --- the list ------------------------------------------------------------------------------

    def _list(self) -> str:
        listed = [one for one in self.reading.attributions if self.here(self.starts[one.id])]
        if not listed:
            return ""
        known = {one.id for one in listed}
        children: dict[str | None, list[Attribution]] = {}
        for one in listed:
            # A parent that is itself inside its own child, or missing, would hide the statement.
            nests = (
                self.depths[one.id] > 0 and one.parent in known and self.depths[str(one.parent)] < self.depths[one.id]
            )
            children.setdefault(one.parent if nests else None, []).append(one)
        return (
            f'<section class="statements" aria-labelledby="{self.prefix}list">\n'
            f'<h2 id="{self.prefix}list">Statement by statement</h2>\n{self._items(children, None)}</section>'
        )

    def _items(self, children: dict[str | None, list[Attribution]], parent: str | None) -> str:
        items = "".join(self._item(one) + self._items(children, one.id) + "</li>\n" for one in children.get(parent, ()))
        return f"<ol>{items}</ol>" if items else ""

    def _item(self, one: Attribution) -> str:
        number, told = self.numbers[one.id], phrases.addressee(self.reading, one.addressee)
        place = paragraph_at(self.paragraphs, one.content[0].start) if one.content else None
        tags = [one.kind.value]
        if one.headline:
            tags.append("headline")
        if place:
            tags.append(f"paragraph {place.number}")
        if told:
            tags.append(f"to {told}")
        if one.channel:
            tags.append(one.channel.exact)
        chain = " <i>→</i> ".join(
            f"<span><bdi>{escape(link)}</bdi></span>" for link in phrases.chain(self.reading, one)
        )
        low = " low" if one.confidence < phrases.LOW_CONFIDENCE else ""
        target = self.anchor(one) if self.begins(one) is not None else f"{self.prefix}s{number}"
        return (
            f'<li id="{self.prefix}s{number}" class="{self.classes(one)}"><div class=card>'
            f'<p class=head><a class=no href="#{target}" title="Show it in the text">{number}</a> '
            f"<i class=swatch></i><b><bdi>{escape(phrases.source(self.reading, one))}</bdi></b> "
            f"<em>{escape(phrases.deed(self.reading, one))}</em></p>"
            f"<blockquote>{escape(phrases.shortened(phrases.quoted(one), _LONG))}</blockquote>"
            f"<p class=chain>{chain}</p>"
            f"<p class=tags>{''.join(f'<span>{escape(tag)}</span>' for tag in tags)}"
            f'<span class="sure{low}">{bar(one.confidence)}{phrases.percent(one.confidence)} sure</span></p>'
            f"{self.more(one.id)}{self.cards(self.vouched.get(one.id, []))}</div>"
        )

    def _foot(self) -> str:
        return (
            "<footer><p><span class=legend><span class=source>source</span> <span class=cue>cue</span> "
            "<span class=addressee>addressee</span> <span class=channel>channel</span> "
            "<span class=trigger>event</span> <span class=loaded>loaded word</span> "
            "<span class=opinion>narrator’s opinion</span></span> "
            f"Words are counted once, for the innermost voice. Read by {escape(self.reading.produced_by)}, "
            f"schema {escape(self.reading.schema_version)}.</p></footer>"
        )


def sheets(found: tuple[Paragraph, ...], longest: int) -> dict[int, int]:
    """The part that each paragraph stands in, by their numbers: parts end where paragraphs do."""
    numbers: dict[int, int] = {}
    sheet, begins = 1, 0
    for one in found:
        if one.end - begins > longest and one.start > begins:
            sheet, begins = sheet + 1, one.start
        numbers[one.number] = sheet
    return numbers


def _address(article: Article) -> str:
    """The article's own address as a link, if it is one of the web."""
    url: Stated | None = article.url
    if url is None or not re.match(r"https?://", url.value, re.IGNORECASE):
        return ""
    host = url.value.split("/")[2]
    return f'<a href="{escape(url.value)}" rel="noreferrer noopener">{escape(host)}</a>'
