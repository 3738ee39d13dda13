from __future__ import annotations

import json

import pytest
from hypothesis import given

from reportedly.errors import BadRecord
from reportedly.formats.json import from_json, to_json
from reportedly.records import Reading
from strategies import readings


@given(readings())
def test_a_reading_comes_back_equal(reading: Reading) -> None:
    assert from_json(to_json(reading)) == reading


@given(readings())
def test_every_span_of_the_output_is_exact(reading: Reading) -> None:
    data = json.loads(to_json(reading))
    text = data["article"]["text"]
    found = list(_spans(data))
    assert all(text[one["start"] : one["end"]] == one["exact"] for one in found)


def _spans(value: object) -> list[dict[str, object]]:
    if isinstance(value, dict):
        own = [value] if value.keys() == {"start", "end", "exact"} else []
        return own + [one for part in value.values() for one in _spans(part)]
    return [one for part in value for one in _spans(part)] if isinstance(value, list) else []


@pytest.mark.parametrize("data", ["", "{", "[]", '{"article": 1}', b"\xff"])
def test_what_is_no_reading_is_refused_in_one_line(data: str | bytes) -> None:
    with pytest.raises(BadRecord, match=r"not a reading of schema") as caught:
        from_json(data)
    assert "\n" not in str(caught.value)
