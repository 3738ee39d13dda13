"""What filters can be asked by: one entry for every field, for whatever asks them of a person or a program."""

from __future__ import annotations

from typing import Any, NamedTuple

STATEMENTS, EVENTS, ROWS, ALL = "statements", "events", "statements events", "statements events articles"

TEXTS, NUMBERS, TEXT, FLAG = list[str] | None, list[int] | None, str | None, bool | None
"""Types of values: lists come of options that may be repeated."""


class FilterOption(NamedTuple):
    """A question that fills a field of a filter.

    Args:
        field: of the filter.
        of: what is searched where it can be given, names with blanks between them.
        kind: type of its value.
        metavar: what stands for a value in the help; for a flag, what is said for it being false.
        help: one line.
        name: on the command line, where it is not the field's.
    """

    field: str
    of: str
    kind: Any
    metavar: str
    help: str
    name: str = ""

    @property
    def flag(self) -> str:
        """How it is written: ``--speaker-kind``."""
        return f"--{(self.name or self.field).replace('_', '-')}"


OPTIONS = (
    FilterOption("outlet", ALL, TEXTS, "NAME", "Outlet of the article."),
    FilterOption("agency", ALL, TEXTS, "NAME", "News agency that the article names."),
    FilterOption("published_from", ALL, TEXT, "DAY", "First day, month or year of publication: 2017-06-19, 2017-06."),
    FilterOption("published_until", ALL, TEXT, "DAY", "Last day, month or year of publication."),
    FilterOption("language", ROWS, TEXTS, "CODE", "Language of the article (ISO 639-1)."),
    FilterOption("article", ROWS, TEXTS, "ARTICLE", "Id of the article."),
    FilterOption(
        "country", ROWS, TEXTS, "CODE", "Statements: country of the speaker; events: where it happened (ISO 3166-1)."
    ),
    FilterOption("speaker", STATEMENTS, TEXTS, "NAME", "Statements: who speaks, by name, surname or id."),
    FilterOption("via", STATEMENTS, TEXTS, "NAME", "Statements: who passed it on."),
    FilterOption("addressee", STATEMENTS, TEXTS, "NAME", "Statements: who is told."),
    FilterOption("sector", STATEMENTS, TEXTS, "CODE", "Statements: PLOVER's sector of the speaker, such as GOV."),
    FilterOption(
        "speaker_kind", STATEMENTS, TEXTS, "KIND", "Statements: person, organisation, unnamed, document or none."
    ),
    FilterOption("act", STATEMENTS, TEXTS, "ACT", "Statements: act of speech, such as deny."),
    FilterOption("kind", STATEMENTS, TEXTS, "KIND", "Statements: direct, indirect or mixed."),
    FilterOption("negated", STATEMENTS, FLAG, "not-negated", "Statements: said not to have been made, or made."),
    FilterOption("headline", STATEMENTS, FLAG, "no-headline", "Statements: in a headline, or not."),
    FilterOption("utterance", STATEMENTS, NUMBERS, "NUMBER", "Statements: the utterance that they are variants of."),
    FilterOption("type", EVENTS, TEXTS, "TYPE", "Events: PLOVER's type, such as ASSAULT."),
    FilterOption("mode", EVENTS, TEXTS, "MODE", "Events: PLOVER's mode, such as aerial."),
    FilterOption("context", EVENTS, TEXTS, "CONTEXT", "Events: PLOVER's context, such as military."),
    FilterOption("status", EVENTS, TEXTS, "STATUS", "Events: asserted, denied, possible, planned, demanded, ..."),
    FilterOption("quad", EVENTS, NUMBERS, "NUMBER", "Events: quad class, 1 to 4."),
    FilterOption("cameo", EVENTS, TEXTS, "CODE", "Events: CAMEO code."),
    FilterOption("custom", EVENTS, TEXTS, "NAME", "Events: type of your own ontology."),
    FilterOption("actor", EVENTS, TEXTS, "NAME", "Events: who does it, by name or id."),
    FilterOption("recipient", EVENTS, TEXTS, "NAME", "Events: whom it is done to."),
    FilterOption("party", EVENTS, TEXTS, "NAME", "Events: who does it or whom it is done to."),
    FilterOption("actor_country", EVENTS, TEXTS, "CODE", "Events: country of who does it."),
    FilterOption("actor_sector", EVENTS, TEXTS, "CODE", "Events: sector of who does it."),
    FilterOption("recipient_country", EVENTS, TEXTS, "CODE", "Events: country of whom it is done to."),
    FilterOption("recipient_sector", EVENTS, TEXTS, "CODE", "Events: sector of whom it is done to."),
    FilterOption("party_country", EVENTS, TEXTS, "CODE", "Events: country of either."),
    FilterOption("dyad", EVENTS, TEXTS, "A>B", "Events: by one country to another, USA>RUS; either way, USA-RUS."),
    FilterOption("voucher", EVENTS, TEXTS, "NAME", "Events: on whose word; narrator for the article's own."),
    FilterOption("voucher_country", EVENTS, TEXTS, "CODE", "Events: country of who vouches."),
    FilterOption("place", EVENTS, TEXTS, "NAME", "Events: where it happened, by name."),
    FilterOption("geoname", EVENTS, NUMBERS, "NUMBER", "Events: where, by GeoNames' number."),
    FilterOption("admin1", EVENTS, TEXTS, "NAME", "Events: where, by country and first-level division: SYR Aleppo."),
    FilterOption("box", EVENTS, TEXT, "W,S,E,N", "Events: within these degrees."),
    FilterOption("circle", EVENTS, TEXT, "LAT,LON,KM", "Events: within so many kilometres of a point.", "near"),
    FilterOption("happened_from", EVENTS, TEXT, "DAY", "Events: first day, month or year in which it happened."),
    FilterOption("happened_until", EVENTS, TEXT, "DAY", "Events: last day, month or year in which it happened."),
    FilterOption("historical", EVENTS, FLAG, "not-historical", "Events: of the past, or of now."),
    FilterOption("background", EVENTS, FLAG, "no-background", "Events: mentioned in passing, or told."),
    FilterOption("opinion", EVENTS, FLAG, "no-opinion", "Events: in a sentence of opinion, or not."),
    FilterOption("counted", EVENTS, FLAG, "not-counted", "Events: those that PLOVER would code, or the others."),
    FilterOption("story", EVENTS, NUMBERS, "NUMBER", "Events: the story whose happening they tell of."),
)
