from __future__ import annotations

from reportedly.language.coreference import Coreference
from reportedly.language.document import parse
from reportedly.language.names import names
from reportedly.language.referents import Referent, Resolved


class Asked:
    """The answers on sources of one text, each searched after the one before."""

    def __init__(self, text: str, authors: tuple[str, ...] = ()) -> None:
        self.text = text
        document = parse(text)
        self._coreference = Coreference(document, names(document), authors)
        self._at = 0

    def __call__(self, phrase: str, within: Referent | None = None) -> Resolved:
        start = self.text.index(phrase, self._at)
        self._at = start + len(phrase)
        return self._coreference.resolve(start, self._at, within)


def who(found: Resolved) -> tuple[str, str]:
    return found.referent.name.full if found.referent.name else found.referent.label, found.how


def test_names_and_surnames() -> None:
    ask = Asked("Lena Voss arrived. Later Voss spoke, and so did Tomas Okoro.")
    assert who(ask("Lena Voss")) == ("Lena Voss", "name")
    assert who(ask("Voss")) == ("Lena Voss", "surname")
    assert who(ask("Tomas Okoro")) == ("Tomas Okoro", "name")


def test_a_title_beside_the_name() -> None:
    ask = Asked("The finance minister, Tomas Okoro, spoke on Monday. The minister smiled.")
    named, described = ask("The finance minister, Tomas Okoro,"), ask("The minister")
    assert who(named) == ("Tomas Okoro", "name")
    assert who(described) == ("Tomas Okoro", "description")
    assert named.referent is described.referent


def test_pronouns_agree_in_gender() -> None:
    ask = Asked("Lena Voss met Tomas Okoro on Monday. He was late. She was not.")
    assert who(ask("He")) == ("Tomas Okoro", "pronoun")
    assert who(ask("She")) == ("Lena Voss", "pronoun")


def test_whoever_spoke_last_speaks_on() -> None:
    ask = Asked("Lena Voss spoke. Mara Klein listened. Afterwards Voss sighed. She left.")
    ask("Lena Voss")
    ask("Voss")
    assert who(ask("She")) == ("Lena Voss", "pronoun")


def test_a_pronoun_of_several() -> None:
    ask = Asked("Officials arrived on Monday. They left on Tuesday.")
    officials = ask("Officials")
    assert officials.referent.number == "p"
    assert ask("They").referent is officials.referent


def test_a_pronoun_that_nobody_fits() -> None:
    assert who(Asked("Lena Voss arrived. He had left.")("He")) == ("He", "itself")


def test_a_relative_pronoun() -> None:
    assert who(Asked("Lena Voss, who leads the Blue Party, spoke on Monday.")("who")) == ("Lena Voss", "relative")


def test_an_editors_insertion_says_who() -> None:
    assert who(Asked("Tomas Okoro arrived. He [Okoro] was late, said Lena Voss.")("He [Okoro]")) == (
        "Tomas Okoro",
        "insertion",
    )


def test_a_description_of_one_who_is_not_named() -> None:
    ask = Asked("A spokeswoman for the ministry arrived. She smiled. The spokeswoman left.")
    first = ask("A spokeswoman for the ministry")
    assert who(first) == ("A spokeswoman for the ministry", "itself")
    assert (first.referent.kind, first.referent.gender) == ("unnamed", "f")
    assert ask("She").referent is first.referent
    assert ask("The spokeswoman").referent is first.referent


def test_documents() -> None:
    ask = Asked("A report by the ministry came out. The report says so.")
    first = ask("A report by the ministry")
    assert first.referent.kind == "document"
    assert ask("The report").referent is first.referent


def test_a_document_that_a_name_qualifies() -> None:
    found = Asked("A Harbour Times poll came out.")("A Harbour Times poll")
    assert who(found) == ("Harbour Times poll", "name")
    assert found.referent.kind == "document"


def test_a_body_that_is_described() -> None:
    found = Asked("The company opened on Monday.")("The company")
    assert (found.referent.kind, found.referent.name) == ("organisation", None)


def test_the_first_person_in_a_quotation_is_its_speaker() -> None:
    ask = Asked("“I think that it holds,” said Lena Voss.")
    voss = Referent("person", "Lena Voss", (0, 0))
    found = ask("I", voss)
    assert found.referent is voss
    assert found.how == "pronoun"


def test_the_first_person_of_an_article_is_its_author() -> None:
    text = "I saw the bridge. Lena Voss spoke. It was old."
    assert who(Asked(text, ("Lena Voss",))("I")) == ("Lena Voss", "pronoun")
    assert who(Asked(text)("I")) == ("I", "itself")


def test_the_last_lines_tell_who_writes() -> None:
    ask = Asked("I saw the bridge. It was old.\n\nLena Voss is a writer in Selden.")
    assert who(ask("I")) == ("Lena Voss", "pronoun")


def test_the_second_person_is_nobody_in_particular() -> None:
    assert who(Asked("Lena Voss left. You may go.")("You")) == ("You", "itself")


def test_to_be_spoken_of_is_not_to_speak() -> None:
    text = "Lena Voss met reporters."
    document = parse(text)
    coreference = Coreference(document, names(document))
    found = coreference.refer(0, 9)
    assert who(found) == ("Lena Voss", "name")
    assert found.referent.used == []
    assert coreference.resolve(0, 9).referent.used == [(0, 0)]


def test_a_place_without_words() -> None:
    document = parse("Rain fell.  \n\n ")
    found = Coreference(document, names(document)).resolve(10, 12)
    assert found.how == "itself"


