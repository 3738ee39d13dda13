"""What a page says about its article: headline, authors, outlet, address, dates, each with its basis.

The order of trust: schema.org's JSON-LD (https://schema.org/NewsArticle), then ``meta`` elements (Open Graph,
Dublin Core and the names that publishing systems use), then ``time`` elements, then htmldate's search.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin, urlsplit

from reportedly.records import Stated
from reportedly.sources.dates import iso_date
from reportedly.sources.front import stated_names
from reportedly.sources.tables import column

_ARTICLE = re.compile(r"(article|posting|report|story)$", re.IGNORECASE)


@dataclass
class PageFacts:
    """What a page states; ``None`` where it states nothing.

    Args:
        description: the page's own summary, often its standfirst.
        body: JSON-LD's ``articleBody``.
        language: what the page declares as its language.
    """

    title: Stated | None = None
    authors: list[Stated] = field(default_factory=list)
    outlet: Stated | None = None
    url: Stated | None = None
    published: Stated | None = None
    modified: Stated | None = None
    language: Stated | None = None
    description: str | None = None
    body: str | None = None


def page_facts(tree: Any, url: str | None = None) -> PageFacts:
    """Everything that a page states about its article.

    Args:
        tree: the page as :func:`~reportedly.sources.pagetree.page_tree` parsed it.
        url: the address it was found at, which relative addresses are relative to.
    """
    linked = _linked_data(tree)
    metas = _metas(tree)
    facts = PageFacts(description=_text(linked.get("description")) or _first(metas, column("metas.tsv", "description")))
    facts.title = _title(tree, linked, metas)
    facts.authors = _authors(linked, metas, tree)
    facts.outlet = _outlet(linked, metas)
    facts.url = _address(tree, linked, metas, url)
    facts.published = _date(linked, "datePublished", metas, column("metas.tsv", "published")) or _time_element(tree)
    facts.modified = _date(linked, "dateModified", metas, column("metas.tsv", "modified"))
    _search_dates(facts, tree)
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if re.match(r"[a-zA-Z]{2}(?:[-_]|$)", language):
        facts.language = Stated(value=language[:2].lower(), basis="html lang")
    facts.body = _text(linked.get("articleBody"))
    return facts


def _linked_data(tree: Any) -> dict[str, Any]:
    """The JSON-LD object of the article: of several, the one with most of what is needed."""
    best: dict[str, Any] = {}
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text:
            continue
        for found in _objects(_json(script.text)):
            kinds = found.get("@type")
            kinds = kinds if isinstance(kinds, list) else [kinds]
            if not any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in kinds):
                continue
            wanted = ("headline", "datePublished", "author", "articleBody")
            if sum(key in found for key in wanted) > sum(key in best for key in wanted):
                best = found
    return best


def _json(source: str) -> Any:
    source = re.sub(r"^\s*(?:<!\[CDATA\[|<!--|//.*)|(?:\]\]>|-->)\s*$", "", source).strip().rstrip(";")
    for attempt in (source, html.unescape(source), re.sub(r",\s*([}\]])", r"\1", source)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _objects(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, list):
        for item in data:
            yield from _objects(item, depth + 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "itemListElement", "hasPart"):
            if key in data:
                yield from _objects(data[key], depth + 1)


def _metas(tree: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for key in ("property", "name", "itemprop"):
            name = (element.get(key) or "").strip().lower()
            if name and content:
                metas.setdefault(name, []).append(content)
    return metas


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((_text(metas[name][0]) for name in names if name in metas), None)


def _text(value: Any) -> str | None:
    """Plain text of a value that may hold entities or tags."""
    if isinstance(value, list):
        value = value[0] if value else None
    if not isinstance(value, str):
        return None
    clean = re.sub(r"</?(?:p|br|div|h\d)\b[^>]*>", "\n", html.unescape(value))
    clean = re.sub(r"<[a-zA-Z/][^>]*>", "", clean)
    return "\n".join(" ".join(line.split()) for line in clean.splitlines() if line.strip()) or None


def key_of(text: str) -> str:
    """A text's words in lower case, for comparison.

    Args:
        text: any text.
    """
    return " ".join(re.findall(r"\w+", text.lower()))


def _title(tree: Any, linked: dict[str, Any], metas: dict[str, list[str]]) -> Stated | None:
    """The headline: what stands over the article, if the page's metadata bear it out; else what they say."""
    said = [
        (value, basis)
        for value, basis in (
            (_text(linked.get("headline")), "JSON-LD headline"),
            *((_first(metas, (name,)), f"meta {name}") for name in column("metas.tsv", "title")),
            (_text(tree.findtext(".//title")), "title element"),
        )
        if value
    ]
    heads = [" ".join(element.text_content().split()) for element in tree.iter("h1")]
    heads = [head for head in heads if head]
    known = [set(key_of(value).split()) for value, _basis in said]
    for head in heads:
        words = set(key_of(head).split())
        if any(len(words & other) >= 0.5 * min(len(words), len(other)) > 0 and len(words) > 1 for other in known):
            return Stated(value=head, basis="h1 element")
    if not said:
        return Stated(value=heads[0], basis="h1 element") if len(heads) == 1 else None
    value, basis = said[0]
    if basis != "JSON-LD headline":
        value = _without_site(value, metas)
    return Stated(value=" ".join(value.split()), basis=basis)


