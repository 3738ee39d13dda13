from __future__ import annotations

import pytest
from sqlalchemy import Connection

from analysis.filled import Printed, Told, Who, fill
from analysis.test_dyads import short
from reportedly.analysis import balance
from reportedly.errors import UsageError

A, B, C, D = (Who(code) for code in ("ARG", "BOL", "CHL", "DZA"))


def act(one: Who, other: Who, intensity: float) -> Told:
    return Told(quad=1 if intensity > 0 else 4, intensity=intensity, actors=(one,), recipients=(other,))


def enter(connection: Connection, *told: Told, day: str = "2031-04-02") -> None:
    fill(connection, [Printed(day, events=told)])


def test_a_tie_has_the_sign_of_what_outweighs(connection: Connection) -> None:
    enter(connection, act(B, A, 4), act(A, B, 2), act(A, B, -9), act(A, C, 3), act(A, C, -3), act(A, A, -9))
    columns = ("a", "b", "sign", "events", "positive", "negative", "sum")
    assert short(balance.ties(connection), *columns) == [
        ("ARG", "BOL", -1, 3, 2, 1, -3.0),
        ("ARG", "CHL", 0, 2, 1, 1, 0.0),
    ]
    assert short(balance.ties(connection, least=3), "a", "b") == [("ARG", "BOL")]


def test_what_two_do_to_each_other_at_once_is_one_event(connection: Connection) -> None:
    enter(connection, Told(intensity=4.0, actors=(A, B), recipients=(A, B)))
    assert short(balance.ties(connection), "events", "sum") == [(1, 4.0)]


def test_codes_of_many_bodies_are_no_actors(connection: Connection) -> None:
    enter(connection, act(A, Who("IGO"), 4), act(Who("IMG"), A, -9), act(A, Who("UNO"), 2))
    assert short(balance.ties(connection), "a", "b") == [("ARG", "UNO")]


def test_two_friends_with_a_common_enemy_are_balanced(connection: Connection) -> None:
    enter(connection, act(A, B, 4), act(B, C, -9), act(C, A, -5), act(D, A, 1), act(D, B, -1))
    columns = ("a", "b", "c", "ab", "ac", "bc", "negative_ties", "balanced", "evidence")
    assert short(balance.triads(connection), *columns) == [
        ("ARG", "BOL", "CHL", 1, -1, -1, 2, True, ["x1/e1", "x1/e3", "x1/e2"]),
        ("ARG", "BOL", "DZA", 1, 1, -1, 1, False, ["x1/e1", "x1/e4", "x1/e5"]),
    ]
    wide = ("period", "actors", "positive_ties", "negative_ties", "triads", "balanced", "unbalanced", "share")
    found = balance.structural(connection)
    assert short(found, *wide) == [("2031", 4, 2, 3, 2, 1, 1, 0.5)]
    assert short(found, "one_negative", "two_negative", "events") == [(1, 1, 5)]
    assert sorted(found["evidence"][0].as_py()) == ["x1/e1", "x1/e4", "x1/e5"]


def test_a_network_without_triads_has_no_balance(connection: Connection) -> None:
    enter(connection, act(A, B, 4))
    assert short(balance.structural(connection), "triads", "share", "evidence") == [(0, None, [])]
    with pytest.raises(UsageError, match="at least one event"):
        balance.ties(connection, least=0)
