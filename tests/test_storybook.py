from __future__ import annotations

import pytest

from archive.conftest import address, server, store
from reportedly.archive import adding, writing
from reportedly.archive.filters import AttributionFilter, EventFilter
from reportedly.archive.opening import Store
from reportedly.errors import UsageError
from reportedly.stories import listing
from reportedly.stories.arrival import Stories
from reportedly.storybook import Storybook
from stories.made_articles import handful

__all__ = ["address", "server", "store"]

READS = handful()
RAID, COPY, _, DAM, _ = (read.article.id for read in READS)


@pytest.fixture
def book(store: Store) -> Storybook:
    """The storybook of a handful of articles."""
    stories = Stories()
    for read in READS:
        adding.put(store, writing.packed(read), stories)
    return Storybook(store)


def test_a_happening_by_an_event_and_by_its_number(book: Storybook) -> None:
    found = book.happening(f"{RAID}/e1")
    assert (found.type, found.articles, found.place) == ("ASSAULT", 3, "Aleppo")
    assert found.id is not None
    assert book.happening(found.id) == book.happening(str(found.id)) == book.happening(f"{COPY}/e1") == found


def test_an_utterance_and_copies(book: Storybook) -> None:
    found = book.utterance(f"{RAID}/a2")
    assert (found.speaker, found.articles) == ("Lena Voss", 3)
    group = book.copies(COPY)
    assert group is not None
    assert (group.origin, {one.article for one in group.copies}) == (RAID, {COPY, READS[2].article.id})


@pytest.mark.parametrize(
    ("kind", "ref", "words"),
    [
        ("happening", "17", "the archive holds no story 17"),
        ("happening", 17, "the archive holds no story 17"),
        ("happening", f"{RAID}/a1", "names no event; write ARTICLE/e1"),
        ("utterance", f"{RAID}/e1", "names no statement; write ARTICLE/a1"),
        ("utterance", RAID.replace("0", "x") + "z", "names no statement"),
        ("happening", f"{RAID}/e99", "holds nothing called"),
        ("copies", "nobody", "holds no article 'nobody'"),
    ],
)
def test_errors_are_told_in_one_line(book: Storybook, kind: str, ref: str | int, words: str) -> None:
    with pytest.raises(UsageError, match=words) as told:
        getattr(book, kind)(ref)
    assert "\n" not in str(told.value)


def test_lists_stand_in_their_orders(book: Storybook, store: Store) -> None:
    voices = [len(one.voices) for one in book.corroborated()]
    assert voices == sorted(voices, reverse=True)
    assert voices
    kept = [min(one.kept for one in found.variants) for found in book.cut()]
    assert kept == sorted(kept)
    with store.reading() as connection:
        for wanted in (EventFilter(), AttributionFilter()):
            assert listing.stories(connection, wanted, "articles", limit=1)
            newest = listing.stories(connection, wanted, "newest", limit=9)
            assert [key >> 46 for key in newest] == sorted((key >> 46 for key in newest), reverse=True)
        with pytest.raises(KeyError):
            listing.first(connection, "event", 17)


def test_lists_take_a_filter_and_a_limit(book: Storybook) -> None:
    assert {one.type for one in book.corroborated(EventFilter(type=("ASSAULT",)))} == {"ASSAULT"}
    assert len(list(book.corroborated(limit=1))) == 1
    assert list(book.corroborated(articles=4)) == []
    assert list(book.contradicted(EventFilter(type=("AID",)))) == []


def test_a_list_shows_the_same_happenings_page_by_page(book: Storybook) -> None:
    whole = list(book.happenings(limit=9))
    assert len(whole) > 1
    assert [next(book.happenings(limit=1, skip=at)) for at in range(len(whole))] == whole
    assert [one.model_copy(update={"sequels": ()}) for one in book.corroborated()] == whole
    cut = list(book.cut())
    assert [next(book.cut(limit=1, skip=at)) for at in range(len(cut))] == cut
