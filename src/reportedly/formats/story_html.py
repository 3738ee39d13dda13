"""Happenings as parts of a page: who told them, on whose word, where the tellings contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.formats import event_phrases, phrases, telling_phrases
from reportedly.formats.markup import escape
from reportedly.formats.ref_html import facts, ref
from reportedly.records import Contradiction, Happening, IndependentVoice, Sequel, Side, Telling


def happening(one: Happening) -> str:
    """A happening in full, as an element without style of its own."""
    kind = f"<b>{escape(one.type)}</b>" + (f" {escape(one.mode)}" if one.mode else "")
    who = escape(telling_phrases.few(one.actors)) or "<span class=nobody>nobody named</span>"
    whom = f" <span aria-label=to>→</span> {escape(telling_phrases.few(one.recipients))}" if one.recipients else ""
    disputes = "".join(_dispute(one, about) for about in one.contradictions)
    return (
        f"<article class=happening>\n<h3>{kind}: {who}{whom}</h3>\n{facts(_facts(one))}\n"
        f"{_part('On whose word', _voices(one))}"
        f"{_part('Told in ways that cannot all be right', disputes)}"
        f"{_part('Told by', _tellings(one))}"
        f"{_part('What followed', _sequels(one.sequels))}</article>\n"
    )


def _part(title: str, body: str) -> str:
    return f"<section>\n<h4>{title}</h4>\n{body}</section>\n" if body else ""


def _facts(one: Happening) -> Iterator[str | None]:
    """When and where; how many articles, outlets and independent voices."""
    yield telling_phrases.day_or_days(one.start, one.end)
    yield one.place
    yield telling_phrases.reach(one.articles, one.outlets)
    yield phrases.count(len(one.voices), "independent voice")
    yield f"denied by {len(one.deniers):,}" if one.deniers else None
    yield None if one.id is None else f"story {one.id}"


def _voices(one: Happening) -> str:
    """Each independent voice and the numbers of the tellings that stand on it; those that deny it below."""
    items = [_voice(one, voice, "asserts", "●") for voice in one.voices]
    items += [_voice(one, voice, "denies", "○") for voice in one.deniers]
    return f"<ul class=voices>\n{''.join(items)}</ul>\n" if items else ""


def _voice(one: Happening, voice: IndependentVoice, does: str, mark: str) -> str:
    numbers = telling_phrases.numbers(one)
    held = [numbers[its] for its in voice.refs if its in numbers]
    stands = f"{'telling' if len(held) == 1 else 'tellings'} {', '.join(map(str, held))}"
    denies = " denies it" if does == "denies" else ""
    return (
        f"<li class={does}><span class=dot aria-hidden=true>{mark}</span> "
        f"<b>{escape(telling_phrases.voice(one, voice))}</b>{denies} <small>{stands}</small></li>\n"
    )


def _dispute(one: Happening, about: Contradiction) -> str:
    sides = "".join(_side(one, about, side) for side in about.sides)
    question = escape(telling_phrases.question(about))
    return (
        f"<div class=dispute>\n<h5><span aria-hidden=true>≠</span> {question}</h5>\n"
        f"<div class=sides>{sides}</div></div>\n"
    )


def _side(one: Happening, about: Contradiction, side: Side) -> str:
    """What one side says, with its sentences; one that several have stands once."""
    numbers, by_ref = telling_phrases.numbers(one), {telling.ref: telling for telling in one.tellings}
    told = [by_ref[its] for its in side.refs if its in by_ref]
    items = ""
    for says, same in telling_phrases.same_words(told):
        tellers = "; ".join(_told_by(telling, numbers[telling.ref]) for telling in same)
        items += f"<li><q>{escape(says)}</q> <small>{tellers}</small></li>\n"
    return f"<div class=side><p><b>{escape(telling_phrases.answer(about, side.says))}</b></p>\n<ul>{items}</ul></div>\n"


def _told_by(one: Telling, number: int) -> str:
    return f"{escape(telling_phrases.told_by(one))} {_number(number)}"


def _number(number: int) -> str:
    return f"<span class=number>{number}</span>"


def _tellings(one: Happening) -> str:
    """What each article tells, the first one on top."""
    lags = telling_phrases.lags(one)
    shown = []
    for article in dict.fromkeys(telling.article for telling in one.tellings):
        own = [telling for telling in one.tellings if telling.article == article]
        lag = lags.get(one.first if any(telling.ref == one.first for telling in own) else own[0].ref)
        titled = own[0].title if own[0].outlet or own[0].agency else None
        title = f"<p class=title>{escape(titled)}</p>\n" if titled else ""
        shown.append(
            f"<li><p class=origin><b>{escape(telling_phrases.origin(own[0]))}</b>"
            + (f" · {escape(lag)}" if lag else "")
            + f"</p>\n{title}{''.join(_of_article(one, own))}</li>\n"
        )
    return f"<ol class=tellings>\n{''.join(shown)}</ol>\n"


def _of_article(one: Happening, own: Sequence[Telling]) -> Iterator[str]:
    """The tellings of one article, those of one sentence above it; words that a copy repeats are left out."""
    numbers = telling_phrases.numbers(one)
    for says, same in telling_phrases.same_words(own):
        copied = [telling_phrases.copied_from(one, telling) for telling in same]
        for telling, source in zip(same, copied, strict=True):
            status = telling.status or "told"
            more = [event_phrases.size(size) for size in telling.sizes]
            if source is not None:
                more.append(f"a copy of {numbers[source.ref]}")
            elif telling.copy_of is not None:
                more.append(f"a copy of article {telling.copy_of}")
            rest = "".join(f" · {escape(fact)}" for fact in more)
            yield (
                f'<p class=stands>{_number(numbers[telling.ref])} <b class="status {escape(status)}">'
                f"{escape(status)}</b> by {escape(telling_phrases.voucher(telling))}{rest} "
                f"{ref(telling.ref)}</p>\n"
            )
        if not all(source is not None and source.says == says for source in copied):
            yield f"<blockquote>{escape(says)}</blockquote>\n"


def _sequels(sequels: Iterable[Sequel]) -> str:
    items = "".join(f"<li><b>{escape(one.kind)}</b>, {_after(one.days)} {ref(one.ref)}</li>\n" for one in sequels)
    return f"<ul>\n{items}</ul>\n" if items else ""


def _after(days: int) -> str:
    return "the same day" if days == 0 else f"{phrases.count(days, 'day')} later"
