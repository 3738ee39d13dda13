"""The commands of analysis and their options. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from reportedly.cli.filter_options import EVENTS, STATEMENTS, filtered, filtered_for
from reportedly.cli.options import ArchiveAddress, Verbosity

Period = Literal["day", "month", "year", "whole"]
TableFormatName = Literal["table", "csv", "jsonl", "parquet"]
DyadView = Literal["events", "directed", "tellings", "vouchers"]
BalanceView = Literal["structure", "triads", "ties"]

Text = Annotated[str | None, typer.Option("--text", metavar="TEXT", show_default=False, help="Words, as for search.")]
By = Annotated[Period, typer.Option("--by", help="Period to count in; whole for all time together.")]
_SIDE = "a country (USA), a sector of it (USA.MIL), or somebody by name."
One = Annotated[str, typer.Argument(metavar="A", show_default=False, help=f"The one: {_SIDE}")]
Other = Annotated[str, typer.Argument(metavar="B", show_default=False, help="The other, likewise.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="The most rows; 0 for all.")]
TableFormat = Annotated[TableFormatName, typer.Option("--format", "-f", help="What to write.")]
Output = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="FILE", show_default=False, help="A file; else standard output."),
]


def register(app: typer.Typer) -> None:
    """Give an application the commands of analysis."""
    app.command(short_help="Show conflict and cooperation between two over time.")(dyad)
    app.command(short_help="List all pairs who do something to each other.")(dyads)
    app.command(short_help="Count events or statements over time.")(trends)
    app.command(short_help="Show who is quoted on whom.")(quoted)
    app.command(short_help="Show whose speech is reported, and how much of it.")(shares)
    app.command(short_help="Show how balanced the network of actors is.")(balance)


@filtered_for(EVENTS)
def dyad(
    a: One,
    b: Other,
    archive: ArchiveAddress = None,
    view: Annotated[
        DyadView,
        typer.Option(
            "--view",
            help="Each event once; each way apart; every telling; or by who vouches: A's officials, B's, narrators "
            "only, others.",
        ),
    ] = "events",
    by: By = "month",
    text: Text = None,
    limit: Limit = 0,
    format: TableFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Show conflict and cooperation between two over time: sums and means of the intensity of what they do.

    Counted are the events that PLOVER would code, unless --status or --counted says otherwise.
    """
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.analysis import Request, run

        names = {"directed": "dyad_directed", "tellings": "dyad_tellings", "vouchers": "dyad_by_voucher"}
        run(
            Request(EVENTS, text, fields, limit or None, format, output),
            archive,
            lambda found, wanted: getattr(found, names.get(view, "dyad"))(a, b, wanted, by=by),
        )


@filtered_for(EVENTS)
def dyads(
    archive: ArchiveAddress = None,
    text: Text = None,
    limit: Limit = 50,
    format: TableFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """List all pairs of countries and bodies, who acts first, those with the most events first."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.analysis import Request, run

        run(
            Request(EVENTS, text, fields, limit or None, format, output),
            archive,
            lambda found, wanted: found.dyads(wanted, limit=limit or None),
        )


@filtered
def trends(
    archive: ArchiveAddress = None,
    within: Annotated[Literal["events", "statements"], typer.Option("--in", help="What to count.")] = "events",
    count_by: Annotated[
        str | None,
        typer.Option(
            "--count-by",
            metavar="FIELD",
            show_default=False,
            help="Events: type (if not said), mode, status, quad, country, voucher, voucher_country; statements: act "
            "(if not said), kind, speaker, speaker_kind, country, sector.",
        ),
    ] = None,
    by: By = "month",
    text: Text = None,
    limit: Limit = 0,
    format: TableFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Count events, or statements, period by period, by the values of a field; what many tell counts once."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.analysis import Request, run

        run(
            Request(within, text, fields, limit or None, format, output),
            archive,
            lambda found, wanted: found.trend(wanted, count_by, by=by),
        )


@filtered_for(EVENTS)
def quoted(
    archive: ArchiveAddress = None,
    text: Text = None,
    limit: Limit = 50,
    format: TableFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Show who is quoted on whom: on whose word countries are said to act, or to be acted upon."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.analysis import Request, run

        run(
            Request(EVENTS, text, fields, limit or None, format, output),
            archive,
            lambda found, wanted: found.quoted(wanted),
        )


@filtered_for(STATEMENTS)
def shares(
    archive: ArchiveAddress = None,
    of: Annotated[
        Literal["country", "sector", "named", "act", "kind", "speaker"],
        typer.Option("--of", help="Whose share: of each country, sector, ...; named tells named voices from unnamed."),
    ] = "country",
    by_outlet: Annotated[  # noqa: FBT002 - typer reads options off the signature
        bool, typer.Option("--by-outlet", help="Shares within each outlet.")
    ] = False,
    text: Text = None,
    limit: Limit = 0,
    format: TableFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Show whose speech is reported, and how much of it: shares of words and of statements."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.analysis import Request, run

        name = "shares_by_outlet" if by_outlet else "shares"
        run(
            Request(STATEMENTS, text, fields, limit or None, format, output),
            archive,
            lambda found, wanted: getattr(found, name)(wanted, of),
        )


@filtered_for(EVENTS)
def balance(
    archive: ArchiveAddress = None,
    view: Annotated[
        BalanceView, typer.Option("--view", help="The share of balanced triads; the triads; the signed ties.")
    ] = "structure",
    by: By = "year",
    least: Annotated[int, typer.Option("--least", min=1, help="Events below which two have no tie.")] = 1,
    text: Text = None,
    limit: Limit = 0,
    format: TableFormat = "table",  # noqa: A002
    output: Output = None,
    verbose: Verbosity = 0,
    **fields: Any,
) -> None:
    """Show how balanced the network of actors is: friends of friends are friends, enemies of friends are enemies."""
    from reportedly.cli.ending import told

    with told(verbose):
        from reportedly.cli.analysis import Request, run

        name = "balance" if view == "structure" else view
        run(
            Request(EVENTS, text, fields, limit or None, format, output),
            archive,
            lambda found, wanted: getattr(found, name)(wanted, by=by, least=least),
        )
