"""``reportedly events``: inputs in, their events out as a table or in the format of an event data set."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.cli.outputs import Written, file_name
from reportedly.cli.read import Request, carry_out, terminal
from reportedly.formats import CODEBOOKS, EVENT_FORMATS, event_exporter
from reportedly.formats.event_parts import Choice, counted, every
from reportedly.records import Reading


def run(request: Request, chosen: Choice) -> None:
    """Read what is asked for and write its events.

    Args:
        request: inputs, format and the rest.
        chosen: which events of a reading to write.

    Raises:
        ReportedlyError: as :func:`reportedly.cli.read.run`.
    """
    screen = terminal(request.output) if request.format == "table" else None
    render = Screen(chosen, *screen) if screen else Rows(chosen, request.format)
    carry_out(request, EVENT_FORMATS[request.format], render)


def choice(format: str, *, everything: bool) -> Choice:  # noqa: A002
    """Which events a format holds.

    Args:
        format: one of :data:`~reportedly.formats.EVENT_FORMATS`.
        everything: whether all were asked for, which matters only in the formats of other data sets.
    """
    return counted if format in CODEBOOKS and not everything else every


@dataclass(frozen=True)
class Rows:
    """Writes the chosen events of a reading in a format; picklable, so that workers can do it."""

    chosen: Choice
    format: str

    def __call__(self, reading: Reading) -> Written:
        """The events in that format."""
        events = self.chosen(reading)
        beside = None
        if self.format == "gdelt":
            from reportedly.formats import gdelt

            beside = gdelt.beside(reading, events)
        return Written(file_name(reading), event_exporter(self.format)(reading, events), beside)


@dataclass(frozen=True)
class Screen:
    """Writes the chosen events of a reading for a terminal of that width and with those colours."""

    chosen: Choice
    width: int
    colours: str | None

    def __call__(self, reading: Reading) -> Written:
        """The events as styled text."""
        from reportedly.formats.event_table import styled

        shown = styled(reading, self.chosen(reading), width=self.width, colours=self.colours)
        return Written(file_name(reading), shown)
