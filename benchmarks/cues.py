"""Whether a cue is one of speech or belief, or one of stance or act: a list, so that everybody can check it."""

from __future__ import annotations

import re

from reportedly.attributions.acts import base_forms

SPEECH_OR_BELIEF = frozenset(
    """
    accept according acknowledge add admit advise affirm agree allege announce answer appear argue ask assert assume
    assure believe belief boast calculate call caution characterize charge cite claim clarify comment complain concede
    conclude confess confirm consider contend convince counter contradict declare deem deny describe detail disclose
    dispute doubt emphasize estimate exclaim expect explain express fear feel figure find forecast guess hear hint hope
    hypothesize imply indicate inform insist interject interview joke judge know lament learn maintain mention message
    mean muse name note observe opine opinion perceive point poll post predict proclaim project pronounce quip quote
    read realize reason recall reckon recount refer reflect refute reiterate relate remark remember remind repeat reply
    report respond response retort reveal say see seem show speak speculate state statement stipulate stress suggest
    summarize surmise suspect tell testify testimony text think thought tout tweet understand utter view voice wonder
    warn write
    """.split()
)
"""Verbs and nouns of saying, writing, showing, holding true and expecting."""
ASKED_OF = re.compile(r"\bcall(?:s|ed|ing)?\s+(?:for|on|upon)\b", re.IGNORECASE)
"""What is said with a word of the list, but demands."""


def cue_group(cue: str) -> str:
    """``speech`` if a word of the cue is on the list, or it is a colon or a dash alone; else ``stance``."""
    words = re.findall(r"\w+", ASKED_OF.sub("", cue))
    if not re.search(r"\w", cue):
        return "speech" if cue.strip() else "stance"
    return "speech" if any(form in SPEECH_OR_BELIEF for word in words for form in base_forms(word)) else "stance"
