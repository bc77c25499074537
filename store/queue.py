"""The queue: the reader's own ordered list of what to read or hear next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from store.clock import to_text
from store.errors import UnknownIdError
from store.identity import number_of
from store.record import Record
from store.wording import episodes_in_words

__all__ = ["Queue"]

TABLE = "queue"
SMALLEST_GAP = 1e-6
"""Below this two ranks have no room between them, and all are numbered anew."""


class Queue:
    """What is queued, in order. A move changes one document: its rank falls between two others."""

    def __init__(
        self,
        record: Record,
        *,
        clock: Callable[[], datetime],
        title: Callable[[str], str | None] = lambda _: None,
    ) -> None:
        """Work on `record`; `title` finds an episode's title for the words of a step."""
        self._record = record
        self._clock = clock
        self._title = title

    def ids(self) -> list[str]:
        """Return the queued episodes, the next one first."""
        return [episode for _, episode in self._ranked()]

    def add(self, episodes: Sequence[str]) -> int:
        """Put episodes at the end, in one undo step; return how many were not queued before."""
        added = []
        with self._record.step("") as step:
            ranked = self._ranked()
            last = ranked[-1][0] if ranked else 0.0
            for episode in dict.fromkeys(episodes):
                number = number_of(episode)
                if self._record.get(TABLE, number) is not None:
                    continue
                last += 1.0
                added.append(episode)
                document = {"episode": episode, "rank": last, "added": to_text(self._clock())}
                self._record.put(TABLE, number, document)
            step.what = f"queued {episodes_in_words(added, self._title)}"
        return len(added)

    def remove(self, episodes: Sequence[str]) -> int:
        """Take episodes out, in one undo step; return how many were queued."""
        removed = []
        with self._record.step("") as step:
            for episode in dict.fromkeys(episodes):
                number = number_of(episode)
                if self._record.get(TABLE, number) is not None:
                    removed.append(episode)
                    self._record.put(TABLE, number, None)
            step.what = f"took {episodes_in_words(removed, self._title)} out of the queue"
        return len(removed)

    def move(self, episode_id: str, to: Literal["top", "bottom", "up", "down"] | int) -> bool:
        """Move an item; an int is the place it gets, 1 the first. False if it stays where it is.

        Raises:
            UnknownIdError: the episode is not queued.
        """
        with self._record.step("") as step:
            ranked = self._ranked()
            order = [episode for _, episode in ranked]
            if episode_id not in order:
                raise UnknownIdError(
                    episode_id, "is not in the queue", "add it first: earmark queue add ID"
                )
            at = order.index(episode_id)
            places = {"top": 0, "bottom": len(order) - 1, "up": at - 1, "down": at + 1}
            wanted = places[to] if isinstance(to, str) else to - 1
            wanted = min(max(wanted, 0), len(order) - 1)
            if wanted == at:
                return False
            rest = [rank for rank, episode in ranked if episode != episode_id]
            self._place(episode_id, rest, wanted, order)
            step.what = f"moved {episodes_in_words([episode_id], self._title)} in the queue"
        return True

    def _place(self, episode_id: str, rest: list[float], wanted: int, order: list[str]) -> None:
        below = rest[wanted - 1] if wanted else rest[0] - 2.0
        above = rest[wanted] if wanted < len(rest) else rest[-1] + 2.0
        if above - below > SMALLEST_GAP:
            self._set_rank(episode_id, (below + above) / 2)
            return
        order = [episode for episode in order if episode != episode_id]
        order.insert(wanted, episode_id)
        for rank, episode in enumerate(order, 1):
            self._set_rank(episode, float(rank))

    def _set_rank(self, episode_id: str, rank: float) -> None:
        number = number_of(episode_id)
        document = self._record.get(TABLE, number) or {"episode": episode_id}
        self._record.put(TABLE, number, {**document, "rank": rank})

    def _ranked(self) -> list[tuple[float, str]]:
        return sorted(
            (float(document["rank"]), str(document["episode"]))
            for document in self._record.documents(TABLE).values()
        )
