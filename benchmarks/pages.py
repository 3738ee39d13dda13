"""Compares what is read from saved news pages with the answer of hand-written parsers.

``python benchmarks/pages.py FOLDER [--verbose]`` reads ``NAME_DATE.html.gz`` beside ``NAME.json``, whose values hold
``title``, ``authors``, ``publishing_date`` and ``body`` (a ``summary`` and ``sections``, each with ``headline`` and
``paragraphs``).
Where a file has several answers, the one whose paragraphs stand on the page is taken.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from reportedly.records import Article
from reportedly.sources.html import article_from_html


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def answer_paragraphs(answer: dict[str, Any]) -> list[str]:
    body = answer["body"]
    found = list(body["summary"])
    for section in body["sections"]:
        found += [*section["headline"], *section["paragraphs"]]
    return [paragraph for paragraph in found if paragraph.strip()]


def answer_for(page: bytes, answers: dict[str, Any]) -> dict[str, Any] | None:
    text = " ".join(words(html.unescape(re.sub(r"<[^>]+>", " ", page.decode("utf-8", "replace")))))

    def share(answer: dict[str, Any]) -> float:
        found = answer_paragraphs(answer)
        return sum(" ".join(words(paragraph))[:60] in text for paragraph in found) / max(1, len(found))

    best = max(answers.values(), key=share)
    return best if share(best) > 0.3 else None


def body_of(article: Article) -> list[str]:
    """The paragraphs of the article without its title and without what is marked as furniture."""
    start = article.title.span.end if article.title and article.title.span else 0
    text = article.text
    for span in reversed(article.furniture):
        if span.start >= start:
            text = text[: span.start] + text[span.end :]
    return [paragraph for paragraph in text[start:].split("\n\n") if paragraph.strip()]


def f1(found: list[str], wanted: list[str]) -> tuple[float, float, float]:
    both = sum((Counter(found) & Counter(wanted)).values())
    precision, recall = both / max(1, len(found)), both / max(1, len(wanted))
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def pages(folder: Path) -> Iterator[tuple[str, bytes, dict[str, Any]]]:
    for path in sorted(folder.glob("*.html.gz")):
        page = gzip.decompress(path.read_bytes())
        answer = answer_for(page, json.loads((folder / f"{path.name.split('_')[0]}.json").read_text()))
        if answer is None:
            print(f"{path.name}: no answer fits, left out")
        else:
            yield path.name.removesuffix(".html.gz"), page, answer


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--verbose", action="store_true", help="print the paragraphs that differ")
    arguments = parser.parse_args()
    rows = []
    print(f"{'page':<28} {'title':>6} {'author':>6} {'date':>5} {'prec':>6} {'rec':>6} {'F1':>6} {'ms':>5}")
    for name, page, answer in pages(arguments.folder):
        began = time.perf_counter()
        article = article_from_html(page)
        took = 1000 * (time.perf_counter() - began)
        title = f1(words(article.title.value if article.title else ""), words(answer["title"]))[2]
        authors = [author.value for author in article.authors] == answer["authors"]
        date = (article.published.value if article.published else "")[:10] == answer["publishing_date"][:10]
        found, wanted = body_of(article), answer_paragraphs(answer)
        body = f1(words(" ".join(found)), words(" ".join(wanted)))
        rows.append((title, float(authors), float(date), *body, took))
        overlap = " ".join(f"{value:6.3f}" for value in body)
        print(f"{name:<28} {title:6.3f} {authors:>6} {date:>5} {overlap} {took:5.0f}")
        if arguments.verbose:
            if title < 1:
                print(f"    title {article.title and article.title.value!r} for {answer['title']!r}")
            if not authors:
                print(f"    authors {[author.value for author in article.authors]} for {answer['authors']}")
            here, there = ({" ".join(words(p)) for p in side} for side in (found, wanted))
            for sign, side, other in (("-", wanted, here), ("+", found, there)):
                for paragraph in side:
                    if " ".join(words(paragraph)) not in other:
                        print(f"    {sign} {paragraph[:140]}")
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    print(
        f"{'mean':<28} {means[0]:6.3f} {means[1]:6.2f} {means[2]:5.2f} "
        + " ".join(f"{v:6.3f}" for v in means[3:6])
        + f" {means[6]:5.0f}"
    )


if __name__ == "__main__":
    main()
