"""A reading for a person at a terminal: who speaks, and every statement in the order of the text."""

from __future__ import annotations

from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reportedly.formats import event_phrases, grounding_phrases, phrases, voice_phrases
from reportedly.formats.paragraphs import paragraph_at, paragraphs
from reportedly.formats.voices import Voice, Voices, depths, voices
from reportedly.records import NARRATOR, Attribution, Event, Reading

PLAIN_WIDTH = 100
"""Width of a reading that no terminal shows, so that what is piped is the same everywhere."""

_COLOURS = ("bright_blue", "yellow", "green", "magenta", "cyan", "red", "bright_green", "bright_magenta", "bright_cyan")
_BAR = 16
_INDENT = 3
_FEW = 3
"""How many sentences of opinion are shown."""
_SEVERAL = 6
"""How many loaded words and documents are shown."""


def to_text(reading: Reading) -> str:
    """The reading as plain text of a fixed width."""
    return styled(reading, width=PLAIN_WIDTH, colours=None)


def styled(reading: Reading, *, width: int, colours: str | None) -> str:
    """The reading as text for a terminal.

    Args:
        reading: what to show.
        width: of the terminal, in columns.
        colours: rich's name of a colour system (``standard``, ``256``, ``truecolor``), or ``None`` for plain text.
    """
    return printed(renderable(reading), width=width, colours=colours)


def printed(shown: RenderableType, *, width: int, colours: str | None) -> str:
    """What rich prints, as text.

    Args:
        shown: what to print.
        width, colours: as for :func:`styled`.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=max(width, 40),
        color_system=colours,  # type: ignore[arg-type]  # one of rich's literals, as its Console names them
        force_terminal=colours is not None,
        no_color=colours is None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    console.print(shown)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().rstrip().split("\n"))


def renderable(reading: Reading) -> RenderableType:
    """The reading as something rich prints."""
    found = voices(reading)
    parts: list[RenderableType] = [*head(reading), Text()]
    if not reading.attributions and not reading.events:
        return Group(*parts, Text("No statements and no events were found.", style="italic"), *_closing(reading))
    if reading.attributions:
        parts += [_speakers(reading, found), Text()]
    body = [shown for _, shown in sorted(_body(reading, found), key=lambda one: one[0])]
    return Group(*parts, *body, *_closing(reading))


def _closing(reading: Reading) -> list[RenderableType]:
    """How far the narrator holds an opinion, which words take sides, which documents are cited; what there is of it."""
    shown: list[RenderableType] = []
    opinions = voice_phrases.opinions(reading)
    if opinions:
        verb = "is" if len(opinions) == 1 else "are"
        told = f"{len(opinions)} of {phrases.count(len(reading.voices), 'sentence')} {verb} opinion"
        shown.append(Text("In the narrator's voice: ", style="bold").append(told, style="not bold"))
        for one in opinions[:_FEW]:
            line = Text(phrases.shortened(clean(one.span.exact), 64), no_wrap=True, overflow="ellipsis")
            line.append(f"  {clean(', '.join(voice_phrases.grounds([one])))}", style="dim")
            shown.append(Padding(line, (0, 0, 0, 2)))
    words = [
        f"{one.words}{f' → {one.neutral}' if one.neutral else ''} ({voice_phrases.users(one)})"
        for one in voice_phrases.wordings(reading)
    ]
    documents = [one.name for one in grounding_phrases.documents(reading)]
    for title, items in (("Loaded wording", words), ("Documents cited", documents)):
        if items:
            more = [f"and {len(items) - _SEVERAL} more"] if len(items) > _SEVERAL else []
            listed = "; ".join(phrases.shortened(clean(item), 96) for item in [*items[:_SEVERAL], *more])
            shown.append(Text(f"{title}: ", style="bold").append(listed, style="not bold"))
    return shown


def _body(reading: Reading, found: Voices) -> list[tuple[int, RenderableType]]:
    """Statements with the events that hang on them, and the narrator's own events, with where each stands."""
    places, depth = paragraphs(reading.article.text), depths(reading)
    shown: list[tuple[int, RenderableType]] = []
    for number, one in enumerate(reading.attributions, start=1):
        place = paragraph_at(places, one.content[0].start) if one.content else None
        statement = _statement(reading, found, number, one, f"¶{place.number}" if place else "")
        start = min(span.start for span in (*one.cue, *one.content))
        shown.append((start, Padding(statement, (0, 0, 0, _INDENT * min(depth[one.id], 6)))))
    for event in reading.events:
        if event.voucher == NARRATOR:
            place = paragraph_at(places, event.trigger[0].start)
            lines = _event(reading, event, f"¶{place.number}" if place else "")
            shown.append((event.trigger[0].start, Group(*lines, Text())))
    return shown


