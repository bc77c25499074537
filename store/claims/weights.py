"""What each feature of a draft adds to the log odds that it is kept.

Written by `python -m tests.claims.fit --write`; every feature lies between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WEIGHTS"]

WEIGHTS: Final[Mapping[str, float]] = {
    "also": -0.555,
    "bare definites": -1.24,
    "bias": 0.855,
    "commas": -0.49,
    "figures": -0.182,
    "first in its block": -0.071,
    "gap": 0.199,
    "gap at the start": -0.046,
    "gap of one word": -0.114,
    "hedged": -0.389,
    "item": 0.005,
    "late": -0.165,
    "long": -0.798,
    "long answer": -0.291,
    "long question": -0.176,
    "opinion": -0.3,
    "possessive start": -0.12,
    "pronoun replaced": -0.153,
    "rule:acronym": 1.052,
    "rule:apposition": 1.425,
    "rule:comparison": -0.948,
    "rule:contrast": 1.198,
    "rule:date": 1.27,
    "rule:definition": 2.664,
    "rule:function": 0.9,
    "rule:label": 0.676,
    "rule:law": 1.811,
    "rule:list": 1.87,
    "rule:means": 1.661,
    "rule:named": 1.6,
    "rule:number": -0.258,
    "rule:object": -1.038,
    "rule:reason": 2.203,
    "rule:relation": 0.514,
    "rule:term": -1.146,
    "shares a word with its heading": 0.25,
    "short": -0.015,
    "short answer": 0.333,
    "short question": 0.514,
    "specific terms": 0.402,
    "speech": -0.8,
    "takeaway": 0.833,
}
