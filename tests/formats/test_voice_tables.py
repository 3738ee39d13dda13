from __future__ import annotations

from groundsmade import grounded
from reportedly.formats import tables
from reportedly.formats.voice_tables import LOADED, VOICES


def test_the_narrators_sentences() -> None:
    made = tables.voices_table(grounded())
    assert made.column_names == list(VOICES)
    frame = tables.voices_frame(grounded())
    assert list(frame["voice"]) == ["opinion", "report"]
    assert list(frame["reasons"].iloc[0]) == ["doubt (“<perhaps>”, “it seems”)", "numbers"]


def test_loaded_words_have_their_user_by_id_and_by_name() -> None:
    assert tables.loaded_table([grounded()]).column_names == list(LOADED)
    frame = tables.loaded_frame(grounded())
    assert list(frame["user"]) == ["narrator", "narrator", "a1", "narrator", "narrator"]
    assert frame["user_label"].iloc[2] == "Omar Dast"
    assert list(frame["neutral"].isna()) == [False, True, True, False, False]
