from __future__ import annotations

import pytest

from reportedly.archive.adding import Outcome
from reportedly.cli.archives import named, outcomes
from reportedly.errors import UsageError


def test_outcomes_are_told_in_one_order() -> None:
    counted = {Outcome.KNOWN: 3, Outcome.VERSION: 1, Outcome.ADDED: 1200, Outcome.OLDER: 2, Outcome.REREAD: 0}
    assert outcomes(counted) == "1,200 added, 3 known, 1 new version, 2 older versions"
    assert outcomes({}) == "no change"


def test_every_outcome_is_told() -> None:
    assert all(one.value in outcomes({one: 1}) for one in Outcome)


@pytest.mark.parametrize("address", [None, ""])
def test_an_archive_must_be_named(address: str | None) -> None:
    with pytest.raises(UsageError, match="REPORTEDLY_ARCHIVE"):
        named(address)
