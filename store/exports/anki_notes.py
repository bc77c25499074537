"""What genanki's notes and cards lack: true times, a schedule and a history.

This module imports genanki, so it is imported only where a package is written.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import genanki

from store.exports.anki_fields import CLOZE, FIELDS, stable_id
from store.exports.anki_schedule import CardRow, ReviewRow

__all__ = ["ScheduledNote", "Times", "model"]

_STYLE = """.card { font-family: sans-serif; font-size: 20px; text-align: center; }
.passage { margin-top: 1.5em; font-size: 15px; opacity: 0.75; }
.source { margin-top: 1em; font-size: 13px; opacity: 0.6; }
.cloze { font-weight: bold; }"""
_FOOT = (
    '{{#Passage}}<div class="passage">{{Passage}}</div>{{/Passage}}'
    '{{#Source}}<div class="source">{{Source}}</div>{{/Source}}'
)


@dataclass(frozen=True, slots=True)
class Times:
    """When a note was made and changed, and when its card was last touched: seconds, made in ms."""

    made: int
    changed: int
    touched: int


class _ScheduledCard(genanki.Card):  # type: ignore[misc]
    """A card with its schedule and the ids of its reviews."""

    def __init__(self, id: int, touched: int, row: CardRow, reviews: Sequence[ReviewRow]) -> None:
        super().__init__(0)
        self._id = id
        self._touched = touched
        self._row = row
        self._reviews = reviews

    def write_to_db(
        self,
        cursor: Any,
        _timestamp: float,
        deck_id: int,
        note_id: int,
        _id_gen: Any,
        _due: int = 0,
    ) -> None:
        """Write the card and its reviews."""
        row = self._row
        cursor.execute(
            "INSERT INTO cards VALUES (?, ?, ?, 0, ?, -1, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, ?)",
            (
                *(self._id, note_id, deck_id, self._touched, row.type, row.queue, row.due),
                *(row.interval, row.factor, row.reps, row.lapses, row.left, row.data),
            ),
        )
        cursor.executemany(
            "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
            (
                (
                    *(one.id, self._id, one.ease, one.interval, one.last_interval),
                    *(one.factor, one.time, one.type),
                )
                for one in self._reviews
            ),
        )


class ScheduledNote(genanki.Note):  # type: ignore[misc]
    """A note with one card, which says when it was changed."""

    def __init__(
        self, times: Times, row: CardRow, reviews: Sequence[ReviewRow], **fields: Any
    ) -> None:
        super().__init__(**fields)
        self._times = times
        self._card = _ScheduledCard(times.made, times.touched, row, reviews)

    @property
    def cards(self) -> list[Any]:
        """The one card."""
        return [self._card]

    def write_to_db(self, cursor: Any, _timestamp: float, deck_id: int, _id_gen: Any) -> None:
        """Write the note under its own id and time."""
        times = self._times
        super().write_to_db(cursor, times.changed, deck_id, itertools.repeat(times.made))


def model(name: str) -> Any:
    """Return one of the two note types."""
    cloze = name == CLOZE
    front = "{{cloze:Front}}" if cloze else "{{Front}}"
    back = f"{front}<br>{{{{Back}}}}" if cloze else "{{FrontSide}}<hr id=answer>{{Back}}"
    return genanki.Model(
        stable_id(f"note type {name}"),
        name,
        fields=[{"name": field} for field in FIELDS],
        templates=[{"name": "Card 1", "qfmt": front, "afmt": back + _FOOT}],
        css=_STYLE,
        model_type=genanki.Model.CLOZE if cloze else genanki.Model.FRONT_BACK,
        sort_field_index=1,
    )
