from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.stories.grouping import components, grouped
from reportedly.stories.linking import APART

ITEMS = "abcdef"
PAIRS = list(combinations(ITEMS, 2))
# Few different scores, so that ties are common.
SCORES = st.dictionaries(st.sampled_from(PAIRS), st.sampled_from([0.1, 0.5, 0.6, 0.9, 1.0]))
JUDGED = st.lists(st.sampled_from(PAIRS), max_size=3, unique=True)


def together(groups: tuple[tuple[str, ...], ...], one: str, other: str) -> bool:
    return any(one in group and other in group for group in groups)


def test_each_without_a_link_is_a_group() -> None:
    assert grouped("ab", {}, 0.5) == (("a",), ("b",))
    assert grouped("", {}, 0.5) == ()


def test_groups_and_their_items_stand_in_the_order_given() -> None:
    assert grouped("dcba", {("a", "d"): 0.9, ("b", "c"): 0.8}, 0.5) == (("d", "a"), ("c", "b"))


def test_one_doubtful_link_draws_no_two_groups_together() -> None:
    links = {("a", "b"): 1.0, ("c", "d"): 1.0, ("b", "c"): 0.9}
    assert grouped("abcd", links, 0.5) == (("a", "b"), ("c", "d"))
    links |= {("a", "c"): 0.9, ("b", "d"): 0.6}
    assert grouped("abcd", links, 0.5) == (("a", "b", "c", "d"),)


def test_a_weak_link_holds_between_the_groups_its_items_went_into() -> None:
    links = {("a", "b"): 1.0, ("a", "c"): 0.9, ("b", "c"): 0.4}
    assert grouped("abc", links, 0.6) == (("a", "b", "c"),)


def test_what_a_person_put_together_is_together_without_a_link() -> None:
    assert grouped("abc", {}, 0.5, together=[("c", "a")]) == (("a", "c"), ("b",))


def test_what_a_person_parted_is_apart_however_likely() -> None:
    links = {("a", "b"): 1.0, ("b", "c"): 1.0, ("a", "c"): 1.0}
    found = grouped("abc", links, 0.5, apart=[("a", "c")])
    assert not together(found, "a", "c")
    assert len(found) == 2


def test_what_is_to_be_apart_weighs_more() -> None:
    assert grouped("ab", {}, 0.5, together=[("a", "b")], apart=[("b", "a")]) == (("a",), ("b",))
    found = grouped("abc", {}, 0.5, together=[("a", "b"), ("b", "c")], apart=[("a", "c")])
    assert not together(found, "a", "c")


@given(SCORES, JUDGED, JUDGED, st.randoms(use_true_random=False))
def test_groups_do_not_depend_on_the_order_of_links(
    links: dict[tuple[str, str], float], same: list[tuple[str, str]], different: list[tuple[str, str]], chance: object
) -> None:
    expected = grouped(ITEMS, links, 0.5, together=same, apart=different)
    shuffled, same, different = list(links), list(same), list(different)
    for some in (shuffled, same, different):
        chance.shuffle(some)  # type: ignore[attr-defined]
    turned = {pair[::-1] if number % 2 else pair: links[pair] for number, pair in enumerate(shuffled)}
    found = grouped(
        ITEMS,
        turned,
        0.5,
        together=[pair[::-1] for pair in same],
        apart=[pair[::-1] for pair in different],
    )
    assert found == expected


@given(SCORES, JUDGED, JUDGED)
def test_every_item_is_in_one_group_and_verdicts_are_obeyed(
    links: dict[tuple[str, str], float], same: list[tuple[str, str]], different: list[tuple[str, str]]
) -> None:
    found = grouped(ITEMS, links, 0.5, together=same, apart=different)
    assert sorted(item for group in found for item in group) == list(ITEMS)
    assert not any(together(found, *pair) for pair in different)
    if not different:
        assert all(together(found, *pair) for pair in same)


def test_components_hang_together_by_links() -> None:
    neighbours = {1: {2}, 2: {1, 3}, 3: {2}, 4: {5}, 5: {4}}
    assert components([1, 3, 6], neighbours) == [{1, 2, 3}, {6}]
    assert components([], neighbours) == []


def test_two_that_no_group_may_hold_are_parted_by_their_link_but_joined_by_a_person() -> None:
    links = {("a", "b"): 0.9, ("b", "c"): 0.8, ("a", "c"): APART}
    assert grouped("abc", links, 0.3) == (("a", "b"), ("c",))
    assert grouped("abc", links, 0.3, together=[("a", "c")]) == (("a", "b", "c"),)
