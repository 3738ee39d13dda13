"""All attributions of an article: what the tagger sees, who speaks, what they do, and through whom it came."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..language.coreference import Coreference
from ..language.document import Document
from ..language.names import Names
from ..language.referents import Referent
from ..records import NARRATOR, Act, Article, Attribution, Mention, Span, Speaker
from .acts import ActModel, look_up, negated
from .assembly import Range, Settings, assemble, characters, kept
from .continuation import carried_over, continued
from .nesting import Placed, nested
from .speakers import Voices
from .subjects import with_shared_subjects, with_whole_sources
from .surroundings import addressee, channel
from .tagger import Tagged, Tagger
from .voiceless import sourced, voiced
from .wording import clean, kind, marks

VERSION = "attributions 1.0"
OPENING = re.compile(r"[\W_]*(?:that\b|having\b|ever\b|\W)*", re.IGNORECASE)
"""What may stand before the saying that a denial is about."""
Offsets = tuple[int, int]


def attributions(
    article: Article,
    document: Document,
    tagged: Tagged,
    named: Names,
    tagger: Tagger,
    acts: ActModel,
    settings: Settings,
) -> tuple[tuple[Speaker, ...], tuple[Attribution, ...]]:
    """The speakers and attributions of ``article``, of which ``document``, ``tagged`` and ``named`` are readings."""
    outer = kept(assemble(tagged, tagger, settings), settings)
    outer = sourced(outer, document, tagged.words)
    placed = nested(document.text, tagged, outer, tagger, settings)
    placed = with_whole_sources(placed, document, tagged.words)
    placed = with_shared_subjects(placed, document, tagged.words)
    placed = voiced(placed, document, tagged.words)
    placed = continued(placed, document.text, tagged.words, document.quotations)
    placed = carried_over(placed, document.text, tagged.words)
    coreference = Coreference(
        document,
        named,
        tuple(author.value for author in article.authors),
        [characters(tagged.words, content) for one in placed for content in one.found.contents],
        article.title.span.end if article.title and article.title.span else 0,
    )
    voices = Voices(document)
    mentions, referents = _sources(tagged, placed, coreference, voices)
    order = sorted(range(len(placed)), key=lambda n: (_first(placed[n]), placed[n].parent is not None, n))
    ids = {number: f"a{rank + 1}" for rank, number in enumerate(order)}
    made = tuple(
        _attribution(article, document, tagged, placed, number, ids, mentions, coreference, referents, voices, acts)
        for number in order
    )
    return voices.speakers(), tuple(unsaid(made))


def unsaid(made: Sequence[Attribution]) -> Iterator[Attribution]:
    """Attributions, those negated that somebody denies: "denied that he had ever said that …".

    What is denied is the first that the denial's content tells; a saying further in may have taken place.
    """
    by_id = {one.id: one for one in made}
    for one in made:
        parent = by_id.get(one.parent or "")
        undone = parent is not None and _denies(parent) and not one.negated and _opens(one, parent)
        yield one.model_copy(update={"negated": True}) if undone else one


def _denies(one: Attribution) -> bool:
    """Whether the words of a cue deny: what only the model takes for a denial may be any "said"."""
    entry = look_up(one.cue[0].exact.split())
    return one.act is Act.DENY and entry is not None and entry.act is Act.DENY and not one.negated


def _opens(one: Attribution, parent: Attribution) -> bool:
    """Whether a content begins with the source or the cue of an attribution in it.

    The source may stand before it: who "denied having said" is who would have said.
    """
    spans = (*one.cue, *(one.source.spans if one.source else ()))
    return any(
        content.start <= span.start < content.end
        and OPENING.fullmatch(content.exact[: span.start - content.start]) is not None
        for content in parent.content
        for span in spans
    )


def _first(placed: Placed) -> int:
    """The first word of an attribution."""
    ranges = [placed.found.cue, *placed.found.contents, *([placed.found.source] if placed.found.source else [])]
    return min(a for a, _ in ranges)


def _sources(
    tagged: Tagged, placed: list[Placed], coreference: Coreference, voices: Voices
) -> tuple[list[Mention | None], list[Referent | None]]:
    """The source of each attribution as a mention, parents resolved before the children that stand in their words."""
    mentions: list[Mention | None] = [None] * len(placed)
    referents: list[Referent | None] = [None] * len(placed)
    depth = [0] * len(placed)
    for number, one in enumerate(placed):
        depth[number] = depth[one.parent] + 1 if one.parent is not None else 0
    for number in sorted(
        range(len(placed)), key=lambda n: (depth[n], (placed[n].found.source or placed[n].found.cue)[0])
    ):
        one = placed[number]
        if one.found.source is None:
            continue
        at = characters(tagged.words, one.found.source)
        speaking = referents[one.parent] if one.parent is not None else None
        resolved = coreference.resolve(*at, speaking)
        mentions[number], referents[number] = voices.mention(at, resolved), resolved.referent
    return mentions, referents


def _attribution(
    article: Article,
    document: Document,
    tagged: Tagged,
    placed: list[Placed],
    number: int,
    ids: dict[int, str],
    mentions: list[Mention | None],
    coreference: Coreference,
    referents: list[Referent | None],
    voices: Voices,
    acts: ActModel,
) -> Attribution:
    one, text = placed[number], document.text
    cue = characters(tagged.words, one.found.cue)
    content = sorted(characters(tagged.words, piece) for piece in one.found.contents)
    if one.parent is None:  # inside a quotation, its marks are the outer one's
        content = spread(document, content)
    source = characters(tagged.words, one.found.source) if one.found.source else None
    judged = acts(one.tagged, one.inner.cue, one.inner.contents, _spelled(text, tagged, one.found.cue))
    told = addressee(document, cue, content, source, judged.act)
    medium = channel(document, cue, content, source)
    told_to = voices.told(told, coreference.refer(*told, referents[number]), mentions[number]) if told else None
    title = article.title.span if article.title else None
    return Attribution(
        id=ids[number],
        kind=kind(text, content, document.quotations),
        act=judged.act,
        act_by=judged.by,
        act_confidence=round(judged.confidence, 3),
        negated=negated(_spelled(text, tagged, one.found.cue), text[slice(*source)].split() if source else []),
        source=mentions[number],
        cue=(Span.of(text, *cue),),
        content=tuple(Span.of(text, a, b) for a, b in content),
        clean=clean(text, content),
        marks=tuple(marks(text, content, document.quotations)),
        addressee=told_to,
        channel=Span.of(text, *medium) if medium else None,
        parent=ids[one.parent] if one.parent is not None else None,
        chain=_chain(placed, number, mentions),
        headline=title is not None and title.start <= cue[0] < title.end,
        by=VERSION,
        confidence=round(one.found.confidence, 3),
    )


def _chain(placed: list[Placed], number: int, mentions: list[Mention | None]) -> tuple[str, ...]:
    """The speakers that a content passes through, outermost first; one who quotes themself counts once."""
    chain: list[str] = []
    at: int | None = number
    while at is not None:
        mention = mentions[at]
        if mention is not None and (not chain or chain[-1] != mention.speaker):
            chain.append(mention.speaker)
        at = placed[at].parent
    return (NARRATOR, *reversed(chain))


def spread(document: Document, content: list[Offsets]) -> list[Offsets]:
    """The pieces of a content, widened to the marks of a quotation that they nearly fill."""
    found: list[Offsets] = []
    for low, high in content:
        for quotation in document.quotations:
            if quotation.start < high and low < quotation.end:
                shared = min(high, quotation.end) - max(low, quotation.start)
                if shared >= 0.8 * (quotation.end - quotation.start):
                    low, high = min(low, quotation.start), max(high, quotation.end)
        if found and low <= found[-1][1]:
            found[-1] = (found[-1][0], max(high, found[-1][1]))
        else:
            found.append((low, high))
    return found


def _spelled(text: str, tagged: Tagged, found: Range) -> list[str]:
    return [text[tagged.words.starts[i] : tagged.words.ends[i]] for i in range(found[0], found[1] + 1)]
