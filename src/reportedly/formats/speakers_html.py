"""Who speaks as a part of a page: every voice with its colour, its share of the words, and its statements."""

from __future__ import annotations

from reportedly.formats import phrases
from reportedly.formats.markup import bar, escape
from reportedly.formats.voices import Voice, Voices
from reportedly.records import Reading

COLOURS = 7
PATTERNS = 3
MANY, SHOWN = 18, 12
"""Of more voices than this, so many are shown at once, and the others when they are asked for."""
_STRIP = 1000
"""Width of the strip of all voices, in its own units."""


def classes(voice: Voice) -> str:
    """Its own class, one of seven colours, and from the eighth voice on a pattern as well."""
    return f"w{voice.number} c{voice.number % COLOURS} p{voice.number // COLOURS % PATTERNS}"


def focus(prefix: str, number: int) -> str:
    """Rules that leave only one voice shaded once its name was followed.

    Args:
        prefix: of the ids of the page.
        number: how many voices can be followed.
    """
    rule = ".reportedly:has(#{id}:target) .said:not(.{voice}){{background:none;border-color:transparent}}\n"
    return "".join(rule.format(id=f"{prefix}voice-{one + 1}", voice=f"w{one}") for one in range(number))


def section(reading: Reading, found: Voices, prefix: str, narrated: str) -> str:
    """The list of voices below a strip that shows how the words are shared.

    Args:
        found: the voices of the reading.
        prefix: of the ids of the page.
        narrated: how the narrator speaks, as it is written.
    """
    if not found.voices:
        none = "No statements were found: the whole text is the narrator’s."
        return f'<section class="voices"><p class=lead>{none}{_told(reading)}</p>{narrated}</section>'
    lead = (
        f"{phrases.count(len(reading.attributions), 'statement')} by {phrases.count(len(found.voices), 'voice')}. "
        f"{phrases.percent(1 - found.narrator)} of the words are theirs, "
        f"{phrases.percent(found.narrator)} <bdi>{escape(phrases.outlet(reading.article))}</bdi>’s own.{_told(reading)}"
    )
    items = [_voice(voice, found.voices[0].share or 1.0, prefix) for voice in found.voices]
    first = len(items) if len(items) <= MANY else SHOWN
    rest = (
        f"<details class=others><summary>{phrases.count(len(items) - first, 'more voice')}</summary>"
        f"<ol>{''.join(items[first:])}</ol></details>"
        if items[first:]
        else ""
    )
    return (
        f'<section class="voices" aria-labelledby="{prefix}voices">\n'
        f'<h2 id="{prefix}voices">Who speaks</h2>\n<p class=lead>{lead}</p>{narrated}\n'
        f"{_strip(reading, found)}\n<ol>{''.join(items[:first])}</ol>{rest}\n"
        f'<p class="all"><a href="#{prefix}top">Show every voice again</a></p>\n</section>'
    )


def _told(reading: Reading) -> str:
    """How many events there are, and on whose word."""
    if not reading.events:
        return ""
    known = {one.id for one in reading.attributions}
    own = sum(event.voucher not in known for event in reading.events)
    return (
        f" {phrases.count(len(reading.events), 'event')}: {own} told by "
        f"<bdi>{escape(phrases.outlet(reading.article))}</bdi>, {len(reading.events) - own} by others."
    )


def _strip(reading: Reading, found: Voices) -> str:
    """All words as a strip, in the order of the list, the narrator's last."""
    pieces = [(classes(voice), voice.share, voice.speaker.label) for voice in found.voices if voice.words]
    pieces.append(("own", found.narrator, phrases.outlet(reading.article)))
    at, drawn = 0.0, []
    for name, share, label in pieces:
        left, width = _STRIP * at, max(_STRIP * share - 2, 1.5)
        title = f"<title>{escape(label)}: {phrases.percent(share)}</title>"
        drawn.append(f'<rect class="{name}" x="{left:.1f}" width="{width:.1f}" height="10">{title}</rect>')
        at += share
    return (
        f'<svg class=strip viewBox="0 0 {_STRIP} 10" preserveAspectRatio=none aria-hidden=true>{"".join(drawn)}</svg>'
    )


def _voice(voice: Voice, widest: float, prefix: str) -> str:
    speaker = voice.speaker
    role = phrases.role(speaker)
    return (
        f'<li id="{prefix}voice-{voice.number + 1}" class="{classes(voice)} {speaker.kind.value}">'
        f'<a class=who href="#{prefix}voice-{voice.number + 1}" title="Shade only this voice"><i class=swatch></i>'
        f"<b><bdi>{escape(speaker.label)}</bdi></b></a>"
        + (f"<span class=role><bdi>{escape(role)}</bdi></span>" if role else "")
        + f"<span class=portion>{bar(voice.share / widest)}</span>"
        f"<span class=share>{phrases.percent(voice.share)} · "
        f"{phrases.count(len(voice.statements), 'statement')}</span></li>\n"
    )
