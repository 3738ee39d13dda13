from __future__ import annotations

from reportedly.actors.around import around, article_country, year_told
from reportedly.actors.knowledge import Knowledge, default_knowledge
from reportedly.language.named import Mention, Name, Names
from reportedly.records import Article, Stated

TEXT = "Kenya and Egypt met. Kenyan and French envoys left. The HU met in Nairobi."
STATES = frozenset({"KEN", "EGY", "FRA"})


def test_countries_are_counted(knowledge: Knowledge) -> None:
    found = around(TEXT, knowledge)
    assert found.codes == {"KEN": 3, "EGY": 1, "FRA": 1}
    assert found.places[0] == (0, "KEN")
    assert found.dateline is None


def test_a_sentence_weighs_more(knowledge: Knowledge) -> None:
    found = around("Kenya. Kenya. Egypt.", knowledge)
    assert article_country(found, STATES, 0, 0) == "KEN"
    assert article_country(found, STATES, 14, 20) == "EGY"
    assert article_country(around("", knowledge), STATES, 0, 0) is None


def test_a_dateline_weighs_more(knowledge: Knowledge) -> None:
    for place in ("CAIRO", "ORLU, Egypt", "Orlu"):
        article = Article(id="0" * 16, text=TEXT, dateline=Stated(value=place, basis="dateline"))
        found = around(TEXT, knowledge, article, {"Orlu": "EGY"}.get)
        assert found.dateline == "EGY"
        assert article_country(found, STATES, 0, 0) == "EGY"


def test_a_seat_of_a_state_and_a_body_means_the_body_that_is_named() -> None:
    base = default_knowledge()
    assert around("The European Union waits. Brussels was silent.", base).meant == {"brussels": "EUR"}
    assert around("The European Union waits. Belgium and Brussels were silent.", base).meant == {}
    assert around("Brussels was silent.", base).meant == {}


def test_names_of_several_words(knowledge: Knowledge) -> None:
    text = "The Northern Front met Tomas Okoro in Kenya."
    assert [text[low:high] for low, high in around(text, knowledge).names] == ["Northern Front"]


def test_the_last_year_that_a_text_tells() -> None:
    assert year_told("The pact of 1955 was renewed in October 1962.") == 1962
    assert year_told("It shall end by 2050. The pact of 1955 stands.") == 1955
    assert year_told("Some 1,962 men, 2000 troops and $1999 went by bus 2015/3.") is None


def test_no_name_of_a_person_tells_of_a_country(knowledge: Knowledge) -> None:
    text = "Mark Kenya spoke on Monday. Kenya was late. Egypt is far."
    spans = [(0, 10), (28, 33)]
    mentions = [Mention(*at, 0, subject=True, possessive=False, quoted=False) for at in spans]
    people = Names([Name("person", "Mark Kenya", (0, 10), mentions=mentions)])
    assert around(text, knowledge).codes == {"KEN": 2, "EGY": 1}
    assert around(text, knowledge, people=people).codes == {"EGY": 1}


def test_a_country_taken_for_a_person_is_still_one(knowledge: Knowledge) -> None:
    mentions = [Mention(0, 5, 0, subject=True, possessive=False, quoted=False)]
    people = Names([Name("person", "Kenya", (0, 5), mentions=mentions)])
    assert around("Kenya waits.", knowledge, people=people).codes == {"KEN": 1}
