from __future__ import annotations

from groundsmade import grounded
from made import reading as made_reading
from reportedly.formats import grounding_html


def test_lists_hold_what_is_known_and_a_line_the_rest() -> None:
    section = grounding_html.section(grounded(), "", lambda span: f"#par-{span.start}")
    assert [title for title in ("Who", "Where", "When", "By which document") if f"<h3>{title}</h3>" in section] == [
        "Who",
        "Where",
        "When",
        "By which document",
    ]
    assert ">Aleppo</a> <small>Aleppo Governorate, SYR · 36.20° N, 37.16° E</small>" in section
    assert '<p class=rest>Not identified: <span title="it hangs on something else">' in section


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert grounding_html.section(made_reading(), "", lambda _: "#") == ""
