from __future__ import annotations

from importlib.resources import files

from hypothesis import given
from hypothesis import strategies as st

from archive.handmade import about, mixed, plain
from eventsmade import told, told_readings
from made import reading as dam
from reportedly.archive.packing import pack_reading, pack_text, unpack_reading, unpack_text
from reportedly.records import Reading

ANY_TEXT = st.text(st.characters())


@given(ANY_TEXT)
def test_any_text_comes_out_as_it_went_in(text: str) -> None:
    assert unpack_text(pack_text(text)) == text


@given(told_readings())
def test_any_reading_comes_out_as_it_went_in(reading: Reading) -> None:
    assert unpack_reading(pack_reading(reading), reading.article.text) == reading


@given(ANY_TEXT, ANY_TEXT)
def test_names_and_titles_of_any_characters_come_out_as_they_went_in(text: str, title: str) -> None:
    read = about(plain(text), title=title, name=title)
    assert unpack_reading(pack_reading(read), text) == read


def test_a_span_that_is_not_its_text_keeps_its_words() -> None:
    read = told()
    body = pack_reading(read)
    moved = about(read, text="x" + read.article.text)
    assert unpack_reading(pack_reading(moved), moved.article.text) == moved
    assert unpack_reading(body, read.article.text) == read


def test_a_reading_takes_less_room_than_its_json() -> None:
    for read in (told(), dam()):
        assert len(pack_reading(read)) < len(read.model_dump_json()) / 6


def test_the_shared_words_are_ascii_and_as_long_as_the_format_takes() -> None:
    shared = files("reportedly.archive").joinpath("data/shared.json").read_bytes()
    assert shared.isascii()
    assert len(shared) <= 32_768


def test_packing_is_the_same_every_time() -> None:
    first, again = mixed(3), mixed(3)
    assert [pack_reading(one) for one in first] == [pack_reading(one) for one in again]
