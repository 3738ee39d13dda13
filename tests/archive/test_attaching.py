from __future__ import annotations

from typing import Any

from eventsmade import told
from made import TEXT, attribution, find, mention
from made import reading as dam
from reportedly.archive.answers import Item, target
from reportedly.archive.attaching import attached, likeness, pinned, stands
from reportedly.records import Reading, Span
from reportedly.records.review import Elsewhere, Judged, Target


def again(read: Reading, **more: Any) -> Reading:
    """The same article, read otherwise."""
    return read.model_copy(update=more)


def test_every_item_is_attached_to_itself() -> None:
    for read in (dam(), told()):
        everything: tuple[Item, ...] = (*read.attributions, *read.events)
        for one in everything:
            assert attached(read, target(one)) == one


def test_other_ids_and_another_order_change_nothing() -> None:
    read = dam()
    turned = tuple(
        one.model_copy(update={"id": f"a{n}", "parent": None}) for n, one in enumerate(reversed(read.attributions), 1)
    )
    later = again(read, attributions=turned)
    for old in read.attributions:
        found = attached(later, target(old))
        assert found is not None
        assert found.id != old.id or len(turned) % 2
        assert target(found) == target(old)


def test_a_statement_whose_content_grew_is_the_same() -> None:
    read = dam()
    wider = attribution(1, mention("lena-voss", "Lena Voss"), [], ['"There is a list of visitors,"'])
    wider = wider.model_copy(update={"cue": read.attributions[6].cue, "content": find(TEXT, "a list of visitors")})
    assert attached(again(read, attributions=(wider,)), target(read.attributions[6])) == wider


def test_of_nested_statements_each_stays_itself() -> None:
    read = dam()
    outer, inner = read.attributions[4], read.attributions[5]
    assert attached(again(read, attributions=(outer,)), target(inner)) is None
    assert attached(again(read, attributions=(inner,)), target(outer)) is None


def test_without_a_cue_most_of_the_content_decides() -> None:
    read = dam()
    (said,) = find(TEXT, "There is a list of visitors")
    (word,) = find(TEXT, "visitors")
    assert attached(read, Target(kind=Judged.STATEMENT, spans=(said,))) == read.attributions[6]
    assert attached(read, Target(kind=Judged.STATEMENT, spans=(word,))) is None


def test_an_event_is_known_by_its_trigger() -> None:
    read = told()
    _, part = find(read.article.text, "will send", "aid")
    assert attached(read, Target(kind=Judged.EVENT, spans=(part,))) == read.events[3]
    assert attached(again(read, events=()), target(read.events[0])) is None


def test_a_statement_and_an_event_in_the_same_words_are_two_things() -> None:
    (word,) = find(told().article.text, "bombed")
    one, other = (Target(kind=kind, spans=(word,)) for kind in Judged)
    assert likeness(one, other) == 0


def test_words_that_stand_elsewhere_are_attached_to_nothing() -> None:
    read = told()
    other = Target(kind=Judged.EVENT, spans=(Span(start=0, end=3, exact="???"),))
    assert not stands(read.article.text, other)
    assert attached(read, other) is None


def test_offsets_alone_are_pinned_where_the_text_reaches() -> None:
    found = pinned("It rains.", Judged.EVENT, Elsewhere(article="a", spans=((3, 8),), cue=((0, 2),)))
    assert found is not None
    assert [span.exact for span in (*found.spans, *found.cue)] == ["rains", "It"]
    assert pinned("It", Judged.EVENT, Elsewhere(article="a", spans=((3, 8),))) is None
