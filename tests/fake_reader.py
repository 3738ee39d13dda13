"""A reader that finds what stands in double quotation marks: enough for tests of what lies around a reader."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

from reportedly.actors.knowledge import Knowledge
from reportedly.records import (
    Act,
    Actor,
    ActorKind,
    Article,
    Attribution,
    Candidate,
    Event,
    Explanation,
    Kind,
    Mention,
    Reading,
    Role,
    SourceKind,
    Span,
    Speaker,
    Status,
    WordScore,
)


def install() -> None:
    """Stand in for the real reader, in any process."""
    sys.modules["reportedly.reader"] = sys.modules[__name__]


class Reader:
    """Everything in quotation marks is said by the first word; "bombed" is an event, and with it what was added."""

    def __init__(self, *, knowledge: Knowledge | None = None, ontology: Path | None = None) -> None:
        self.knowledge = knowledge
        self.ontology = ontology

    def __call__(self, article: Article) -> Reading:
        text = article.text
        if "CRASH" in text:
            raise ZeroDivisionError("a bug\nover two lines")
        if "BREAK" in text:
            raise KeyboardInterrupt
        if "SLEEP" in text:
            time.sleep(60)
        first = re.search(r"\w+", text)
        assert first is not None
        at = Span.of(text, *first.span())
        source = Mention(spans=(at,), speaker="one", how="itself", confidence=1.0)
        return Reading(
            produced_by="fake 1",
            article=article,
            speakers=(Speaker(id="one", kind=SourceKind.PERSON, name=at.exact, label=at.exact),),
            attributions=tuple(
                Attribution(
                    id=f"a{number}",
                    kind=Kind.DIRECT,
                    act=Act.STATE,
                    source=source,
                    cue=(),
                    content=(Span.of(text, *found.span()),),
                    clean=found[1],
                    chain=("narrator", "one"),
                    by="fake 1",
                    confidence=1.0,
                )
                for number, found in enumerate(re.finditer(r'"([^"]+)"', text), start=1)
            ),
            actors=(self.actor(at.exact),),
            events=tuple(
                Event(
                    id=f"e{number}",
                    type="ASSAULT",
                    custom=self.ontology.stem if self.ontology else None,
                    trigger=(Span.of(text, *found.span()),),
                    actors=(Role(actor="one", span=at, confidence=1.0),),
                    status=Status.ASSERTED,
                    factuality=3.0,
                    background=number > 1,
                    cameo="180",
                    quad=4,
                    evidence=(Span.of(text, 0, len(text.rstrip())),),
                    by="fake 1",
                    confidence=1.0,
                )
                for number, found in enumerate(re.finditer("bombed", text), start=1)
            ),
        )

    def actor(self, word: str) -> Actor:
        """The first word, with its code if knowledge was added that knows it."""
        known = self.knowledge.known(word.lower()) if self.knowledge else ()
        return Actor(
            id="one",
            kind=ActorKind.PERSON,
            name=word,
            label=word,
            code=known[0].entry.code if known else None,
            by="fake 1",
            confidence=1.0,
        )

    def explain(self, article: Article, at: int | None = None, sentence: int | None = None) -> Explanation:
        if sentence is not None and sentence > 1:
            raise IndexError("there are only 1 sentences")
        whole = Span.of(article.text, 0, len(article.text))
        word = Span.of(article.text, 0, 4)
        candidate = Candidate(
            taken=True,
            attribution="a1",
            cue=(),
            source=(word,),
            content=(whole,),
            confidence=0.9,
            reasons=("it stands in quotation marks",),
        )
        return Explanation(
            sentence=whole,
            number=1,
            covering=("a9",),
            candidates=(candidate,),
            words=(WordScore(span=word, source=0.9, cue=0.0, content=0.05),),
            reasons=(f"asked for {at} {sentence}",),
        )
