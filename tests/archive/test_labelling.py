from __future__ import annotations

import json
from typing import Any

from archive.handmade import edition, keep
from archive.test_reviewing import read_again, renumbered, say
from made import reading as dam
from reportedly.archive.labelling import labelled
from reportedly.archive.opening import Store

STATEMENT = {"id", "source", "cue", "content", "addressee", "channel", "act", "negated", "parent"}
EVENT = {
    *("id", "trigger", "type", "mode", "status", "historical", "background", "part_of", "contexts"),
    *("actors", "recipients", "places", "dates", "sizes"),
}
"""Fields of what ``training/passages.py`` and ``training/event_passages.py`` make of labelled passages."""


def lines(store: Store) -> list[dict[str, Any]]:
    with store.reading() as connection:
        found = list(labelled(connection))
    assert json.loads(json.dumps(found)) == found
    return found


def words(line: dict[str, Any], spans: list[list[int]]) -> list[str]:
    return [line["text"][start:end] for start, end in spans]


def test_a_right_answer_is_the_machines(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    made = say(store, f"{read.article.id}/a8", "right")
    (line,) = lines(store)
    (one,) = line["attributions"]
    assert set(one) == STATEMENT
    assert line["machine"] == {"attributions": [one]}
    assert line["text"] == '"It will be published tomorrow," she promised in a radio interview.'
    assert read.article.text[line["start"] :].startswith(line["text"])
    assert words(line, one["source"]) == ["she"]
    assert words(line, one["cue"]) == ["promised"]
    assert words(line, one["channel"]) == ["in a radio interview"]
    assert (one["act"], one["negated"]) == ("promise", False)
    assert line["resolved"] == {"speaker": ["Lena Voss"]}
    assert (line["reviewer"], line["when"], line["version"]) == (made.who, made.when, read.produced_by)
    assert (line["verdicts"], line["reviews"], line["why"]) == (["right"], [1], ["as the text says"])
    assert line["id"] == f"{read.article.id}-1"
    assert line["open"] == []


def test_what_is_wrong_is_put_right_and_the_machines_answer_stands_beside_it(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    say(store, f"{read.article.id}/a7", "wrong-speaker", "the opposition")
    say(store, f"{read.article.id}/a7", "wrong-act", "confirm")
    (line,) = lines(store)
    (one,), (machine,) = line["attributions"], line["machine"]["attributions"]
    assert (one["act"], machine["act"]) == ("confirm", "state")
    assert words(line, machine["source"]) == ["Lena Voss"]
    assert words(line, one["source"]) == []  # the nearest words stand outside the passage
    assert line["resolved"] == {"speaker": ["the opposition"]}
    assert line["verdicts"] == ["wrong-speaker", "wrong-act"]


def test_a_pronoun_taken_for_another_stays_where_it_is(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    say(store, f"{read.article.id}/a8", "wrong-speaker", "Tomas Okoro")
    (line,) = lines(store)
    assert words(line, line["attributions"][0]["source"]) == ["she"]
    assert line["resolved"] == {"speaker": ["Tomas Okoro"]}


def test_a_source_given_by_its_place_is_taken_from_there(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    start = read.article.text.index("Blue Party")
    say(store, f"{read.article.id}/a7", "wrong-speaker", f"{start}-{start + 10}")
    (line,) = lines(store)
    assert words(line, line["attributions"][0]["source"]) == ["Blue Party"]


def test_what_is_none_is_an_empty_passage(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    say(store, f"{read.article.id}/e1", "not-an-event")
    (line,) = lines(store)
    assert line["events"] == []
    assert len(line["machine"]["events"]) == 1
    assert line["resolved"] == {}


def test_an_event_is_put_right_field_by_field(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    for verdict, *values in (
        ("wrong-type", "coerce"),
        ("wrong-mode", "-"),
        ("wrong-status", "possible"),
        ("wrong-actor", "Beirut"),
        ("wrong-recipient", "-"),
        ("wrong-date", "2031-03-01"),
        ("wrong-place",),
    ):
        say(store, f"{read.article.id}/e1", verdict, *values)
    (line,) = lines(store)
    (one,), (machine,) = line["events"], line["machine"]["events"]
    assert set(one) == set(machine) == EVENT
    assert words(line, [one["trigger"]]) == ["bombed"]
    assert (one["type"], one["mode"], one["status"]) == ("COERCE", None, "possible")
    assert words(line, machine["actors"]) == ["Syrian warplanes"]
    assert (one["recipients"], words(line, machine["recipients"])) == ([], ["a rebel camp"])
    assert line["resolved"] == {"actor": ["Beirut"], "recipient": [], "date": ["2031-03-01"], "place": ["Aleppo"]}
    assert line["open"] == ["place"]


def test_a_missed_event_has_what_the_person_told(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    say(store, read.article.id, "missed-event", "killing", type=["assault"], actor=["Syrian warplanes"])
    (line,) = lines(store)
    (one,) = line["events"]
    assert line["machine"] == {"events": []}
    assert words(line, [one["trigger"]]) == ["killing"]
    assert words(line, one["actors"]) == ["Syrian warplanes"]
    assert (one["type"], one["status"]) == ("ASSAULT", None)
    assert line["resolved"] == {"actor": ["Syrian warplanes"]}


def test_a_missed_statement_has_its_content_and_cue(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    say(
        store, read.article.id, "missed-statement", "has cost twice what was planned", cue=["was planned"], act=["know"]
    )
    (line,) = lines(store)
    (one,) = line["attributions"]
    assert words(line, one["content"]) == ["has cost twice what was planned"]
    assert words(line, one["cue"]) == ["was planned"]
    assert one["act"] == "know"


def test_each_person_has_a_line_with_the_last_word(store: Store) -> None:
    read = edition(1)
    keep(store, read)
    say(store, f"{read.article.id}/e1", "not-an-event")
    say(store, f"{read.article.id}/e1", "wrong-type", "coerce")
    say(store, f"{read.article.id}/e1", "wrong-type", "mobilize")
    say(store, f"{read.article.id}/e1", "right", who="Omar")
    found = lines(store)
    assert [(line["reviewer"], line["events"][0]["type"]) for line in found] == [
        ("Ines Amato", "MOBILIZE"),
        ("Omar", "ASSAULT"),
    ]
    assert found[0]["verdicts"] == ["wrong-type"]


def test_labels_keep_to_the_answer_that_was_reviewed(store: Store) -> None:
    read = edition(1, dam())
    keep(store, read)
    say(store, f"{read.article.id}/a1", "right")
    before = lines(store)
    read_again(store, renumbered(read))
    assert lines(store) == before
    say(store, f"{read.article.id}/a7", "right")
    assert [line["version"] for line in lines(store)] == [read.produced_by, "reportedly 9.0.0"]


def test_stories_are_no_labels_of_passages(store: Store) -> None:
    one, other = edition(1), edition(2)
    keep(store, one, other)
    say(store, f"{one.article.id}/e1", "same-story", f"{other.article.id}/e1")
    assert lines(store) == []
