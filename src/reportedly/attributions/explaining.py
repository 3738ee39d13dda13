"""Why something was, or was not, taken as an attribution."""

from __future__ import annotations

from ..errors import UsageError
from ..language.document import Document
from ..records import Candidate, Explanation, Reading, Span, WordScore
from .assembly import Found, Settings, assemble, characters
from .tagger import CONTENT, CUE, SOURCE, Tagged, Tagger
from .words import word_range

WEAK = 0.5


def explanation(
    reading: Reading,
    document: Document,
    tagged: Tagged,
    tagger: Tagger,
    settings: Settings,
    at: int | None,
    sentence: int | None,
) -> Explanation:
    """What was weighed in the sentence ``at`` an offset, or of that number counted from 1.

    Raises:
        UsageError: neither or both are given, or the article has no such place.
    """
    number = _number(document, at, sentence)
    place = document.sentences[number]
    text = reading.article.text
    inside = [a for a in reading.attributions if any(s.start < place.end and place.start < s.end for s in a.content)]
    taken = {span.start: a.id for a in reading.attributions for span in a.cue}
    weighed = [
        found
        for found in assemble(tagged, tagger, settings)
        if place.start <= characters(tagged.words, found.cue)[0] < place.end
    ]
    candidates = [_candidate(text, tagged, found, taken, settings) for found in weighed]
    candidates += [
        _nested(reading, a.id) for a in reading.attributions if a.parent and place.start <= a.cue[0].start < place.end
    ]
    first, past = word_range(tagged.words, place.start, place.end)
    scores = [tagged.within(role) for role in (SOURCE, CUE, CONTENT)]
    words = tuple(
        WordScore(
            span=Span.of(text, int(tagged.words.starts[i]), int(tagged.words.ends[i])),
            source=round(float(scores[0][i]), 3),
            cue=round(float(scores[1][i]), 3),
            content=round(float(scores[2][i]), 3),
        )
        for i in range(first, past)
    )
    covering = tuple(a.id for a in sorted(inside, key=lambda a: (len(a.chain), a.cue[0].start)))
    return Explanation(
        sentence=Span.of(text, place.start, place.end),
        number=number + 1,
        covering=covering,
        candidates=tuple(candidates),
        words=words,
        reasons=tuple(_reasons(candidates, covering, words)),
    )


def _number(document: Document, at: int | None, sentence: int | None) -> int:
    count = len(document.sentences)
    if (at is None) == (sentence is None):
        raise UsageError("give either an offset or the number of a sentence")
    if at is not None:
        if not 0 <= at < len(document.text):
            raise UsageError(f"the text has {len(document.text)} characters: no offset {at}")
        found = document.sentence_at(at)
        return found if found is not None else 0
    if sentence is None or not 1 <= sentence <= count:
        raise UsageError(f"the article has {count} sentences: no number {sentence}")
    return sentence - 1


def _candidate(text: str, tagged: Tagged, found: Found, taken: dict[int, str], settings: Settings) -> Candidate:
    cue = characters(tagged.words, found.cue)
    identifier = taken.get(cue[0])
    names = ("cue", "content", "source", "content belongs to this cue", "source belongs to this cue")
    weak = [f"{name} {score:.0%}" for name, score in zip(names, found.scores.tolist(), strict=True) if score < WEAK]
    reasons = [f"confidence {found.confidence:.0%}, and {settings.keep:.0%} is asked for"]
    if weak:
        reasons.append("doubtful: " + ", ".join(weak))
    if found.source is None:
        reasons.append("no source stands in the text for it")
    return Candidate(
        taken=identifier is not None,
        attribution=identifier,
        cue=(Span.of(text, *cue),),
        source=(Span.of(text, *characters(tagged.words, found.source)),) if found.source else (),
        content=tuple(Span.of(text, *characters(tagged.words, c)) for c in found.contents),
        confidence=round(found.confidence, 3),
        reasons=tuple(reasons),
    )


def _nested(reading: Reading, identifier: str) -> Candidate:
    a = next(a for a in reading.attributions if a.id == identifier)
    return Candidate(
        taken=True,
        attribution=a.id,
        cue=a.cue,
        source=a.source.spans if a.source else (),
        content=a.content,
        confidence=a.confidence,
        reasons=(f"seen when the content of {a.parent} was read alone",),
    )


def _reasons(candidates: list[Candidate], covering: tuple[str, ...], words: tuple[WordScore, ...]) -> list[str]:
    if any(c.taken for c in candidates):
        return ["it holds the cue of " + ", ".join(c.attribution for c in candidates if c.attribution)]
    reasons = []
    if covering:
        reasons.append(f"it is part of the content of {', '.join(covering)}, whose cue stands in another sentence")
    if candidates:
        reasons.append("what might be an attribution was not likely enough")
    elif not covering:
        best = max(words, key=lambda w: w.cue, default=None)
        reasons.append(
            "no word looks like a cue with a content"
            + (f"; the likeliest is “{best.span.exact}” ({best.cue:.0%})" if best else "")
        )
    return reasons
