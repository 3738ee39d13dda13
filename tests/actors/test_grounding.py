from __future__ import annotations

import pytest

from reportedly.actors.grammar import use_of
from reportedly.actors.grounder import Grounder
from reportedly.actors.grounding import Asked, Grounded, ground
from reportedly.actors.knowledge import Knowledge
from reportedly.language.document import parse
from reportedly.records import (
    Actor,
    ActorKind,
    Article,
    Attribution,
    Kind,
    Mention,
    SourceKind,
    Span,
    Speaker,
    Stated,
)


def asked(text: str, *phrases: str) -> tuple[list[Asked], Grounded]:
    """The phrases, each searched after the one before, grounded with the package's own tables."""
    document = parse(text)
    found, at = [], 0
    for phrase in phrases:
        start = text.index(phrase, at)
        at = start + 1
        found.append(Asked(start, start + len(phrase), use_of(document, start, start + len(phrase))))
    return found, ground(document, "2015-06-01", found)


def actors(text: str, *phrases: str) -> list[tuple[Actor, ...]]:
    _, grounded = asked(text, *phrases)
    by_id = {actor.id: actor for actor in grounded.actors}
    return [tuple(by_id[one] for one in ids) for ids in grounded.ids]


def codes(text: str, *phrases: str) -> list[list[str | None]]:
    return [[actor.code for actor in found] for found in actors(text, *phrases)]


def test_a_surname_a_pronoun_and_a_title_are_one_actor() -> None:
    text = (
        "Kenyan Foreign Minister Lena Voss arrived on Monday. Voss met the prime minister of France. "
        "She left in the evening."
    )
    (full,), (surname,), (host,), (she,) = actors(
        text, "Kenyan Foreign Minister Lena Voss", "Voss met"[:4], "the prime minister of France", "She"
    )
    assert full is surname is she
    assert (full.id, full.code, full.sectors, full.office) == ("lena-voss", "KEN", ("GOV",), "foreign minister")
    assert [mention.how for mention in full.mentions] == ["name", "name", "pronoun"]
    assert (host.code, host.sectors) == ("FRA", ("GOV",))


def test_conjuncts_are_actors_of_their_own() -> None:
    text = "France and Kenya signed a treaty on Monday."
    ((first, second),) = actors(text, "France and Kenya")
    assert (first.code, second.code) == ("FRA", "KEN")
    assert [mention.span.exact for mention in second.mentions] == ["Kenya"]


def test_countries_that_share_a_head() -> None:
    text = "French and Egyptian warships met off the coast."
    ((first, second),) = actors(text, "French and Egyptian warships")
    assert (first.code, second.code) == ("FRA", "EGY")
    assert first.sectors == second.sectors == ("MIL",)


def test_things_of_one_country_are_one_actor() -> None:
    assert codes("Egyptian helicopters and tanks fired at the camp.", "Egyptian helicopters and tanks") == [["EGY"]]


def test_others_make_a_compound() -> None:
    ((member, compound),) = actors("France and its allies sent ships.", "France and its allies")
    assert (member.code, compound.kind, compound.members) == ("FRA", ActorKind.COMPOUND, (member.id,))
    assert compound.code is None
    assert compound.reason


def test_an_antecedent_of_the_same_noun() -> None:
    text = "Two Kenyan soldiers were wounded near the border. The soldiers were flown to France."
    (first,), (second,) = actors(text, "Two Kenyan soldiers", "The soldiers")
    assert first is second
    assert [mention.how for mention in first.mentions] == ["description", "description"]


def test_the_government_is_that_of_the_article() -> None:
    text = "Rain fell on Egypt for a week. Roads in Egypt were closed. Police sent boats."
    ((found,),) = actors(text, "Police")
    assert (found.code, found.sectors) == ("EGY", ("COP",))
    assert found.confidence < 0.5
    assert found.reason


def test_the_country_of_the_dateline() -> None:
    text = "Police said on Monday that they had closed the road."
    article = Article(id="0" * 16, text=text, dateline=Stated(value="NAIROBI, Kenya", basis="dateline"))
    grounded = ground(parse(text), None, [Asked(0, 6)], article=article)
    assert [actor.code for actor in grounded.actors] == ["KEN"]


