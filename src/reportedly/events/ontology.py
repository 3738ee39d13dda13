"""Types of a user's own: told by definition, cue words and example sentences, without training."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import yaml
from numpy.typing import NDArray

from ..attributions.tagger import WIDTH, Tagger
from ..attributions.words import word_range
from ..errors import UsageError
from ..records import Event
from .heads import TYPES
from .model import EventModel

Floats = NDArray[np.float32]

CUE = 0.25
"""What a cue word at the trigger adds to a cosine, set on the example of ``docs/ontologies.md``."""
LEAST = 0.35
"""Score below which an event keeps no type of the user's."""
FIELDS = frozenset({"name", "definition", "plover", "cues", "examples"})


class Kind(NamedTuple):
    """One type.

    Args:
        plover: pairs of PLOVER type and mode (``None``: any) of which an event must be one; empty: any.
        cues: words of triggers, in lower case.
        examples: sentences with their trigger between asterisks.
    """

    name: str
    definition: str
    plover: tuple[tuple[str, str | None], ...]
    cues: frozenset[str]
    examples: tuple[str, ...]


class Ontology(NamedTuple):
    """Types, and for each the mean state of its examples' triggers, shape (types, width); zero where it has none."""

    name: str
    kinds: tuple[Kind, ...]
    centres: Floats


def read_kinds(path: Path) -> tuple[str, tuple[Kind, ...]]:
    """Name and types of a YAML file.

    Raises:
        UsageError: it is no such file; the message names what was found and what is allowed.
    """
    try:
        data = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as problem:
        raise UsageError(f"{path} cannot be read as YAML: {' '.join(str(problem).split())}") from None
    if not isinstance(data, dict) or not isinstance(data.get("types"), list) or not data["types"]:
        raise UsageError(f"{path} must hold a list `types`, each with `name`, and `cues` or `examples`")
    return str(data.get("name") or path.stem), tuple(
        _kind(path, number, one) for number, one in enumerate(data["types"], 1)
    )


def _kind(path: Path, number: int, data: Any) -> Kind:
    where = f"{path}, type {number}"
    if not isinstance(data, dict) or not isinstance(data.get("name"), str):
        raise UsageError(f"{where} has no `name`")
    unknown = sorted(set(data) - FIELDS)
    if unknown:
        raise UsageError(f"{where} has {unknown[0]!r}; allowed are {', '.join(sorted(FIELDS))}")
    listed = {field: _texts(where, field, data.get(field)) for field in ("plover", "cues", "examples")}
    if not listed["cues"] and not listed["examples"]:
        raise UsageError(f"{where} ({data['name']}) has neither `cues` nor `examples`: give at least one")
    pairs = tuple(_pair(where, one) for one in listed["plover"])
    cues = frozenset(cue.lower() for cue in listed["cues"])
    return Kind(data["name"], str(data.get("definition") or ""), pairs, cues, listed["examples"])


def _texts(where: str, field: str, value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise UsageError(f"{where}: `{field}` must be a list of texts")
    return tuple(value)


def _pair(where: str, text: str) -> tuple[str, str | None]:
    kind, _, mode = text.partition("/")
    if kind not in TYPES:
        raise UsageError(f"{where}: {kind!r} is no type of PLOVER; choose of {', '.join(TYPES)}")
    return kind, mode or None


def fitted(path: Path, tagger: Tagger, model: EventModel) -> Ontology:
    """The ontology of a YAML file, its examples read by the models.

    Raises:
        UsageError: it is no such file.
    """
    name, kinds = read_kinds(path)
    return Ontology(name, kinds, np.stack([_centre(kind, tagger, model) for kind in kinds]))


def _centre(kind: Kind, tagger: Tagger, model: EventModel) -> Floats:
    """The mean of the states at the triggers of a type's examples, of length one."""
    seen = [_state(example, tagger, model) for example in kind.examples]
    if not seen:
        return np.zeros(WIDTH, dtype=np.float32)
    mean: Floats = np.mean([state / np.linalg.norm(state) for state in seen], axis=0)
    return mean / np.float32(np.linalg.norm(mean))


def _state(example: str, tagger: Tagger, model: EventModel) -> Floats:
    """The state at an example's trigger: where its asterisks stand, else where the model sees an event most."""
    text, at = marked(example)
    tagged = tagger(text)
    signals = model(tagged)
    word = word_range(tagged.words, *at)[0] if at else int(signals.types[:, 0].argmin())
    state: Floats = signals.states[word]
    return state


def marked(example: str) -> tuple[str, tuple[int, int] | None]:
    """An example's text without asterisks, and where its trigger stands."""
    before, star, rest = example.partition("*")
    word, closing, after = rest.partition("*")
    if not (star and closing):
        return example, None
    return before + word + after, (len(before), len(before) + len(word))


def typed(event: Event, state: Floats, ontology: Ontology) -> tuple[str, float] | None:
    """The user's type of an event and its score; ``None`` where none fits.

    Args:
        state: the model's state at the trigger, shape (width,).
    """
    words = set(event.trigger[0].exact.lower().split())
    own = state / (np.linalg.norm(state) + 1e-6)
    best: tuple[str, float] | None = None
    for kind, centre in zip(ontology.kinds, ontology.centres, strict=True):
        if kind.plover and not any(event.type == of and mode in {None, event.mode} for of, mode in kind.plover):
            continue
        score = float(own @ centre) + CUE * bool(words & kind.cues)
        if score >= LEAST and (best is None or score > best[1]):
            best = kind.name, score
    return best
