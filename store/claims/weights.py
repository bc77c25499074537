"""What each feature of a draft adds to the log odds that it is kept.

Written by `python -m tests.claims.fit --write`; every feature lies between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WEIGHTS"]

WEIGHTS: Final[Mapping[str, float]] = {
    "also": -0.55,
    "bare definites": -1.113,
    "bias": 0.92,
    "commas": -0.495,
    "figures": -0.118,
    "first in its block": 0.123,
    "gap": 0.144,
    "gap at the start": -0.035,
    "gap of one word": -0.161,
    "hedged": -0.433,
    "item": -0.092,
    "late": -0.24,
    "long": -0.798,
    "long answer": -0.291,
    "long question": -0.184,
    "opinion": -0.3,
    "possessive start": -0.133,
    "pronoun replaced": -0.156,
    "rule:acronym": 1.041,
    "rule:apposition": 1.425,
    "rule:comparison": -0.961,
    "rule:contrast": 1.195,
    "rule:date": 1.251,
    "rule:definition": 2.608,
    "rule:function": 0.9,
    "rule:label": 0.632,
    "rule:law": 1.802,
    "rule:list": 1.852,
    "rule:means": 1.593,
    "rule:named": 1.6,
    "rule:number": -0.216,
    "rule:object": -0.96,
    "rule:reason": 2.444,
    "rule:relation": 0.448,
    "rule:term": -1.135,
    "shares a word with its heading": 0.241,
    "short": 0.026,
    "short answer": 0.37,
    "short question": 0.494,
    "specific terms": 0.278,
    "speech": -0.8,
    "takeaway": 0.792,
}
