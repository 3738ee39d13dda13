"""``reportedly chart`` and its options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from reportedly.cli.analysis_app import One, Other, Text
from reportedly.cli.filter_options import EVENTS, STATEMENTS, filtered, filtered_for
from reportedly.cli.options import ArchiveAddress, Verbosity

Dated = Literal["day", "month", "year"]

Output = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        show_default=False,
        help="The file; it ends in .svg, .png, .pdf or .json.",
    ),
]
Width = Annotated[int, typer.Option("--width", metavar="PIXELS", help="How wide.")]
Dark = Annotated[bool, typer.Option("--dark", help="Light on dark ground.")]
Over = Annotated[Dated, typer.Option("--by", help="Period that a bar stands for.")]

WIDTH = 760

app = typer.Typer(
    name="chart",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


def register(to: typer.Typer) -> None:
    """Give an application the commands of charts."""
    to.add_typer(app, name="chart", short_help="Draw a chart of an archive.")


@app.callback()
def chart() -> None:
    """Draw a chart of what an archive says, as SVG, PNG, PDF or the specification of it (Vega, Vega-Lite)."""


@app.command(short_help="Conflict and cooperation between two over time.")
@filtered_for(EVENTS)
def dyad(
    a: One,
    b: Other,
    output: Output,
    archive: ArchiveAddress = None,
    view: Annotated[
        Literal["mean", "sum", "vouchers"],
        typer.Option("--view", help="Mean or sum of intensity over the number of events; or who vouches for them."),
    ] = "mean",
    by: Over = "month",
    text: Text = None,
    width: Width = WIDTH,
    dark: Dark = False,  # noqa: FBT002 - typer reads options off the signature
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Draw conflict and cooperation between two over time: how intense, and how many events."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.charts import dyad as charts
        from reportedly.cli.chart import Request, run

        def drawn(found: Any, wanted: Any) -> Any:
            if view == "vouchers":
                return charts.by_voucher(found.dyad_by_voucher(a, b, wanted, by=by), a, b)
            return charts.dyad(found.dyad(a, b, wanted, by=by), a, b, measure=view)

        run(Request(EVENTS, output, text, fields, width, dark), archive, drawn)


@app.command(short_help="How many events or statements there are of each kind, over time.")
@filtered
def timeline(
    output: Output,
    archive: ArchiveAddress = None,
    within: Annotated[Literal["events", "statements"], typer.Option("--in", help="What to count.")] = "events",
    count_by: Annotated[
        str | None,
        typer.Option("--count-by", metavar="FIELD", show_default=False, help="As for trends."),
    ] = None,
    by: Over = "month",
    text: Text = None,
    width: Width = WIDTH,
    dark: Dark = False,  # noqa: FBT002
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Draw how many events, or statements, there are of each kind, period by period."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.charts.timeline import timeline as drawn
        from reportedly.cli.chart import Request, run

        field = count_by or ("type" if within == EVENTS else "act")
        run(
            Request(within, output, text, fields, width, dark),
            archive,
            lambda found, wanted: drawn(found.trend(wanted, field, by=by), field),
        )


@app.command(short_help="Where it happened.")
@filtered_for(EVENTS)
def map(  # noqa: A001 - the command is called so
    output: Output,
    archive: ArchiveAddress = None,
    text: Text = None,
    width: Width = WIDTH,
    dark: Dark = False,  # noqa: FBT002
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Draw events by place on an outline of the world, as far as their places are known."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.charts.places import places
        from reportedly.cli.chart import Request, run

        run(
            Request(EVENTS, output, text, fields, width, dark),
            archive,
            lambda found, wanted: places(found.places(wanted)),
        )


@app.command(short_help="Who cooperates and who is in conflict with whom.")
@filtered_for(EVENTS)
def network(
    output: Output,
    archive: ArchiveAddress = None,
    least: Annotated[int, typer.Option("--least", min=1, help="Events below which two have no tie.")] = 1,
    text: Text = None,
    width: Width = WIDTH,
    dark: Dark = False,  # noqa: FBT002
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Draw the signed network of countries and bodies, of all time together."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.charts.network import network as drawn
        from reportedly.cli.chart import Request, run

        run(
            Request(EVENTS, output, text, fields, width, dark),
            archive,
            lambda found, wanted: drawn(found.ties(wanted, by="whole", least=least)),
        )


@app.command(short_help="Whose speech is reported.")
@filtered_for(STATEMENTS)
def shares(
    output: Output,
    archive: ArchiveAddress = None,
    of: Annotated[
        Literal["country", "sector", "named", "act", "kind", "speaker"], typer.Option("--of", help="As for shares.")
    ] = "country",
    by_outlet: Annotated[bool, typer.Option("--by-outlet", help="Shares within each outlet.")] = False,  # noqa: FBT002
    text: Text = None,
    width: Width = WIDTH,
    dark: Dark = False,  # noqa: FBT002
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Draw whose speech is reported, in shares of all words; of all articles together, or of each outlet."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.charts import speech
        from reportedly.cli.chart import Request, run

        def drawn(found: Any, wanted: Any) -> Any:
            if by_outlet:
                return speech.shares_by_outlet(found.shares_by_outlet(wanted, of), of)
            return speech.shares(found.shares(wanted, of), of)

        run(Request(STATEMENTS, output, text, fields, width, dark), archive, drawn)


@app.command(short_help="Who is quoted on whom.")
@filtered_for(EVENTS)
def quoted(
    output: Output,
    archive: ArchiveAddress = None,
    side: Annotated[
        Literal["actor", "recipient"],
        typer.Option("--side", help="Those spoken about: who is said to act, or to be acted upon."),
    ] = "actor",
    text: Text = None,
    width: Width = WIDTH,
    dark: Dark = False,  # noqa: FBT002
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Draw who is quoted on whom: how many events stand on whose word, and whether they are of conflict."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.charts.speech import quoted as drawn
        from reportedly.cli.chart import Request, run

        run(
            Request(EVENTS, output, text, fields, width, dark),
            archive,
            lambda found, wanted: drawn(found.quoted(wanted), side=side),
        )
