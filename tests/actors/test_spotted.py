from __future__ import annotations

from reportedly.actors.entries import Entry, Term
from reportedly.actors.knowledge import Knowledge
from reportedly.actors.spotted import spotted
from reportedly.actors.tables import Named


def entry(name: str, kind: str, *, famous: bool = False, ambiguous: bool = False) -> Named:
    made = Entry(name.lower(), name, None, kind, (Term(),), ambiguous=ambiguous, famous=famous)
    return Named(made, ((name, "name"),), (name.split()[-1],) if kind == "person" else ())


BASE = Knowledge(
    [
        entry("Thomas Okoroba", "person", famous=True),
        entry("Lena Vosskamp", "person"),
        entry("Harbour Safety Board", "institution"),
        entry("Zorvex", "organisation"),
        entry("Common Front", "organisation", ambiguous=True),
    ]
)


def names_in(text: str) -> list[tuple[str, str, str | None]]:
    return [(text[one.start : one.end], one.label, one.gender) for one in spotted(text, BASE)]


def test_names_of_several_words() -> None:
    assert names_in("Lena Vosskamp’s Harbour Safety Board met.") == [
        ("Lena Vosskamp", "PERSON", None),
        ("Harbour Safety Board", "ORG", None),
    ]


def test_only_a_famous_surname_is_enough() -> None:
    assert names_in("Okoroba’s aides met Vosskamp.") == [("Okoroba", "PERSON", "m")]


def test_words_that_may_mean_something_else() -> None:
    assert names_in("Zorvex and the Common Front met.") == []
