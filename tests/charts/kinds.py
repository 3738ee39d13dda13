"""One chart of each kind: with something in it, with nothing in it, and with names that must stay words."""

from __future__ import annotations

from collections.abc import Callable

from charts import chartmade as made
from reportedly.charts import dyad, network, places, speech, timeline
from reportedly.charts.chart import Chart

FULL: dict[str, Callable[[], Chart]] = {
    "dyad": lambda: dyad.dyad(made.dyad(made.score("2031-03", 2, 1), made.score("2031-05", 0, 4)), "USA", "Hamas"),
    "dyad, sums": lambda: dyad.dyad(made.dyad(made.score("2031", 2, 1)), "USA", "RUS.MIL", measure="sum"),
    "vouchers": lambda: dyad.by_voucher(
        made.vouched(made.score("2031-03-02", 1, 0, told_by="a"), made.score("2031-03-04", 0, 2, told_by="narrator")),
        "PER",
        "CHL",
    ),
    "events": lambda: timeline.timeline(
        made.counts(made.score("2031-03", 2, 0, value="AGREE"), made.score("2031-04", 0, 1, value="ASSAULT")), "type"
    ),
    "statements": lambda: timeline.timeline(made.statements(("2031-03-01", "deny", 3), ("2031-03-02", None, 1)), "act"),
    "map": lambda: places.places(made.places(made.place("Lima", -12.0, -77.0, 3), made.place("Arica", -18.5, -70.3))),
    "network": lambda: network.network(made.ties(("CHL", "PER", 4, -8.0), ("BOL", "PER", 1, 2.0))),
    "shares": lambda: speech.shares(made.shares(("PER", 60), (None, 40))),
    "outlets": lambda: speech.shares_by_outlet(made.by_outlet({"Valley News": [("PER", 6)], None: [("CHL", 4)]})),
    "quoted": lambda: speech.quoted(made.quoted(("PER", "GOV", "actor", "CHL", 12, -4.0))),
}

EMPTY: dict[str, Callable[[], Chart]] = {
    "dyad": lambda: dyad.dyad(made.dyad(), "USA", "RUS"),
    "dyad without dates": lambda: dyad.dyad(made.dyad(made.score(None, 1, 0)), "USA", "RUS"),
    "vouchers": lambda: dyad.by_voucher(made.vouched(), "USA", "RUS"),
    "events": lambda: timeline.timeline(made.counts(), "type"),
    "statements": lambda: timeline.timeline(made.statements(), "act"),
    "map": lambda: places.places(made.places()),
    "network": lambda: network.network(made.ties()),
    "shares": lambda: speech.shares(made.shares()),
    "outlets": lambda: speech.shares_by_outlet(made.by_outlet({})),
    "quoted": lambda: speech.quoted(made.quoted()),
    "quoted of one side": lambda: speech.quoted(made.quoted(("PER", None, "recipient", "CHL", 1, None))),
}


def _each(name: str) -> list[tuple[str, int]]:
    return [(name, 5), ("PER", 3)]


HOSTILE: dict[str, Callable[[str], Chart]] = {
    "dyad": lambda name: dyad.dyad(made.dyad(made.score("2031-03", 2, 1)), name or "x", "PER"),
    "vouchers": lambda name: dyad.by_voucher(made.vouched(made.score("2031", 1, 1, told_by="a")), name or "x", "PER"),
    "events": lambda name: timeline.timeline(made.counts(made.score("2031", 1, 0, value=name)), "voucher"),
    "statements": lambda name: timeline.timeline(made.statements(("2031", name, 2)), "speaker"),
    "map": lambda name: places.places(made.places(made.place(name, 1.0, 2.0), made.place("Lima", -12.0, -77.0))),
    "network": lambda name: network.network(made.ties((name, "PER", 2, 1.0), ("PER", "CHL", 1, -1.0))),
    "shares": lambda name: speech.shares(made.shares(*_each(name)), "speaker"),
    "outlets": lambda name: speech.shares_by_outlet(made.by_outlet({name: _each(name)}), "speaker"),
    "quoted": lambda name: speech.quoted(made.quoted((name, name, "actor", name, 2, 1.0))),
}
