"""Names of places brought to the form they are looked up by."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from hashlib import blake2b

_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "AE", "ə": "a"}
)
_APART = re.compile(r"[\s/(),–—-]+")
_NOTHING = re.compile(r"['’‘ʻʼ`´.]")
_SHORT = {"saint": "st", "sainte": "ste", "mount": "mt", "fort": "ft", "twp": "township", "co": "county"}


@lru_cache(maxsize=20_000)
def folded(name: str) -> str:
    """A name without case, accents, apostrophes and hyphens, with Saint, Mount and Fort shortened.

    Args:
        name: as a text or a gazetteer writes it.
    """
    if not name.isascii():
        letters = unicodedata.normalize("NFKD", name.translate(_LETTERS))
        name = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = _APART.sub(" ", _NOTHING.sub("", name.casefold())).split()
    return " ".join(_SHORT.get(word, word) for word in words)


def key(fold: str) -> int:
    """Forty bits that stand for a folded name in the index."""
    return int.from_bytes(blake2b(fold.encode(), digest_size=5).digest(), "big")