def _without_site(title: str, metas: dict[str, list[str]]) -> str:
    site = key_of(_first(metas, column("metas.tsv", "outlet")) or "").replace(" ", "")
    parts = re.split(r"\s+[|–—•·«»-]\s+", title)
    while len(parts) > 1:
        last = key_of(parts[-1]).replace(" ", "")
        if not (site and (site in last or last in site)) and len(parts[-1].split()) > 2:
            break
        parts.pop()
    return title[: title.find(parts[-1]) + len(parts[-1])]


def _authors(linked: dict[str, Any], metas: dict[str, list[str]], tree: Any) -> list[Stated]:
    for key in ("author", "creator"):
        value = linked.get(key)
        names: list[Any] = []
        for item in value if isinstance(value, list) else [value]:
            name = item.get("name") if isinstance(item, dict) else item
            names += name if isinstance(name, list) else [name]
        if found := stated_names([html.unescape(name) for name in names if isinstance(name, str)], f"JSON-LD {key}"):
            return found
    for name in column("metas.tsv", "authors"):
        if found := stated_names([html.unescape(value) for value in metas.get(name, [])], f"meta {name}"):
            return found
    marked = [
        " ".join(element.text_content().split())
        for element in tree.xpath('//*[@rel="author" or @itemprop="author"][not(self::meta) and not(self::link)]')
    ]
    return stated_names([name for name in marked if 0 < len(name) < 60], "rel=author")


def _outlet(linked: dict[str, Any], metas: dict[str, list[str]]) -> Stated | None:
    publisher = linked.get("publisher")
    publisher = publisher[0] if isinstance(publisher, list) and publisher else publisher
    name = _text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher)
    if name and not name.startswith("http"):
        return Stated(value=name, basis="JSON-LD publisher")
    for key in column("metas.tsv", "outlet"):
        if (value := _first(metas, (key,))) and not value.startswith("http"):
            return Stated(value=value, basis=f"meta {key}")
    return None


def _address(tree: Any, linked: dict[str, Any], metas: dict[str, list[str]], url: str | None) -> Stated | None:
    main = linked.get("mainEntityOfPage")
    main = (main.get("@id") or main.get("url")) if isinstance(main, dict) else main
    links = [element for element in tree.iter("link") if "canonical" in (element.get("rel") or "").lower().split()]
    for value, basis in (
        *((link.get("href"), "link canonical") for link in links),
        (_first(metas, ("og:url",)), "meta og:url"),
        (main, "JSON-LD mainEntityOfPage"),
        (linked.get("url"), "JSON-LD url"),
        (url, "given"),
    ):
        if not isinstance(value, str) or not value.strip():
            continue
        try:
            whole = urljoin(url or "", value.strip())
            if urlsplit(whole).scheme in ("http", "https") and urlsplit(whole).hostname:
                return Stated(value=whole, basis=basis)
        except ValueError:
            continue
    return None


def _date(linked: dict[str, Any], key: str, metas: dict[str, list[str]], names: Iterable[str]) -> Stated | None:
    if iso := iso_date(linked.get(key)):
        return Stated(value=iso, basis=f"JSON-LD {key}")
    for name in names:
        for value in metas.get(name, []):
            if iso := iso_date(value):
                return Stated(value=iso, basis=f"meta {name}")
    return None


def _time_element(tree: Any) -> Stated | None:
    for element in tree.iter("time"):
        if any(parent.tag in ("aside", "footer", "nav") for parent in element.iterancestors()):
            continue
        # A bare hour or "4:11" is the length of a film, not a day.
        if iso := iso_date(element.get("datetime") or element.text_content()):
            return Stated(value=iso, basis="time element")
    return None


def _search_dates(facts: PageFacts, tree: Any) -> None:
    """Let htmldate look where the page's own metadata are silent; it is given a tree, so that it fetches nothing."""
    if facts.published is not None:
        return
    from copy import deepcopy

    from htmldate import find_date

    address = facts.url.value if facts.url else None
    found = find_date(deepcopy(tree), original_date=True, extensive_search=False, url=address)
    if found:
        facts.published = Stated(value=str(found), basis="htmldate")
