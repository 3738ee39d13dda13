"""The API against its description: cases that schemathesis makes of it, fit and unfit, and what is answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis.generation import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance

from reportedly.keeping import Archive

DESCRIPTION = "/api/v1/openapi.json"
HOST = "testserver"
"""The name under which schemathesis calls an application."""
TANGLED = frozenset(
    {
        ("POST", "/api/v1/reviews"),
        ("POST", "/api/v1/read"),
        ("GET", "/api/v1/counts"),
        ("GET", "/api/v1/facets"),
        ("GET", "/api/v1/analyses/trends"),
    }
)
"""What refuses some values that fit its description one by one: what goes with what, no schema can tell."""

NOTHING: Mapping[str, str] = MappingProxyType({})


def operations(app: FastAPI) -> Iterator[Any]:
    """All operations that an application describes.

    Args:
        app: known as :data:`HOST`.
    """
    found: Any
    for found in schemathesis.openapi.from_asgi(DESCRIPTION, app).get_all_operations():
        yield found.ok()


def known(archive: Archive, path: str) -> Mapping[str, str]:
    """What stands in a path where an archive holds what it names.

    Args:
        archive: with a statement and an event.
        path: of an operation.
    """
    rows = archive.attributions(limit=1) if "statement" in path or "utterance" in path else archive.events(limit=1)
    article, _, item = rows["ref"][0].as_py().partition("/")
    story = next(archive.stories.corroborated(limit=1, articles=1), None)
    return {"article": article, "item": item, "number": str((story and story.id) or 1)}


def check(
    operation: Any, mode: GenerationMode, cases: int, number: int, named: Mapping[str, str] = NOTHING
) -> Counter[int]:
    """Try an operation, and see whether it answers as it is described.

    Args:
        operation: one of :func:`operations`.
        mode: whether the cases fit the description.
        cases: how many.
        number: of the random numbers.
        named: what stands in paths, by name; every second case asks for it.

    Returns:
        How often it answered with each status.

    Raises:
        FailureGroup: it did not answer as it is described.
    """
    tangled = (operation.method.upper(), operation.path) in TANGLED
    left_out: list[Any] = [positive_data_acceptance] if tangled else []
    statuses: Counter[int] = Counter()

    @seed(number)
    @settings(
        max_examples=cases,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],
    )
    @given(operation.as_strategy(generation_mode=mode))
    def tried(case: Any) -> None:
        if mode is GenerationMode.POSITIVE and sum(statuses.values()) % 2:
            case.path_parameters.update({name: named[name] for name in case.path_parameters if name in named})
        answer = case.call()
        case.validate_response(answer, excluded_checks=left_out)
        statuses[answer.status_code] += 1

    try:
        tried()
    except Unsatisfiable:  # it takes nothing that could be unfit
        return statuses
    return statuses
