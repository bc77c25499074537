"""What each feature of a draft adds to the log odds that it is kept.

Written by `python -m tests.claims.fit --write`; every feature lies between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WEIGHTS"]

WEIGHTS: Final[Mapping[str, float]] = {
    "also": -0.552,
    "bare definites": -1.014,
    "bias": 0.955,
    "commas": -0.487,
    "figures": -0.121,
    "first in its block": 0.0,
    "gap": 0.06,
    "gap at the start": -0.055,
    "gap of one word": -0.143,
    "hedged": -0.369,
    "item": 0.018,
    "late": -0.113,
    "long": -0.798,
    "long answer": -0.282,
    "long question": -0.588,
    "opinion": -0.3,
    "possessive start": -0.137,
    "pronoun replaced": -0.005,
    "rule:acronym": 1.074,
    "rule:apposition": 1.414,
    "rule:comparison": -0.935,
    "rule:contrast": 1.33,
    "rule:date": 0.982,
    "rule:definition": 2.566,
    "rule:function": 1.282,
    "rule:label": 0.582,
    "rule:law": 1.802,
    "rule:list": 1.87,
    "rule:means": 1.577,
    "rule:named": 1.6,
    "rule:number": -0.123,
    "rule:object": -1.016,
    "rule:reason": 2.439,
    "rule:relation": 0.264,
    "rule:term": -1.155,
    "shares a word with its heading": 0.242,
    "short": 0.256,
    "short answer": -0.047,
    "short question": 0.482,
    "specific terms": 0.253,
    "speech": -0.8,
    "takeaway": 0.862,
}
