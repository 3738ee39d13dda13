"""Reviews as rows of the archive: entered and read, never changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, or_, select
from sqlalchemy.sql.elements import ColumnElement

from ..records.review import Review, Withdrawal
from . import tables
from .writing import storable

EVERY: ColumnElement[bool] = tables.review.c.number > 0
PAIRS: ColumnElement[bool] = tables.review.c.target.startswith("pair ")
"""Which rows: all, and those about two things."""


def enter(connection: Connection, one: Review | Withdrawal) -> int:
    """Enter a row; its number."""
    table = tables.review
    number: int = connection.execute(
        insert(table)
        .values(
            article=one.article,
            target=_target(one),
            body=json.dumps(one.model_dump(mode="json", exclude={"number"}), ensure_ascii=True),
            who=storable(one.who),
            made=one.when,
            why=storable(one.why) if one.why else None,
        )
        .returning(table.c.number)
    ).scalar_one()
    return number


def records(connection: Connection, clause: ColumnElement[bool] = EVERY) -> Iterator[Review | Withdrawal]:
    """The rows that meet a clause, in the order in which they were entered."""
    table = tables.review
    rows = connection.execute(select(table.c.number, table.c.body).where(clause).order_by(table.c.number)).all()
    for row in rows:
        plain = {**json.loads(row.body), "number": row.number}
        yield (Withdrawal if "takes_back" in plain else Review).model_validate(plain, strict=False)


def withdrawals(connection: Connection) -> dict[int, Withdrawal]:
    """What was taken back, by the number of the review."""
    found = records(connection, tables.review.c.target.startswith("withdrawal "))
    return {one.takes_back: one for one in found if isinstance(one, Withdrawal)}


def standing(connection: Connection) -> tuple[Review, ...]:
    """The reviews that were not taken back, in the order in which they were given."""
    back = withdrawals(connection)
    found = records(connection)
    return tuple(one for one in found if isinstance(one, Review) and one.number not in back)


def of_article(article: str) -> ColumnElement[bool]:
    """Reviews of an article, and those that name it as the other one."""
    column = tables.review.c.target
    return or_(tables.review.c.article == article, column.startswith(f"pair {article} ", autoescape=True))


def now() -> str:
    """The time, as reviews have it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _target(one: Review | Withdrawal) -> str:
    """What a row is about, in short, by which rows can be asked for."""
    if isinstance(one, Withdrawal):
        return f"withdrawal {one.takes_back}"
    offsets = ",".join(f"{span.start}-{span.end}" for span in one.target.spans)
    own = f"{one.target.kind.value} {offsets}"
    return f"pair {one.other.article} {own}" if one.other else own
