from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.archive.conditions import (
    NOTHING,
    All,
    AnyOf,
    Beginning,
    Condition,
    Phrase,
    Without,
    Word,
    asked,
    fts5,
    joined,
    one_of,
    tsquery,
)

ALL = Word("all:all")
ANY_TEXT = st.text(st.characters() | st.sampled_from("\"'*-:()|&!<>\\ \0"), max_size=40)


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """An index of SQLite with nothing in it."""
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE VIRTUAL TABLE entered USING fts5(words, facets, content='')")
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("dam", Word("dam")),
        ("Dams ministers", All((Word("dam"), Word("minist")))),
        ('"northern dams" talks', All((Phrase(("northern", "dam")), Word("talk")))),
        ('"unfinished phrase', Phrase(("unfinish", "phrase"))),
        ("U.S.-built", Phrase(("u", "s", "built"))),
        ("minis*", AnyOf((Beginning("minis"), Word("mini")))),
        ("ministry*", AnyOf((Beginning("ministry"), Word("ministri")))),
        ("dam OR bridge", AnyOf((Word("dam"), Word("bridg")))),
        ("dam talks OR bridge", AnyOf((All((Word("dam"), Word("talk"))), Word("bridg")))),
        ("dam or bridge", All((Word("dam"), Word("or"), Word("bridg")))),
        ("dam -talks", Without(Word("dam"), AnyOf((Word("talk"),)))),
        ('dam -"northern talks" -bridge', Without(Word("dam"), AnyOf((Phrase(("northern", "talk")), Word("bridg"))))),
        ("-talks", Without(ALL, AnyOf((Word("talk"),)))),
        ("OR dam OR", Word("dam")),
        ("-OR dam", Without(Word("dam"), AnyOf((Word("or"),)))),
        ("act:deny", Phrase(("act", "deni"))),
        ("- * \" ' ( ) : ^ {", None),
        ("", None),
    ],
)
def test_a_query_means_what_a_person_means(text: str, meant: Condition | None) -> None:
    assert asked(text, ALL) == meant


def test_conditions_are_joined_without_nesting() -> None:
    one, two, three = Word("a"), Word("b"), Word("c")
    assert joined(one) == one
    assert joined(joined(one, two), three) == All((one, two, three))


def test_one_of_several_values() -> None:
    assert one_of("speaker", "Lena Voss") == Word("speaker:lena-voss")
    assert one_of("act", "deny", "claim") == AnyOf((Word("act:deny"), Word("act:claim")))


@pytest.mark.parametrize(
    ("condition", "sqlite", "postgresql"),
    [
        (Word('a"b'), '"a""b"', "'a\"b'"),
        (Word("a'b\\"), '"a\'b\\"', "'a''b\\\\'"),
        (Phrase(("a", "b")), '"a" + "b"', "'a' <-> 'b'"),
        (Beginning("a"), 'words : "a" *', "'a':*D"),
        (All((Word("a"), Word("b"), Word("c"))), '("a") AND ("b") AND ("c")', "(('a' & 'b') & ('c'))"),
        (AnyOf((Word("a"), Word("b"))), '("a") OR ("b")', "('a' | 'b')"),
        (NOTHING, '"nothing:is:here"', "'nothing:is:here'"),
        (Without(Word("a"), Word("b")), '("a") NOT ("b")', "('a') & !('b')"),
    ],
)
def test_conditions_are_written_in_both_languages(condition: Condition, sqlite: str, postgresql: str) -> None:
    assert fts5(condition) == sqlite
    assert tsquery(condition) == postgresql


@given(text=ANY_TEXT, name=ANY_TEXT)
def test_no_text_breaks_out_of_a_query_of_sqlite(index: sqlite3.Connection, text: str, name: str) -> None:
    meant = joined(asked(text, ALL) or NOTHING, one_of("speaker", name, text))
    assert index.execute("SELECT rowid FROM entered WHERE entered MATCH ?", (fts5(meant),)).fetchall() == []


@given(text=ANY_TEXT, name=ANY_TEXT)
def test_in_a_query_of_postgresql_all_but_signs_is_quoted(text: str, name: str) -> None:
    meant = joined(asked(text, ALL) or NOTHING, one_of("speaker", name, text))
    outside = "".join(tsquery(meant).split("'")[::2])
    assert set(outside) <= set(" ()&|!<->:*D")
