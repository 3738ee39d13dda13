from __future__ import annotations

import multiprocessing
import threading
import time
from collections.abc import Iterator

import pytest

import fake_reader
from made import article
from reportedly.errors import ReportedlyError, TooLarge
from reportedly.web.problems import Refused
from reportedly.web.readers import PLACES, Readers

SAID = 'Okoro said "we have met nobody".'


@pytest.fixture
def readers() -> Iterator[Readers]:
    made = Readers(60, fake_reader.install)
    yield made
    made.close()


def test_one_process_reads_article_after_article(readers: Readers) -> None:
    assert not multiprocessing.active_children()
    assert readers.read(article(SAID)).attributions[0].clean == "we have met nobody"
    [process] = multiprocessing.active_children()
    assert readers.read(article("Nothing is said.")).attributions == ()
    assert multiprocessing.active_children() == [process]


def test_what_goes_wrong_is_told_and_the_next_article_is_read(readers: Readers) -> None:
    with pytest.raises(ReportedlyError, match="a fault of Reportedly: ZeroDivisionError"):
        readers.read(article("CRASH"))
    assert readers.read(article(SAID)).attributions


def test_what_takes_too_long_is_stopped_and_another_process_reads_on() -> None:
    readers = Readers(3, fake_reader.install)
    assert readers.read(article("quick")).produced_by == "fake 1"
    [process] = multiprocessing.active_children()
    began = time.monotonic()
    with pytest.raises(TooLarge, match="longer than the 3 seconds"):
        readers.read(article("SLEEP"))
    assert time.monotonic() - began < 5
    assert process not in multiprocessing.active_children()
    assert readers.read(article("quick")).produced_by == "fake 1"
    readers.close()
    assert multiprocessing.active_children() == []


def test_who_comes_when_several_wait_is_asked_to_come_again() -> None:
    readers = Readers(60, fake_reader.install)
    told: list[str] = []

    def read() -> None:
        try:
            readers.read(article("SLEEP"))
        except ReportedlyError as error:
            told.append(str(error))

    waiting = [threading.Thread(target=read) for _ in range(PLACES)]
    for one in waiting:
        one.start()
    time.sleep(0.3)
    with pytest.raises(Refused) as refused:
        readers.read(article("quick"))
    assert refused.value.problem.status == 503
    readers.close()
    for one in waiting:
        one.join(10)
    assert told == ["the site is being closed; start it again and send the article again"] * PLACES
    assert multiprocessing.active_children() == []
