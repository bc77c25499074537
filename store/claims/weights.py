"""What each feature of a draft adds to the log odds that it is kept.

Written by `python -m tests.claims.fit --write`; every feature lies between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["WEIGHTS"]

WEIGHTS: Final[Mapping[str, float]] = {
    "also": -0.556,
    "bare definites": -1.247,
    "bias": 0.847,
    "commas": -0.489,
    "figures": -0.206,
    "first in its block": -0.067,
    "gap": 0.211,
    "gap at the start": -0.045,
    "gap of one word": -0.114,
    "hedged": -0.385,
    "item": 0.002,
    "late": -0.165,
    "long": -0.798,
    "long answer": -0.291,
    "long question": -0.171,
    "opinion": -0.3,
    "possessive start": -0.116,
    "pronoun replaced": -0.153,
    "rule:acronym": 1.053,
    "rule:apposition": 1.426,
    "rule:comparison": -0.947,
    "rule:contrast": 1.199,
    "rule:date": 1.274,
    "rule:definition": 2.671,
    "rule:function": 0.9,
    "rule:label": 0.679,
    "rule:law": 1.814,
    "rule:list": 1.873,
    "rule:means": 1.666,
    "rule:named": 1.6,
    "rule:number": -0.247,
    "rule:object": -1.031,
    "rule:reason": 2.14,
    "rule:relation": 0.521,
    "rule:term": -1.145,
    "shares a word with its heading": 0.25,
    "short": -0.012,
    "short answer": 0.337,
    "short question": 0.516,
    "specific terms": 0.395,
    "speech": -0.8,
    "takeaway": 0.827,
}
