"""Happenings for a person at a terminal: who told them, on whose word, and where the tellings contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from reportedly.formats import event_phrases, phrases, telling_phrases
from reportedly.formats.terminal import clean
from reportedly.records import Contradiction, Happening, Sequel, Side, Telling

_INDENT = 4
_SENTENCE = 240
"""Characters of a sentence in a list."""
_ABREAST = 2
"""Sides of a contradiction beside each other."""
_STATUSES = {"asserted": "green", "denied": "red"}
"""Colours of statuses; the others are yellow."""


def listed(one: Happening) -> RenderableType:
    """A happening in a list: who did what to whom; how far it was told, on whose word; what contradicts what."""
    first = _by_ref(one)[one.first]
    parts: list[RenderableType] = [_head(one), _below(Text(_facts(one), style="dim"))]
    parts.append(_below(Text(f"“{_short(first.says)}”", style="italic")))
    if len(one.tellings) > 1:
        parts.append(_labelled("first told by", clean(telling_phrases.origin(first))))
    parts += _voices_in_short(one)
    for contradiction in one.contradictions:
        parts.append(_below(_question(contradiction)))
        parts += [
            _below(line, _INDENT + 2)
            for side in contradiction.sides
            for line in _side_in_short(one, contradiction, side)
        ]
    named = f"reportedly story {one.first if one.id is None else one.id}"
    return Group(*parts, _below(Text(named, style="dim")))


def whole(one: Happening, followed: Mapping[str, Happening]) -> RenderableType:
    """A happening in full.

    Args:
        followed: what is told by the events of its sequels, by their refs; those that are not there go without words.
    """
    number = "" if one.id is None else f" · story {one.id}"
    parts: list[RenderableType] = [
        _head(one),
        Text(_facts(one) + number, style="dim"),
        Rule(style="dim", characters="─"),
    ]
    parts += _section("On whose word", _voices(one))
    against = [line for contradiction in one.contradictions for line in (*_sides(one, contradiction), Text())]
    parts += _section("Told in ways that cannot all be right", against[:-1])
    parts += _section("Told by", _tellings(one))
    parts += _section("What followed", [_sequel(sequel, followed.get(sequel.ref)) for sequel in one.sequels])
    return Group(*parts)


def _section(title: str, body: Sequence[RenderableType]) -> list[RenderableType]:
    return [Text(), Text(title, style="bold"), *body] if body else []


def _head(one: Happening) -> Text:
    line = Text(clean(f"{one.type} {one.mode}" if one.mode else one.type), style="bold")
    line.append(f"  {clean(telling_phrases.few(one.actors)) or '?'}", style="not bold")
    if one.recipients:
        line.append(f" → {clean(telling_phrases.few(one.recipients))}", style="not bold")
    return line


def _facts(one: Happening) -> str:
    """When and where; how many articles, outlets and independent voices."""
    facts = [telling_phrases.day_or_days(one.start, one.end), one.place]
    facts.append(telling_phrases.reach(one.articles, one.outlets))
    facts.append(phrases.count(len(one.voices), "independent voice"))
    if one.deniers:
        facts.append(f"denied by {len(one.deniers):,}")
    return " · ".join(clean(fact) for fact in facts if fact)


def _voices_in_short(one: Happening) -> Iterator[RenderableType]:
    names = "; ".join(telling_phrases.voice(one, voice) for voice in one.voices)
    against = "; ".join(telling_phrases.voice(one, voice) for voice in one.deniers)
    if names:
        yield _labelled("on the word of", clean(names))
    if against:
        yield _labelled("denied by", clean(against), "red")


def _side_in_short(one: Happening, about: Contradiction, side: Side) -> list[RenderableType]:
    """What one side says, by whom, and the words of its first telling."""
    by_ref = _by_ref(one)
    tellings = [by_ref[ref] for ref in side.refs if ref in by_ref]
    line = Text(clean(telling_phrases.answer(about, side.says)), style="bold")
    who = dict.fromkeys(telling_phrases.told_by(telling) for telling in tellings)
    line.append(f": {clean(telling_phrases.few(tuple(who)))}", style="not bold")
    words = [Text(f"“{_short(telling.says)}”", style="italic dim") for telling in tellings[:1]]
    return [line, *(_below(text) for text in words)]


def _voices(one: Happening) -> list[RenderableType]:
    """Each independent voice and the numbers of the tellings that stand on it."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(overflow="fold")
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    numbers, by_ref = telling_phrases.numbers(one), _by_ref(one)
    for mark, style, says, voices in (("●", "green", "", one.voices), ("○", "red", "denies it: ", one.deniers)):
        for voice in voices:
            held = [ref for ref in voice.refs if ref in by_ref]
            outlets = dict.fromkeys(telling_phrases.outlet(by_ref[ref]) for ref in held)
            name = Text(f"{mark} ", style=style).append(
                f"{says}{clean(telling_phrases.voice(one, voice))}", style=style
            )
            stands = f"{'telling' if len(held) == 1 else 'tellings'} {', '.join(str(numbers[ref]) for ref in held)}"
            table.add_row(name, stands, Text(clean(", ".join(outlets))))
    return [Padding(table, (0, 0, 0, 2))] if table.row_count else []


