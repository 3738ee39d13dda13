"""A reading as brat standoff, to look at or correct in the brat annotation tool, and back.

A content, a source, a cue, an addressee and a channel are text-bound annotations (``T``); relations (``R``)
tie each to its content; kind, act, negation and headline are attributes (``A``) of the content; a
normalisation (``N``) names the speaker. What brat has no words for stands in notes (``#``) as JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from reportedly.records import Attribution, Mention, Reading, Span, Speaker

_LINES = re.compile(r"[^\n]+")
_CONTROLS = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ")

CONFIGURATION = """\
[entities]
Content
Source
Cue
Addressee
Channel

[relations]
HasSource\tArg1:Content, Arg2:Source
HasCue\tArg1:Content, Arg2:Cue
HasAddressee\tArg1:Content, Arg2:Addressee
HasChannel\tArg1:Content, Arg2:Channel
InsideOf\tArg1:Content, Arg2:Content
<OVERLAP>\tArg1:<ANY>, Arg2:<ANY>, <OVL-TYPE>:<ANY>

[events]

[attributes]
Negated\tArg:Content
Headline\tArg:Content
Kind\tArg:Content, Value:direct|indirect|mixed
Act\tArg:Content, Value:{acts}
"""


def to_brat(reading: Reading) -> str:
    """The reading as an ``.ann`` file; its ``.txt`` file is the article's text, unaltered."""
    return _Writer(reading).written()


def configuration() -> str:
    """The ``annotation.conf`` that lets brat show and edit the files."""
    from reportedly.records import Act

    return CONFIGURATION.format(acts="|".join(Act))


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
