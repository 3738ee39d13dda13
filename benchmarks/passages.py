"""Kinds of act, negation, nesting, addressees and channels on labelled passages, which PolNeAR does not annotate."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from reportedly.attributions.acts import default_act_model, negated
from reportedly.attributions.tagger import default_tagger
from reportedly.attributions.words import split, word_ranges
from reportedly.reader import Reader
from reportedly.records import Attribution
from reportedly.sources import article_from_text

from .attribution import Counts, Record, Text, counts, match
from .readings import offsets, record

ASIDE = Path(__file__).parent.parent / "training" / "data" / "passages-aside.txt"


class Passage(NamedTuple):
    """A labelled passage and what was found in it."""

    text: str
    gold: list[dict[str, Any]]
    found: list[Attribution]


def read(labelled: Iterable[dict[str, Any]], reader: Reader) -> list[Passage]:
    """Every passage read as an article of its own."""
    return [
        Passage(one["text"], one["attributions"], list(reader(article_from_text(one["text"])).attributions))
        for one in labelled
    ]


def given_cues(labelled: list[dict[str, Any]]) -> list[Counts]:
    """Act and negation where the spans are those of the labels, for each passage."""
    words = [split(one["text"]) for one in labelled]
    tagged = default_tagger().tag_many([(one["text"], w) for one, w in zip(labelled, words, strict=True)])
    counted = []
    for one, seen, here in zip(labelled, tagged, words, strict=True):
        found: Counts = Counter()
        for a in one["attributions"]:
            cue, contents, text = word_ranges(here, a["cue"]), word_ranges(here, a["content"]), one["text"]
            if not cue or not contents:
                continue
            spelled = [text[here.starts[i] : here.ends[i]] for i in range(*cue[0])]
            source = [text[here.starts[i] : here.ends[i]] for s in word_ranges(here, a["source"]) for i in range(*s)]
            ranges = tuple((first, last - 1) for first, last in contents)
            judged = default_act_model()(seen, (cue[0][0], cue[0][1] - 1), ranges, spelled)
            found["cues"] += 1
            found["act right"] += judged.act == a["act"]
            _negation(found, "negation", wanted=a["negated"], given=negated(spelled, source))
        counted.append(found)
    return counted


def through_the_pipeline(passage: Passage) -> Counts:
    """All counts of one passage: the outermost attributions as in :func:`counts`, and what is told of each."""
    text, gold, found = Text(passage.text), passage.gold, passage.found
    counted = counts(text, [a for a in gold if not a["parent"]], [record(a) for a in found if a.parent is None])
    counted["passages"] += 1
    if not gold:
        counted["traps"] += 1
        counted["false alarms"] += len(found)
    theirs, ours = [text.sided(a) for a in gold], [text.sided(record(a)) for a in found]
    pairs = match(theirs, ours)
    for g, p in pairs:
        counted["matched"] += 1
        counted["matched.act"] += found[p].act == gold[g]["act"]
        _negation(counted, "matched.negation", wanted=gold[g]["negated"], given=found[p].negated)
    _details(counted, text, gold, found, dict(pairs))
    _nesting(counted, text, gold, found, dict(pairs))
    return counted


def _nesting(
    counted: Counts, text: Text, gold: list[dict[str, Any]], found: list[Attribution], pairs: dict[int, int]
) -> None:
    """Children with overlapping content and the right source; and whether they hang on the right parent."""
    theirs = [text.sided(a) for a in gold if a["parent"]]
    mine = [a for a in found if a.parent is not None]
    ours = [text.sided(record(a)) for a in mine]
    counted["child.gold"] += len(theirs)
    counted["child.pred"] += len(ours)
    partner = {gold[g]["id"]: found[p].id for g, p in pairs.items()}
    for g, p in match(theirs, ours):
        agrees = text.agrees(theirs[g], ours[p])
        counted["child.hit"] += agrees
        counted["child.parent right"] += agrees and partner.get(theirs[g].record["parent"]) == mine[p].parent


def _details(
    counted: Counts, text: Text, gold: list[dict[str, Any]], found: list[Attribution], pairs: dict[int, int]
) -> None:
    """Addressees and channels: a hit overlaps that of the attribution it is matched with."""
    sides: tuple[tuple[str, list[Record]], ...] = (
        ("addressee", [{"at": offsets(a.addressee)} for a in found]),
        ("channel", [{"at": offsets(a.channel)} for a in found]),
    )
    for role, given in sides:
        counted[f"{role}.gold"] += sum(bool(a[role]) for a in gold)
        counted[f"{role}.pred"] += sum(bool(one["at"]) for one in given)
        for g, p in pairs.items():
            counted[f"{role}.hit"] += bool(text.core(gold[g][role]) & text.core(given[p]["at"]))


def _negation(counted: Counts, name: str, *, wanted: bool, given: bool) -> None:
    counted[f"{name}.hit"] += wanted and given
    counted[f"{name}.gold"] += wanted
    counted[f"{name}.pred"] += given
