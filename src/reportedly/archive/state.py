"""A name for what an archive holds at a time, so that what was made of it can be kept until it changes."""

from __future__ import annotations

import secrets

from sqlalchemy import Connection, select, update

from . import tables

NAME = "state"
UNCHANGED = "0"
"""The state of an archive that nothing was ever written to by a version that keeps one."""


def state(connection: Connection) -> str:
    """The name of the present state: another one after every change, in every archive a different one."""
    found = connection.execute(select(tables.about.c.value).where(tables.about.c.name == NAME)).scalar()
    return str(found or UNCHANGED)


def changed(connection: Connection) -> None:
    """Give the archive's state another name."""
    about, name = tables.about, secrets.token_hex(8)
    if not connection.execute(update(about).where(about.c.name == NAME).values(value=name)).rowcount:
        connection.execute(about.insert().values(name=NAME, value=name))
