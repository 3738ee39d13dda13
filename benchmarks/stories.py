"""How well stories are told: copies, utterances, happenings and contradictions of the labelled bundles.

``python -m benchmarks.stories`` reads the bundles that are not kept aside, ``--aside`` those that are, puts all of them
into one archive and compares its stories with the labels. ``--cache FOLDER`` keeps readings from one run to the next.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from sqlalchemy import Connection, select

import reportedly
from benchmarks.bundles import DATA, Bundle, bundles
from benchmarks.intervals import Estimate, Get, Numbers, Rate, Tally
from benchmarks.story_items import Marked, marked
from reportedly import Article, Reading
from reportedly.archive import adding, keys, opening, tables, writing
from reportedly.stories.arrival import Stories
from reportedly.stories.contradictions import SAID, contradictions, disowned
from reportedly.stories.happenings import likelihood
from reportedly.stories.items import Said, Told


class Score(NamedTuple):
    """Right, taken and wanted."""

    right: int
    taken: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of the taken that are right."""
        return self.right / self.taken if self.taken else 0.0

    @property
    def recall(self) -> float:
        """Share of the wanted that were taken."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.right / (self.taken + self.wanted) if self.right else 0.0


class World(NamedTuple):
    """All bundles in one archive: stories by article id and item."""

    bundles: tuple[Bundle, ...]
    marked: dict[str, Marked]
    copies: dict[str, int]
    utterances: dict[str, int]
    happenings: dict[str, int]


def main() -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--cache", type=Path)
    args = parser.parse_args()
    found = world(files(aside=args.aside), args.cache)
    ranges = intervals(found)
    for name, score in scores(found).items():
        print(f"{name:42} P {score.precision:.3f} R {score.recall:.3f} F1 {score.f1:.3f}", end="")
        print(f" [{ranges[name].low:.0f}-{ranges[name].high:.0f}]" if name in ranges else "", end="")
        print(f"  ({score.right} right, {score.taken} taken, {score.wanted} wanted)")


def intervals(one: World) -> dict[str, Estimate]:
    """F1 of every score with the interval over bundles; pairs of two bundles are left out."""
    each = [scores(one._replace(bundles=(bundle,))) for bundle in one.bundles]
    counts = [
        Counter({f"{name}.{part}": count for name, score in some.items() for part, count in score._asdict().items()})
        for some in each
    ]
    tally = Tally(counts)
    return {name: tally.estimate(_f1(name)) for name in dict.fromkeys(name for some in each for name in some)}


def _f1(name: str) -> Rate:
    def rate(get: Get) -> Numbers:
        both = get(f"{name}.taken") + get(f"{name}.wanted")
        return np.divide(2 * get(f"{name}.right"), both, out=np.zeros_like(both), where=both > 0)

    return rate


def files(*, aside: bool) -> list[Path]:
    """The files of bundles."""
    return [path for path in sorted(DATA.glob("stories-*.txt")) if ("aside" in path.name) == aside]


def world(paths: Iterable[Path], cache: Path | None = None) -> World:
    """The bundles of files, read and kept in one archive."""
    found = tuple(bundle for path in paths for bundle in bundles(path))
    read = {one.article.id: read_once(one.article, cache) for bundle in found for one in bundle.tellings}
    with TemporaryDirectory() as folder:
        store = opening.opened(Path(folder) / "stories.db", create=True)
        stories = Stories()
        for reading in read.values():
            adding.put(store, writing.packed(reading), stories)
        with store.reading() as connection:
            told = [_stories(connection, kind) for kind in ("copy", "utterance", "event")]
        store.close()
    items = {one.article.id: marked(one, read[one.article.id]) for bundle in found for one in bundle.tellings}
    return World(found, items, *told)


def read_once(article: Article, cache: Path | None) -> Reading:
    """The reading of an article, from the folder if it was read before."""
    if cache is None:
        return reportedly.read(article)
    cache.mkdir(parents=True, exist_ok=True)
    path = cache / f"{article.id}.json"
    if not path.exists():
        path.write_text(reportedly.read(article).to_json(), encoding="utf-8")
    return Reading.from_json(path.read_bytes())


def _stories(connection: Connection, kind: str) -> dict[str, int]:
    """The story of each item, by article id, or article id and item."""
    article, story = tables.article, tables.story
    names = {row.number: row.id for row in connection.execute(select(article.c.number, article.c.id))}
    found: dict[str, int] = {}
    for row in connection.execute(select(story.c.item, story.c.story).where(story.c.kind == kind)):
        if kind == "copy":
            found[names[row.item]] = row.story
        else:
            letter = "a" if kind == "utterance" else "e"
            found[f"{names[keys.article_in(row.item)]}/{letter}{keys.row_in(row.item) + 1}"] = row.story
    return found


def scores(one: World) -> dict[str, Score]:
    """All scores of a world."""
    said, said_missed = _labelled(one, "utterances")
    told, told_missed = _labelled(one, "happenings")
    return {
        "copies": _pairs({name: (b, m.telling.text or name) for name, b, m in _articles(one)}, one.copies),
        "utterances, of those found": _pairs(said, one.utterances),
        "utterances, those not found too": _pairs(said | said_missed, one.utterances),
        "utterances, of different articles": _pairs(said, one.utterances, across=True),
        "happenings, of those found": _pairs(told, one.happenings),
        "happenings, those not found too": _pairs(told | told_missed, one.happenings),
        "happenings, of different articles": _pairs(told, one.happenings, across=True),
        **_contradictions(one),
    }


def _articles(one: World) -> Iterator[tuple[str, str, Marked]]:
    for bundle in one.bundles:
        for telling in bundle.tellings:
            yield telling.article.id, bundle.name, one.marked[telling.article.id]


def _labelled(one: World, name: str) -> tuple[dict[str, tuple[str, str]], dict[str, tuple[str, str]]]:
    """Items with the bundle and label that they have; and labels of which nothing was found."""
    found: dict[str, tuple[str, str]] = {}
    missed: dict[str, tuple[str, str]] = {}
    for article, bundle, item in _articles(one):
        found |= {f"{article}/{it.item}": (bundle, label) for label, it in item.items(name)}
        letter = "u" if name == "utterances" else "e"
        for number, label in enumerate(item.missed):
            if label[0] == letter:
                missed[f"{article}/missed-{number}"] = (bundle, label)
    return found, missed


def _pairs(wanted: dict[str, tuple[str, str]], stories: dict[str, int], *, across: bool = False) -> Score:
    """Pairs of labelled items: in one story, and of one label."""
    right = taken = same = 0
    for a, b in combinations(sorted(wanted), 2):
        if across and a.split("/")[0] == b.split("/")[0]:
            continue
        together = a in stories and stories[a] == stories.get(b)
        alike = wanted[a] == wanted[b]
        right += together and alike
        taken += together
        same += alike
    return Score(right, taken, same)


def _contradictions(one: World) -> dict[str, Score]:
    right: dict[str, int] = {}
    wrong: dict[str, int] = {}
    wanted: dict[str, int] = {}
    for bundle in one.bundles:
        letters = {telling.article.id: telling.letter for telling in bundle.tellings}
        for case in bundle.contradictions:
            kind = case.kind
            held = any(
                kind == seen.kind and case.what in {None, seen.what} and _crosses(seen, case.one, case.other, letters)
                for seen in (_seen_said if kind == SAID else _seen)(one, bundle, case.name)
            )
            if case.holds:
                wanted[kind] = wanted.get(kind, 0) + 1
                right[kind] = right.get(kind, 0) + held
            else:
                wrong[kind] = wrong.get(kind, 0) + held
    kinds = sorted(wanted | wrong)
    by_kind = {
        f"contradictions: {kind}": Score(
            right.get(kind, 0), right.get(kind, 0) + wrong.get(kind, 0), wanted.get(kind, 0)
        )
        for kind in kinds
    }
    total = Score(sum(right.values()), sum(right.values()) + sum(wrong.values()), sum(wanted.values()))
    return {"contradictions": total, **by_kind}


def _seen(one: World, bundle: Bundle, label: str) -> list[reportedly.records.Contradiction]:
    """The contradictions of all stories in which the labelled event is told."""
    profiles: dict[str, Told] = {}
    stories = set()
    for telling in bundle.tellings:
        item = one.marked[telling.article.id]
        profiles |= {told.ref: told for told in item.profile.told}
        stories |= {one.happenings.get(told.ref) for name, told in item.told if name == label} - {None}
    found = []
    for story in stories:
        members = [told for ref, told in profiles.items() if one.happenings.get(ref) == story]
        found += list(contradictions(members, likelihood))
    return found


def _seen_said(one: World, bundle: Bundle, label: str) -> list[reportedly.records.Contradiction]:
    """The contradictions of all stories in which the labelled statement is reported."""
    profiles: dict[str, Said] = {}
    stories = set()
    for telling in bundle.tellings:
        item = one.marked[telling.article.id]
        profiles |= {said.ref: said for said in item.profile.said}
        stories |= {one.utterances.get(said.ref) for name, said in item.said if name == label} - {None}
    members = ([said for ref, said in profiles.items() if one.utterances.get(ref) == story] for story in stories)
    return [found for some in members for found in disowned(some)]


def _crosses(
    seen: reportedly.records.Contradiction, one: tuple[str, ...], other: tuple[str, ...], letters: dict[str, str]
) -> bool:
    """Whether two sides of a contradiction hold articles of both sides of the labelled one."""
    sides = [{letters.get(ref.split("/")[0]) for ref in side.refs} for side in seen.sides]
    return any(a & set(one) and b & set(other) for x, y in combinations(sides, 2) for a, b in ((x, y), (y, x)))


if __name__ == "__main__":
    main()
