"""Which language a text is in, found offline."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from reportedly.records import Stated

SAMPLE = 4_000
"""Characters that are looked at: more of them do not change the answer."""

FEWEST_LETTERS = 24
"""Below this number of letters a detector guesses, so nothing is said."""


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def detect_language(text: str) -> Stated | None:
    """The language of a text as an ISO 639-1 code, or ``None`` where the text is too short to tell.

    The model is that of py3langid (Lui and Baldwin 2012, retrained), which comes with its package.

    Args:
        text: any text; addresses in it are passed over.
    """
    sample = re.sub(r"https?://\S+", " ", text[: SAMPLE * 2])[:SAMPLE]
    if sum(map(str.isalpha, sample)) < FEWEST_LETTERS:
        return None
    code, _score = _identifier().classify(sample)
    # "zxx" is ISO 639's "no linguistic content".
    return None if code == "zxx" else Stated(value=str(code), basis="detected by py3langid")
