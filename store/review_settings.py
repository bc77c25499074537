"""How much is reviewed in a day, and how well it is to be remembered: a person's settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = [
    "HIGHEST_RETENTION",
    "LOWEST_RETENTION",
    "NEW_A_DAY",
    "REVIEWS_A_DAY",
    "ReviewSettings",
    "SourceLimits",
]

NEW_A_DAY = 20
REVIEWS_A_DAY = 200
"""The limits of a learner day over everything, where the settings name no others."""

LOWEST_RETENTION = 0.70
HIGHEST_RETENTION = 0.97


@dataclass(frozen=True, slots=True)
class SourceLimits:
    """The limits of a learner day for the cards of one source; None is no limit of its own."""

    new: int | None = None
    reviews: int | None = None


@dataclass(frozen=True, slots=True)
class ReviewSettings:
    """What review goes by. A change acts on the grades to come; nothing is worked out anew."""

    retention: float = 0.9
    """The share of answers that are to come back when a card is due: 0.70 to 0.97."""
    new: int = NEW_A_DAY
    reviews: int = REVIEWS_A_DAY
    sources: Mapping[str, SourceLimits] = field(default_factory=dict)
    """Limits by the case-folded names of sources, within those over everything."""

    def of_source(self, name: str | None) -> SourceLimits:
        """Return the limits of a source's own; none for a card without one."""
        return self.sources.get((name or "").casefold(), _NONE)


_NONE = SourceLimits()
