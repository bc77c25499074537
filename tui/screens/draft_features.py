"""What a draft is judged by, in words that say something to who reads them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

__all__ = ["in_words"]

_WORDS: Final[Mapping[str, str]] = {
    "also": "leans on something before it (“also”, “another”)",
    "bare definites": "speaks of “the …” without saying which",
    "commas": "many commas",
    "figures": "holds figures",
    "first in its block": "opens its paragraph",
    "gap": "a telling gap",
    "gap at the start": "a gap at the start",
    "gap of one word": "a gap of one word",
    "hedged": "hedged (“may”, “often”)",
    "item": "an item of a list",
    "late": "late in the episode",
    "long": "a long sentence",
    "long answer": "a long answer",
    "long question": "a long question",
    "opinion": "an opinion",
    "possessive start": "begins with a possessive",
    "pronoun replaced": "a pronoun was replaced",
    "rule:acronym": "what letters stand for",
    "rule:apposition": "what something is",
    "rule:comparison": "a comparison",
    "rule:contrast": "a contrast",
    "rule:date": "a date",
    "rule:definition": "a definition",
    "rule:function": "what something does",
    "rule:label": "a label and what it heads",
    "rule:law": "a law, an effect or a theory",
    "rule:list": "a counted list",
    "rule:means": "how something is done",
    "rule:named": "what has a name",
    "rule:number": "a number",
    "rule:object": "what something acts on",
    "rule:reason": "a reason",
    "rule:relation": "how things hang together",
    "shares a word with its heading": "has a word of its heading",
    "short": "a short sentence",
    "short answer": "a short answer",
    "short question": "a short question",
    "specific terms": "names specific terms",
    "speech": "from speech",
    "description": "from the description",
    "takeaway": "from a takeaway",
}


def in_words(feature: str) -> str:
    """Return what a feature of `store.claims.ranking` says about a draft; itself if unknown."""
    return _WORDS.get(feature, feature.removeprefix("rule:"))
