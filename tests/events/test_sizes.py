from __future__ import annotations

import pytest

from reportedly.events.sizes import amount, counted, size


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("12 people", 12, 12),
        ("twelve people", 12, 12),
        ("twenty-three volunteers", 23, 23),
        ("at least 23 volunteers", 23, None),
        ("more than 1,200 families", 1200, None),
        ("up to 40 soldiers", None, 40),
        ("between 30 and 50 marchers", 30, 50),
        ("30 to 50 marchers", 30, 50),
        ("dozens of students", 24, None),
        ("two dozen students", 24, 24),
        ("hundreds of thousands of people", 200_000, None),
        ("3.5 million dollars", 3_500_000, 3_500_000),
        ("$12 million", 12_000_000, 12_000_000),
        ("several guards", 3, None),
        ("three hundred guards", 300, 300),
        ("a crowd of 5,000", 5000, 5000),
        ("An estimated 6,200", 6200, 6200),
        ("A$40 million", 40_000_000, 40_000_000),
        ("a few dozen people", 36, None),
        ("a hundred", 100, 100),
        ("a man of 40", 1, 1),
        ("a policeman and three boys", 1, 1),
        ("a policeman", 1, 1),
    ],
)
def test_a_phrase_means_a_number(phrase: str, low: int | None, high: int | None) -> None:
    assert amount(phrase) == (low, high)


@pytest.mark.parametrize("phrase", ["the guards", "no number here", ""])
def test_a_phrase_without_a_number_means_none(phrase: str) -> None:
    assert amount(phrase) is None


@pytest.mark.parametrize(
    ("text", "phrase", "trigger", "what"),
    [
        ("Shells killed 12 people in the port.", "12 people", "shelled", "dead"),
        ("The blast left 12 wounded.", "12 wounded", "blast", "injured"),
        ("Police detained 12 people.", "12 people", "detained", "arrested"),
        ("The kingdom lent 12 million dollars.", "12 million dollars", "lent", "money"),
        ("Lorries brought 12 pianos.", "12 pianos", "brought", "number"),
    ],
)
def test_what_is_counted_is_told_by_the_words_around(text: str, phrase: str, trigger: str, what: str) -> None:
    start = text.index(phrase)
    found = size(text, start, start + len(phrase), trigger)
    assert found is not None
    assert found.what == what
    assert found.span.exact == phrase


@pytest.mark.parametrize(
    ("phrase", "trigger", "deed", "what"),
    [
        ("40 Tamils", "flew", ("COERCE", "deport"), "displaced"),
        ("300 soldiers", "let", ("RETREAT", "release"), "released"),
        ("300 soldiers", "met", ("CONSULT", None), "troops"),
        ("300 Tamils", "struck", ("ASSAULT", None), "number"),
        ("A$40 million", "pledged", ("AGREE", None), "money"),
    ],
)
def test_what_is_counted_is_told_by_the_deed_where_no_word_does(
    phrase: str, trigger: str, deed: tuple[str, str | None], what: str
) -> None:
    found = size(phrase, 0, len(phrase), trigger, deed)
    assert found is not None
    assert found.what == what


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "At least 14 soldiers were killed and three wounded on March 4, 2011.",
            {("dead", 14, None), ("injured", 3, 3)},
        ),
        ("A total of 116 people, 27 of them children, were killed.", {("dead", 116, 116)}),
        ("The toll of the ambush rises to 19", {("dead", 19, 19)}),
        ("Shooting on the border leaves three dead", {("dead", 3, 3)}),
        ("A pirate said that they had been paid 4.2 million dollars.", {("money", 4_200_000, 4_200_000)}),
        ("Police arrested 21 people, and 1,200 marched.", {("arrested", 21, 21), ("protesters", 1200, 1200)}),
        ("The boy, aged 19, was shot in 2014 after 12 days.", set()),
        ("A man, Tomas Okoro, 41, was killed; Voss, 9, killed 12 people.", {("dead", 12, 12)}),
        ("In Dast, 22 were wounded.", {("injured", 22, 22)}),
        ("Between 300 and 400 marchers came.", {("protesters", 300, 400)}),
        ("Police detained 30 to 40 people and five guards.", {("arrested", 30, 40)}),
        ("The bridge cost $5 million.", {("money", 5_000_000, 5_000_000)}),
        ("At least 23 residents had been shot dead.", {("dead", 23, None)}),
        ("He regretted the deaths of four citizens.", {("dead", 4, 4)}),
        ("About 3,000 citizens held candles.", set()),
        ("About 30 citizens were held.", {("arrested", 30, 30)}),
        ("17 held after march", {("arrested", 17, 17)}),
        ("Four dead, nine hurt in blast", {("dead", 4, 4), ("injured", 9, 9)}),
        ("Eight guards died and eleven were hurt.", {("dead", 8, 8), ("injured", 11, 11)}),
        ("Two men of Laru died and eleven others were hurt.", {("injured", 11, 11)}),
        ("Two men, both guards, were killed, wounding 9.", {("dead", 2, 2), ("injured", 9, 9)}),
        ("An ambush left four clerks dead.", {("dead", 4, 4)}),
        ("He put the dead of the raid at four.", {("dead", 4, 4)}),
        ("The dead of the raid are put at nineteen.", {("dead", 19, 19)}),
    ],
)
def test_a_sentence_counts_where_its_words_say_what(sentence: str, found: set[tuple[str, int, int | None]]) -> None:
    assert set(counted(sentence)) == found


def test_a_number_begins_with_its_digits() -> None:
    text = "They were paid 4.2 million dollars."
    found = size(text, text.index("million"), len(text) - 1, "paid")
    assert found is not None
    assert (found.low, found.span.exact[:3]) == (4_200_000, "4.2")


def test_what_became_of_people_is_counted_before_who_they_are() -> None:
    text = "At least 14 soldiers were killed."
    found = size(text, text.index("14"), text.index(" were"), "ambush")
    assert found is not None
    assert (found.what, found.low, found.high) == ("dead", 14, None)