def test_whom_a_possessive_means() -> None:
    text = "Kenyan President Tomas Okoro spoke on Monday. His soldiers would stay, he said."
    _, (soldiers,) = actors(text, "Kenyan President Tomas Okoro", "His soldiers")
    assert (soldiers.code, soldiers.sectors) == ("KEN", ("MIL",))
    assert soldiers.mentions[0].how == "possessive"


def test_who_a_plural_pronoun_means() -> None:
    text = "Kenyan rebels attacked a village on Monday. They burned two houses."
    (rebels,), (they,) = actors(text, "Kenyan rebels", "They")
    assert rebels is they


def test_the_definite_article_before_a_span_counts() -> None:
    assert [a.sectors for (a,) in actors("France spoke with the Kenyans about water.", "Kenyans")] == [()]
    assert [a.sectors for (a,) in actors("Two Kenyans were arrested in France.", "Two Kenyans")] == [("CVL",)]


def test_a_city_as_place_and_as_government() -> None:
    text = "Paris said on Monday that it would help. Fighting broke out in Cairo."
    (paris,), (cairo,) = actors(text, "Paris", "Cairo")
    assert (paris.code, paris.sectors, paris.mentions[0].how) == ("FRA", ("GOV",), "metonym")
    assert (cairo.code, cairo.sectors) == ("EGY", ())


def test_speakers_are_linked() -> None:
    text = "Kenyan Foreign Minister Lena Voss arrived. A Kenyan official smiled."
    at, official = Span.of(text, 24, 33), Span.of(text, 43, 60)
    speakers = (
        Speaker(id="lena-voss", kind=SourceKind.PERSON, name="Lena Voss", label="Lena Voss", mentions=(at,)),
        Speaker(id="unnamed-1", kind=SourceKind.UNNAMED, name=None, label=official.exact, mentions=(official,)),
    )
    spans = [Asked(0, 33), Asked(official.start, official.end)]
    grounded = ground(parse(text), None, spans, speakers=speakers)
    assert [actor.speaker for actor in grounded.actors] == ["lena-voss", "unnamed-1"]


def test_the_users_own_knowledge(knowledge: Knowledge) -> None:
    text = "Northern Front fighters left."
    grounded = ground(parse(text), "2000-01-01", [Asked(0, 14)], knowledge=knowledge)
    assert (grounded.actors[0].code, grounded.actors[0].sectors) == ("KEN", ("REB",))


def test_ids_are_unique_and_spans_hold_their_text() -> None:
    text = "Two French soldiers met. Two Kenyan rebels met two French soldiers, and they spoke to us and to them."
    spans, grounded = asked(
        text, "Two French soldiers", "Two Kenyan rebels", "two French soldiers", "they", "us", "them"
    )
    assert len(grounded.ids) == len(spans)
    assert len({actor.id for actor in grounded.actors}) == len(grounded.actors)
    for actor in grounded.actors:
        for mention in actor.mentions:
            assert text[mention.span.start : mention.span.end] == mention.span.exact


@pytest.mark.parametrize("text", ["", " ", "…", "He.", "the", "12 of the", "and and", "'s", "(", "US"])
def test_nothing_raises(text: str) -> None:
    grounder = Grounder(parse(text), None)
    for start in range(len(text) + 1):
        for end in range(start, len(text) + 3):
            grounder.ask(start, end)
    grounder.actors()


def test_the_first_person_is_who_speaks() -> None:
    text = '"We will help Egypt," Kenyan Foreign Minister Lena Voss said.'
    source, content = Span.of(text, 46, 55), Span.of(text, 1, 19)
    speaker = Speaker(id="lena-voss", kind=SourceKind.PERSON, name="Lena Voss", label="Lena Voss", mentions=(source,))
    attribution = Attribution(
        id="a1",
        kind=Kind.DIRECT,
        act=None,
        source=Mention(spans=(source,), speaker="lena-voss", how="name", confidence=0.9),
        cue=(Span.of(text, 56, 60),),
        content=(content,),
        clean=content.exact,
        chain=("narrator", "lena-voss"),
        by="hand",
        confidence=0.9,
    )
    grounded = ground(parse(text), None, [Asked(1, 3)], speakers=(speaker,), attributions=(attribution,))
    assert [(actor.id, actor.code, actor.speaker) for actor in grounded.actors] == [("lena-voss", "KEN", "lena-voss")]


