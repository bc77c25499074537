"""The queues: the reader's own ordered lists of what to read or hear next.

One queue has no name; others are made and named as they are wanted. An episode lies in at most one.
The one that is *current* is what the screen shows and what a command means that names none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Literal

from store.clock import to_text
from store.errors import UnknownIdError
from store.identity import number_of
from store.queue_names import CURRENT, QueueNames, queue_in_words, queue_of_document
from store.record import Record
from store.settings import Settings
from store.wording import episodes_in_words

__all__ = ["Queue"]

TABLE = "queue"
SMALLEST_GAP = 1e-6
"""Below this two ranks have no room between them, and all are numbered anew."""


class Queue:
    """What is queued, in order. A move changes one document: its rank falls between two others.

    Wherever a queue may be named, "" is the one without a name, and None the current one.
    """

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
        self._settings = Settings(record)
        self._names = QueueNames(record)

    # Which queues there are

    @property
    def current(self) -> str:
        """The name of the current queue."""
        kept = self._settings.get(CURRENT)
        return self._names.known(kept) or "" if isinstance(kept, str) and kept else ""

    def names(self) -> list[str]:
        """Return the names of all queues: first the one without, then in the order of names."""
        return ["", *self._names.all()]

    def find(self, name: str) -> str:
        """Return a queue's name as it is kept; upper and lower case make no difference.

        Raises:
            UnknownIdError: no queue has this name.
        """
        return self._names.find(name)

    def make(self, name: str) -> str:
        """Make a queue if there is none of that name; return it as it is kept.

        Raises:
            UsageError: that can be no name.
        """
        return self._names.make(name)

    def use(self, name: str) -> str:
        """Make a queue the current one, and make it if there is none of that name.

        Raises:
            UsageError: that can be no name.
        """
        kept = self._names.make(name) if name else ""
        self._settings.set(CURRENT, kept or None)
        return kept

    def rename(self, old: str, new: str) -> str:
        """Give a queue another name, in one undo step; return it as it is kept.

        Raises:
            UnknownIdError: no queue has the old name.
            UsageError: the new one can be no name, or is another queue's.
        """
        was_current = self.current
        old = self._names.find(old)
        kept = self._names.rename(old, new)
        if was_current == old:
            self._settings.set(CURRENT, kept)
        return kept

    def drop(self, name: str) -> None:
        """Remove a queue that holds nothing, in one undo step.

        Raises:
            UnknownIdError: no queue has this name.
            UsageError: it holds episodes, or is the one without a name.
        """
        was_current = self.current
        dropped = self._names.drop(name)
        if was_current == dropped:
            self._settings.set(CURRENT, None)

    def queue_of(self, episode_id: str) -> str | None:
        """Return the name of the queue that an episode lies in, None where it is in none."""
        document = self._record.get(TABLE, number_of(episode_id))
        return None if document is None else queue_of_document(document)

    # What lies in them

    def ids(self, name: str | None = None) -> list[str]:
        """Return the queued episodes, the next one first.

        Raises:
            UnknownIdError: no queue has this name.
        """
        return [episode for _, episode in self._ranked(self._meant(name))]

    def add(self, episodes: Sequence[str], name: str | None = None) -> int:
        """Put episodes at the end, in one undo step; return how many were not queued before.

        What lies in any queue already stays where it is. A queue that is not there is made.
        """
        return self._put_at_end(episodes, name, wherever=False)

    def send(self, episodes: Sequence[str], name: str | None = None) -> int:
        """Put episodes at the end, out of other queues too; return how many came, in one step.

        A queue that is not there is made.
        """
        return self._put_at_end(episodes, name, wherever=True)

    def _put_at_end(self, episodes: Sequence[str], name: str | None, *, wherever: bool) -> int:
        came = []
        with self._record.step("") as step:
            name = self.current if name is None else self._names.make(name) if name else ""
            ranked = self._ranked(name)
            last = ranked[-1][0] if ranked else 0.0
            for episode in dict.fromkeys(episodes):
                number = number_of(episode)
                before = self._record.get(TABLE, number)
                if before is not None and (not wherever or queue_of_document(before) == name):
                    continue
                last += 1.0
                came.append(episode)
                document = {"episode": episode, "rank": last, "added": to_text(self._clock())}
                self._record.put(TABLE, number, document | ({"name": name} if name else {}))
            into = f" in {queue_in_words(name)}" if name else ""
            step.what = f"queued {episodes_in_words(came, self._title)}{into}"
        return len(came)

    def remove(self, episodes: Sequence[str], name: str | None = None) -> int:
        """Take episodes out, in one undo step; return how many were queued.

        Without a name they are taken out of whichever queue they lie in.

        Raises:
            UnknownIdError: no queue has this name.
        """
        wanted = None if name is None else self._meant(name)
        removed = []
        with self._record.step("") as step:
            for episode in dict.fromkeys(episodes):
                lies_in = self.queue_of(episode)
                if lies_in is not None and wanted in (None, lies_in):
                    removed.append(episode)
                    self._record.put(TABLE, number_of(episode), None)
            step.what = f"took {episodes_in_words(removed, self._title)} out of the queue"
        return len(removed)

    def move(self, episode_id: str, to: Literal["top", "bottom", "up", "down"] | int) -> bool:
        """Move an item within the queue that it lies in; an int is the place it gets, 1 the first.

        Returns False if it stays where it is.

        Raises:
            UnknownIdError: the episode is not queued.
        """
        with self._record.step("") as step:
            name = self.queue_of(episode_id)
            if name is None:
                raise UnknownIdError(
                    episode_id, "is not in the queue", "add it first: earmark queue add ID"
                )
            ranked = self._ranked(name)
            order = [episode for _, episode in ranked]
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

    def arrange(self, order: Sequence[str], what: str, name: str | None = None) -> bool:
        """Put a queue into an order, in one undo step; False where it is in that order already.

        Args:
            order: its episodes; those that are left out come after them, as they stood.
            what: the words of the step.
            name: which queue.
        """
        before = self.ids(name)
        wanted = dict.fromkeys([*(one for one in order if one in set(before)), *before])
        if list(wanted) == before:
            return False
        with self._record.step(what):
            for rank, episode in enumerate(wanted, 1):
                self._set_rank(episode, float(rank))
        return True

    def _meant(self, name: str | None) -> str:
        if name is None:
            return self.current
        return self._names.find(name) if name else ""

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

    def _ranked(self, name: str) -> list[tuple[float, str]]:
        return sorted(
            (float(document["rank"]), str(document["episode"]))
            for document in self._record.documents(TABLE).values()
            if queue_of_document(document) == name
        )