def _event(reading: Reading, event: Event, place: str = "") -> list[RenderableType]:
    """An event in two lines: who did what to whom; status, place, date and links."""
    head = Text("▸ ", style="dim")
    head.append(f"{event.id}  ", style="dim")
    head.append(clean(event_phrases.kind(event)), style="bold")
    head.append(f"  {clean(event_phrases.parties(reading, event.actors))}")
    if event.recipients:
        head.append(f" → {clean(event_phrases.parties(reading, event.recipients))}")
    facts = [*event_phrases.facts(reading, event), place]
    if event.confidence < phrases.LOW_CONFIDENCE:
        facts.append(f"only {phrases.percent(event.confidence)} sure")
    style = "dim yellow" if event_phrases.doubted(event) else "dim"
    below = Text(f"“{clean(event.trigger[0].exact)}” · " + " · ".join(clean(f) for f in facts if f), style=style)
    return [head, Padding(below, (0, 0, 0, 2))]


def head(reading: Reading) -> list[RenderableType]:
    """Title, outlet, date and notes of the article, above a rule."""
    article = reading.article
    facts = [stated.value for stated in (article.outlet, article.agency) if stated]
    facts = list(dict.fromkeys(facts))
    if article.published:
        facts.append(phrases.day(article.published.value))
    if article.dateline:
        facts.append(article.dateline.value)
    if article.authors:
        facts.append("by " + ", ".join(author.value for author in article.authors))
    parts: list[RenderableType] = [Text(clean(phrases.title(article)), style="bold")]
    if facts:
        parts.append(Text(clean(" · ".join(facts)), style="dim"))
    parts += [Text(clean(note), style="dim italic") for note in phrases.notes(reading)]
    return [*parts, Rule(style="dim", characters="─")]


def _speakers(reading: Reading, found: Voices) -> RenderableType:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, expand=False)
    table.add_column(ratio=None, overflow="fold")
    table.add_column(justify="right", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(no_wrap=True)
    widest = max((voice.share for voice in found.voices), default=0.0) or 1.0
    for voice in found.voices:
        name = Text("● ", style=_colour(voice)) + Text(clean(voice.speaker.label), style=f"bold {_colour(voice)}")
        role = phrases.role(voice.speaker)
        if role:
            name += Text(f", {clean(role)}", style="dim")
        bar = Text("█" * max(1, round(_BAR * voice.share / widest)), style=_colour(voice))
        table.add_row(
            name,
            phrases.count(len(voice.statements), "statement"),
            phrases.percent(voice.share),
            bar if voice.words else "",
        )
    own = Text("○ ", style="dim") + Text(f"{clean(phrases.outlet(reading.article))}'s own words", style="dim")
    table.add_row(own, "", Text(phrases.percent(found.narrator), style="dim"), "")
    return table


def _statement(reading: Reading, found: Voices, number: int, one: Attribution, place: str) -> RenderableType:
    voice = found.of(one)
    colour = _colour(voice) if voice else "dim"
    head = Text()
    head.append(f"{number}  ", style="dim")
    head.append(clean(phrases.source(reading, one)), style=f"bold {colour}" if voice else "italic dim")
    head.append(f" {phrases.deed(reading, one)}", style=colour)
    told = phrases.addressee(reading, one.addressee)
    if told:
        head.append(f" to {clean(told)}")
    if one.channel:
        head.append(f" {clean(one.channel.exact)}")
    facts = [one.kind.value, *(["headline"] if one.headline else []), place]
    head.append("  " + " · ".join(fact for fact in facts if fact), style="dim")
    parts: list[RenderableType] = [head]
    if len(one.chain) > 2:
        parts.append(Padding(Text(clean(" → ".join(phrases.chain(reading, one))), style="dim"), (0, 0, 0, _INDENT)))
    if one.confidence < phrases.LOW_CONFIDENCE:
        filled = round(10 * one.confidence)
        sure = Text("▮" * filled + "▯" * (10 - filled), style="yellow")
        sure.append(f" only {phrases.percent(one.confidence)} sure", style="dim")
        parts.append(Padding(sure, (0, 0, 0, _INDENT)))
    parts.append(Padding(Text(clean(phrases.quoted(one))), (0, 0, 0, _INDENT)))
    hanging = [line for event in reading.events if event.voucher == one.id for line in _event(reading, event)]
    parts += [*(Padding(line, (0, 0, 0, _INDENT)) for line in hanging), Text()]
    return Group(*parts)


def _colour(voice: Voice) -> str:
    return _COLOURS[voice.number % len(_COLOURS)]


def clean(text: str) -> str:
    """The text on one line and without control characters, which could move a terminal's cursor or worse."""
    return "".join(char if char.isprintable() or char == " " else " " for char in " ".join(text.split()))
