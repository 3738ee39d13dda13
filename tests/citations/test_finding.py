from __future__ import annotations

import pytest

from reportedly.citations import citations
from reportedly.language.document import Document
from reportedly.records.grounding import Citation


def cited(text: str) -> tuple[Citation, ...]:
    """The documents cited in a text; none of the rules needs it parsed."""
    return citations(Document(text, []))


@pytest.mark.parametrize(
    ("text", "name", "year"),
    [
        ("UNSC 2254 is on the table.", "UN Security Council resolution 2254", 2015),
        ("UNSCR 1701 ended it.", "UN Security Council resolution 1701", 2006),
        ("They cited Security Council Resolution 242.", "UN Security Council resolution 242", 1967),
        ("They cited resolution 2254 (2015) once more.", "UN Security Council resolution 2254", 2015),
        ("They cited U.N. Security Council resolution No. 1973.", "UN Security Council resolution 1973", 2011),
        ("UN General Assembly resolution ES-11/1 passed.", "UN General Assembly resolution ES-11/1", 2022),
        ("UN resolution 194 grants it.", "UN General Assembly resolution 194", 1948),
        ("The text is S/RES/1325.", "UN Security Council resolution 1325", 2000),
        ("Human Rights Council resolution 46/1 was read.", "UN Human Rights Council resolution 46/1", None),
        ("The IAEA resolution GOV/2022/34 was read.", "IAEA resolution GOV/2022/34", None),
        ("House Resolution 296 passed.", "United States House of Representatives resolution 296", None),
        ("Resolution 1559 of the Security Council binds them.", "UN Security Council resolution 1559", 2004),
    ],
)
def test_resolutions_have_body_and_number(text: str, name: str, year: int | None) -> None:
    assert [(one.kind, one.name, one.year) for one in cited(text)] == [("resolution", name, year)]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("They left the NPT.", "treaty", "Treaty on the Non-Proliferation of Nuclear Weapons"),
        ("The Iran nuclear deal is dead.", "agreement", "Joint Comprehensive Plan of Action"),
        ("New START expires soon.", "treaty", "New START"),
        ("The Minsk peace deal failed.", "agreement", "Minsk agreements"),
        ("The Paris climate accord binds them.", "treaty", "Paris Agreement"),
        ("Borders go back to Sykes–Picot.", "agreement", "Sykes–Picot Agreement"),
        ("The fourth Geneva Convention applies.", "treaty", "Geneva Conventions"),
        ("He was held under the Patriot Act.", "law", "USA PATRIOT Act"),
        ("The Chilcot report took years.", "report", "Chilcot report"),
        ("The court struck down Roe v. Wade.", "decision", "Roe v. Wade"),
        ("The judge ruled in Harlow v. Tern Bank.", "decision", "Harlow v. Tern Bank"),
        ("The Clean Harbour Act of 1987 forbids it.", "law", "Clean Harbour Act"),
        ("The island's Public Security Law forbids it.", "law", "Public Security Law"),
        ("The Northern Fisheries Cooperation Treaty lapsed.", "treaty", "Northern Fisheries Cooperation Treaty"),
        ("The Marlow Commission report was damning.", "report", "Marlow Commission report"),
        ("Executive Order 13769 barred them.", "law", "Executive Order 13769"),
        ("The First Amendment protects it.", "law", "First Amendment to the United States Constitution"),
        ("Article 5 of the NATO treaty binds them.", "treaty", "Article 5 of the North Atlantic Treaty"),
        ("Brexit began with Article 50.", "treaty", "Article 50 of the Treaty on European Union"),
        ("Article 12 of the Syrian constitution says so.", "law", "Article 12 of the Syrian constitution"),
        ("It violates section 7 of the Human Rights Act.", "law", "Section 7 of the Human Rights Act"),
    ],
)
def test_documents_have_their_full_name(text: str, kind: str, name: str) -> None:
    assert [(one.kind, one.name) for one in cited(text)] == [(kind, name)]


@pytest.mark.parametrize(
    "text",
    [
        "They will start a debate on the report.",
        "Bill Harlow spoke at the Republican National Convention.",
        "She studied at Tern Law School and heard of Martial Law.",
        "The screen has a resolution of 1920 x 1080.",
        "Tern United v Harlow City ended 2-2.",
        "The dogs were shown at the Lawrence Convention Center.",
        "A Honda Accord was stolen.",
        "Article 50 tells of a harbour.",
    ],
)
def test_what_only_looks_like_a_document_is_none(text: str) -> None:
    assert cited(text) == ()


def test_mentions_of_one_document_are_joined() -> None:
    text = "The Joint Comprehensive Plan of Action holds. The JCPOA, or Iran nuclear deal, is old."
    (found,) = cited(text)
    assert [mention.exact for mention in found.mentions] == [
        "Joint Comprehensive Plan of Action",
        "JCPOA",
        "Iran nuclear deal",
    ]
    assert (found.id, found.year) == ("d1", 2015)


def test_a_series_of_resolutions_is_one_citation_each() -> None:
    found = cited("The UN passed resolutions 242, 338 and 1397.")
    assert [(one.number, one.mentions[0].exact) for one in found] == [
        ("242", "resolutions 242"),
        ("338", "338"),
        ("1397", "1397"),
    ]


def test_a_short_name_in_brackets_counts_from_there_on() -> None:
    text = "The Intermediate-Range Nuclear Forces Treaty (INF) is old. The INF will lapse."
    (found,) = cited(text)
    assert [mention.exact for mention in found.mentions][-1] == "INF"


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The Taliban broke the Doha agreement.", 2020),
        ("Lebanon was calmed by the Doha agreement.", 2008),
        ("The 2008 Doha agreement is old.", 2008),
    ],
)
def test_a_name_shared_by_several_goes_by_the_article(text: str, year: int) -> None:
    assert [one.year for one in cited(text)] == [year]


def test_ids_follow_the_text() -> None:
    found = cited("The Oslo Accords came before the Dayton Agreement.")
    assert [(one.id, one.name) for one in found] == [("d1", "Oslo Accords"), ("d2", "Dayton Agreement")]
