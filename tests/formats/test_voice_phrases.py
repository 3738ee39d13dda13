from __future__ import annotations

import pytest

from eventsmade import TEXT, told
from groundsmade import grounded, loaded, sentence
from made import find
from reportedly.formats import voice_phrases
from reportedly.records import Voice


@pytest.mark.parametrize(
    ("voices", "told_as"),
    [
        ("", ""),
        ("o", "The narrator’s only sentence is opinion."),
        ("r", "The narrator’s only sentence is report."),
        ("rr", "None of the narrator’s 2 sentences is opinion."),
        ("oo", "All of the narrator’s 2 sentences are opinion."),
        ("orr", "Of the narrator’s 3 sentences 1 is opinion."),
        ("oro", "Of the narrator’s 3 sentences 2 are opinion."),
    ],
)
def test_the_share_of_opinion_in_words(voices: str, told_as: str) -> None:
    words = find(TEXT, "Warplanes")[0]
    made = tuple(sentence(words, Voice.OPINION if one == "o" else Voice.REPORT) for one in voices)
    assert voice_phrases.share(told().model_copy(update={"voices": made})) == told_as


def test_grounds_are_told_once_and_without_the_words() -> None:
    words = find(TEXT, "Warplanes")[0]
    first = sentence(words, Voice.OPINION, "doubt (“it seems”, “perhaps”)", "numbers")
    second = sentence(words, Voice.OPINION, "doubt (“may”)")
    assert voice_phrases.grounds([first, second]) == ("doubt", "numbers")
    assert voice_phrases.because(first) == "doubt (“it seems”, “perhaps”); numbers"
    assert voice_phrases.because(second.model_copy(update={"confidence": 0.54})) == "doubt (“may”); only 54 % sure"


def test_alike_words_are_one_with_all_their_users() -> None:
    found = voice_phrases.wordings(grounded())
    assert [(one.words, one.neutral, voice_phrases.users(one)) for one in found] == [
        ("bombed", "struck", "The Selden Courier ×2"),
        ("rebel", None, "The Selden Courier"),
        ("fired", None, "Omar Dast"),
        ("attack", "strike", "The Selden Courier"),
    ]


def test_a_user_whom_the_reading_does_not_know_stands_for_itself() -> None:
    word = loaded(find(TEXT, "rebel")[0], "label", None, "a77")
    assert voice_phrases.hint(told(), word) == "loaded (label); used by a77"
