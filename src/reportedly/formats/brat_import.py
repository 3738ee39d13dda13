"""A brat standoff file as a reading: what :mod:`reportedly.formats.brat` wrote, or what people annotated."""

from __future__ import annotations

import json
import re
from typing import Any, NamedTuple

from pydantic import ValidationError

from reportedly.errors import BadRecord
from reportedly.formats.brat import fragments
from reportedly.records import NARRATOR, Article, Attribution, Mention, Reading, SourceKind, Span, Speaker

BY = "brat"


class _Entity(NamedTuple):
    label: str
    spans: tuple[Span, ...]


def from_brat(annotations: str, article: Article) -> Reading:
    """The reading that standoff annotations of an article amount to.

    Text, kind, act, parent and speaker are taken from brat's own annotations, so that corrections made in
    brat count; the JSON notes only add what brat cannot say. Files made by hand need no notes.

    Args:
        annotations: the content of the ``.ann`` file.
        article: the article whose text is the ``.txt`` file.

    Raises:
        BadRecord: a line is not standoff, or does not fit the text.
    """
    reader = _Reader(article)
    for number, line in enumerate(annotations.split("\n"), start=1):
        if line.strip():
            try:
                reader.take(line)
            except (ValueError, KeyError, IndexError) as error:
                raise BadRecord(f"line {number} of the annotations is not brat standoff: {line[:60]!r}") from error
    try:
        return reader.reading()
    except (ValidationError, KeyError, TypeError) as error:
        raise BadRecord(f"the annotations make no reading: {str(error).splitlines()[0]}") from error


class _Reader:
    def __init__(self, article: Article) -> None:
        self.article = article
        self.entities: dict[str, _Entity] = {}
        self.relations: dict[str, dict[str, str]] = {}
        self.attributes: dict[str, dict[str, str]] = {}
        self.notes: dict[str, dict[str, Any]] = {}
        self.names: dict[str, tuple[str, str]] = {}
        self.speakers: dict[str, Speaker] = {}

    def take(self, line: str) -> None:
        name, rest = line.split("\t", 1)
        first, _, free = rest.partition("\t")
        words = first.split(" ")
        match name[0]:
            case "T":
                places = [place.split() for place in first.removeprefix(words[0]).split(";")]
                self.entities[name] = _Entity(words[0], tuple(self.span(int(one), int(two)) for one, two in places))
            case "R":
                self.relations.setdefault(_after(words[1]), {})[words[0]] = _after(words[2])
            case "A" | "M":
                self.attributes.setdefault(words[1], {})[words[0]] = words[2] if len(words) > 2 else ""
            case "N":
                self.names[words[1]] = (_after(words[2]), free)
            case "#":
                self.note(words[1], free)
            case "E" | "*":
                pass  # events and equivalences are no part of this scheme
            case _:
                raise ValueError(name)

    def note(self, target: str, free: str) -> None:
        try:
            values = json.loads(free)
        except ValueError:
            return  # a person's remark
        if isinstance(values, dict):
            self.notes.setdefault(target, {}).update(values)

    def span(self, start: int, end: int) -> Span:
        if not 0 <= start <= end <= len(self.article.text):
            raise ValueError(f"{start} {end}")
        return Span.of(self.article.text, start, end)

    def spans(self, name: str) -> tuple[Span, ...]:
        """Where an entity stands: as noted, if cutting that at line ends still gives what brat holds."""
        held = self.entities[name].spans
        noted = tuple(self.span(one, two) for one, two in self.notes.get(name, {}).get("spans", ()))
        return noted if noted and fragments(noted) == held else held

    def reading(self) -> Reading:
        contents = [name for name, entity in self.entities.items() if entity.label == "Content"]
        ordered = sorted(contents, key=lambda name: (self.entities[name].spans[0].start, int(name[1:])))
        ids = {name: str(self.notes.get(name, {}).get("id", f"a{number}")) for number, name in enumerate(ordered, 1)}
        attributions = tuple(self.attribution(name, ids) for name in contents)
        return Reading(
            produced_by=BY, article=self.article, speakers=tuple(self.speakers.values()), attributions=attributions
        )

    def attribution(self, name: str, ids: dict[str, str]) -> Attribution:
        links, attributes = self.relations.get(name, {}), self.attributes.get(name, {})
        noted = dict(self.notes.get(name, {}))
        noted.pop("spans", None)
        source = self.mention(links.get("HasSource"))
        addressee = self.mention(links.get("HasAddressee"))
        for values in noted.pop("speakers", ()):
            speaker = Speaker.model_validate(values)
            self.speakers.setdefault(speaker.id, speaker)
        content = self.spans(name)
        act = attributes.get("Act")
        chain = noted.pop("chain", None)
        # Corrected in brat: what the notes say of the old act or speaker no longer holds.
        if chain is None or (source and source.speaker not in chain):
            chain = [NARRATOR, source.speaker] if source else [NARRATOR]
        parent = ids[links["InsideOf"]] if "InsideOf" in links else noted.pop("parent", None)
        noted.pop("parent", None)
        values = {
            "clean": " ".join(span.exact for span in content),
            "by": BY,
            "confidence": 1.0,
            **noted,
            "id": ids[name],
            "kind": attributes.get("Kind") or _kind(content),
            "act": act,
            "negated": "Negated" in attributes,
            "headline": "Headline" in attributes,
            "source": source,
            "cue": self.spans(links["HasCue"]) if "HasCue" in links else (),
            "content": content,
            "addressee": addressee,
            "channel": self.spans(links["HasChannel"])[0] if "HasChannel" in links else None,
            "parent": parent,
            "chain": chain,
        }
        return Attribution.model_validate(values)

    def mention(self, name: str | None) -> Mention | None:
        if name is None:
            return None
        spans, noted = self.spans(name), self.notes.get(name, {})
        words = " ".join(span.exact for span in spans)
        speaker_id = noted.get("speaker") or self.names.get(name, (_slug(words), ""))[0]
        if "is" in noted:
            speaker = Speaker.model_validate(noted["is"])
            self.speakers[speaker.id] = speaker
        elif speaker_id not in self.speakers and "speaker" not in noted:
            label = self.names.get(name, ("", words))[1] or words
            self.speakers[speaker_id] = Speaker(
                id=speaker_id, kind=SourceKind.PERSON, name=label, label=label, mentions=spans
            )
        return Mention(
            spans=spans, speaker=speaker_id, how=noted.get("how", "itself"), confidence=noted.get("confidence", 1.0)
        )


def _after(part: str) -> str:
    return part.split(":", 1)[1]


def _slug(words: str) -> str:
    return re.sub(r"\W+", "-", words.casefold()).strip("-") or "speaker"


def _kind(content: tuple[Span, ...]) -> str:
    quoted = ['“”"‘’'.find(span.exact[:1]) >= 0 and bool(span.exact) for span in content]
    if content and all(quoted):
        return "direct"
    return "mixed" if any(mark in span.exact for span in content for mark in '"“”') else "indirect"
