from __future__ import annotations

from attributions.handmade import found, tagged
from reportedly.attributions.assembly import Found, characters
from reportedly.attributions.continuation import carried_over, continued
from reportedly.attributions.nesting import Placed
from reportedly.attributions.words import split
from reportedly.language.quotations import quotations


def contents(text: str, one: Found) -> list[str]:
    return [text[slice(*characters(split(text), part))] for part in one.contents]


def placed(text: str, one: Found) -> Placed:
    return Placed(one, None, tagged(text, {}), one)


def joined(text: str, *given: Found) -> list[Found]:
    outer = [placed(text, one) for one in given]
    return [one.found for one in continued(outer, text, split(text), quotations(text))]


def test_an_unclosed_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "Lena Voss said: “The dam holds.\n\n“It will hold.”\n\nRain fell."
    (one,) = joined(text, found(text, "said", "Lena Voss", "“The dam holds."))
    assert contents(text, one) == ["“The dam holds.", "“It will hold.”"]


def test_and_in_the_one_after_that() -> None:
    text = "Voss said: “It holds.\n\n“It will hold.\n\n“It always did.”"
    (one,) = joined(text, found(text, "said", "Voss", "“It holds."))
    assert contents(text, one) == ["“It holds.", "“It will hold.", "“It always did.”"]


def test_a_paragraph_that_is_only_a_quotation_is_the_last_speakers() -> None:
    text = '"I was there," said Lena Voss.\n\n"And I saw it."\n\nRain fell.'
    (one,) = joined(text, found(text, "said", "Lena Voss", '"I was there,"'))
    assert contents(text, one) == ['"I was there,"', '"And I saw it."']


def test_what_the_tagger_gave_away_stays_there() -> None:
    text = '"I was there," said Lena Voss.\n\n"And I saw it," said Okoro.'
    given = found(text, "said", "Lena Voss", '"I was there,"'), found(text, "said Okoro", "Okoro", '"And I saw it,"')
    assert joined(text, *given) == list(given)


def test_nobody_spoke_before() -> None:
    text = 'Rain fell.\n\n"And I saw it."'
    assert joined(text) == []
    opening = '"And I saw it."\n\nVoss said that it rained.'
    one = found(opening, "said", "Voss", "that it rained")
    assert joined(opening, one) == [one]


def test_no_text() -> None:
    assert continued([], "", split(""), []) == []


def test_what_the_quoted_one_says_of_himself_hangs_on_the_quotation() -> None:
    text = "Okoro spoke of the dam.\n\n“The dam holds. We call on all to stay.”\n\nRain fell."
    outer = placed(text, found(text, "spoke of", "Okoro", "the dam"))
    inner = placed(text, found(text, "call on", "We", "all to stay"))
    first, second = continued([outer, inner], text, split(text), quotations(text))
    assert contents(text, first.found) == ["the dam", "“The dam holds. We call on all to stay.”"]
    assert second.parent == 0


def test_a_quotation_is_told_once_by_who_does_two_things_before_it() -> None:
    text = "Okoro spoke of the dam and asked them to stay.\n\n“The dam holds. It held before.”\n\nRain fell."
    first = found(text, "spoke of", "Okoro", "the dam", "“The dam holds.")
    second = found(text, "asked", "Okoro", "them to stay")
    assert [contents(text, one) for one in joined(text, first, second)] == [
        ["the dam"],
        ["them to stay", "“The dam holds. It held before.”"],
    ]


def test_a_quotation_that_is_claimed_by_somebody_else_stays_theirs() -> None:
    text = "Voss spoke of the dam, and Okoro asked them to stay.\n\n“The dam holds. It held before.”\n\nRain fell."
    first = found(text, "spoke of", "Voss", "the dam", "“The dam holds.")
    second = found(text, "asked", "Okoro", "them to stay")
    assert joined(text, first, second) == [first, second]


def test_a_turn_of_somebody_else_in_quotation_marks_does_not() -> None:
    text = "Okoro spoke of the dam.\n\n“VOSS: It leaks. Everybody knows.”"
    outer = placed(text, found(text, "spoke of", "Okoro", "the dam"))
    turn = placed(text, found(text, ":", "VOSS", "It leaks. Everybody knows."))
    assert continued([outer, turn], text, split(text), quotations(text)) == [outer, turn]


def test_a_report_that_ends_in_a_comma_goes_on_over_the_next_paragraph() -> None:
    text = "Meridian reports that rain fell,\n\nand Okoro said that it was wet."
    outer = placed(text, found(text, "reports", "Meridian", "that rain fell"))
    inner = placed(text, found(text, "said", "Okoro", "that it was wet"))
    first, second = carried_over([outer, inner], text, split(text))
    assert contents(text, first.found) == ["that rain fell", "and Okoro said that it was wet."]
    assert second.parent == 0


def test_a_report_that_ends_with_its_sentence_does_not() -> None:
    text = "Meridian reports that rain fell.\n\nOkoro said that it was wet."
    outer = placed(text, found(text, "reports", "Meridian", "that rain fell"))
    inner = placed(text, found(text, "said", "Okoro", "that it was wet"))
    assert carried_over([outer, inner], text, split(text)) == [outer, inner]


def test_the_last_paragraph_has_none_after_it() -> None:
    text = "Meridian reports that rain fell,"
    outer = placed(text, found(text, "reports", "Meridian", "that rain fell"))
    assert carried_over([outer], text, split(text)) == [outer]
