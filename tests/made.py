"""Readings made by hand, for tests: no reader takes part."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.records import (
    NARRATOR,
    Act,
    Article,
    Attribution,
    Kind,
    Mark,
    MarkKind,
    Mention,
    Reading,
    SourceKind,
    Span,
    Speaker,
    Stated,
)

TEXT = """\
Minister denies talks on the northern dam

By Ana Belmonte

PORT SELDEN, March 4 (Meridian) — The energy minister, Tomas Okoro, denied on Monday that his ministry had held \
talks with the dam's builders, and demanded an apology from the opposition.

"We have met nobody," Okoro told reporters. "Not in March, not ever."

Meridian reported that a senior official had said the builders' envoys "were shown the door \
[at the ministry] ... twice".

"There is a list of visitors," said Lena Voss, who leads the opposition Blue Party.

"It will be published tomorrow," she promised in a radio interview.

The dam is expected to open next year. It was begun nine years ago, and has cost twice what was planned.
"""


def find(text: str, *phrases: str) -> tuple[Span, ...]:
    """The spans where phrases stand, each searched after the one before."""
    found: list[Span] = []
    position = 0
    for phrase in phrases:
        start = text.index(phrase, position)
        found.append(Span.of(text, start, start + len(phrase)))
        position = start + len(phrase)
    return tuple(found)


def mention(speaker: str, *phrases: str, how: str = "name", text: str = TEXT) -> Mention:
    """A mention of a speaker where the phrases stand."""
    return Mention(spans=find(text, *phrases), speaker=speaker, how=how, confidence=0.9)


def attribution(
    number: int,
    source: Mention | None,
    cue: Sequence[str],
    content: Sequence[str],
    *,
    text: str = TEXT,
    kind: Kind = Kind.INDIRECT,
    act: Act | None = Act.STATE,
    chain: Sequence[str] = (),
    confidence: float = 0.93,
    **more: object,
) -> Attribution:
    """An attribution whose spans are given as phrases."""
    spans = find(text, *content)
    speaker = (source.speaker,) if source else ()
    values: dict[str, object] = {
        "id": f"a{number}",
        "kind": kind,
        "act": act,
        "act_by": "attributions/acts 1.0" if act else None,
        "act_confidence": 0.9 if act else None,
        "source": source,
        "cue": find(text, *cue),
        "content": spans,
        "clean": " ".join(span.exact.strip('"') for span in spans),
        "chain": (NARRATOR, *(chain or speaker)),
        "by": "attributions/tagger 1.0",
        "confidence": confidence,
        **more,
    }
    return Attribution.model_validate(values)


def speaker(name: str, kind: SourceKind = SourceKind.PERSON, label: str | None = None, **more: object) -> Speaker:
    """A speaker by name or description."""
    slug = (label or name).lower().replace(" ", "-")
    named = kind in (SourceKind.PERSON, SourceKind.ORGANISATION)
    return Speaker.model_validate(
        {"id": slug, "kind": kind, "name": name if named else None, "label": label or name, **more}
    )


def article(text: str = TEXT, **more: object) -> Article:
    """An article of that text."""
    return Article.model_validate({"id": "0123456789abcdef", "text": text, "name": "dam.txt", **more})


def reading() -> Reading:
    """A reading with nesting, a chain, a discontinuous quotation, marks, a headline and a sourceless statement."""
    headline, byline = find(TEXT, "Minister denies talks on the northern dam", "By Ana Belmonte")
    dateline = find(TEXT, "PORT SELDEN, March 4 (Meridian) —")[0]
    return Reading(
        produced_by="reportedly 0.1.0",
        article=article(
            title=Stated(value=headline.exact, basis="first line", span=headline),
            outlet=Stated(value="The Selden Courier", basis="meta og:site_name"),
            authors=(Stated(value="Ana Belmonte", basis="byline", span=byline),),
            published=Stated(value="2031-03-04", basis="dateline"),
            dateline=Stated(value="Port Selden", basis="dateline"),
            agency=Stated(value="Meridian", basis="dateline"),
            language=Stated(value="en", basis="detected"),
            furniture=(headline, byline, dateline),
        ),
        speakers=(
            speaker(
                "Tomas Okoro",
                title="energy minister",
                name_at=find(TEXT, "Tomas Okoro")[0],
                title_at=find(TEXT, "energy minister")[0],
                mentions=find(TEXT, "Minister", "The energy minister, Tomas Okoro"),
            ),
            speaker("Meridian", SourceKind.ORGANISATION),
            speaker("a senior official", SourceKind.UNNAMED),
            speaker("Lena Voss", affiliation="Blue Party"),
            speaker("the opposition", SourceKind.ORGANISATION),
            speaker("reporters", SourceKind.UNNAMED),
        ),
        attributions=(
            attribution(
                1,
                mention("tomas-okoro", "Minister", how="description"),
                ["denies"],
                ["talks on the northern dam"],
                act=Act.DENY,
                headline=True,
            ),
            attribution(
                2,
                mention("tomas-okoro", "The energy minister, Tomas Okoro"),
                ["denied"],
                ["that his ministry had held talks with the dam's builders"],
                act=Act.DENY,
            ),
            attribution(
                3,
                mention("tomas-okoro", "The energy minister, Tomas Okoro"),
                ["demanded"],
                ["an apology"],
                act=Act.DEMAND,
                addressee=mention("the-opposition", "the opposition"),
            ),
            attribution(
                4,
                Mention(
                    spans=find(TEXT, 'nobody," ', "Okoro")[1:], speaker="tomas-okoro", how="surname", confidence=0.9
                ),
                ["told"],
                ['"We have met nobody,"', '"Not in March, not ever."'],
                kind=Kind.DIRECT,
                addressee=mention("reporters", "reporters", how="itself"),
            ),
            attribution(
                5,
                Mention(spans=find(TEXT, "not ever.", "Meridian")[1:], speaker="meridian", how="name", confidence=0.9),
                ["reported"],
                [
                    "that a senior official had said the builders' envoys "
                    '"were shown the door [at the ministry] ... twice"'
                ],
            ),
            attribution(
                6,
                mention("a-senior-official", "a senior official", how="itself"),
                ["had said"],
                ['the builders\' envoys "were shown the door [at the ministry] ... twice"'],
                kind=Kind.MIXED,
                act=Act.CLAIM,
                chain=("meridian", "a-senior-official"),
                parent="a5",
                confidence=0.51,
                marks=(
                    Mark(kind=MarkKind.INSERTION, span=find(TEXT, "[at the ministry]")[0]),
                    Mark(kind=MarkKind.ELLIPSIS, span=find(TEXT, "...")[0]),
                ),
            ),
            attribution(
                7,
                mention("lena-voss", "Lena Voss"),
                ['," said Lena'[3:7]],
                ['"There is a list of visitors,"'],
                kind=Kind.DIRECT,
            ),
            attribution(
                8,
                Mention(spans=find(TEXT, 'tomorrow,"', "she")[1:], speaker="lena-voss", how="pronoun", confidence=0.8),
                ["promised"],
                ['"It will be published tomorrow,"'],
                kind=Kind.DIRECT,
                act=Act.PROMISE,
                channel=find(TEXT, "in a radio interview")[0],
            ),
            attribution(9, None, ["is expected"], ["The dam", "to open next year"], act=Act.EXPECT, confidence=0.71),
        ),
    )
