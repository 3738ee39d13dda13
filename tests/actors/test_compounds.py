from __future__ import annotations

import pytest

from reportedly.actors.compounds import parts
from reportedly.actors.phrases import Setting
from reportedly.language.document import parse


def divided(text: str, phrase: str, setting: Setting) -> list[str]:
    document = parse(text)
    start = text.index(phrase)
    located = document.span(start, start + len(phrase))
    assert located is not None
    found = parts(document, *located, start, start + len(phrase), setting)
    return [part.text or ("…" if part.others else text[part.start : part.end]) for part in found]


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("France and Kenya signed it.", "France and Kenya", ["France", "Kenya"]),
        ("France, Egypt and the U.S. signed it.", "France, Egypt and the U.S.", ["France", "Egypt", "the U.S."]),
        ("French and Kenyan ships left.", "French and Kenyan ships", ["French ships", "Kenyan ships"]),
        ("France and its allies left.", "France and its allies", ["France", "…"]),
        (
            "The government and people of Kenya agreed.",
            "The government and people of Kenya",
            ["The government of Kenya", "people of Kenya"],
        ),
        (
            "The soldiers of Kenya, Egypt and France met.",
            "The soldiers of Kenya, Egypt and France",
            ["The soldiers of Kenya", "The soldiers of Egypt", "The soldiers of France"],
        ),
        (
            "The Kenyan government and the Northern Front agreed.",
            "The Kenyan government and the Northern Front",
            ["The Kenyan government", "the Northern Front"],
        ),
        ("The Kenyan government and NFR/A agreed.", "NFR/A", []),
        ("Kenya left.", "Kenya", []),
        ("The National Assembly of Kenya left.", "The National Assembly of Kenya", []),
    ],
)
def test_conjuncts(text: str, phrase: str, expected: list[str], setting: Setting) -> None:
    assert divided(text, phrase, setting) == expected
