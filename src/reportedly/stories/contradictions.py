"""Where tellings of one happening cannot all be right: that it happened, how many, when, and by whom; or was said."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import cache
from itertools import combinations

from ..language.lexicons import rows
from ..language.referents import PRONOUNS
from ..records import Act, Contradiction, Side
from .items import Said, Told, Voice

DENIED, NUMBER, DATE, ACTOR, SAID = "denied", "number", "date", "actor", "said"
HAPPENED = frozenset({"asserted", "possible"})
GROWING = frozenset({"dead", "injured", "arrested", "displaced", "released", "protesters"})
"""What is counted further as time goes on, so that a later and higher figure may only be a newer one."""
GROWN = 1.3
"""How many times as high a figure of a later day may be to be taken for the newer one. Of figures told as contradictory
in the labelled stories for training, this leaves out two of the six wrongly told and none of the 19 others."""
DEEDS = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
"""Types whose doer can be in dispute; who speaks, demands or signs is told by the words themselves."""
_NOT_YET = re.compile(r"\b(?:yet|so far|until now|to date)\b", re.IGNORECASE)
_WILL_NOT = re.compile(r"\b(?:would|will|shall|wo)\s?(?:not|n['’]t|never)\b|\bno\b[^.;]{0,40}\b(?:would|will)\b", re.I)
SURE = 1.0
"""Factuality from which on a telling says that something happened."""
DIRECT = 0.55
"""How likely two tellings must themselves be of one happening to contradict each other: what brought them together may
be others, and what is alike in news is often not the same. Of judged pairs of news that the models do not know, six
of ten above it are."""
WITHIN = 0.8
"""The same for tellings of one article, which has less reason to tell a thing twice than two that are alike."""


Likely = Callable[[Told, Told], float]
"""How likely two tellings are of one happening."""


def contradictions(tellings: Sequence[Told], likely: Likely) -> tuple[Contradiction, ...]:
    """All contradictions among the tellings of one happening."""
    told = (_denials, _numbers, _dates, _actors)
    return tuple(one for kind in told for one in kind(tellings, likely))


def disowned(said: Sequence[Said]) -> tuple[Contradiction, ...]:
    """That some articles report an act of speech and others that it was never performed."""
    held = [one for one in said if not one.negated and one.act != Act.DENY]
    denied = [one for one in said if one.disowned]
    if not any(one.teller.id != other.teller.id for one in held for other in denied):
        return ()
    return (_of(SAID, None, [("it was said", held), ("it was not", denied)]),)


def _denials(tellings: Sequence[Told], likely: Likely) -> Iterator[Contradiction]:
    denied = [one for one in tellings if one.status == "denied"]
    held = [one for one in tellings if one.status in HAPPENED and one.factuality >= SURE]
    pairs = [(one, other) for one in denied for other in held if _contradicts(one, other, likely)]
    if pairs:
        against, happened = ({one.ref for one in side} for side in zip(*pairs, strict=True))
        yield _of(
            DENIED,
            None,
            [
                ("it happened", [one for one in held if one.ref in happened]),
                ("it did not", [one for one in denied if one.ref in against]),
            ],
        )


def _contradicts(denial: Told, other: Told, likely: Likely) -> bool:
    """Whether a denial is of what another tells.

    What had not happened *yet* may have happened since, and that something *will not* happen is a promise. Nor is it
    known what is denied of a pronoun that nobody stands behind: "She was not boarded" may be of another ship.
    """
    if _WILL_NOT.search(denial.evidence) or any(map(_is_anybody, (*denial.actors, *denial.recipients))):
        return False
    if _NOT_YET.search(denial.evidence) and not denial.teller.published > other.teller.published > "":
        return False
    return _from_two([denial], [other], likely)


def _numbers(tellings: Sequence[Told], likely: Likely) -> Iterator[Contradiction]:
    for what in sorted({size[0] for one in tellings for size in one.sizes}):
        told: dict[tuple[int | None, int | None], list[Told]] = {}
        for one in tellings:
            for kind, low, high in one.sizes:
                if kind == what:
                    told.setdefault((low, high), []).append(one)
        against = [
            (a, b)
            for a, b in combinations(sorted(told, key=str), 2)
            if _apart(a, b) and _from_two(told[a], told[b], likely) and not _newer(what, a, told[a], b, told[b])
        ]
        if against:
            wrong = {figure for pair in against for figure in pair}
            yield _of(NUMBER, what, [(_figure(figure), told[figure]) for figure in told if figure in wrong])


def _from_two(one: Sequence[Told], other: Sequence[Told], likely: Likely) -> bool:
    """Whether two sides are likely of one happening, and told by different articles or on different voices' word."""
    return any(_direct(a, b, likely) for a in one for b in other)


