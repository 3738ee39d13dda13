"""``docs/acts.md`` documents every kind of act, and nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest

from documents import ROOT
from reportedly.attributions.acts import look_up
from reportedly.records import Act

PAGE = (ROOT / "docs" / "acts.md").read_text(encoding="utf-8")


class Section(NamedTuple):
    act: str
    cues: list[str]
    examples: list[str]


def sections() -> list[Section]:
    found = re.findall(r"^### ([^\n]+)\n(.*?)(?=^##|\Z)", PAGE, re.MULTILINE | re.DOTALL)
    return [
        Section(
            name,
            [cue.strip() for line in re.findall(r"^Cues: (.+)$", body, re.MULTILINE) for cue in line.split(",")],
            re.findall(r"^- (.+)$", body, re.MULTILINE),
        )
        for name, body in found
    ]


def test_every_act_is_documented_in_order_and_nothing_else() -> None:
    assert [section.act for section in sections()] == [act.value for act in Act]


@pytest.mark.parametrize("section", sections(), ids=lambda section: section.act)
def test_every_act_has_cues_and_two_examples(section: Section) -> None:
    assert section.cues
    assert len(section.examples) == 2
    assert all(example.count("**") == 2 for example in section.examples), "the cue stands in bold"


@pytest.mark.parametrize(
    ("act", "cue"), [(section.act, cue) for section in sections() for cue in section.cues], ids=lambda value: value
)
def test_the_lexicon_gives_the_cues_of_the_page_their_act(act: str, cue: str) -> None:
    entry = look_up(cue.split())
    assert entry is not None
    assert entry.act == act


def test_the_page_tells_the_size_of_the_list() -> None:
    assert f"There\nare {len(Act)} kinds" in PAGE