def means(text: str, source: str, content: str, word: str) -> tuple[Actor, ...]:
    """Whom a word means that stands in what a source says."""
    at = {words: Span.of(text, text.index(words), text.index(words) + len(words)) for words in (source, content)}
    speaker = Speaker(id="s", kind=SourceKind.ORGANISATION, name=None, label=source, mentions=(at[source],))
    said = Attribution(
        id="a1",
        kind=Kind.INDIRECT,
        act=None,
        source=Mention(spans=(at[source],), speaker="s", how="name", confidence=0.9),
        cue=(),
        content=(at[content],),
        clean=content,
        by="hand",
        confidence=0.9,
    )
    start = at[content].start + content.index(word)
    asked = [Asked(at[source].start, at[source].end), Asked(start, start + len(word))]
    return ground(parse(text), None, asked, speakers=(speaker,), attributions=(said,)).actors


def test_a_body_that_says_it_means_itself() -> None:
    text = "The army of Kenya left the coast. A rebel group said that it had shot nine soldiers."
    (group,) = means(text, "A rebel group", "it had shot nine soldiers", "it")
    assert [mention.how for mention in group.mentions] == ["description", "pronoun"]


def test_who_is_quoted_does_not_mean_himself_by_he() -> None:
    text = '"He shot nine soldiers," General Tomas Okoro said.'
    he, okoro = sorted(means(text, "General Tomas Okoro", "He shot nine soldiers", "He"), key=lambda one: one.label)
    assert (he.name, okoro.name) == (None, "Tomas Okoro")


def test_a_pronoun_that_was_read_as_a_source_is_who_spoke() -> None:
    text = "Lena Voss of Kenya met Ana Belmonte of Egypt. She smiled."
    she = Span.of(text, text.index("She"), text.index("She") + 3)
    for name, code in (("Lena Voss", "KEN"), ("Ana Belmonte", "EGY")):
        speaker = Speaker(id="s", kind=SourceKind.PERSON, name=name, label=name, mentions=(she,))
        grounded = ground(parse(text), None, [Asked(she.start, she.end)], speakers=(speaker,))
        assert [(actor.name, actor.code, actor.speaker) for actor in grounded.actors] == [(name, code, "s")]


@pytest.mark.parametrize(
    ("text", "phrase", "code", "sectors"),
    [
        ("Egypt rejected recent calls by the Kenyan rulers.", "recent calls by the Kenyan rulers", "KEN", ("GOV",)),
        ("Egypt condemned the Kenyan raid.", "the Kenyan raid", "KEN", ()),
        ("They rejected an Australian ultimatum.", "an Australian", "AUS", ()),
        ("Police spoke of the killing of an Israeli man.", "an Israeli", "ISR", ("CVL",)),
        ("Talks in Nairobi broke down.", "Talks in Nairobi", None, ()),
        ("Jewish settlers built houses in the West Bank.", "Jewish settlers", "ISR", ("CVL",)),
        ("The Secretary-General spoke of Kenya.", "The Secretary-General", "UNO", ("GOV",)),
        ("The world body spoke of Kenya.", "The world body", "UNO", ("GOV",)),
        ("Most West Africans left Nigeria for Kenya.", "Most West Africans", None, ("CVL",)),
        ("British helicopters left Kenya on Monday.", "British helicopters", "GBR", ("MIL",)),
        ("Kenyan police helicopters left on Monday.", "Kenyan police helicopters", "KEN", ("COP",)),
        ("Mediators left Kenya on Monday.", "Mediators", None, ("GOV",)),
        ("Kenya spoke of another country.", "another country", None, ("GOV",)),
        ("Kenya sent her sister Lena Okello.", "her sister Lena Okello", None, ()),
    ],
)
def test_one_phrase(text: str, phrase: str, code: str | None, sectors: tuple[str, ...]) -> None:
    ((actor,),) = actors(text, phrase)
    assert (actor.code, actor.sectors) == (code, sectors)


