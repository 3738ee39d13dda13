"""The labelled stories of ``benchmarks/data`` (the format is told in its ``STORIES.md``).

``python -m benchmarks.bundles FILE…`` checks files and counts what they hold.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from reportedly import Article, Stated
from reportedly.sources import article_from_text

DATA = Path(__file__).parent / "data"
HEAD = re.compile(r"^--- (\w) \| (.+?) \| (\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?) \| text=(\S+)$")
LINE = re.compile(r"^(!!|==) (denied|number|date|actor|said) ([eu]\d+)(?: (\w+))? \| ((?:\w )*\w) ~ ((?:\w )*\w)$")
OPEN = re.compile(r"⟦([eu]\d+) ")
WHATS = frozenset("dead injured arrested troops protesters money displaced released".split())


class Label(NamedTuple):
    """A statement (``u1``) or an event (``e1``) of a bundle where an article has it."""

    name: str
    start: int
    end: int


class Telling(NamedTuple):
    """One article of a bundle: ``text`` names the text it is a copy of, ``None`` if it stands alone."""

    letter: str
    outlet: str
    published: str
    text: str | None
    article: Article
    labels: tuple[Label, ...]


class Contradiction(NamedTuple):
    """What two groups of articles tell otherwise, or (``holds`` false) only seem to."""

    holds: bool
    kind: str
    name: str
    what: str | None
    one: tuple[str, ...]
    other: tuple[str, ...]


class Bundle(NamedTuple):
    """A small world of news."""

    name: str
    tellings: tuple[Telling, ...]
    contradictions: tuple[Contradiction, ...]


def bundles(path: Path) -> list[Bundle]:
    """All bundles of a file.

    Raises:
        ValueError: one does not keep to the format; the message names it.
    """
    text = "\n".join(line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return [_bundle(part) for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]]


def _bundle(part: str) -> Bundle:
    name, _, rest = part.partition("\n")
    tellings: list[Telling] = []
    contradictions: list[Contradiction] = []
    body: list[str] = []
    head: re.Match[str] | None = None
    for line in [*rest.splitlines(), "--- end"]:
        if line.startswith(("--- ", "!! ", "== ")) and head is not None and line.startswith("--- "):
            tellings.append(_telling(name, head, "\n".join(body)))
            body = []
        if line == "--- end":
            break
        if line.startswith("--- "):
            head = HEAD.match(line)
            if head is None:
                raise ValueError(f"{name}: no head of an article: {line!r}")
        elif line.startswith(("!! ", "== ")):
            contradictions.append(_contradiction(name, line))
        else:
            body.append(line)
    found = Bundle(name.strip(), tuple(tellings), tuple(contradictions))
    _check(found)
    return found


def _telling(bundle: str, head: re.Match[str], body: str) -> Telling:
    letter, outlet, published, text = head.groups()
    plain, labels = _labels(f"{bundle} {letter}", body.strip())
    article = article_from_text(plain, name=f"{bundle}-{letter}")
    article = article.model_copy(
        update={
            "published": Stated(value=published, basis="label"),
            "outlet": Stated(value=outlet, basis="label"),
            "name": f"{bundle}-{letter}",
        }
    )
    return Telling(letter, outlet, published, None if text == "-" else f"{bundle}:{text}", article, labels)


def _labels(name: str, body: str) -> tuple[str, tuple[Label, ...]]:
    text: list[str] = []
    length = at = 0
    stack: list[tuple[str, int]] = []
    found: list[Label] = []
    while at < len(body):
        if opened := OPEN.match(body, at):
            stack.append((opened.group(1), length))
            at = opened.end()
        elif body[at] == "⟧":
            if not stack:
                raise ValueError(f"{name}: a bracket too many before {body[at : at + 30]!r}")
            label, start = stack.pop()
            found.append(Label(label, start, length))
            at += 1
        elif body[at] == "⟦":
            raise ValueError(f"{name}: not a label: {body[at : at + 30]!r}")
        else:
            text.append(body[at])
            length += 1
            at += 1
    if stack:
        raise ValueError(f"{name}: {stack} not closed")
    return "".join(text), tuple(sorted(found, key=lambda one: one.start))


def _contradiction(bundle: str, line: str) -> Contradiction:
    found = LINE.match(line.strip())
    if found is None:
        raise ValueError(f"{bundle}: no contradiction: {line!r}")
    sign, kind, name, what, one, other = found.groups()
    if kind == "number" and what not in WHATS:
        raise ValueError(f"{bundle}: {what!r} is nothing that is counted: {line!r}")
    return Contradiction(sign == "!!", kind, name, what, tuple(one.split()), tuple(other.split()))


def _check(bundle: Bundle) -> None:
    letters = {one.letter for one in bundle.tellings}
    names = {label.name for one in bundle.tellings for label in one.labels}
    for one in bundle.contradictions:
        unknown = ({*one.one, *one.other} - letters) | ({one.name} - names)
        if unknown:
            raise ValueError(f"{bundle.name}: {sorted(unknown)} in {one} are not in the bundle")


def main() -> None:
    """Check files and count what they hold."""
    for path in [Path(name) for name in sys.argv[1:]] or sorted(DATA.glob("stories-*.txt")):
        found = bundles(path)
        tellings = [one for bundle in found for one in bundle.tellings]
        counts = Counter(f"{one.kind}{'' if one.holds else ' (none)'}" for b in found for one in b.contradictions)
        pairs: Counter[str] = Counter()
        for bundle in found:
            names = [{label.name for label in one.labels} for one in bundle.tellings]
            for n, one in enumerate(names):
                for other in names[n + 1 :]:
                    pairs.update("utterance pairs" if name[0] == "u" else "event pairs" for name in one & other)
            texts = Counter(one.text for one in bundle.tellings if one.text)
            pairs["copy pairs"] += sum(n * (n - 1) // 2 for n in texts.values())
        print(path.name, len(found), "bundles,", len(tellings), "articles,", dict(pairs), dict(counts))


if __name__ == "__main__":
    main()
