from __future__ import annotations

from typing import Any

from reportedly.formats.review_table import agreement, review
from reportedly.formats.review_tables import AGREEMENT, REVIEWS
from reportedly.formats.terminal import printed

ROW: dict[str, Any] = {
    **dict.fromkeys(REVIEWS),
    "number": 3,
    "ref": "abc/a4",
    "article": "abc",
    "verdict": "wrong-speaker",
    "words": "It will rain.",
    "said": "Omar",
    "right": ["Vera"],
    "state": "attached",
    "who": "Ines",
    "when": "2031-03-05T08:00:00+00:00",
    "why": "He was not there.",
}


def shown(row: dict[str, Any]) -> str:
    return printed(review(row), width=100, colours=None)


def test_a_review_is_a_few_lines() -> None:
    assert [line.rstrip() for line in shown(ROW).splitlines()] == [
        "3  wrong-speaker  abc/a4",
        "    “It will rain.”",
        "    Omar → Vera",
        "    Ines, 5 March 2031: He was not there.",
    ]


def test_where_it_stands_today_is_told_if_that_is_not_plain() -> None:
    assert "abc  (nothing there now)" in shown({**ROW, "ref": None, "state": "nothing there now"})
    back = {"taken_back_by": "Omar", "taken_back_at": "2031-03-06T08:00:00+00:00", "state": "taken back"}
    assert "taken back by Omar, 6 March 2031" in shown({**ROW, **back})
    assert "with one of def" in shown({**ROW, "other": "def"})
    assert "→" not in shown({**ROW, "right": []})


def test_control_characters_do_not_reach_the_terminal() -> None:
    assert "\x1b" not in shown({**ROW, "who": "\x1b[31mInes", "why": "\x1b]0;x", "words": "\x1b[2J"})


def test_questions_that_nobody_answered_are_left_out() -> None:
    row: dict[str, Any] = {**dict.fromkeys(AGREEMENT, 0), "question": "acts", "kappa": None, "agreement": None}
    judged = {**row, "question": "types", "judged": 4, "right": 3, "precision": 0.75, "low": 0.301, "high": 0.954}
    text = printed(agreement([row, judged]), width=100, colours=None)
    assert "acts" not in text
    assert "75.0 %" in text
    assert "30.1–95.4" in text
    assert "Nobody has reviewed" in printed(agreement([row]), width=100, colours=None)
