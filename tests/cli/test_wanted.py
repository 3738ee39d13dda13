from __future__ import annotations

from typing import Any

import pytest

from reportedly.archive.filters import AttributionFilter, Box, Circle, EventFilter
from reportedly.cli.wanted import filter_of
from reportedly.errors import UsageError


def test_options_become_a_filter() -> None:
    asked = filter_of("statements", "rain*", {"act": ["deny"], "negated": False, "via": [], "published_from": None})
    assert asked == AttributionFilter(text="rain*", act=("deny",), negated=False)
    events = filter_of("events", None, {"quad": [3, 4], "box": "-10.5,20,30,40", "circle": "48,2.5,100"})
    assert events == EventFilter(
        quad=(3, 4), box=Box(west=-10.5, south=20, east=30, north=40), circle=Circle(lat=48, lon=2.5, km=100)
    )
    assert filter_of("articles", "rain", {"outlet": ["A", "B"]}) == AttributionFilter(text="rain", outlet=("A", "B"))


@pytest.mark.parametrize(
    ("within", "fields", "said"),
    [
        ("statements", {"type": ["ASSAULT"]}, "--type does not go with --in statements, only with --in events"),
        (
            "articles",
            {"country": ["USA"]},
            "--country does not go with --in articles, only with --in statements or --in events",
        ),
        ("statements", {"act": ["shout"]}, "--act: there is no 'shout'; choose of: state, claim"),
        ("statements", {"speaker_kind": ["cat"]}, "--speaker-kind: there is no 'cat'; choose of: person"),
        ("events", {"status": ["true"]}, "--status: there is no 'true'; choose of: asserted"),
        ("events", {"type": ["WAR"]}, "--type: PLOVER has no type 'WAR'"),
        ("events", {"box": "1,2,3"}, "--box: '1,2,3' is not west,south,east,north in numbers"),
        ("events", {"circle": "a,b,c"}, "--near: 'a,b,c' is not lat,lon,km in numbers"),
        ("events", {"circle": "99,2,3"}, "--near: lat: "),
        ("events", {"happened_from": "soon"}, "--happened-from: 'soon' is no date; write 2017, 2017-06 or"),
        ("events", {"dyad": ["USA"]}, "'USA' is no dyad; write USA>RUS"),
    ],
)
def test_what_does_not_fit_is_told_by_the_name_of_its_option(within: str, fields: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError) as found:
        filter_of(within, None, fields)
    assert said in str(found.value)
    assert "\n" not in str(found.value)
