from __future__ import annotations

import pytest

from events.handmade import role
from reportedly.events.coding import claimed
from reportedly.events.grammar import weighed
from reportedly.language.document import parse
from reportedly.records import Act, Attribution, Kind, Mention, Span

TEXT = "The rebels claimed that they had shelled Terra."
MEANT: dict[tuple[int, int], tuple[str, ...]] = {(0, 10): ("rebels",)}


def voucher(act: Act) -> Attribution:
    """What the rebels say."""
    content = TEXT.index("that")
    return Attribution(
        id="a1",
        kind=Kind.INDIRECT,
        source=Mention(spans=(Span.of(TEXT, 0, 10),), speaker="rebels", how="itself", confidence=0.9),
        cue=(Span.of(TEXT, 11, 18),),
        content=(Span.of(TEXT, content, len(TEXT) - 1),),
        clean=TEXT[content:-1],
        act=act,
        chain=("narrator", "rebels"),
        by="hand",
        confidence=0.9,
    )


def test_what_only_its_doer_claims_is_a_claim() -> None:
    assert claimed(voucher(Act.CLAIM), [role(TEXT, "they", "rebels")], MEANT)


def test_what_somebody_claims_of_others_is_none() -> None:
    assert not claimed(voucher(Act.CLAIM), [role(TEXT, "they", "army")], MEANT)
    assert not claimed(voucher(Act.STATE), [role(TEXT, "they", "rebels")], MEANT)
    assert not claimed(None, [role(TEXT, "they", "rebels")], MEANT)


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Zembla is considering sending aid to Terra.", "sending", True),
        ("Zembla considered a loan to Terra.", "loan", True),
        ("Zembla considered the attack on Terra.", "attack", False),
        ("Zembla considered its raid on Terra.", "raid", False),
        ("Zembla began sending aid to Terra.", "sending", False),
        ("Zembla sent aid.", "sent", False),
    ],
)
def test_what_is_only_weighed_is_told_by_its_verb(text: str, word: str, found: bool) -> None:
    start = text.index(word)
    assert weighed(parse(text, None, text), start, start + len(word)) == found
