"""Why something was, or was not, taken as an attribution."""

from __future__ import annotations

from ..errors import UsageError
from ..language.document import Document
from ..records import Attribution, Candidate, Explanation, Reading, Span, WordScore
from .assembly import Found, Settings, assemble, characters
from .tagger import CONTENT, CUE, SOURCE, Tagged, Tagger
from .voiceless import nobodys
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
    here = [a for a in reading.attributions if place.start <= a.cue[0].start < place.end]
    weighed = {
        characters(tagged.words, found.cue)[0]: found
        for found in assemble(tagged, tagger, settings)
        if place.start <= characters(tagged.words, found.cue)[0] < place.end
    }
    candidates = [_taken(a, weighed.pop(a.cue[0].start, None), settings) for a in here]
    candidates += [_left_out(document, tagged, found, settings) for found in weighed.values()]
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
        reasons=tuple(_reasons(here, candidates, covering, words)),
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


def _taken(a: Attribution, weighed: Found | None, settings: Settings) -> Candidate:
    """An attribution of the reading; ``weighed`` is what the first reading saw at its cue."""
    if weighed is None:
        reasons = [f"seen when {f'the content of {a.parent}' if a.parent else 'what held it'} was read alone"]
    else:
        reasons = _weights(weighed, settings)
    if a.source is None:
        reasons.append("no source stands in the text for it")
    return Candidate(
        taken=True,
        attribution=a.id,
        cue=a.cue,
        source=a.source.spans if a.source else (),
        content=a.content,
        confidence=a.confidence,
        reasons=tuple(reasons),
    )


def _left_out(document: Document, tagged: Tagged, found: Found, settings: Settings) -> Candidate:
    """What was weighed and not taken, with the rule or the threshold that decided."""
    text, words = document.text, tagged.words
    rule = nobodys(found, document, words)
    return Candidate(
        taken=False,
        attribution=None,
        cue=(Span.of(text, *characters(words, found.cue)),),
        source=(Span.of(text, *characters(words, found.source)),) if found.source else (),
        content=tuple(Span.of(text, *characters(words, c)) for c in found.contents),
        confidence=round(found.confidence, 3),
        reasons=(*([rule] if rule else []), *_weights(found, settings)),
    )


def _weights(found: Found, settings: Settings) -> list[str]:
    names = ("cue", "content", "source", "content belongs to this cue", "source belongs to this cue")
    weak = [f"{name} {score:.0%}" for name, score in zip(names, found.scores.tolist(), strict=True) if score < WEAK]
    reasons = [f"confidence {found.confidence:.0%}, and {settings.keep:.0%} is asked for"]
    return [*reasons, "doubtful: " + ", ".join(weak)] if weak else reasons


def _reasons(
    here: list[Attribution], candidates: list[Candidate], covering: tuple[str, ...], words: tuple[WordScore, ...]
) -> list[str]:
    if here:
        return ["it holds the cue of " + ", ".join(a.id for a in here)]
    reasons = []
    if covering:
        reasons.append(f"it is part of the content of {', '.join(covering)}, whose cue stands in another sentence")
    if candidates:
        reasons.append("what might be an attribution was not taken, for the reasons told with it")
    elif not covering:
        best = max(words, key=lambda w: w.cue, default=None)
        likeliest = f"; the likeliest is “{best.span.exact}” ({best.cue:.0%})" if best else ""
        reasons.append("no word looks like a cue with a content" + likeliest)
    return reasons
