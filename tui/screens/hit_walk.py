"""Going through what a search found, hit by hit, from one episode on to the next. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from store.asking import reading_order
from store.model import Place, SearchHit

if TYPE_CHECKING:
    from tui.widgets.reader.seeking import Seeker

__all__ = ["HitWalk"]


@dataclass(frozen=True, slots=True)
class HitWalk:
    """The hits of a search in the order of its list, and the one that was gone to last."""

    hits: tuple[SearchHit, ...]
    """Those of one episode stand together, in the order of its text."""
    at: int
    seeker: Seeker
    """Finds the words of the search in the text of an episode."""
    more: bool = False
    """Whether the search was cut off, so that there may be more than these."""

    @property
    def hit(self) -> SearchHit:
        """The one that was gone to last."""
        return self.hits[self.at]

    @property
    def place_in_words(self) -> str:
        """Which one it is, as "passage 3 of 12"."""
        more = " or more" if self.more else ""
        return f"passage {self.at + 1} of {len(self.hits)}{more}"

    def among(self, episodes: Container[str]) -> HitWalk | None:
        """Leave out what lies in episodes that are gone; None where the one gone to does, too."""
        if self.hit.episode not in episodes:
            return None
        hits = tuple(hit for hit in self.hits if hit.episode in episodes)
        before = sum(hit.episode in episodes for hit in self.hits[: self.at])
        return replace(self, hits=hits, at=before)

    def step(self, count: int, place: Place | None = None) -> tuple[HitWalk, bool]:
        """Go so many hits on, back where negative, and say whether that led round the end.

        Args:
            count: how many hits on.
            place: where the caret stands in the episode, if it has left the hit.
        """
        to = (self.at if place is None else self._nearest(place, count)) + count
        return replace(self, at=to % len(self.hits)), not 0 <= to < len(self.hits)

    def _nearest(self, place: Place, count: int) -> int:
        """Return the hit that a step from a place counts from: what lies beyond it comes first."""
        episode = self.hit.episode
        first = next(n for n, hit in enumerate(self.hits) if hit.episode == episode)
        places = [
            (reading_order(hit.part, hit.block), self._offset(hit))
            for hit in self.hits
            if hit.episode == episode
        ]
        here = reading_order(place.part, place.block), place.offset
        if count > 0:
            return first + bisect_right(places, here) - 1
        return first + bisect_left(places, here)

    def _offset(self, hit: SearchHit) -> int:
        """Return where in a hit the caret comes to stand; words of its label stand before all."""
        spans = self.seeker.spans(hit.text, hit.speaker)
        return spans[0][0] if spans else 0
