"""What an archive as a whole says, as a person asks for it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from .analysis import actors, balance, dyads, places, speech, trends
from .analysis.held import OPTION, Held, loaded
from .archive import state
from .archive.filters import AttributionFilter, EventFilter
from .archive.opening import Store

if TYPE_CHECKING:
    import pyarrow as pa

ALL = EventFilter()


class Analyses:
    """Conflict and cooperation, trends, speech and balance in an archive: Arrow tables whose rows name their evidence.

    Periods are ``day``, ``month``, ``year`` or ``whole``; ``wanted`` says which events or statements take part.
    ``docs/analysis.md`` tells every column.

    Args:
        store: the archive's database.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._holding = Lock()
        self._held: tuple[str, Held] | None = None

    def hold(self) -> None:
        """Hold in memory all that is counted, so that what is asked from now on is quick until the archive changes.

        Takes seconds for a million statements; what is asked meanwhile is fetched as ever. Nothing is done if the
        archive has not changed since the last time.
        """
        patient = Store(self._store.engine, self._store.name)
        with self._holding, patient.reading() as connection:
            now = state.state(connection)
            if self._held is None or self._held[0] != now:
                self._held = (now, loaded(connection))
                places.places(connection.execution_options(**{OPTION: self._held[1]}))

    def holds(self) -> bool:
        """Whether what is held is what the archive holds now."""
        with self._store.reading() as connection:
            return self._held is not None and self._held[0] == state.state(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        """A connection that uses what is held, if the archive is as it was then."""
        known = self._held
        with self._store.reading() as connection:
            if known is not None and known[0] == state.state(connection):
                connection = connection.execution_options(**{OPTION: known[1]})
            yield connection

    def dyad(self, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
        """What two do to each other, each event once (:func:`reportedly.analysis.dyads.scores`)."""
        with self._reading() as connection:
            return dyads.scores(connection, a, b, wanted, by=by)

    def dyad_directed(self, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
        """What each of two does to the other (:func:`reportedly.analysis.dyads.directed`)."""
        with self._reading() as connection:
            return dyads.directed(connection, a, b, wanted, by=by)

    def dyad_tellings(self, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
        """What is told of two, each telling counted (:func:`reportedly.analysis.dyads.tellings`)."""
        with self._reading() as connection:
            return dyads.tellings(connection, a, b, wanted, by=by)

    def dyad_by_voucher(self, a: str, b: str, wanted: EventFilter = ALL, *, by: str = "month") -> pa.Table:
        """What two do to each other, by who vouches for it (:func:`reportedly.analysis.trends.by_voucher`)."""
        with self._reading() as connection:
            return trends.by_voucher(connection, a, b, wanted, by=by)

    def dyads(self, wanted: EventFilter = ALL, *, limit: int | None = None) -> pa.Table:
        """All pairs who do something to each other (:func:`reportedly.analysis.dyads.pairs`)."""
        with self._reading() as connection:
            return dyads.pairs(connection, wanted, limit=limit)

    def trend(
        self, wanted: EventFilter | AttributionFilter = ALL, field: str | None = None, *, by: str = "month"
    ) -> pa.Table:
        """How many events, or statements, have each value of a field, period by period.

        Args:
            wanted: events (:func:`reportedly.analysis.trends.counts`) or statements
                (:func:`reportedly.analysis.trends.statements`).
            field: ``type`` of events and ``act`` of statements, if not said.
            by: ``day``, ``month``, ``year`` or ``whole``.
        """
        with self._reading() as connection:
            if isinstance(wanted, AttributionFilter):
                return trends.statements(connection, wanted, field or "act", by=by)
            return trends.counts(connection, wanted, field or "type", by=by)

    def places(self, wanted: EventFilter = ALL, *, limit: int | None = 500) -> pa.Table:
        """How much happened at each place (:func:`reportedly.analysis.places.places`)."""
        with self._reading() as connection:
            return places.places(connection, wanted, limit=limit)

    def actors(self, wanted: EventFilter = ALL, *, limit: int | None = None) -> pa.Table:
        """How many events each takes part in (:func:`reportedly.analysis.actors.taking_part`)."""
        with self._reading() as connection:
            return actors.taking_part(connection, wanted, limit=limit)

    def partners(self, name: str, wanted: EventFilter = ALL, *, limit: int | None = None) -> pa.Table:
        """With whom one takes part in events (:func:`reportedly.analysis.actors.partners`)."""
        with self._reading() as connection:
            return actors.partners(connection, name, wanted, limit=limit)

    def quoted(self, wanted: EventFilter = ALL) -> pa.Table:
        """Who is quoted on whom (:func:`reportedly.analysis.speech.quoted`)."""
        with self._reading() as connection:
            return speech.quoted(connection, wanted)

    def shares(self, wanted: AttributionFilter | None = None, field: str = "country") -> pa.Table:
        """Shares of all reported speech (:func:`reportedly.analysis.speech.shares`)."""
        with self._reading() as connection:
            return speech.shares(connection, wanted, field)

    def shares_by_outlet(self, wanted: AttributionFilter | None = None, field: str = "country") -> pa.Table:
        """Shares of the speech that each outlet reports (:func:`reportedly.analysis.speech.shares_by_outlet`)."""
        with self._reading() as connection:
            return speech.shares_by_outlet(connection, wanted, field)

    def outlets(self) -> pa.Table:
        """How many articles each outlet has (:func:`reportedly.analysis.speech.outlets`)."""
        with self._reading() as connection:
            return speech.outlets(connection)

    def balance(self, wanted: EventFilter = ALL, *, by: str = "year", least: int = 1) -> pa.Table:
        """How balanced the network of actors is (:func:`reportedly.analysis.balance.structural`)."""
        with self._reading() as connection:
            return balance.structural(connection, wanted, by=by, least=least)

    def triads(self, wanted: EventFilter = ALL, *, by: str = "year", least: int = 1) -> pa.Table:
        """The triads of the network of actors (:func:`reportedly.analysis.balance.triads`)."""
        with self._reading() as connection:
            return balance.triads(connection, wanted, by=by, least=least)

    def ties(self, wanted: EventFilter = ALL, *, by: str = "year", least: int = 1) -> pa.Table:
        """The signed network of actors (:func:`reportedly.analysis.balance.ties`)."""
        with self._reading() as connection:
            return balance.ties(connection, wanted, by=by, least=least)
