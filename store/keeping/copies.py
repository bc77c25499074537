"""The record's files as of one moment, and what a record holds in figures."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from store.clock import from_text, to_text
from store.errors import UnwritableError
from store.journal.files import FileOps, unwritable, write_all
from store.journal.layout import damaged, read_bytes
from store.journal.lines import whole_lines
from store.journal.lock import FileLock
from store.journal.opening import JOURNAL, LOCK, RECORD, REVIEWS_FILE, stamp
from store.wording import count_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from store.record import Record

__all__ = [
    "RECORD_FILES",
    "Holdings",
    "holdings_of",
    "locked",
    "name_for",
    "record_copy",
    "write_files",
]

RECORD_FILES = (REVIEWS_FILE, RECORD, JOURNAL)
"""The record's files in the order in which they are put in place."""

_OPS = FileOps()
_TRIES = 100


@dataclass(frozen=True, slots=True)
class Holdings:
    """What a record and perhaps a library hold."""

    change: int
    """The number of the last change."""
    changed: datetime | None
    """When the last step was made; None where there is none."""
    marked: int
    """Episodes with marks."""
    highlights: int
    cards: int
    reviews: int
    episodes: int | None = None
    """Episodes in the library; None where there is none."""

    def to_dict(self) -> dict[str, Any]:
        """Return the figures in JSON's own types."""
        return {**asdict(self), "changed": to_text(self.changed) if self.changed else None}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_dict` wrote; raises ValueError, TypeError or KeyError for anything else."""
        changed = data["changed"]
        episodes = data["episodes"]
        counts = {
            name: int(data[name]) for name in ("change", "marked", "highlights", "cards", "reviews")
        }
        return cls(
            **counts,
            changed=from_text(changed) if changed else None,
            episodes=None if episodes is None else int(episodes),
        )

    def in_words(self) -> str:
        """Return the figures in one line."""
        parts = [
            *([] if self.episodes is None else [count_of(self.episodes, "episode")]),
            count_of(self.highlights, "highlight"),
            count_of(self.cards, "card"),
            count_of(self.reviews, "review"),
        ]
        when = f"last change {to_text(self.changed)[:16]}Z" if self.changed else "no change yet"
        return f"{', '.join(parts)}, {when}"


def holdings_of(record: Record, episodes: int | None = None) -> Holdings:
    """Count what a record holds; its reviews are loaded for that."""
    newest = record.history(limit=1)
    cards = record.documents("cards").values()
    return Holdings(
        change=record.last_change,
        changed=newest[0].at if newest else None,
        marked=len(record.documents("reading")),
        highlights=len(record.documents("highlights")),
        cards=sum(card.get("status") == "card" for card in cards),
        reviews=len(record.documents("reviews")),
        episodes=episodes,
    )


def name_for(at: datetime) -> str:
    """Return a time as part of a file's name: ``2026-05-27T180405Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H%M%SZ")


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the record's lock: nobody changes the record meanwhile.

    Raises:
        UnwritableError: it can't be had.
    """
    lock = FileLock(folder / LOCK, _OPS)
    lock.acquire()
    try:
        yield
    finally:
        lock.release()


def record_copy(folder: Path) -> dict[str, bytes]:
    """Return the record's files as they are at one moment, without a line that is torn.

    Other windows may be at work. A home that can't be written is read until nothing has changed
    meanwhile.

    Raises:
        DamagedError: a folder lies in a file's place.
        UnwritableError: a file can't be read, or the lock can't be had.
    """
    if os.access(folder, os.W_OK):
        with locked(folder):
            return _read(folder)
    for _ in range(_TRIES):
        before = [stamp(folder / name) for name in RECORD_FILES]
        files = _read(folder)
        if [stamp(folder / name) for name in RECORD_FILES] == before:
            return files
    raise UnwritableError(
        str(folder), "the record changes all the time", "end the other Earmark, then try again"
    )


def _read(folder: Path) -> dict[str, bytes]:
    files = {}
    for name in RECORD_FILES:
        data = read_bytes(folder / name)
        if data is None:
            continue
        if name == JOURNAL:
            if not data:
                raise damaged(folder / name, "is empty")
            lines, size = whole_lines(data)
            data = data[:size] if lines else data
        files[name] = data
    return files


def write_files(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Make a folder with these files, all on the disk when it returns.

    Raises:
        UnwritableError: the disk is full, or writing is not allowed.
    """
    try:
        _OPS.make_folder(folder)
        for name, data in files:
            descriptor = _OPS.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            try:
                write_all(_OPS, descriptor, data)
                _OPS.sync(descriptor)
            finally:
                _OPS.close(descriptor)
        _OPS.sync_folder(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
