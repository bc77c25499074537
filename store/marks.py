"""Reading and listening: what was read, heard, starred, archived and tagged, and how far.

Marks are undo steps and lie in the table ``reading``; places (the caret, progress, seconds heard)
are journalled too, but scrolling is no step: they lie in ``places``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from seeds.model import PartKind
from store.clock import to_text
from store.coverage import COVERAGE, forgotten
from store.days import Days
from store.identity import number_of
from store.model import EpisodeState, ListenState, Mark, Place, ReadState
from store.record import Record
from store.wording import episodes_in_words

__all__ = ["Marks"]

HEARD_ALL = 0.95
"""The share of a recording after which it counts as listened to."""

FIELDS: Mapping[Mark, tuple[str, bool]] = {
    Mark.READ: ("read", True),
    Mark.UNREAD: ("read", False),
    Mark.LISTENED: ("listened", True),
    Mark.UNLISTENED: ("listened", False),
    Mark.STARRED: ("starred", True),
    Mark.UNSTARRED: ("starred", False),
    Mark.ARCHIVED: ("archived", True),
    Mark.UNARCHIVED: ("archived", False),
}

RESETS: Mapping[Mark, dict[str, Any]] = {
    Mark.UNREAD: {"progress": 0.0, "started": False},
    Mark.UNLISTENED: {"heard": 0.0},
}
"""What a mark takes back of the place: unread starts over, and so does unlistened."""


_MOST_SHARED = 256
"""States that are kept for others to share."""


class Marks:
    """The reading and listening states of all episodes."""

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
        self._counts: dict[str, Counter[str]] = {}
        self._shared: dict[EpisodeState, EpisodeState] = {}
        self.done_leave = False
        """Whether what is read or listened to leaves the queue, in the same step."""
        self.days: Days | None = None
        """Where the time that was listened is counted, too; None where it isn't."""
        record.subscribe(self._forget_counts)

    def state(self, episode_id: str) -> EpisodeState:
        """Return what the reader did with an episode."""
        number = number_of(episode_id)
        marks = self._record.get("reading", number) or {}
        place = self._record.get("places", number) or {}
        read = bool(marks.get("read"))
        heard = float(place.get("heard", 0.0))
        if marks.get("listened"):
            listened = ListenState.YES
        else:
            listened = ListenState.PARTLY if heard > 0 else ListenState.NO
        if read:
            state = ReadState.READ
        else:
            state = ReadState.READING if place.get("started") else ReadState.UNREAD
        made = EpisodeState(
            read=state,
            progress=1.0 if read else float(place.get("progress", 0.0)),
            listened=listened,
            position=heard,
            starred=bool(marks.get("starred")),
            archived=bool(marks.get("archived")),
            queued=self._record.get("queue", number) is not None,
            tags=tuple(marks.get("tags", ())),
            highlights=self.counts("highlights")[episode_id],
            cards=self.counts("cards")[episode_id],
            coverage=float((self._record.get(COVERAGE, number) or {}).get("share", 0.0)),
        )
        # Thousands of episodes were read, or weren't, and no more: these have one together.
        if len(self._shared) < _MOST_SHARED:
            return self._shared.setdefault(made, made)
        return self._shared.get(made, made)

    def is_unread(self, episode_id: str) -> bool:
        """Say whether an episode was neither read nor begun: `state` without all the rest."""
        number = number_of(episode_id)
        if (self._record.get("reading", number) or {}).get("read"):
            return False
        return not (self._record.get("places", number) or {}).get("started")

    def mark(self, mark: Mark, episodes: Sequence[str]) -> int:
        """Set or take off a mark, in one undo step; return how many episodes changed."""
        field, wanted = FIELDS[mark]
        reset = RESETS.get(mark, {})
        changed = []
        with self._record.step("", undoable=True) as step:
            for episode in dict.fromkeys(episodes):
                number = number_of(episode)
                marks = self._record.get("reading", number) or {}
                place = self._record.get("places", number) or {}
                stale = {
                    key: value for key, value in reset.items() if place.get(key, value) != value
                }
                read = self._record.get(COVERAGE, number) if mark is Mark.UNREAD else None
                covered = read is not None and bool(read.get("share"))
                if bool(marks.get(field)) == wanted and not stale and not covered:
                    continue
                changed.append(episode)
                if bool(marks.get(field)) != wanted:
                    value = to_text(self._clock()) if wanted else None
                    self._put(number, episode, {**marks, field: value})
                if stale:
                    self._record.put("places", number, {**place, **stale})
                if covered and read is not None:
                    self._record.put(COVERAGE, number, forgotten(read))
                if mark in (Mark.READ, Mark.LISTENED):
                    self._leave_queue(number)
            step.what = f"marked {episodes_in_words(changed, self._title)} {mark.value}"
        return len(changed)

    def tag(self, tag: str, episodes: Sequence[str], *, remove: bool = False) -> int:
        """Give a tag to episodes or take it off, in one step; return how many changed."""
        return self.retag(episodes, remove=[tag]) if remove else self.retag(episodes, add=[tag])

    def retag(
        self, episodes: Sequence[str], *, add: Sequence[str] = (), remove: Sequence[str] = ()
    ) -> int:
        """Give tags to episodes and take others off, in one step; return how many changed."""
        changed = []
        with self._record.step("", undoable=True) as step:
            for episode in dict.fromkeys(episodes):
                number = number_of(episode)
                marks = self._record.get("reading", number) or {}
                before = list(marks.get("tags", ()))
                after = [tag for tag in dict.fromkeys([*before, *add]) if tag not in remove]
                if after != before:
                    changed.append(episode)
                    self._put(number, episode, {**marks, "tags": after})
            words = episodes_in_words(changed, self._title)
            step.what = (
                f"tagged {words} {' '.join(add)}"
                if add
                else f"took the tag {' '.join(remove)} off {words}"
            )
        return len(changed)

    def place(self, episode_id: str) -> Place | None:
        """Return where the caret stood, or None for an episode never opened."""
        document = self._record.get("places", number_of(episode_id))
        if not document or "part" not in document:
            return None
        return Place(
            PartKind(document["part"]),
            document["block"],
            document["offset"],
            float(document.get("progress", 0.0)),
            bool(document.get("started")),
            str(document.get("words", "")),
        )

    def move(self, episode_id: str, place: Place) -> None:
        """Keep where the caret stands. Scrolling is no undo step."""
        number = number_of(episode_id)
        before = self._record.get("places", number) or {}
        after = {
            **before,
            "episode": episode_id,
            "part": place.part.value,
            "block": place.block,
            "offset": place.offset,
            "progress": round(place.progress, 4),
            "started": place.started or bool(before.get("started")),
            "words": place.words,
        }
        if after == {**before}:
            return
        with self._record.step("moved in an episode", undoable=False):
            self._record.put("places", number, after)

    def finish(self, episode_id: str) -> bool:
        """Mark as read because its end was reached; False if it was read already."""
        if self.state(episode_id).read is ReadState.READ:
            return False
        with self._record.step(""):
            if self.days is not None:
                self.days.add(finished=1)
            return bool(self.mark(Mark.READ, [episode_id]))

    def heard(self, episode_id: str, seconds: float, duration: float | None = None) -> None:
        """Keep how far the recording was heard; at 95 % of `duration` it counts as listened to."""
        number = number_of(episode_id)
        place = self._record.get("places", number) or {}
        with self._record.step("heard further", undoable=False):
            after = {**place, "episode": episode_id, "heard": round(seconds, 2)}
            self._record.put("places", number, after)
            if self.days is not None:
                self.days.add(heard_seconds=max(0.0, seconds - float(place.get("heard", 0.0))))
            if duration and seconds >= HEARD_ALL * duration:
                marks = self._record.get("reading", number) or {}
                if not marks.get("listened"):
                    self._put(number, episode_id, {**marks, "listened": to_text(self._clock())})
                    self._leave_queue(number)

    def _leave_queue(self, number: int) -> None:
        if self.done_leave and self._record.get("queue", number) is not None:
            self._record.put("queue", number, None)

    def _put(self, number: int, episode: str, marks: Mapping[str, Any]) -> None:
        kept = {key: value for key, value in marks.items() if value and key != "episode"}
        self._record.put("reading", number, {"episode": episode, **kept} if kept else None)

    def counts(self, table: str) -> Counter[str]:
        """Return how many highlights or accepted cards there are by episode; look at it only."""
        if table not in self._counts:
            self._counts[table] = Counter(
                document["episode"]
                for document in self._record.documents(table).values()
                if document.get("episode") and document.get("status", "card") == "card"
            )
        return self._counts[table]

    def _forget_counts(self, touched: Mapping[str, frozenset[int]]) -> None:
        for table in touched:
            self._counts.pop(table, None)
