"""Event labels of articles that are not included: JSON lines that tell by offsets where the words stand.

``python -m training.event_articles LABELS --articles CORPUS --show FILE`` writes the articles with their labels in
line, as event passages have them (``data/EVENTS.md``); ``--take FILE`` makes the labels of what was written so.
CORPUS holds the articles as JSON lines with ``id`` and ``text``: PolNeAR's, ``attribution-train.jsonl``.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .corpora import texts
from .event_passages import ROLES, parse

DATA = Path(__file__).parent / "data"
NEWS = DATA / "events-news.jsonl"
ASIDE = DATA / "events-aside-news.jsonl"
LONGEST = 260
"""Words of a part to learn from: what fits into a window of the encoder, and about as long as those it reads in."""

Record = dict[str, Any]


def event_articles(labels: Path, corpus: Path) -> list[Record]:
    """The beginnings of articles that are labelled: ``id``, ``text``, and ``events`` as of event passages.

    Raises:
        ValueError: the corpus lacks one of them.
    """
    known = texts(corpus)
    found = []
    for line in labels.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        if one["article"] not in known:
            raise ValueError(f"{corpus} holds no article {one['article']!r}, which {labels.name} labels")
        found.append({"id": one["article"], "text": known[one["article"]][: one["end"]], "events": one["events"]})
    return found


def parts(record: Record, most: int = LONGEST) -> Iterator[Record]:
    """An article in parts of whole paragraphs, each with the events told in it and the roles that are in it."""
    text = record["text"]
    begin = end = 0
    for paragraph in re.finditer(r"[^\n]+\n*", text):
        if end > begin and len(text[begin : paragraph.end()].split()) > most:
            yield _part(record, begin, end)
            begin = paragraph.start()
        end = paragraph.end()
    yield _part(record, begin, end)


def _part(record: Record, begin: int, end: int) -> Record:
    def inside(span: list[Any]) -> bool:
        return bool(begin <= span[0] and span[1] <= end)

    def moved(span: list[Any]) -> list[Any]:
        return [span[0] - begin, span[1] - begin, *span[2:]]

    events = [
        event
        | {"trigger": moved(event["trigger"])}
        | {role: [moved(span) for span in event[role] if inside(span)] for role in ROLES.values()}
        for event in record["events"]
        if inside(event["trigger"])
    ]
    return {"id": f"{record['id']}-{begin}", "text": record["text"][begin:end], "events": events}


def shown(record: Record) -> str:
    """An article with its labels in line."""
    letters = {role: letter for letter, role in ROLES.items()}
    spans: list[tuple[int, int, str]] = []
    for event in record["events"]:
        flags = "+h" * event["historical"] + "+b" * event["background"]
        inside = f"<{event['part_of']}" if event["part_of"] else ""
        codes = (
            event["type"],
            event["mode"] or "-",
            f"{event['status']}{flags}{inside}",
            ",".join(event["contexts"]) or "-",
        )
        spans.append((*event["trigger"], f"E{event['id']}={'/'.join(codes)}"))
        for role, letter in letters.items():
            spans += [
                (start, end, f"{letter}{event['id']}{''.join(f'.{what}' for what in more)}")
                for start, end, *more in event[role]
            ]
    written, at = "", 0
    open_ends: list[int] = []
    for start, end, label in sorted(spans, key=lambda one: (one[0], -one[1])):
        while open_ends and open_ends[-1] <= start:
            written, at = written + record["text"][at : open_ends[-1]] + "⟧", open_ends.pop()
        written, at = f"{written}{record['text'][at:start]}⟦{label} ", start
        open_ends.append(end)
    while open_ends:
        written, at = written + record["text"][at : open_ends[-1]] + "⟧", open_ends.pop()
    written += record["text"][at:]
    return "\n¶ ".join(line.strip() for line in written.split("\n") if line.strip())


def taken(name: str, written: str, text: str) -> Record:
    """The labels of an article that were written in line.

    Args:
        name: of the article.
        written: its beginning with labels.
        text: all of it, as the corpus has it.

    Raises:
        ValueError: the words are not those of the article, or labels do not keep to the format.
    """
    read = parse(name, written)
    letters = [at for at, letter in enumerate(text) if not letter.isspace()]
    before = [0]
    for letter in read["text"]:
        before.append(before[-1] + (not letter.isspace()))
    said = "".join(read["text"].split())
    if said != "".join(text[at] for at in letters[: len(said)]):
        raise ValueError(f"{name}: the words are not those of the article")

    def there(span: list[Any]) -> list[Any]:
        return [letters[before[span[0]]], letters[before[span[1]] - 1] + 1, *span[2:]]

    events = [
        event | {"trigger": there(event["trigger"])} | {role: list(map(there, event[role])) for role in ROLES.values()}
        for event in sorted(read["events"], key=lambda one: int(one["id"]))
    ]
    return {"article": name, "end": letters[len(said) - 1] + 1, "events": events}


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labels", type=Path, metavar="LABELS")
    parser.add_argument("--articles", type=Path, required=True, metavar="CORPUS")
    ways = parser.add_mutually_exclusive_group(required=True)
    ways.add_argument("--show", type=Path, metavar="FILE")
    ways.add_argument("--take", type=Path, metavar="FILE")
    args = parser.parse_args()
    if args.show:
        blocks = [f"# {one['id']}\n{shown(one)}\n" for one in event_articles(args.labels, args.articles)]
        args.show.write_text("\n".join(blocks), encoding="utf-8")
        return
    known = texts(args.articles)
    lines = []
    for block in re.split(r"\n\s*\n", args.take.read_text(encoding="utf-8").strip()):
        head, _, written = block.partition("\n")
        name = head.removeprefix("# ").strip()
        lines.append(json.dumps(taken(name, written, known[name]), ensure_ascii=False) + "\n")
    args.labels.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
