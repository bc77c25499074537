"""What the rules make of a text, whatever the ranking thinks of it."""

from __future__ import annotations

from collections.abc import Sequence

from seeds.model import Part
from store.claims.generator import candidates
from store.claims.proposal import Draft
from store.claims.refusals import refused

__all__ = ["yielded"]


def yielded(parts: Sequence[Part], title: str = "Notes") -> list[Draft]:
    """Return the sound drafts of a text that are not refused, in reading order."""
    return [
        draft
        for draft, sentence in candidates(title, parts, truncated=False)
        if not refused(draft, sentence)
    ]
