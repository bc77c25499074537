"""What each feature of a draft adds to the log odds that it is kept.

Written by `python -m tests.claims.fit --write`; every feature lies between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WEIGHTS"]

WEIGHTS: Final[Mapping[str, float]] = {
    "also": -0.548,
    "bare definites": -1.107,
    "bias": 0.89,
    "commas": -0.491,
    "figures": -0.19,
    "first in its block": 0.129,
    "gap": 0.187,
    "gap at the start": -0.045,
    "gap of one word": -0.13,
    "hedged": -0.42,
    "item": -0.082,
    "late": -0.239,
    "long": -0.798,
    "long answer": -0.291,
    "long question": -0.185,
    "opinion": -0.3,
    "possessive start": -0.133,
    "pronoun replaced": -0.151,
    "rule:acronym": 1.055,
    "rule:apposition": 1.427,
    "rule:comparison": -0.97,
    "rule:contrast": 1.191,
    "rule:date": 1.264,
    "rule:definition": 2.618,
    "rule:function": 0.9,
    "rule:label": 0.634,
    "rule:law": 1.805,
    "rule:list": 1.856,
    "rule:means": 1.628,
    "rule:named": 1.6,
    "rule:number": -0.26,
    "rule:object": -1.043,
    "rule:reason": 2.463,
    "rule:relation": 0.467,
    "rule:term": -1.145,
    "shares a word with its heading": 0.242,
    "short": -0.017,
    "short answer": 0.322,
    "short question": 0.497,
    "specific terms": 0.347,
    "speech": -0.8,
    "takeaway": 0.798,
}
