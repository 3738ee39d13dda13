from __future__ import annotations

from reportedly.actors.cast import Cast, same
from reportedly.actors.identity import Identity, unknown
from reportedly.records import ActorKind, SourceKind, Span, Speaker

TEXT = "Kenya and Kenya left."


def state(code: str | None, confidence: float) -> Identity:
    return Identity(ActorKind.STATE, "Kenya", code, (), None, "kenya", "name", confidence)


def test_one_record_for_one_key() -> None:
    cast = Cast(TEXT)
    for start in (10, 0):
        assert cast.mention(cast.member("kenya", state("KEN", 0.9), "Kenya"), start, start + 5, "name") == "kenya"
    (actor,) = cast.actors()
    assert [mention.span.start for mention in actor.mentions] == [0, 10]


def test_a_surer_identity_replaces_what_was_known() -> None:
    cast = Cast(TEXT)
    cast.member("kenya", state(None, 0.9), "Kenya")
    assert cast.member("kenya", state("KEN", 0.5), "Kenya").identity.code == "KEN"
    assert cast.member("kenya", state(None, 0.99), "Kenya").identity.code == "KEN"


def test_ids_are_numbered_where_taken() -> None:
    cast = Cast(TEXT)
    ids = [cast.identifier(cast.member(key, state("KEN", 0.9), "Kenya")) for key in ("a", "b")]
    narrator = cast.member("c", unknown("Narrator", ActorKind.PERSON, "name", "nobody"), "Narrator")
    assert [*ids, cast.identifier(narrator)] == ["kenya", "kenya-2", "narrator-2"]


def test_a_speaker_by_name_or_place() -> None:
    cast = Cast(
        TEXT, (Speaker(id="s1", kind=SourceKind.UNNAMED, name=None, label="x", mentions=(Span.of(TEXT, 0, 5),)),)
    )
    cast.mention(cast.member("a", state("KEN", 0.9), "Kenya"), 0, 5, "name")
    cast.mention(cast.member("b", state("KEN", 0.9), "Kenya"), 10, 15, "surname")
    assert [(actor.speaker, actor.mentions[0].how) for actor in cast.actors()] == [("s1", "name"), (None, "name")]


def test_unnamed_of_one_country_and_sector_are_one() -> None:
    cast = Cast(TEXT)
    tanks = Identity(ActorKind.UNNAMED, None, "KEN", ("MIL",), None, None, "description", 0.8)
    members = [cast.member(n, one, "x") for n, one in enumerate((tanks, tanks._replace(sectors=())))]
    assert same(members)
    assert not same([*members, cast.member("kenya", state("KEN", 0.9), "Kenya")])