def _sides(one: Happening, about: Contradiction) -> list[RenderableType]:
    """The sides of a contradiction beside each other, each with all its words."""
    rows: list[RenderableType] = [Padding(_question(about), (0, 0, 0, 2))]
    for at in range(0, len(about.sides), _ABREAST):
        table = Table.grid(padding=(0, 3, 0, 0), expand=True)
        some = about.sides[at : at + _ABREAST]
        for _ in range(_ABREAST):
            table.add_column(ratio=1, overflow="fold")
        table.add_row(*(_side(one, about, side) for side in some))
        rows.append(Padding(table, (0, 0, 0, 4)))
    return rows


def _question(one: Contradiction) -> Text:
    return Text("≠ ", style="yellow").append(clean(telling_phrases.question(one)), style="bold")


def _side(one: Happening, about: Contradiction, side: Side) -> RenderableType:
    numbers, by_ref = telling_phrases.numbers(one), _by_ref(one)
    head = Text(clean(telling_phrases.answer(about, side.says)), style="bold")
    head.append(f"  {phrases.count(len(side.refs), 'telling')}", style="not bold dim")
    parts: list[RenderableType] = [head]
    for words, told in telling_phrases.same_words(by_ref[ref] for ref in side.refs if ref in by_ref):
        who = "; ".join(f"{numbers[telling.ref]} {clean(telling_phrases.voucher(telling))}" for telling in told)
        parts += [Text(who, style="dim"), Text(f"“{clean(words)}”", style="italic")]
    return Group(*parts)


def _tellings(one: Happening) -> list[RenderableType]:
    """What each article tells, the first one on top."""
    lags = telling_phrases.lags(one)
    shown: list[RenderableType] = []
    for article in dict.fromkeys(telling.article for telling in one.tellings):
        own = [telling for telling in one.tellings if telling.article == article]
        lag = lags.get(one.first if any(telling.ref == one.first for telling in own) else own[0].ref)
        head = Text(clean(telling_phrases.origin(own[0])), style="bold")
        head.append(f" · {lag}" if lag else "", style="not bold")
        shown.append(_below(head, 2))
        if own[0].title and (own[0].outlet or own[0].agency):
            shown.append(_below(Text(clean(own[0].title), style="dim")))
        shown += _of_article(one, own)
    return shown


def _of_article(one: Happening, own: Sequence[Telling]) -> Iterator[RenderableType]:
    """The tellings of one article, those of the same sentence above it; words that a copy repeats are left out."""
    numbers = telling_phrases.numbers(one)
    for words, same in telling_phrases.same_words(own):
        copied = [telling_phrases.copied_from(one, telling) for telling in same]
        for telling, source in zip(same, copied, strict=True):
            line = Text().append(telling.status or "told", style=_STATUSES.get(telling.status or "", "yellow"))
            line.append(f" by {clean(telling_phrases.voucher(telling))}", style="dim")
            line.append("".join(f" · {clean(event_phrases.size(size))}" for size in telling.sizes), style="dim")
            if source is not None:
                line.append(f" · a copy of {numbers[source.ref]}", style="dim")
            elif telling.copy_of is not None:
                line.append(f" · a copy of article {telling.copy_of}", style="dim")
            line.append(f"  {telling.ref}", style="dim")
            yield _hanging(f"{numbers[telling.ref]:>3}", line, 3)
        if not all(source is not None and source.says == words for source in copied):
            yield _below(Text(f"“{clean(words)}”", style="italic"))


def _sequel(one: Sequel, shown: Happening | None) -> RenderableType:
    after = "the same day" if one.days == 0 else f"{phrases.count(one.days, 'day')} later"
    head = Text().append(one.kind, style="bold").append(f", {after}")
    telling = _by_ref(shown).get(one.ref) if shown is not None else None
    head.append(f": {clean(telling_phrases.origin(telling))}" if telling else "")
    head.append(f"  {one.ref}", style="dim")
    words = [_below(Text(f"“{clean(telling.says)}”", style="italic"))] if telling else []
    return Group(_below(head, 2), *words)


def _by_ref(one: Happening) -> Mapping[str, Telling]:
    return {telling.ref: telling for telling in one.tellings}


def _short(words: str) -> str:
    return phrases.shortened(clean(words), _SENTENCE)


def _labelled(label: str, words: str, style: str = "") -> RenderableType:
    """Words behind a label, hanging beside it where they take several lines."""
    return _below(_hanging(label, Text(words, style=style), 14))


def _hanging(label: str, words: Text, width: int) -> RenderableType:
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(width=width, no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    table.add_row(label, words)
    return table


def _below(shown: RenderableType, indent: int = _INDENT) -> RenderableType:
    return Padding(shown, (0, 0, 0, indent))
