"""The paragraphs of the article on a page.

trafilatura decides which part of the page is the article. Its paragraphs are then found again in the page and
taken from there, since it loses text around inline elements and paragraphs at the edges.
"""

from __future__ import annotations

import re
from collections import Counter
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from reportedly.sources.pagefacts import PageFacts, key_of
from reportedly.sources.tables import column, lines, words

_STANDFIRST = re.compile(
    r"standfirst|subhead|sub-?title|article-?(?:summary|dek|deck)|\bdek\b|\blede\b|strapline", re.IGNORECASE
)


@dataclass
class Block:
    """A stretch of the page's text without block elements inside, and the element it stands in."""

    element: Any
    text: str
    key: str
    linked: int


def paragraphs(tree: Any, facts: PageFacts) -> list[str]:
    """The article's paragraphs in the page's order, without its title.

    Args:
        tree: the page.
        facts: what it says of itself.
    """
    chosen = _chosen(tree)
    blocks = _blocks(tree)
    body = _aligned(blocks, chosen) if blocks else None
    if body is None:
        found = chosen
    else:
        body = _standfirst(blocks, body, facts) + body
        found = [blocks[item].text if isinstance(item, int) else item for item in body]
    if facts.body and len(facts.body) > 2 * sum(map(len, found)):
        found = facts.body.split("\n")
    return _clean(found, facts)


def _chosen(tree: Any) -> list[str]:
    """trafilatura's paragraphs."""
    from trafilatura import bare_extraction

    document = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True, with_metadata=False)
    body = getattr(document, "body", None)
    if body is None:
        return []
    found: list[str] = []
    for element in body.iter("p", "head", "item", "quote", "ab", "code", "cell", "lb"):
        if element.tag == "lb":
            continue
        inner = [child for child in element.iterdescendants() if child.tag in ("p", "item", "head", "quote", "ab")]
        if not inner:
            found += _split(" ".join(_with_breaks(element)))
        elif element.text and element.text.strip():
            found.append(" ".join(element.text.split()))
    return [text for text in found if text]


def _with_breaks(element: Any) -> list[str]:
    pieces = [element.text or ""]
    for child in element.iterdescendants():
        if child.tag in ("lb", "br"):
            pieces.append("\n")
        pieces += [child.text or "", child.tail or ""]
    return pieces


def _split(text: str) -> list[str]:
    return [clean for part in re.split(r"\n\s*\n", text) if (clean := " ".join(part.split()))]


def _blocks(tree: Any) -> list[Block]:
    """Every stretch of text of the page, in order."""
    blocks: list[Block] = []
    pieces: list[str] = []
    state = {"linked": 0}

    def close(element: Any) -> None:
        for index, text in enumerate(_split("".join(pieces))):
            blocks.append(Block(element, text, key_of(text), state["linked"] if index == 0 else 0))
        pieces.clear()
        state["linked"] = 0

    def walk(element: Any, inside: Any, *, link: bool) -> None:
        if not isinstance(element.tag, str) or element.tag in column("elements.tsv", "silent"):
            return
        own = element.tag in column("elements.tsv", "blocks")
        if own:
            close(inside)
        where = element if own else inside
        link = link or element.tag == "a"
        if element.tag == "br":
            pieces.append("\n")
        _say(element.text, pieces, state, link=link)
        for child in element:
            walk(child, where, link=link)
            _say(child.tail, pieces, state, link=link)
        if own:
            close(element)

    body = tree.find(".//body")
    root = body if body is not None else tree
    walk(root, root, link=False)
    close(root)
    return [block for block in blocks if block.key]


def _say(text: str | None, pieces: list[str], state: dict[str, int], *, link: bool) -> None:
    if not text:
        return
    # Line breaks of the source are blanks; those of br elements are kept apart.
    flat = re.sub(r"\s+", " ", text)
    pieces.append(flat)
    if link:
        state["linked"] += len(flat.strip())


def _aligned(blocks: list[Block], chosen: list[str]) -> list[int | str] | None:
    """The blocks that are the chosen paragraphs, with those the choice left out between them."""
    places: dict[str, list[int]] = {}
    for index, block in enumerate(blocks):
        places.setdefault(block.key, []).append(index)
    result: list[int | str] = []
    taken: set[int] = set()
    last = -1
    kept = total = 0
    for text in chosen:
        key = key_of(text)
        total += len(text)
        place = _place(blocks, places, key, last)
        if place is None:
            result.append(text)
            continue
        kept += len(text)
        if place not in taken:
            taken.add(place)
            result.append(place)
            last = place
    if not taken or kept < 0.6 * total:
        return None
    return _completed(blocks, result, taken)


