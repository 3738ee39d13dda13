"""A user's own actors, from a YAML or CSV file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from ..attributions.speakers import slug
from ..errors import NotFound, UsageError
from .entries import BODIES, KINDS, SECTORS, Entry, Term
from .tables import Named, codes, folded, listed

KEYS = ("name", "aliases", "code", "sectors", "kind", "from", "to", "office")
DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}$")
Row = tuple[int, dict[str, str]]
"""Number of a line, and its values by key; lists are joined by semicolons."""


def named_in(path: Path) -> list[Named]:
    """The actors of a file; rows of one name and code are one actor with several terms.

    Args:
        path: ``.yaml`` or ``.yml`` with a list of mappings, or ``.csv`` with a header, in UTF-8.

    Raises:
        NotFound: there is no such file.
        UsageError: it is neither, or a row does not fit; the message tells the line, what was found, what is allowed.
    """
    if not path.is_file():
        raise NotFound(f"there is no file {path}: give the path of a YAML or CSV file of actors")
    readers = {".yaml": _yaml, ".yml": _yaml, ".csv": _csv}
    reader = readers.get(path.suffix.lower())
    if reader is None:
        raise UsageError(f"{path.name}: a file of actors ends in .yaml, .yml or .csv, this one in {path.suffix!r}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{path.name}: byte {error.start} is not UTF-8; save the file as UTF-8") from error
    found: dict[tuple[str, str], Named] = {}
    for line, row in reader(path.name, text):
        named = _named(path.name, line, row)
        identity = (named.entry.entity, named.entry.code or "")
        known = found.get(identity)
        if known is not None:
            entry = known.entry._replace(terms=known.entry.terms + named.entry.terms)
            named = Named(entry, tuple(dict.fromkeys(known.names + named.names)), known.surnames)
        found[identity] = named
    return list(found.values())


def _csv(name: str, text: str) -> Iterator[Row]:
    reader = csv.reader(text.splitlines(keepends=True))
    header: list[str] = []
    for cells in reader:
        values = [cell.strip() for cell in cells]
        if not any(values) or values[0].startswith("#"):
            continue
        if not header:
            header = [value.lower() for value in values]
            _check_keys(name, reader.line_num, header)
            continue
        if len(values) > len(header):
            raise UsageError(
                f"{name}, line {reader.line_num}: {len(values)} cells, but the header has {len(header)}; "
                "put a cell that holds a comma in quotation marks"
            )
        yield reader.line_num, dict(zip(header, values, strict=False))


def _yaml(name: str, text: str) -> Iterator[Row]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise UsageError(f"{name}, line {line}: this is no YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{name}: this is no YAML: {' '.join(str(error).split())}") from error
    if root is None:
        return
    if not isinstance(root, yaml.SequenceNode):
        raise UsageError(f"{name}, line 1: a list of actors is expected, each beginning with '- name: ...'")
    for item in root.value:
        line = item.start_mark.line + 1
        if not isinstance(item, yaml.MappingNode):
            raise UsageError(f"{name}, line {line}: an actor is expected, such as '- name: ...', not {_shown(item)}")
        row = {}
        for key, value in item.value:
            at = key.start_mark.line + 1
            _check_keys(name, at, [str(key.value)])
            row[str(key.value)] = _cell(name, at, str(key.value), value)
        yield line, row


def _cell(name: str, line: int, key: str, node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return "" if node.tag.endswith(":null") else str(node.value).strip()
    if isinstance(node, yaml.SequenceNode) and all(isinstance(one, yaml.ScalarNode) for one in node.value):
        return ";".join(str(one.value).strip() for one in node.value)
    raise UsageError(f"{name}, line {line}: {key} is a word or a list of words, not {_shown(node)}")


def _shown(node: yaml.Node) -> str:
    if isinstance(node, yaml.ScalarNode):
        return repr(str(node.value))
    return "a mapping" if isinstance(node, yaml.MappingNode) else "a list"


def _check_keys(name: str, line: int, found: list[str]) -> None:
    for key in found:
        if key not in KEYS:
            raise UsageError(f"{name}, line {line}: there is no key {key!r}; allowed are {', '.join(KEYS)}")


def _named(name: str, line: int, row: dict[str, str]) -> Named:
    """One row checked."""

    def wrong(found: str, allowed: str) -> UsageError:
        return UsageError(f"{name}, line {line}: {found}; {allowed}")

    full = row.get("name", "")
    if not full:
        raise wrong("an actor without a name", "every actor needs a name")
    code = folded(row.get("code", "").upper()) or ""
    if code and code not in codes():
        allowed = f"allowed are ISO 3166-1 alpha-3 codes and {', '.join(sorted(BODIES))}"
        raise wrong(f"code {row['code']!r} of {full!r} is unknown", allowed)
    sectors = tuple(part.upper() for part in re.split(r"[;,\s]+", row.get("sectors", "")) if part)
    for sector in sectors:
        if sector not in SECTORS:
            raise wrong(f"sector {sector!r} of {full!r} is unknown", f"allowed are {', '.join(sorted(SECTORS))}")
    kind = row.get("kind", "").lower() or ("person" if row.get("office") else "organisation")
    if kind not in KINDS:
        raise wrong(f"kind {row['kind']!r} of {full!r} is unknown", f"allowed are {', '.join(sorted(KINDS))}")
    for key in ("from", "to"):
        if row.get(key) and not DATE.match(row[key]):
            raise wrong(f"{key} {row[key]!r} of {full!r} is no date", "allowed are YYYY, YYYY-MM and YYYY-MM-DD")
    term = Term(sectors, row.get("office") or None, row.get("from", ""), row.get("to", ""))
    if term.since and term.until and term.until < term.since[: len(term.until)]:
        raise wrong(f"{full!r} ends ({term.until}) before it begins ({term.since})", "from comes before to")
    entry = Entry(slug(full) or full, full, code or None, kind, (term,), famous=kind == "person")
    names = ((full, "name"), *((form, "alias") for form in listed(row.get("aliases", ""))))
    return Named(entry, names, (full.split()[-1],) if kind == "person" else ())
