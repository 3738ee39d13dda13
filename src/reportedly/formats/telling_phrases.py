"""How tellings, voices, lags and contradictions are put into words, the same for happenings, utterances and copies."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from reportedly.formats import phrases
from reportedly.records import Contradiction, Happening, IndependentVoice, Telling, Utterance

FEW = 3
"""How many of a list are named where there is little room."""

KINDS = {"source": "", "unnamed": "not named", "agency": "agency", "outlet": "own report"}
"""What a voice is, where its name does not tell."""

_AMOUNTS = {"number": "how many", "money": "how much money"}
_QUESTIONS = {
    "denied": "whether it happened",
    "date": "on which day",
    "actor": "who did it",
    "said": "whether it was said",
}
_TITLE = 48
"""Characters of a title that stands for an outlet."""
_HOURS_IN_DAYS = 48
"""From so many hours on a lag is told in days."""


def outlet(telling: Telling) -> str:
    """Who printed it: the outlet, else the agency; where the article names neither, its title or id."""
    if telling.outlet or telling.agency or not telling.title:
        return telling.outlet or telling.agency or f"article {telling.article}"
    title = telling.title.replace("“", "‘").replace("”", "’")
    return f"“{phrases.shortened(title, _TITLE)}”"


def origin(telling: Telling) -> str:
    """Who printed it, on whose wire, and when: ``The Harbor Ledger (MPA) · 23 October 1962``."""
    credited = telling.agency if telling.outlet and telling.agency != telling.outlet else None
    parts = [f"{outlet(telling)} ({credited})" if credited else outlet(telling)]
    parts.append(when(telling.published) if telling.published else "date unknown")
    return " · ".join(parts)


def when(published: str) -> str:
    """A date with the time of day, if that is known: ``23 October 1962, 14:30``."""
    found = re.match(r"\d{4}-\d\d-\d\d[T ](\d\d:\d\d)", published)
    return f"{phrases.day(published)}, {found[1]}" if found else phrases.day(published)


def voucher(telling: Telling) -> str:
    """On whose word it stands: ``the army's Omar Dast (The Courier → the army → Omar Dast)``, or the outlet."""
    if not telling.chain:
        return outlet(telling)
    last = telling.chain[-1]
    through = " → ".join((outlet(telling), *telling.chain))
    return f"{last} ({through})" if len(telling.chain) > 1 else last


def told_by(telling: Telling) -> str:
    """The last of its chain and who printed it: ``Omar Dast in The Courier``; the outlet alone for its own word."""
    return f"{telling.chain[-1]} in {outlet(telling)}" if telling.chain else outlet(telling)


def lags(story: Happening | Utterance) -> Mapping[str, str]:
    """How long after the first each telling came out, by ref; the first one's says that it is the first."""
    tellings = story.tellings if isinstance(story, Happening) else tuple(one.telling for one in story.variants)
    dated = {one.ref for one in tellings if one.published}
    found = {story.first: "first in this archive"} if len(tellings) > 1 else {}
    for one in story.repeated:
        known = one.ref in dated and story.first in dated
        found[one.ref] = lag(one.hours) if one.hours is not None else "the same day" if known else ""
    return found


def lag(hours: float) -> str:
    """A lag in words: ``25 minutes later``, ``5 hours later``, ``2 days later``."""
    if hours <= 0:
        return "at the same time"
    if hours < 1:
        return f"{phrases.count(max(1, round(60 * hours)), 'minute')} later"
    if hours % 24 == 0 or hours >= _HOURS_IN_DAYS:
        return f"{phrases.count(round(hours / 24), 'day')} later"
    return f"{phrases.count(round(hours), 'hour')} later"


def voice(story: Happening, one: IndependentVoice) -> str:
    """A voice by name, and what it is where the name does not tell: ``a senior official (not named)``.

    Args:
        story: that it tells of, whose articles have titles where they have no outlet.
    """
    own = next((telling for telling in story.tellings if telling.article == one.name), None)
    name = outlet(own) if own is not None else one.name
    kind = KINDS.get(one.kind, one.kind)
    return f"{name} ({kind})" if kind else name


def unsaid(one: Telling) -> str | None:
    """What a report of an utterance says that has it that this was not said."""
    return "says that it was not said" if one.status == "denied" else None


def question(one: Contradiction) -> str:
    """What it is that is told in different ways."""
    if one.kind == "number":
        return _AMOUNTS.get(one.what or "number", f"how many {one.what}")
    return _QUESTIONS.get(one.kind, one.kind)


def answer(one: Contradiction, says: str) -> str:
    """What one side says, as one writes it."""
    return phrases.day(says) if one.kind == "date" else says


def reach(articles: int, outlets: int) -> str:
    """How far it was told: ``4 articles of 3 outlets``."""
    told = phrases.count(articles, "article")
    return f"{told} of {phrases.count(outlets, 'outlet')}" if outlets else told


def few(names: Sequence[str], most: int = FEW) -> str:
    """Names with commas between them; of many the first ones, and how many more there are."""
    shown = ", ".join(names[:most])
    return f"{shown} and {len(names) - most:,} more" if len(names) > most else shown


def day_or_days(start: str | None, end: str | None) -> str | None:
    """When it happened: ``2 March 2031``, or ``2 March 2031 to 4 March 2031``."""
    if start is None or end is None or start == end:
        known = start or end
        return phrases.day(known) if known else None
    return f"{phrases.day(start)} to {phrases.day(end)}"


def numbers(one: Happening) -> Mapping[str, int]:
    """The number of each telling, by ref: 1 for the first by publication."""
    return {telling.ref: number for number, telling in enumerate(one.tellings, start=1)}


def same_words(tellings: Iterable[Telling]) -> list[tuple[str, list[Telling]]]:
    """Tellings by their sentence, so that what copies repeat is shown once."""
    found: dict[str, list[Telling]] = {}
    for telling in tellings:
        found.setdefault(telling.says, []).append(telling)
    return list(found.items())


def copied_from(one: Happening, copy: Telling) -> Telling | None:
    """The telling of the text's origin that a copy repeats: one with the same words if there is one."""
    own = [telling for telling in one.tellings if telling.article == copy.copy_of]
    same = [telling for telling in own if (telling.status, telling.chain) == (copy.status, copy.chain)]
    return next((telling for telling in same if telling.says == copy.says), same[0] if same else None)
