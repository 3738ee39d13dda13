from __future__ import annotations

import itertools

import pytest

from reportedly.charts import theme
from reportedly.charts.theme import COLOURS


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


MARKS = ("conflict", "cooperation", "neutral", *theme.HUES)


@pytest.mark.parametrize("name", MARKS)
def test_marks_stand_out_from_the_ground(name: str) -> None:
    for ground, colour in zip(COLOURS["paper"], COLOURS[name], strict=True):
        assert contrast(ground, colour) >= 3


@pytest.mark.parametrize("name", ["conflict", "cooperation", "neutral"])
def test_marks_stand_out_from_land(name: str) -> None:
    for ground, colour in zip(COLOURS["land"], COLOURS[name], strict=True):
        assert contrast(ground, colour) >= 3


@pytest.mark.parametrize("name", ["ink", "soft"])
def test_text_is_readable(name: str) -> None:
    for ground, colour in zip(COLOURS["paper"], COLOURS[name], strict=True):
        assert contrast(ground, colour) >= 4.5


def _seen(colour: str, blindness: tuple[tuple[float, ...], ...]) -> tuple[float, ...]:
    linear = [(int(colour[at : at + 2], 16) / 255) ** 2.2 for at in (1, 3, 5)]
    return tuple(sum(a * b for a, b in zip(row, linear, strict=True)) ** (1 / 2.2) if row else 0 for row in blindness)


PROTAN = ((0.152, 1.053, -0.205), (0.115, 0.786, 0.099), (-0.004, -0.048, 1.052))
DEUTAN = ((0.367, 0.861, -0.228), (0.280, 0.673, 0.047), (-0.012, 0.043, 0.969))
"""Machado, Oliveira and Fernandes (2009), full severity."""


@pytest.mark.parametrize("blindness", [PROTAN, DEUTAN], ids=["protan", "deutan"])
def test_conflict_and_cooperation_differ_for_the_colour_blind(blindness: tuple[tuple[float, ...], ...]) -> None:
    for one, other in itertools.combinations(("conflict", "cooperation"), 2):
        for light in (True, False):
            shades = [COLOURS[name].light if light else COLOURS[name].dark for name in (one, other)]
            seen = [[max(0.0, part.real) for part in _seen(shade, blindness)] for shade in shades]
            assert sum((a - b) ** 2 for a, b in zip(*seen, strict=True)) ** 0.5 > 0.4
