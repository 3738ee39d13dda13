"""A reading as brat standoff, to look at or correct in the brat annotation tool, and back.

A content, a source, a cue, an addressee and a channel are text-bound annotations (``T``); relations (``R``)
tie each to its content; kind, act, negation and headline are attributes (``A``) of the content; a
normalisation (``N``) names the speaker. Events (``E``) have their trigger and arguments, and mode, status and
background as attributes. What brat has no words for stands in notes (``#``) as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from reportedly.events.codes import modes_of
from reportedly.formats import event_parts
from reportedly.language.lexicons import rows
from reportedly.records import Act, Attribution, Event, Mention, Reading, Span, Speaker, Status

_LINES = re.compile(r"[^\n]+")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")

CONFIGURATION = """\
[entities]
Content
Source
Cue
Addressee
Channel
Participant
Place
Date
Size

[relations]
HasSource\tArg1:Content, Arg2:Source
HasCue\tArg1:Content, Arg2:Cue
HasAddressee\tArg1:Content, Arg2:Addressee
HasChannel\tArg1:Content, Arg2:Channel
InsideOf\tArg1:Content, Arg2:Content
VouchedBy\tArg1:<EVENT>, Arg2:Content
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]
{events}

[attributes]
Negated\tArg:Content
Headline\tArg:Content
Kind\tArg:Content, Value:direct|indirect|mixed
Act\tArg:Content, Value:{acts}
Mode\tArg:<EVENT>, Value:{modes}
Status\tArg:<EVENT>, Value:{statuses}
Background\tArg:<EVENT>
"""

_ARGUMENTS = "Actor*:Participant, Recipient*:Participant, At?:Place, On?:Date, Number*:Size"


def to_brat(reading: Reading) -> str:
    """The reading as an ``.ann`` file; its ``.txt`` file is the article's text, unaltered."""
    return _Writer(reading).written()


def configuration() -> str:
    """The ``annotation.conf`` that lets brat show and edit the files."""
    types = list(dict.fromkeys(row[0] for row in rows("reportedly.events", "plover.tsv")))
    modes = dict.fromkeys(mode for kind in types for mode in modes_of(kind))
    return CONFIGURATION.format(
        acts="|".join(Act),
        events="\n".join(f"{kind}\t{_ARGUMENTS}" for kind in types),
        modes="|".join(modes),
        statuses="|".join(Status),
    )


