from __future__ import annotations

from reportedly.language.chains import antecedent, groups, links
from reportedly.language.document import parse


def test_pronouns_and_descriptions_of_the_narration() -> None:
    text = 'Lena Voss left. She said "he lies". The senator smiled at them.'
    assert [(text[one.start : one.end], one.noun) for one in links(parse(text), 0)] == [
        ("She", ""),
        ("The senator", "senator"),
    ]


def test_a_headline_has_no_links() -> None:
    text = "She leaves. He stays."
    assert [text[one.start : one.end] for one in links(parse(text), 11)] == ["He"]


def test_groups_that_nobody_names() -> None:
    found = groups(parse("Doctors met on Monday. The residents and the doctors agreed."), 0)
    assert [(one.label, len(one.echoes), one.number) for one in found] == [
        ("Doctors", 2, "p"),
        ("The residents", 1, "p"),
    ]


def relative(text: str) -> str:
    doc = parse(text).parsed[0].doc
    who = next(token for token in doc if token.lower_ == "who")
    found = antecedent(who)
    return found.text if found is not None else ""


def test_who_stands_for_the_noun_before() -> None:
    assert relative("They asked the doctor who had left.") == "doctor"


def test_who_is_no_lawyer_but_the_one_who_is_one() -> None:
    assert relative("Okoro is a lawyer who wrote the rules.") == "Okoro"


def test_nobody_is_the_it_of_it_is_the_miners_who() -> None:
    assert relative("It is mostly the miners who pay for it.") == "miners"


def test_who_asks_not_to_be_named_is_not_the_one_who_is() -> None:
    assert relative("So said a friend of Tomas Okoro, who asked not to be named.") == "friend"