def _direct(one: Told, other: Told, likely: Likely) -> bool:
    if one.teller.id != other.teller.id:
        return likely(one, other) >= DIRECT
    return _mouth(one) != _mouth(other) and likely(one, other) >= WITHIN


def _disputed(sides: Iterable[Sequence[Told]], likely: Likely) -> bool:
    return any(_from_two(one, other, likely) for one, other in combinations(sides, 2))


def _apart(one: tuple[int | None, int | None], other: tuple[int | None, int | None]) -> bool:
    """Whether two figures cannot both be right."""
    (low, high), (least, most) = one, other
    return (high is not None and least is not None and high < least) or (
        most is not None and low is not None and most < low
    )


def _newer(
    what: str,
    one: tuple[int | None, int | None],
    by_one: list[Told],
    other: tuple[int | None, int | None],
    by_other: list[Told],
) -> bool:
    """Whether the higher figure is only the newer one.

    It came out later, and says so, comes from the same mouth, or is little higher and of a later day.
    """
    if what not in GROWING:
        return False
    lower, higher = sorted(((one, by_one), (other, by_other)), key=lambda pair: pair[0][0] or pair[0][1] or 0)
    before = max(telling.teller.published for telling in lower[1])
    after = min(telling.teller.published for telling in higher[1])
    if after <= before:
        return False
    says_so = any(_update().search(telling.evidence.lower()) for telling in higher[1])
    same_mouth = {_mouth(one) for one in lower[1]} & {_mouth(one) for one in higher[1]}
    few, many = (pair[0][0] or pair[0][1] or 1 for pair in (lower, higher))
    return says_so or bool(same_mouth) or (after[:10] > before[:10] and many <= GROWN * few)


def _mouth(one: Told) -> str:
    """On whose word a figure stands: the last of the chain, the agency, or the outlet."""
    if one.chain:
        return one.chain[-1].name or one.chain[-1].label.lower()
    return (one.teller.agency or one.teller.outlet or one.teller.id).lower()


def _dates(tellings: Sequence[Told], likely: Likely) -> Iterator[Contradiction]:
    told: dict[int, list[Told]] = {}
    for one in tellings:
        if one.stated and one.first is not None and one.first == one.last and one.status == "asserted":
            told.setdefault(one.first, []).append(one)
    if _disputed(told.values(), likely):
        yield _of(DATE, None, [(date.fromordinal(day).isoformat(), by) for day, by in sorted(told.items())])


def _actors(tellings: Sequence[Told], likely: Likely) -> Iterator[Contradiction]:
    told: dict[str, list[Told]] = {}
    names: dict[str, set[str]] = {}
    for one in tellings:
        codes = sorted({voice.code for voice in one.actors if voice.code})
        # Whose deed it was that is only mentioned, "his quarantine", is a guess more often than a claim.
        reported = one.status in HAPPENED and one.type in DEEDS and not one.background
        if reported and len(codes) == 1 and any(map(_is_told_by_name, one.actors)):
            told.setdefault(codes[0], []).append(one)
            names.setdefault(codes[0], set()).update(voice.label.lower() for voice in one.actors)
    if _disputed(told.values(), likely) and not set.intersection(*names.values()):
        yield _of(ACTOR, None, [(_who(by, code), by) for code, by in told.items()])


def _is_anybody(voice: Voice) -> bool:
    """Whether somebody is but a pronoun of which nothing tells whom it means."""
    return voice.name is None and voice.code is None and voice.label.lower() in PRONOUNS


def _is_told_by_name(voice: Voice) -> bool:
    """Whether the words for somebody name a country or organisation: that of "vessels" is a guess."""
    return bool(voice.name) or any(word[:1].isupper() for word in voice.label.split()[1:])


def _who(tellings: Iterable[Told], code: str) -> str:
    voices: list[Voice] = [voice for one in tellings for voice in one.actors if voice.code == code]
    return max((voice.label for voice in voices), key=len, default=code)


def _figure(figure: tuple[int | None, int | None]) -> str:
    low, high = figure
    if low == high:
        return f"{low:,}"
    if high is None:
        return f"at least {low:,}"
    return f"at most {high:,}" if low is None else f"{low:,} to {high:,}"


def _of(kind: str, what: str | None, sides: Sequence[tuple[str, Sequence[Told | Said]]]) -> Contradiction:
    made = (Side(says=says, refs=tuple(one.ref for one in by)) for says, by in sides)
    ordered = sorted(made, key=lambda side: (-len(side.refs), side.says))
    return Contradiction(kind=kind, what=what, sides=tuple(ordered))


@cache
def _update() -> re.Pattern[str]:
    words = "|".join(re.escape(row[0]) for row in rows("reportedly.stories", "updates.tsv"))
    return re.compile(rf"\b(?:{words})\b")
