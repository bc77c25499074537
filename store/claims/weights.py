"""What each feature of a draft adds to the log odds that it is kept.

Written by `python -m tests.claims.fit --write`; every feature lies between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WEIGHTS"]

WEIGHTS: Final[Mapping[str, float]] = {
    "also": -0.558,
    "bare definites": -1.34,
    "bias": 0.754,
    "commas": -0.482,
    "figures": -0.22,
    "first in its block": -0.086,
    "gap": 0.288,
    "gap at the start": -0.033,
    "gap of one word": -0.092,
    "hedged": -0.367,
    "item": -0.007,
    "late": -0.157,
    "long": -0.798,
    "long answer": -0.291,
    "long question": -0.257,
    "opinion": -0.3,
    "possessive start": -0.106,
    "pronoun replaced": -0.195,
    "rule:acronym": 1.039,
    "rule:apposition": 1.429,
    "rule:comparison": -0.937,
    "rule:contrast": 1.217,
    "rule:date": 1.292,
    "rule:definition": 2.742,
    "rule:function": 0.9,
    "rule:label": 0.731,
    "rule:law": 1.842,
    "rule:list": 1.896,
    "rule:means": 1.2,
    "rule:named": 1.6,
    "rule:number": -0.226,
    "rule:object": -0.991,
    "rule:reason": 2.162,
    "rule:relation": 0.591,
    "rule:term": -1.133,
    "shares a word with its heading": 0.253,
    "short": 0.163,
    "short answer": 0.323,
    "short question": 0.537,
    "specific terms": 0.404,
    "speech": -0.8,
    "takeaway": 0.764,
}
