"""Highlights: passages with a colour, and perhaps a note and tags."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from seeds.model import Part
from store import anchors
from store.anchors import Anchor
from store.clock import from_text, to_text
from store.errors import UnknownIdError
from store.events import Announce, highlight_event, unheard
from store.identity import id_of, number_of
from store.model import Colour, Highlight
from store.prefixes import only_match
from store.record import Record
from store.wording import count_of, quoted

__all__ = ["Highlights", "highlight_of"]

TABLE = "highlights"
PART_ORDER = {"description": 0, "notes": 1, "takeaways": 2, "quotes": 3, "transcript": 4}


class Highlights:
    """The highlights of all episodes."""

    def __init__(self, record: Record, *, clock: Callable[[], datetime]) -> None:
        """Work on `record`."""
        self._record = record
        self._clock = clock
        self.announce: Announce = unheard
        self._by_episode: dict[str, list[int]] | None = None
        record.subscribe(self._forget)

    def all(self) -> list[Highlight]:
        """Return every highlight, the newest first."""
        found = [highlight_of(n, doc) for n, doc in self._record.documents(TABLE).items()]
        return sorted(found, key=lambda one: (one.created, one.id), reverse=True)

    def of(self, episode_id: str) -> list[Highlight]:
        """Return an episode's highlights in the order of its text, orphans last."""
        if self._by_episode is None:
            self._by_episode = defaultdict(list)
            for number, document in self._record.documents(TABLE).items():
                self._by_episode[document["episode"]].append(number)
        documents = self._record.documents(TABLE)
        found = [highlight_of(n, documents[n]) for n in self._by_episode.get(episode_id, ())]
        return sorted(found, key=_text_order)

    def orphans(self) -> list[Highlight]:
        """Return the highlights whose passage was not found again, the newest first."""
        return [one for one in self.all() if one.orphan]

    def get(self, highlight_id: str) -> Highlight:
        """Return one highlight.

        Raises:
            UnknownIdError: there is none with this id.
        """
        return self.find(highlight_id)

    def find(self, start: str) -> Highlight:
        """Return the highlight whose id begins with `start`.

        Raises:
            UnknownIdError: none begins so, or several do.
        """
        documents = self._record.documents(TABLE)
        found = only_match(start, documents, "highlight", "earmark highlights lists them")
        return highlight_of(found, documents[found])

    def add(
        self,
        episode_id: str,
        anchor: Anchor,
        *,
        colour: Colour = Colour.YELLOW,
        note: str | None = None,
        tags: Sequence[str] = (),
    ) -> Highlight:
        """Mark a passage, in one undo step."""
        number = self._record.new_id()
        document: dict[str, Any] = {
            "episode": episode_id,
            "anchor": anchor.to_dict(),
            "colour": colour.value,
            "note": note or None,
            "tags": list(dict.fromkeys(tags)),
            "orphan": False,
            "created": to_text(self._clock()),
        }
        with self._record.step(f"highlighted {quoted(anchor.quote)}"):
            self._record.put(TABLE, number, document)
        made = highlight_of(number, document)
        self.announce("highlight", highlight_event(made))
        return made

    def change(
        self,
        highlight_id: str,
        *,
        colour: Colour | None = None,
        note: str | None = None,
        tags: Sequence[str] | None = None,
    ) -> Highlight:
        """Change a colour, a note ("" removes it) or the tags; None leaves each as it is."""
        number = number_of(highlight_id)
        with self._record.step("") as step:
            before = self._require(number, highlight_id)
            after = dict(before)
            if colour is not None:
                after["colour"] = colour.value
            if note is not None:
                after["note"] = note or None
            if tags is not None:
                after["tags"] = list(dict.fromkeys(tags))
            if after != dict(before):
                self._record.put(TABLE, number, after)
            step.what = f"changed the highlight {quoted(before['anchor']['quote'])}"
        return highlight_of(number, after)

    def attach(self, highlight_id: str, anchor: Anchor) -> Highlight:
        """Put a highlight on a passage of its episode that a person chose, in one undo step."""
        number = number_of(highlight_id)
        with self._record.step(f"attached a highlight to {quoted(anchor.quote)}"):
            before = self._require(number, highlight_id)
            after = {**before, "anchor": anchor.to_dict(), "orphan": False}
            if after != dict(before):
                self._record.put(TABLE, number, after)
        return highlight_of(number, after)

    def remove(self, highlight_ids: Sequence[str]) -> int:
        """Delete highlights, in one undo step; return how many there were."""
        removed = []
        with self._record.step("") as step:
            for highlight_id in dict.fromkeys(highlight_ids):
                number = number_of(highlight_id)
                document = self._record.get(TABLE, number)
                if document is not None:
                    removed.append(str(document["anchor"]["quote"]))
                    self._record.put(TABLE, number, None)
            one = len(removed) == 1
            what = quoted(removed[0]) if one else count_of(len(removed), "highlight")
            step.what = f"deleted the highlight {what}" if one else f"deleted {what}"
        return len(removed)

    def reattach(self, episode_id: str, parts: Sequence[Part]) -> tuple[int, int]:
        """Find an episode's passages again after its text changed; part of the caller's step.

        Returns:
            How many moved with the text, and how many are orphans now.
        """
        moved = orphaned = 0
        with self._record.step("found highlights again", undoable=False):
            for highlight in self.of(episode_id):
                found = anchors.refind(highlight.anchor, parts)
                if found == highlight.anchor and not highlight.orphan:
                    continue
                number = number_of(highlight.id)
                document = dict(self._require(number, highlight.id))
                if found is None:
                    orphaned += not highlight.orphan
                    document["orphan"] = True
                else:
                    moved += 1
                    document |= {"anchor": found.to_dict(), "orphan": False}
                if document != dict(self._require(number, highlight.id)):
                    self._record.put(TABLE, number, document)
        return moved, orphaned

    def _require(self, number: int, highlight_id: str) -> Mapping[str, Any]:
        document = self._record.get(TABLE, number)
        if document is None:
            raise UnknownIdError(
                highlight_id, "no highlight has this id", "earmark highlights lists them"
            )
        return document

    def _forget(self, touched: Mapping[str, Iterable[int]]) -> None:
        if TABLE in touched:
            self._by_episode = None


def highlight_of(number: int, document: Mapping[str, Any]) -> Highlight:
    """Return the highlight that a document of the table holds."""
    return Highlight(
        id=id_of(number),
        episode=document["episode"],
        anchor=Anchor.from_dict(document["anchor"]),
        colour=Colour(document["colour"]),
        note=document.get("note"),
        tags=tuple(document.get("tags", ())),
        orphan=bool(document.get("orphan")),
        created=from_text(document["created"]),
    )


def _text_order(highlight: Highlight) -> tuple[bool, int, int, int, str]:
    anchor = highlight.anchor
    part = PART_ORDER.get(str(anchor.part), len(PART_ORDER))
    return (highlight.orphan, part, anchor.block, anchor.start, highlight.id)
