from __future__ import annotations

from reportedly.records import Change, Piece
from reportedly.stories.alignment import Aligned, aligned, fullest, tokens
from reportedly.stories.items import Said
from stories.made_stories import said, teller, voice

VOSS = voice("Lena Voss")
WORDS = "we will never sign this paper and nobody can force us"


def direct(text: str, who: str = "full", published: str = "2031-03-04") -> Said:
    return said(text, VOSS, teller(who, published), kind="direct", quoted=text)


def report(text: str, **more: object) -> Said:
    return said(text, VOSS, teller("short"))._replace(**more)  # type: ignore[arg-type]


def against(text: str, **more: object) -> Aligned:
    full, other = aligned([report(text, **more), direct(WORDS)])
    assert full.said.teller.id == "full"
    return other


def pieces(found: Aligned) -> list[tuple[Change, str, str]]:
    return [(one.change, one.full, one.words) for one in found.pieces]


def test_the_fullest_keeps_all_of_itself() -> None:
    (only,) = aligned([direct(WORDS)])
    assert only.pieces == (Piece(change=Change.KEPT, full=WORDS, words=WORDS, unquoted=False),)
    assert only.kept == 1.0


def test_what_is_kept_cut_changed_and_added() -> None:
    found = against("They will never sign this paper, he added, and nobody can", kind="direct")
    assert pieces(found) == [
        (Change.CHANGED, "we", "They"),
        (Change.KEPT, "will never sign this paper", "will never sign this paper"),
        (Change.ADDED, "", "he added"),
        (Change.KEPT, "and nobody can", "and nobody can"),
        (Change.CUT, "force us", ""),
    ]
    assert found.kept == 8 / 11
    assert not any(one.unquoted for one in found.pieces)


def test_what_was_quoted_and_is_told_without_marks() -> None:
    found = against("will never sign “this paper”", kind="mixed")
    assert [(one.change, one.words, one.unquoted) for one in found.pieces] == [
        (Change.CUT, "", False),
        (Change.KEPT, "will never sign this paper", False),
        (Change.CUT, "", False),
    ]
    found = against("will never sign")
    assert [one.unquoted for one in found.pieces] == [False, True, False]


def test_case_and_accents_are_no_change() -> None:
    found = against("Wé Will Never Sign")
    assert [one.change for one in found.pieces] == [Change.KEPT, Change.CUT]


def test_the_fullest_quotes_most_and_the_others_follow_by_publication() -> None:
    long = said(f"{WORDS} while the strait is frozen and the harbour closed", VOSS, teller("long", "2031-03-01"))
    late, early = direct("we will never sign", "late", "2031-03-09"), direct("never sign", "early", "2031-03-02")
    undated = direct("sign", "undated", "")
    full = direct(WORDS)
    assert fullest([long, late, full]) is full
    assert [one.said.teller.id for one in aligned([late, undated, long, full, early])] == [
        "full",
        "long",
        "early",
        "late",
        "undated",
    ]


def test_tokens_know_whether_they_are_quoted() -> None:
    assert [(one.text, one.quoted) for one in tokens(report("it “won't do”, he said"))] == [
        ("it", False),
        ("won't", True),
        ("do", True),
        ("he", False),
        ("said", False),
    ]
    assert all(one.quoted for one in tokens(direct(WORDS)))


def test_what_has_no_words_keeps_all_of_nothing() -> None:
    (only,) = aligned([report("…")])
    assert (only.pieces, only.kept) == ((), 1.0)
