"""What tests of several rooms need."""

from __future__ import annotations

import pytest
from hypothesis import settings

from made import reading as made_reading
from reportedly.records import Reading

# The same examples every time, and no deadline: a slow machine is no fault of the code.
settings.register_profile("reportedly", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("reportedly")


@pytest.fixture
def reading() -> Reading:
    """The reading of ``made.py``."""
    return made_reading()