class _Writer:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.lines: list[str] = []
        self.last: dict[str, int] = {}
        self.contents: dict[str, str] = {}
        self.told: set[str] = set()

    def add(self, letter: str, rest: str) -> str:
        self.last[letter] = self.last.get(letter, 0) + 1
        name = f"{letter}{self.last[letter]}"
        self.lines.append(f"{name}\t{rest}")
        return name

    def entity(self, label: str, spans: Iterable[Span]) -> str:
        spans = tuple(spans)
        pieces = fragments(spans)
        places = ";".join(f"{span.start} {span.end}" for span in pieces)
        name = self.add("T", f"{label} {places}\t{' '.join(span.exact.translate(_CONTROLS) for span in pieces)}")
        if pieces != spans:  # brat's fragments must not run over a line, and must not be empty
            self.note(name, {"spans": [[span.start, span.end] for span in spans]})
        return name

    def note(self, target: str, values: dict[str, Any]) -> None:
        self.add("#", f"AnnotatorNotes {target}\t{json.dumps(values, ensure_ascii=True)}")

    def written(self) -> str:
        for one in self.reading.attributions:
            self.contents[one.id] = self.entity("Content", one.content)
        for one in self.reading.attributions:
            self.attribution(one, self.contents[one.id])
        for event in self.reading.events:
            self.event(event)
        return "".join(f"{line}\n" for line in self.lines)

    def attribution(self, one: Attribution, content: str) -> None:
        for label, mention in (("Source", one.source), ("Addressee", one.addressee)):
            if mention:
                name = self.entity(label, mention.spans)
                self.add("R", f"Has{label} Arg1:{content} Arg2:{name}")
                self.mention(name, mention)
        for label, spans in (("Cue", one.cue), ("Channel", (one.channel,) if one.channel else ())):
            if spans:
                self.add("R", f"Has{label} Arg1:{content} Arg2:{self.entity(label, spans)}")
        if one.parent in self.contents:
            self.add("R", f"InsideOf Arg1:{content} Arg2:{self.contents[one.parent]}")
        self.add("A", f"Kind {content} {one.kind}")
        if one.act:
            self.add("A", f"Act {content} {one.act}")
        for label, holds in (("Negated", one.negated), ("Headline", one.headline)):
            if holds:
                self.add("A", f"{label} {content}")
        known = {"kind", "act", "negated", "headline", "source", "cue", "content", "addressee", "channel"}
        values = one.model_dump(mode="json", exclude=known)
        if one.parent in self.contents:
            del values["parent"]
        values["speakers"] = [self.speaker(link) for link in one.chain if link not in self.told and self.known(link)]
        self.note(content, values)

    def event(self, one: Event) -> None:
        """A trigger with what takes part, and the content that vouches for it."""
        trigger = self.entity(one.type, one.trigger)
        place, moment = event_parts.place(self.reading, one), event_parts.moment(self.reading, one)
        sentence = one.evidence[0] if one.evidence else one.trigger[0]
        near = [m for m in place.mentions if sentence.start <= m.start < sentence.end] if place else []
        arguments = [
            *(("Actor", "Participant", role.span) for role in one.actors),
            *(("Recipient", "Participant", role.span) for role in one.recipients),
            *(("At", "Place", span) for span in near[:1]),
            *([("On", "Date", moment.span)] if moment else []),
            *(("Number", "Size", size.span) for size in one.sizes),
        ]
        named: dict[str, int] = {}
        parts = [f"{one.type}:{trigger}"]
        for name, label, span in arguments:
            named[name] = named.get(name, 0) + 1
            number = str(named[name]) if named[name] > 1 else ""
            parts.append(f"{name}{number}:{self.entity(label, (span,))}")
        event = self.add("E", " ".join(parts))
        if one.voucher in self.contents:
            self.add("R", f"VouchedBy Arg1:{event} Arg2:{self.contents[one.voucher]}")
        if one.mode:
            self.add("A", f"Mode {event} {one.mode}")
        self.add("A", f"Status {event} {one.status}")
        if one.background:
            self.add("A", f"Background {event}")
        told = {"type", "mode", "status", "background", "trigger"}
        self.note(event, one.model_dump(mode="json", exclude=told))

    def mention(self, name: str, mention: Mention) -> None:
        label = self.known(mention.speaker)
        self.add(
            "N",
            f"Reference {name} Reportedly:{_one_word(mention.speaker)}\t"
            f"{(label.label if label else mention.speaker).translate(_CONTROLS)}",
        )
        values = mention.model_dump(mode="json", exclude={"spans"})
        if label and mention.speaker not in self.told:
            values["is"] = self.speaker(mention.speaker)
        self.note(name, values)

    def known(self, speaker_id: str) -> Speaker | None:
        return next((one for one in self.reading.speakers if one.id == speaker_id), None)

    def speaker(self, speaker_id: str) -> dict[str, Any]:
        self.told.add(speaker_id)
        return self.reading.speaker(speaker_id).model_dump(mode="json")


def _one_word(text: str) -> str:
    return re.sub(r"\s", "_", text.translate(_CONTROLS))


def fragments(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans cut at line feeds, which brat's fragments may not hold."""
    return tuple(
        Span(start=span.start + line.start(), end=span.start + line.end(), exact=line.group())
        for span in spans
        for line in _LINES.finditer(span.exact)
    ) or tuple(Span(start=span.start, end=span.start, exact="") for span in spans[:1])
