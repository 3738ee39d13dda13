"""A reader that finds what stands in double quotation marks: enough for tests of what lies around a reader."""

from __future__ import annotations

import re
import sys

from reportedly.records import (
    Act,
    Article,
    Attribution,
    Candidate,
    Explanation,
    Kind,
    Mention,
    Reading,
    SourceKind,
    Span,
    Speaker,
    WordScore,
)


def install() -> None:
    """Stand in for the real reader, in any process."""
    sys.modules["reportedly.reader"] = sys.modules[__name__]


class Reader:
    """Everything in quotation marks is said by the first word."""

    def __call__(self, article: Article) -> Reading:
        text = article.text
        if "CRASH" in text:
            raise ZeroDivisionError("a bug\nover two lines")
        if "BREAK" in text:
            raise KeyboardInterrupt
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
