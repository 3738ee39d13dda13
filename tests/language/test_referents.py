from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from reportedly.language.document import parse
from reportedly.language.referents import (
    PRONOUNS,
    Referent,
    agrees,
    climbs,
    described,
    head_of,
    points_ahead,
    stem,
    text_words,
)

VOCABULARY = spacy.blank("en").vocab


def referent(kind: str = "person", gender: str | None = None, number: str = "s") -> Referent:
    return Referent(kind, "somebody", (0, 8), gender=gender, number=number)


@pytest.mark.parametrize(
    ("pronoun", "who", "fits"),
    [
        ("she", referent(gender="f"), True),
        ("she", referent(gender="m"), False),
        ("she", referent(), True),
        ("he", referent("organisation"), False),
        ("he", referent("unnamed", number="p"), False),
        ("it", referent("organisation"), True),
        ("it", referent(gender="f"), False),
        ("it", referent("document"), True),
        ("she", referent("document"), False),
        ("they", referent("unnamed", number="p"), True),
        ("they", referent(gender="f"), False),
        ("they", referent("organisation", number="-"), True),
    ],
)
def test_agreement(pronoun: str, who: Referent, *, fits: bool) -> None:
    assert agrees(who, *PRONOUNS[pronoun]) is fits


@pytest.mark.parametrize(
    ("one", "other"),
    [("spokesman", "spokeswoman"), ("chairwoman", "chair"), ("sen.", "senator"), ("premier", "minister")],
)
def test_titles_that_name_one_office(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_different_offices_stay_apart() -> None:
    assert stem("mayor") != stem("minister")
    assert stem("woman") == "woman"


def test_words_lose_the_possessive() -> None:
    assert text_words("Lena Voss’s") == text_words("Lena Voss'") == ["lena", "voss"]


def test_the_head_of_a_phrase() -> None:
    phrase = Doc(
        VOCABULARY,
        words=["one", "of", "the", "wardens"],
        tags=["CD", "IN", "DT", "NNS"],
        heads=[0, 0, 3, 1],
        deps=["ROOT", "prep", "det", "pobj"],
    )
    assert head_of(phrase[:]).text == "one"
    turned = Doc(VOCABULARY, words=["said", "Okoro"], tags=["VBD", "NNP"], heads=[0, 0], deps=["ROOT", "nsubj"])
    assert head_of(turned[:]).text == "Okoro"


def test_an_apposition_climbs_to_its_head() -> None:
    doc = Doc(
        VOCABULARY,
        words=["mayor", "Voss", "slept"],
        tags=["NN", "NNP", "VBD"],
        heads=[2, 0, 2],
        deps=["nsubj", "appos", "ROOT"],
    )
    assert climbs(doc[1], doc[0])
    assert not climbs(doc[0], doc[1])


def test_the_lexicon_knows_common_nouns() -> None:
    doc = Doc(
        VOCABULARY,
        words=["officials", "Voss"],
        tags=["NNS", "NNP"],
        heads=[0, 0],
        deps=["ROOT", "appos"],
    )
    known = described(doc[0])
    assert known is not None
    assert (known.kind, known.number) == ("group", "p")
    assert described(doc[1]) is None


def test_those_who_are_told_of_behind_it() -> None:
    doc = parse("Those who spoke left. They met those killed there. Few liked those.").parsed[0].doc
    assert [points_ahead(token) for token in doc if token.lower_ == "those"] == [True, True, False]
