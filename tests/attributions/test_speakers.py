from __future__ import annotations

import pytest

from reportedly.attributions.speakers import Voices, slug
from reportedly.language.document import Document, parse
from reportedly.language.names import Name
from reportedly.language.referents import Referent, Resolved
from reportedly.records import SourceKind, Speaker


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Lena Voss", "lena-voss"),
        ("Ursula von der Aue", "ursula-von-der-aue"),
        ("Éloïse O’Brien-Núñez", "eloise-obrien-nunez"),
        ("Okoro Jr.", "okoro-jr"),
        ("東京", ""),
        ("", ""),
    ],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


def named(full: str, kind: str = "person", titles: list[tuple[int, int]] | None = None) -> Referent:
    name = Name(kind, full, (0, len(full)), titles=titles or [])
    return Referent(kind, full, name.at, name)


def ids(*referents: Referent) -> list[str]:
    longest = max(len(one.label) for one in referents)
    voices = Voices(Document("x" * longest, []))
    return [voices.mention((0, 1), Resolved(one, "name", 0.9)).speaker for one in referents]


def test_ids_tell_namesakes_apart() -> None:
    first, second, other = ids(named("Okoro"), named("Okoro"), named("Voss"))
    assert (first, other) == ("okoro", "voss")
    assert second.startswith("okoro-")


def test_an_id_stays() -> None:
    voss = named("Voss")
    assert ids(voss, named("Okoro"), voss) == ["voss", "okoro", "voss"]


def test_ids_without_a_name_are_numbered() -> None:
    first, second = (Referent("unnamed", "an official", (0, 1)) for _ in range(2))
    paper = Referent("document", "a report", (0, 1))
    assert ids(first, second, paper) == ["unnamed-1", "unnamed-2", "document-1"]


def test_nobody_is_called_narrator_or_nothing() -> None:
    (narrator,) = ids(named("Narrator"))
    assert narrator != "narrator"
    assert ids(named("東京", "organisation")) == ["organisation-1"]


def only(text: str, referent: Referent, *at: tuple[int, int]) -> Speaker:
    voices = Voices(parse(text))
    for one in at or [(0, 1)]:
        voices.mention(one, Resolved(referent, "name", 0.9))
    (speaker,) = voices.speakers()
    return speaker


def test_a_speaker_with_a_title() -> None:
    text = "Tomas Okoro, foreign minister of France, arrived. Okoro, the minister, smiled."
    long, short = text.index("foreign minister of France"), text.index("minister, smiled")
    okoro = named("Tomas Okoro", titles=[(short, short + 8), (long, long + 26)])
    speaker = only(text, okoro, (50, 55), (0, 11), (50, 55))
    assert (speaker.id, speaker.kind, speaker.name) == ("tomas-okoro", SourceKind.PERSON, "Tomas Okoro")
    assert (speaker.title, speaker.affiliation) == ("foreign minister of France", "France")
    assert [span.exact for span in speaker.mentions] == ["Tomas Okoro", "Okoro"]
    for span in (speaker.name_at, speaker.title_at, speaker.affiliation_at):
        assert span is not None
        assert text[span.start : span.end] == span.exact


def test_whom_an_unnamed_one_speaks_for() -> None:
    text = "A spokeswoman for the ministry arrived."
    referent = Referent("unnamed", "A spokeswoman for the ministry", (0, 30))
    speaker = only(text, referent, (0, 30))
    assert (speaker.name, speaker.label, speaker.affiliation) == (None, "A spokeswoman for the ministry", "ministry")


def test_a_description_that_breaks_off_after_its_article_is_told_as_it_stands() -> None:
    text = "A spokeswoman for the arrived."
    speaker = only(text, Referent("unnamed", "A spokeswoman for the", (0, 21)), (0, 21))
    assert speaker.affiliation == "the"


def test_a_speaker_without_title_has_no_affiliation() -> None:
    speaker = only("Lena Voss arrived in France.", named("Lena Voss"), (0, 9))
    assert (speaker.title, speaker.affiliation) == (None, None)


def test_nobody_was_mentioned() -> None:
    assert Voices(parse("Rain fell.")).speakers() == ()
