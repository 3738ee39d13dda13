"""How acts, speakers, chains and dates are put into words, the same in every format."""

from __future__ import annotations

import re
from datetime import date

from reportedly.records import NARRATOR, Act, Article, Attribution, Kind, Mention, Reading, SourceKind, Speaker

VERBS: dict[Act, tuple[str, str, str]] = {
    Act.STATE: ("says", "say", "said"),
    Act.CLAIM: ("claims", "claim", "claimed"),
    Act.CONFIRM: ("confirms", "confirm", "confirmed"),
    Act.DENY: ("denies", "deny", "denied"),
    Act.ACCUSE: ("accuses", "accuse", "charged"),
    Act.WARN: ("warns", "warn", "warned"),
    Act.ASK: ("asks", "ask", "asked"),
    Act.REQUEST: ("requests", "request", "requested"),
    Act.DEMAND: ("demands", "demand", "demanded"),
    Act.PROPOSE: ("proposes", "propose", "proposed"),
    Act.PROMISE: ("promises", "promise", "promised"),
    Act.THREATEN: ("threatens", "threaten", "threatened"),
    Act.REFUSE: ("refuses", "refuse", "refused"),
    Act.PRAISE: ("praises", "praise", "praised"),
    Act.CRITICISE: ("criticises", "criticise", "criticised"),
    Act.SUPPORT: ("supports", "support", "supported"),
    Act.OPPOSE: ("opposes", "oppose", "opposed"),
    Act.FEEL: ("feels", "feel", "felt"),
    Act.DECLARE: ("declares", "declare", "declared"),
    Act.BELIEVE: ("believes", "believe", "believed"),
    Act.KNOW: ("knows", "know", "known"),
    Act.EXPECT: ("expects", "expect", "expected"),
    Act.INTEND: ("intends", "intend", "intended"),
    Act.WANT: ("wants", "want", "wanted"),
}

NO_SOURCE = "No source named:"
"""What stands for the speaker of a statement whose source the text does not name."""

LOW_CONFIDENCE = 0.6
"""Below this, a person is told how sure the reading is."""


def act(attribution: Attribution, speaker: Speaker | None = None) -> str:
    """The act as a verb: ``denies``, ``does not say``; without a source, ``it is expected``; of several, ``say``."""
    if attribution.act is None:
        return "is cited" if attribution.source else "(unclear)"
    third, bare, participle = VERBS[attribution.act]
    if attribution.source is None:
        return f"it is not {participle}" if attribution.negated else f"it is {participle}"
    if speaker is not None and several(speaker):
        return f"do not {bare}" if attribution.negated else bare
    return f"does not {bare}" if attribution.negated else third


def deed(reading: Reading, attribution: Attribution) -> str:
    """:func:`act` of an attribution of ``reading``, in the number of whoever speaks."""
    source = attribution.source
    return act(attribution, reading.speaker(source.speaker) if source else None)


def several(speaker: Speaker) -> bool:
    """Whether an unnamed speaker is more than one: its head noun, before any preposition, is a plural."""
    if speaker.name is not None or speaker.kind not in (SourceKind.UNNAMED, SourceKind.DOCUMENT):
        return False
    head = re.split(r"\s(?:of|in|at|on|for|from|with|close|near|who|that|familiar|briefed)\b|,", speaker.label)[
        0
    ].split()
    last = head[-1].lower() if head else ""
    return last in ("people", "police", "they", "we", "many", "some", "others", "both") or bool(
        re.search(r"[^su]s$", last) and last not in ("his", "this", "has")
    )


def outlet(article: Article) -> str:
    """The name of the article's own voice."""
    return article.outlet.value if article.outlet else "Narrator"


def title(article: Article) -> str:
    """The headline, or else the last part of the article's name."""
    if article.title:
        return article.title.value
    last = re.split(r"[/\\]", article.name.rstrip("/\\"))[-1] if article.name else ""
    return last or "Untitled article"


def notes(reading: Reading) -> tuple[str, ...]:
    """What a reader should know of how the article came in and was read, each once."""
    return tuple(dict.fromkeys((*reading.article.notes, *reading.notes)))


def label(reading: Reading, speaker_id: str) -> str:
    """What to print for one link of a chain; an id that no speaker has stands for itself."""
    if speaker_id == NARRATOR:
        return outlet(reading.article)
    try:
        return reading.speaker(speaker_id).label
    except KeyError:
        return speaker_id


def source(reading: Reading, attribution: Attribution) -> str:
    """Who speaks."""
    return label(reading, attribution.source.speaker) if attribution.source else NO_SOURCE


def chain(reading: Reading, attribution: Attribution) -> tuple[str, ...]:
    """The sources a statement came through, outermost first."""
    return tuple(label(reading, link) for link in attribution.chain)


def via(reading: Reading, attribution: Attribution) -> tuple[str, ...]:
    """The links of the chain between the narrator and the speaker."""
    last = attribution.source.speaker if attribution.source else None
    return tuple(label(reading, link) for link in attribution.chain if link not in (NARRATOR, last))


def quoted(attribution: Attribution) -> str:
    """The content to read aloud, in quotation marks if all of it is a quotation."""
    return f"“{attribution.clean}”" if attribution.kind is Kind.DIRECT else attribution.clean


def addressee(reading: Reading, mention: Mention | None) -> str | None:
    """Who was told."""
    return label(reading, mention.speaker) if mention else None


def role(speaker: Speaker) -> str | None:
    """Title and affiliation as the article states them, or what kind of source an unnamed one is."""
    stated = [part for part in (speaker.title, speaker.affiliation) if part]
    if len(stated) == 2 and stated[1].casefold() in stated[0].casefold():
        stated.pop()
    if stated:
        return ", ".join(stated)
    return None if speaker.kind is SourceKind.PERSON else KINDS[speaker.kind]


KINDS: dict[SourceKind, str] = {
    SourceKind.PERSON: "person",
    SourceKind.ORGANISATION: "organisation",
    SourceKind.UNNAMED: "not named",
    SourceKind.DOCUMENT: "document",
    SourceKind.NONE: "no source",
}


def day(value: str) -> str:
    """An ISO 8601 date as one writes it: ``24 October 1962``; anything else as it is."""
    found = iso_day(value)
    return f"{found.day} {found:%B} {found.year}" if found else value


def iso_day(value: str) -> date | None:
    """The day of an ISO 8601 date or time; ``None`` for anything else."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def percent(share: float) -> str:
    """A share as a whole percentage; ``<1 %`` rather than nothing for a small one."""
    return "<1 %" if 0 < share < 0.005 else f"{share:.0%}".replace("%", " %")


def count(number: int, noun: str) -> str:
    """A number with its noun: ``1 statement``, ``2 statements``."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def shortened(text: str, width: int) -> str:
    """The text on one line, cut between words to at most ``width`` characters."""
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[width // 2 :] else cut).rstrip(" ,;:–—-") + "…"