def test_confidence_is_a_share() -> None:
    ask = Asked("The mayor, Lena Voss, met Tomas Okoro, who was late. She told him. They left. The mayor slept.")
    for phrase in ("The mayor, Lena Voss,", "Tomas Okoro", "who", "She", "him", "They", "The mayor"):
        assert 0 <= ask(phrase).confidence <= 1


def test_a_plural_pronoun_of_two_who_are_named_together() -> None:
    ask = Asked("Lena Voss and Tomas Okoro arrived on Monday. They left on Tuesday.")
    assert who(ask("They")) == ("Lena Voss and Tomas Okoro", "pronoun")


def test_an_actor_is_not_two() -> None:
    text = "Lena Voss and Tomas Okoro arrived on Monday. They left on Tuesday."
    document = parse(text)
    start = text.index("They")
    assert Coreference(document, names(document)).refer(start, start + 4).referent.name is None


def test_a_plural_pronoun_of_a_group_without_a_name() -> None:
    ask = Asked("The residents left the town on Monday. They had no water.")
    found = ask("They").referent
    assert (found.label, found.name) == ("The residents", None)


def test_whoever_is_spoken_of_stays_so() -> None:
    ask = Asked("Paul Voss spoke. He sat down. He drank. Beside Tomas Okoro, he smiled.")
    assert who(ask("he smiled"[:2])) == ("Paul Voss", "pronoun")


def test_the_campaign_is_somebodys() -> None:
    ask = Asked("Lena Voss’s campaign has no money. The campaign denied it.")
    assert who(ask("The campaign")) == ("Lena Voss’s campaign", "description")


def test_an_agency_may_be_called_a_department() -> None:
    ask = Asked("The Department of Harbours met in Ardmore. It rained. Storms came. Ships left. The agency is late.")
    assert who(ask("The agency")) == ("Department of Harbours", "description")


def test_acronyms_without_the_word_of_the_kind() -> None:
    ask = Asked("The Department of Veterans Affairs met on Monday. Later the VA said nothing.")
    assert who(ask("the VA"))[0] == "Department of Veterans Affairs"


def test_his_lawyer_is_nobody_named_before() -> None:
    ask = Asked("Lena Voss, a lawyer, met Tomas Okoro. His lawyer was late.")
    assert ask("His lawyer").referent.name is None


def test_a_letter_is_its_signers() -> None:
    ask = Asked("I have doubts about the harbour.\n\nLena Voss.\n\nOthers have none.")
    assert who(ask("I")) == ("Lena Voss", "pronoun")


def test_a_verb_alone_stands_for_its_subject() -> None:
    ask = Asked("“It is late,” said Lena Voss on Monday.")
    assert who(ask("said"))[0] == "Lena Voss"


def test_a_bare_surname_is_that_of_the_one_told_of_first() -> None:
    ask = Asked("Paul Voss was found on Monday. His wife, Lena Voss, was away. Voss was a doctor.")
    ask("Lena Voss")
    assert who(ask("Voss")) == ("Paul Voss", "surname")


def test_a_junior_is_known_by_his_surname() -> None:
    ask = Asked("Paul Voss Jr. spoke on Monday. Voss was late.")
    ask("Paul Voss Jr.")
    assert who(ask("Voss"))[0].startswith("Paul Voss")


def test_a_which_is_the_body_beside_it_and_nobody() -> None:
    text = "Norland and Sudland are members of the Lake Council, which meets on Monday, says Lena Voss, which is true."
    ask = Asked(text)
    assert who(ask("which")) == ("Lake Council", "relative")
    assert ask("which").referent.name is None


def test_a_body_of_another_kind_is_not_meant() -> None:
    ask = Asked("The State Department spoke to Lena Voss on Monday. The law enforcement agency kept silent.")
    ask("The State Department")
    assert ask("The law enforcement agency").referent.name is None


def test_the_administration_is_the_one_that_bears_a_name() -> None:
    ask = Asked("The Okoro administration met the Lake Council. The administration left early.")
    assert who(ask("The administration"))[0] == "Okoro administration"


def test_no_other_body_is_an_administration() -> None:
    ask = Asked("The Lake Council met on Monday. The administration left early.")
    ask("The Lake Council")
    assert ask("The administration").referent.name is None


def test_a_body_whose_name_holds_what_the_description_adds() -> None:
    ask = Asked("Lena Voss gave money to the Lake Harbour Appeal. The harbour fund thanked her.")
    ask("the Lake Harbour Appeal")
    assert who(ask("The harbour fund")) == ("Lake Harbour Appeal", "description")


def test_her_account_is_hers() -> None:
    ask = Asked("Lena Voss spoke to the court on Monday. According to her account, the bridge was closed.")
    ask("Lena Voss")
    assert who(ask("her account")) == ("Lena Voss", "pronoun")


def test_two_countries_are_those_named_together() -> None:
    ask = Asked("Rain fell on Kenya and Uganda. On Monday the two countries reopened a bridge.")
    assert who(ask("the two countries"))[0] == "Kenya and Uganda"


def test_two_countries_that_nobody_named_together() -> None:
    ask = Asked("Rain fell on Kenya. On Monday the two countries reopened a bridge.")
    assert ask("the two countries").referent.name is None


def test_the_government_is_the_one_told_of() -> None:
    ask = Asked("The Kenyan government fears a flood. Lena Voss does not. Now the government waits for rain.")
    assert who(ask("the government"))[0] == "Kenyan government"


def test_a_book_is_named_by_its_title() -> None:
    ask = Asked("Lena Voss wrote a memoir entitled The Dry River. Few read it. The book says that it rained.")
    assert who(ask("The book")) == ("The Dry River", "description")
