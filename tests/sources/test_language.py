from __future__ import annotations

import pytest

from reportedly.sources import article_from_text, detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The foreign minister said on Monday that the talks had failed.", "en"),
        ("Der Außenminister sagte am Montag, die Gespräche seien gescheitert.", "de"),
        ("Le ministre a déclaré lundi que les pourparlers avaient échoué.", "fr"),
        ("Министр иностранных дел заявил, что переговоры провалились.", "ru"),
        ("OK", None),
        ("2017-06-19 10:30", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    found = detect_language(text)
    assert (found.value if found else None) == code


def test_another_language_is_noted_and_read_all_the_same() -> None:
    article = article_from_text("Der Außenminister sagte am Montag, die Gespräche seien gescheitert.")
    assert any("(de)" in note for note in article.notes)