def _place(blocks: list[Block], places: dict[str, list[int]], key: str, last: int) -> int | None:
    found = places.get(key)
    if found:
        return next((index for index in found if index > last), found[0])
    if len(key) < 12:
        return None
    near = [index for index, block in enumerate(blocks) if block.key.startswith(key)]
    return next((index for index in near if index > last), near[0] if near else None)


def _completed(blocks: list[Block], result: list[int | str], taken: set[int]) -> list[int | str]:
    order = sorted(taken)
    inside = Counter(ancestor for index in order for ancestor in blocks[index].element.iterancestors())
    parents = Counter(blocks[index].element.getparent() for index in order if blocks[index].element.tag == "p")
    looks = Counter(_look(blocks[index].element) for index in order if blocks[index].element.tag == "p")

    # The deepest element that holds nearly all of the article.
    edges = (blocks[order[0]].element, blocks[order[-1]].element)
    holders = (above for edge in edges for above in edge.iterancestors() if inside[above] >= 0.8 * len(order))
    container = next(holders, None)

    def outside(index: int) -> bool:
        lineage = [blocks[index].element, *blocks[index].element.iterancestors()]
        return any(inside[element] < 0.5 * len(order) and _is_beside(element) for element in lineage)

    def belongs(index: int) -> bool:
        block = blocks[index]
        # A paragraph may be mostly a link; one that is nothing but a link leads elsewhere.
        most = 0.95 if block.text.rstrip("\"'”’)").endswith((".", "!", "?")) else 0.5
        if block.element.tag != "p" or block.linked > most * len(block.text) or len(block.key.split()) < 3:
            return False
        if parents[block.element.getparent()] >= 2:
            return True
        return looks[_look(block.element)] >= 2 and any(parent is container for parent in block.element.iterancestors())

    first = order[0]
    # The edges: paragraphs just before the first chosen one that look like it.
    begin = first
    while begin > 0 and first - begin < 6 and blocks[begin - 1].element.tag != "h1":
        begin -= 1
    missed = [
        index for index in range(begin, order[-1]) if index not in taken and belongs(index) and not outside(index)
    ]
    positions: list[int | str] = [item for item in result if isinstance(item, str) or not outside(item)]
    for missing in missed:
        at = next((n for n, item in enumerate(positions) if isinstance(item, int) and item > missing), len(positions))
        positions.insert(at, missing)
    return positions


def _look(element: Any) -> tuple[tuple[str, str | None], ...]:
    """What paragraphs of one article share: tag and class of themselves and of the two elements around them."""
    lineage = [element, *list(element.iterancestors())[:2]]
    return tuple((str(each.tag), each.get("class")) for each in lineage)


@cache
def _outside_words() -> frozenset[str]:
    return words("outside.txt")


def _is_beside(element: Any) -> bool:
    if element.tag in column("elements.tsv", "beside"):
        return True
    marks = " ".join(element.get(name) or "" for name in ("class", "id", "role", "data-testid", "data-component"))
    parts = re.split(r"[^a-z]+", re.sub(r"([a-z])([A-Z])", r"\1-\2", marks).lower())
    return not _outside_words().isdisjoint(parts)


def _standfirst(blocks: list[Block], body: list[int | str], facts: PageFacts) -> list[int | str]:
    """The standfirst between the headline and the first paragraph, if it is not among the paragraphs."""
    first = next((item for item in body if isinstance(item, int)), 0)
    title = key_of(facts.title.value) if facts.title else None
    start = max((index for index in range(first) if blocks[index].key == title), default=None)
    if start is None:
        return []
    about = key_of(facts.description or "")
    for index in range(start + 1, first):
        block = blocks[index]
        marks = " ".join(
            element.get(name) or ""
            for element in [block.element, *list(block.element.iterancestors())[:2]]
            for name in ("class", "id", "data-testid", "data-component")
        )
        said = len(block.key) > 20 and (about.endswith(block.key) or about.startswith(block.key))
        if said or (len(block.key.split()) > 5 and _STANDFIRST.search(marks)):
            return [index]
    return []


@cache
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in lines("boilerplate.txt")), re.IGNORECASE)


def is_boilerplate(text: str) -> bool:
    """Whether a paragraph is an invitation, a label or a button and no part of an article.

    Args:
        text: one paragraph.
    """
    return _boilerplate().fullmatch(text.strip(" .:>»›→-–—*|").replace("’", "'")) is not None


def _clean(found: list[str], facts: PageFacts) -> list[str]:
    title = key_of(facts.title.value) if facts.title else None
    result: list[str] = []
    seen: set[str] = set()
    for text in found:
        key = key_of(text)
        if not key or key == title or is_boilerplate(text):
            continue
        # Pages print pull quotes and teasers twice; short lines may well recur.
        if key in seen and len(key.split()) >= 8:
            continue
        seen.add(key)
        result.append(text)
    return result