@pytest.mark.parametrize(
    ("text", "name", "noun"),
    [
        ("NATO sent ships to Libya. The alliance will send more.", "NATO", "The alliance"),
        ("The EU gave money to Kenya. The bloc will give more.", "The EU", "The bloc"),
        ("The EU gave money to Kenya. Brussels will give more.", "The EU", "Brussels"),
    ],
)
def test_a_body_called_by_a_noun_or_its_seat(text: str, name: str, noun: str) -> None:
    (body,), (again,) = actors(text, name, noun)
    assert body is again


def test_an_alliance_that_nothing_tells_has_neither_country_nor_sector() -> None:
    ((actor,),) = actors("Kenya wrote to the alliance.", "the alliance")
    assert (actor.code, actor.sectors) == (None, ())


def test_a_name_that_an_editor_put_in_is_meant() -> None:
    text = "Kenyan minister Tomas Okello left. He [Okello] spoke of it."
    (full,), (he,) = actors(text, "Kenyan minister Tomas Okello", "He [Okello]")
    assert full is he


def test_the_secretary_general_of_another_body() -> None:
    text = "NATO Secretary-General Lars Okello spoke on Monday. The Secretary-General praised Kenya."
    (full,), (office,) = actors(text, "NATO Secretary-General Lars Okello", "The Secretary-General")
    assert full is office


def test_words_that_mean_nobody_have_no_actor() -> None:
    assert actors("They spoke of the plan.", "of") == [()]


def test_a_surname_in_a_headline_is_the_person_of_the_article() -> None:
    text = (
        "Torvik Cites Missile Sites; Council to Meet\n\nPresident Torvik of Kenya spoke on Monday. "
        "Mr. Torvik named no country."
    )
    (headline,), (titled,), (short,) = actors(text, "Torvik", "President Torvik of Kenya", "Mr. Torvik")
    assert headline is titled is short
    assert titled.code == "KEN"


def test_a_form_of_address_is_nobody() -> None:
    _, grounded = asked("Sir, the envoy Lena Voss has arrived. Mr. Okoro left.", "Sir", "Mr.")
    assert grounded.ids == ((), ())


def test_the_soviet_news_agency() -> None:
    ((agency,),) = actors("Tass reported on Monday that the talks had begun.", "Tass")
    assert (agency.code, agency.sectors) == ("RUS", ("JRN",))


def test_an_adjective_within_a_name_is_no_country() -> None:
    (cut,), (whole,) = actors(
        "The Organization of American States met. France wrote to the Organization of American States.",
        "American States",
        "the Organization of American States",
    )
    assert cut is whole
    assert cut.code == "IGO"


def test_somebody_and_somebody_with_a_form_of_address_are_two() -> None:
    text = "Torvik and Mr Voss Meet in Cairo\n\nPresident Torvik of Kenya and Mr Voss of France met on Monday."
    (both,) = codes(text, "Torvik and Mr Voss")
    assert len(both) == 2


def test_whose_weapons_are_is_not_guessed_from_where_they_strike() -> None:
    text = "NAIROBI, June 1 — Kenya mourned after two drones struck a school. Kenyan drones had been sold."
    [[drones], [school], [others]] = actors(text, "two drones", "a school", "Kenyan drones")
    assert (drones.code, school.code, others.code) == (None, "KEN", "KEN")


def test_what_is_counted_is_not_where_it_is() -> None:
    text = "NAIROBI, June 1 — Hundreds of teachers across the country left Kenya."
    [[teachers]] = actors(text, "Hundreds of teachers across the country")
    assert teachers.sectors == ("EDU",)


def test_those_killed_are_nobody_named_before() -> None:
    text = "NAIROBI, June 1 — The Lake Council met in Voi. It mourned those killed there."
    [_, [those]] = actors(text, "The Lake Council", "those")
    assert those.name is None


def test_whose_a_thing_is_that_somebody_has_does_not_tell_whose_he_is() -> None:
    text = "NAIROBI, June 1 — Lena Voss, the Kenyan foreign minister, met all others who keep her forces waiting."
    [_, [others]] = actors(text, "Lena Voss", "all others who keep her forces waiting")
    assert others.code is None
