from __future__ import annotations

import pytest
import spacy
from hypothesis import given
from spacy.tokens import Doc

import reportedly
from made import reading as made_reading
from reportedly.formats.spacy import GROUPS, NAME, Attributions, attach
from reportedly.records import Reading
from strategies import readings

BLANK = spacy.blank("en")


def test_span_groups_and_extensions(reading: Reading) -> None:
    doc = attach(BLANK(reading.article.text), reading)
    assert doc._.reportedly == reading
    contents = doc.spans["attributions_content"]
    assert [span.id_ for span in contents].count("a4") == 2
    official = next(span for span in contents if span.id_ == "a6")
    assert official._.attribution == reading.attributions[5]
    assert official._.speaker.label == "a senior official"
    assert official.label_ == "claim"
    assert [span._.attribution.id for span in doc.spans["attributions_source"]][1:3] == ["a2", "a3"]


def test_a_doc_survives_being_sent_to_another_process(reading: Reading) -> None:
    doc = attach(BLANK(reading.article.text), reading)
    back = Doc(BLANK.vocab).from_bytes(doc.to_bytes())
    assert back._.reportedly == reading
    assert [span._.attribution for span in back.spans["attributions_cue"]] == [
        span._.attribution for span in doc.spans["attributions_cue"]
    ]


def test_other_spans_and_docs_have_none(reading: Reading) -> None:
    doc = attach(BLANK(reading.article.text), reading)
    assert doc[0:2]._.attribution is None
    other = BLANK("Nothing was read here.")
    assert other._.reportedly is None
    assert other[0:1]._.speaker is None


@given(readings())
def test_spans_cover_what_they_stand_for(reading: Reading) -> None:
    doc = attach(BLANK(reading.article.text), reading)
    for name in GROUPS:
        for span in doc.spans[name]:
            assert span._.attribution is not None


def test_a_reading_of_another_text_is_refused(reading: Reading) -> None:
    with pytest.raises(ValueError, match="another text"):
        attach(BLANK("Else."), reading)


def test_the_factory_is_found_by_its_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    def reader() -> object:
        return lambda article: made_reading().model_copy(update={"article": article, "attributions": ()})

    monkeypatch.setitem(vars(reportedly), "Reader", reader)
    nlp = spacy.blank("xx")
    component = nlp.add_pipe(NAME)
    assert isinstance(component, Attributions)
    assert isinstance(nlp("It rained on the plain.")._.reportedly, Reading)
    assert nlp("")._.reportedly is None


def test_pipelines_with_it_can_be_written(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def reader() -> object:
        return lambda article: Reading(produced_by="x", article=article)

    monkeypatch.setitem(vars(reportedly), "Reader", reader)
    nlp = spacy.blank("en")
    nlp.add_pipe(NAME)
    nlp.to_disk(str(tmp_path))
    assert spacy.load(str(tmp_path)).pipe_names == [NAME]
