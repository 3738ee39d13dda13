from __future__ import annotations

import multiprocessing
from collections.abc import Iterator

import pytest

from reportedly.batch import in_order
from reportedly.errors import ReportedlyError
from works import Squares, Threads


def test_order_is_that_of_the_jobs_whatever_the_number_of_workers() -> None:
    expected = [str(number * number) for number in range(40)]
    assert list(in_order(range(40), Squares(slow=0.002), workers=1)) == expected
    assert list(in_order(range(40), Squares(slow=0.002), workers=3)) == expected


def test_a_worker_that_dies_takes_only_its_job_with_it() -> None:
    deadly = frozenset({3, 4, 11})
    found = list(in_order(range(12), Squares(deadly=deadly), workers=2))
    for job, one in enumerate(found):
        expected = f"{job}: the process that read it died (SIGKILL)" if job in deadly else str(job * job)
        assert one == expected


def test_a_job_that_raises_is_lost_and_its_worker_goes_on() -> None:
    found = list(in_order(range(6), Squares(failing=frozenset({2})), workers=2))
    assert found == ["0", "1", "2: ValueError: no 2", "9", "16", "25"]


def test_workers_that_cannot_start_are_told_of_and_not_tried_for_ever() -> None:
    with pytest.raises(ReportedlyError, match="could not be started"):
        list(in_order(range(6), Squares(stillborn=True), workers=2))


def test_jobs_are_not_taken_far_ahead() -> None:
    taken = []

    def jobs() -> Iterator[int]:
        for number in range(1000):
            taken.append(number)
            yield number

    results = in_order(jobs(), Squares(), workers=2)
    assert next(results) == "0"
    assert len(taken) <= 2 * 8 + 1
    results.close()  # type: ignore[attr-defined]  # a generator


def test_no_process_is_left_behind() -> None:
    results = in_order(range(100), Squares(), workers=2)
    next(results)
    assert len(multiprocessing.active_children()) == 2
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_workers_have_one_thread_each() -> None:
    assert list(in_order(range(2), Threads(), workers=2)) == ["1", "1"]


def test_no_jobs_need_no_workers() -> None:
    assert list(in_order([], Squares(), workers=4)) == []
