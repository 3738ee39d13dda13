from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, select

from archive.handmade import check_index
from reportedly.archive import index
from reportedly.archive.conditions import All, AnyOf, Beginning, Condition, Phrase, Without, Word
from reportedly.archive.lexemes import Lexemes, facet, folded, split, stem, words
from reportedly.archive.opening import Store

# One store serves all examples of a test: what each enters it takes out again.
ON_ONE_STORE = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIGNS = "'\"\\*:&|!<->()^{}[]%_;,.-+~=@#$/` \t\n\x00\x1a\u200f\u202e\u2028\ufeff\ud800éßﬁİ𞤀क्ष가①"
HOSTILE = st.text(st.sampled_from(SIGNS + "aAzZ09") | st.characters(), max_size=30)
LETTERS = st.sampled_from(["a", "b", "ba", "ab", "abc", "b1", "é", "𞤀", "会"])
FACETS = st.sampled_from(["act:a", "act:b", "a:b", "dyad:a>b", "cell:1.2", "is:a-b"])
ROWS = st.lists(
    st.builds(
        Lexemes,
        words=st.lists(LETTERS, max_size=6).map(tuple),
        facets=st.lists(FACETS, max_size=3, unique=True).map(tuple),
    ),
    max_size=5,
)
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.builds(Word, LETTERS | FACETS)
    | st.builds(Phrase, st.lists(LETTERS, min_size=2, max_size=3).map(tuple))
    | st.builds(Beginning, LETTERS),
    lambda part: (
        st.builds(All, st.lists(part, min_size=1, max_size=3).map(tuple))
        | st.builds(AnyOf, st.lists(part, max_size=3).map(tuple))
        | st.builds(Without, part, part)
    ),
    max_leaves=6,
)


def meets(row: Lexemes, condition: Condition) -> bool:
    """Whether a row meets a condition, told without a database."""
    match condition:
        case Word(lexeme):
            return lexeme in row.words or lexeme in row.facets
        case Phrase(lexemes):
            return any(row.words[at : at + len(lexemes)] == lexemes for at in range(len(row.words)))
        case Beginning(letters):
            return any(word.startswith(letters) for word in row.words)
        case All(parts):
            return all(meets(row, part) for part in parts)
        case AnyOf(parts):
            return any(meets(row, part) for part in parts)
        case Without(wanted, unwanted):
            return meets(row, wanted) and not meets(row, unwanted)


def matched(connection: Connection, condition: Condition) -> list[int]:
    """The keys of the rows that meet a condition."""
    match = index.matching(connection, index.EVENTS, condition)
    return sorted(connection.execute(select(match.key).select_from(match.source).where(match.holds)).scalars())


@ON_ONE_STORE
@given(rows=ROWS, conditions=st.lists(CONDITIONS, min_size=1, max_size=8))
def test_what_meets_a_condition_is_found(store: Store, rows: list[Lexemes], conditions: list[Condition]) -> None:
    entries = list(enumerate(rows, 1))
    with store.writing() as connection:
        index.insert(connection, index.EVENTS, entries)
        for condition in conditions:
            assert matched(connection, condition) == [key for key, row in entries if meets(row, condition)]
        index.delete(connection, index.EVENTS, entries)
        check_index(connection, index.EVENTS, [])


@ON_ONE_STORE
@given(texts=st.lists(HOSTILE, min_size=1, max_size=8))
def test_hostile_text_is_found_by_its_words_names_and_beginnings(store: Store, texts: list[str]) -> None:
    entries = [(n, Lexemes(words(text), (facet("speaker", text),))) for n, text in enumerate(texts, 1)]
    with store.writing() as connection:
        index.insert(connection, index.EVENTS, entries)
        check_index(connection, index.EVENTS, entries)
        for _, row in entries:
            asked: list[Condition] = [Word(row.facets[0]), All((Word(row.facets[0]), AnyOf(())))]
            asked += [Word(word) for word in row.words] + [Beginning(word[:1]) for word in row.words]
            if len(row.words) > 1:
                asked += [Phrase(row.words), Without(Phrase(row.words), Word(row.facets[0]))]
            for condition in asked:
                assert matched(connection, condition) == [key for key, one in entries if meets(one, condition)]
        index.delete(connection, index.EVENTS, entries)


def test_a_beginning_is_a_words_and_no_facets(store: Store) -> None:
    with store.writing() as connection:
        index.insert(
            connection,
            index.EVENTS,
            [(1, Lexemes(("talk",), ("act:deny", "all:all"))), (2, Lexemes(("action",), ("act:deny", "all:all")))],
        )
        assert matched(connection, Beginning("act")) == [2]
        assert matched(connection, Without(Word("all:all"), Beginning("a"))) == [1]


def test_a_very_long_text_is_found(store: Store) -> None:
    """PostgreSQL keeps 16,383 positions and one megabyte of lexemes; texts are longer."""
    count = 200_000
    many = Lexemes((*(f"w{n:x}" for n in range(count)), "end"), ("all:all",))
    same = Lexemes(("dam",) * 30_000 + ("end",), ("all:all",))
    with store.writing() as connection:
        index.insert(connection, index.ARTICLES, [(1, many), (2, same)])
        match = index.matching(connection, index.ARTICLES, Word("w0"))
        assert connection.execute(select(match.key).select_from(match.source).where(match.holds)).scalars().all() == [1]
        match = index.matching(connection, index.ARTICLES, All((Word("end"), Word("all:all"))))
        assert set(connection.execute(select(match.key).select_from(match.source).where(match.holds)).scalars()) >= {2}


@pytest.mark.parametrize("count", [1_000, 20_000])
def test_a_condition_of_very_many_parts_is_answered(store: Store, count: int) -> None:
    parts = tuple(Word(f"w{n}") for n in range(count))
    with store.writing() as connection:
        index.insert(connection, index.EVENTS, [(1, Lexemes(("w1",), ())), (2, Lexemes(("x",), ()))])
        assert matched(connection, AnyOf(parts)) == [1]
        assert matched(connection, All(parts)) == []
        assert matched(connection, Without(Word("x"), AnyOf(parts))) == [2]


def test_lexemes_are_kept_as_they_are(store: Store) -> None:
    made = [folded(word) for word in split(folded("Čelik 𞤀𞤣𞤤𞤢𞤥 ﷺ İstanbul ǅ ① ½ ⅷ"))]
    with store.writing() as connection:
        index.insert(connection, index.EVENTS, [(1, Lexemes(tuple(map(stem, made)), ()))])
        check_index(connection, index.EVENTS, [(1, Lexemes(tuple(map(stem, made)), ()))])


def test_indexes_are_dropped_and_made_again(store: Store) -> None:
    with store.writing() as connection:
        index.insert(connection, index.EVENTS, [(1, Lexemes(("dam",), ()))])
        index.drop(connection)
        index.create(connection)
        assert matched(connection, Word("dam")) == []
        index.insert(connection, index.EVENTS, [])
        index.delete(connection, index.EVENTS, [])
