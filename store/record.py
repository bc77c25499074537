"""The record: what the reader did, kept so that nothing acknowledged is ever lost.

Reading needs neither TinyDB nor a lock: `documents` and `get` give plain mappings. Every change
goes through TinyDB's table class and is a line of the journal, on the disk before the call returns.

One thread uses a record at a time (it may be opened in another and handed over). A `step` holds the
lock that other processes wait for: compute inside it, but never wait there for a person.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.clock import utc_now
from store.journal.engine import Engine, Step
from store.journal.files import FileOps, unwritable
from store.journal.history import KEPT_STEPS, SOFT_TABLES
from store.journal.migrations import MIGRATIONS, Migration
from store.journal.reviews import REVIEWS

if TYPE_CHECKING:
    from tinydb import TinyDB

    from store.journal.table import RecordDB, RecordTable

__all__ = [
    "KEPT_STEPS",
    "SNAPSHOT_SIZE",
    "SOFT_TABLES",
    "TABLES",
    "HistoryEntry",
    "Record",
    "Step",
    "Undone",
]

TABLES = (
    "reading",
    "places",
    "days",
    "coverage",
    "queue",
    "highlights",
    "cards",
    "imports",
    "settings",
    "revision",
    "speakers",
    "offsets",
    REVIEWS,
)
"""The tables of the record; the last lies in a file of its own."""

SNAPSHOT_SIZE = 1024 * 1024
"""A journal of more bytes than this wants a snapshot."""


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that was done and can be taken back; `undone` if it was."""

    n: int
    at: datetime
    what: str
    undone: bool


@dataclass(frozen=True, slots=True)
class Undone:
    """One step that was taken back, or done again."""

    n: int
    what: str


class Record:
    """What the reader did: marks, places, queue, highlights, cards, imports, settings, reviews."""

    def __init__(self, engine: Engine, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        self._engine = engine
        self._migrations = migrations
        self._db: RecordDB | None = None

    @classmethod
    def open(
        cls,
        folder: Path,
        *,
        clock: Callable[[], datetime] = utc_now,
        ops: FileOps | None = None,
        entropy: Callable[[int], bytes] = os.urandom,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> Record:
        """Open the record in `folder`, which is made (mode 0700) where it is not there.

        A home that cannot be written can be opened and read. Raises DamagedError,
        NewerVersionError or UnwritableError, and leaves every file untouched then.
        """
        ops = ops or FileOps()
        if not folder.is_dir():
            try:
                ops.make_folder(folder)
            except OSError as error:
                raise unwritable(folder, error) from error
        engine = Engine(folder, clock=clock, ops=ops, entropy=entropy, migrations=migrations)
        return cls(engine, migrations)

    def documents(self, table: str) -> Mapping[int, Mapping[str, Any]]:
        """A table's documents by id: a live view without copies, to look at only.

        Of the reviews, single ones are found on disk; going through them loads them all.
        """
        return self._engine.documents(table)

    def tables(self) -> tuple[str, ...]:
        """The names of the tables that have ever had a document, but for the reviews."""
        return tuple(name for name in self._engine.state.tables if name != REVIEWS)

    def get(self, table: str, doc_id: int) -> Mapping[str, Any] | None:
        """One document, to look at only; None where there is none."""
        return self._engine.state.current(table, doc_id)

    @property
    def db(self) -> TinyDB:
        """The record as a TinyDB database."""
        return self._database()

    def table(self, name: str) -> RecordTable:
        """A table as TinyDB has it: search, insert, update, remove; each change is journalled."""
        return self._database().table(name)

    def put(self, table: str, doc_id: int, document: Mapping[str, Any] | None) -> None:
        """Replace a document as a whole, or (None) remove it."""
        self.table(table).put(doc_id, document)

    def new_id(self) -> int:
        """A random id of 50 bits that no document has."""
        return self._engine.new_id()

    def step(self, what: str, *, undoable: bool = True) -> AbstractContextManager[Step]:
        """Make all changes inside one line of the journal, on the disk when the block ends.

        An exception takes every change back; a step inside a step joins the outer one; a step
        without a change writes nothing. `step.what` may be set anew before the end. Changes outside
        a step are each one of their own, undoable unless only positions change.
        """
        return self._engine.step(what, undoable=undoable)

    def undo(self, count: int = 1) -> list[Undone]:
        """Take back the newest `count` steps that are not yet, whichever process made them.

        Fewer come back where there are no more, or where an older one is refused; asking again says
        why. Raises UndoRefusedError where not even the first can be taken back.
        """
        return [Undone(step.n, step.what) for step in self._engine.undo(count)]

    def redo(self, count: int = 1) -> list[Undone]:
        """Do again what was taken back last, until a new step is made; as `undo` otherwise."""
        return [Undone(step.n, step.what) for step in self._engine.redo(count)]

    def history(self, limit: int | None = None) -> list[HistoryEntry]:
        """The steps that can be taken back or were, newest first."""
        entries: list[HistoryEntry] = []
        for step in self._engine.history.newest_first():
            if limit is not None and len(entries) >= limit:
                break
            at = datetime.fromisoformat(step.at)
            entries.append(HistoryEntry(step.n, at, step.what, step.undone))
        return entries

    def attend(self, table: str, attendant: Callable[[int, bool], None]) -> None:
        """Have what lies outside the record turned along with a table's documents.

        Before a step that touched a document of `table` is taken back (True) or done again (False),
        `attendant` is called with the document's id, under the lock. It may raise UndoRefusedError;
        it must bear being called again, for after a crash the record may not know that it was.
        """
        self._engine.attend(table, attendant)

    def catch_up(self) -> bool:
        """Take in what other processes have done; True if that was anything. Cheap otherwise."""
        return self._engine.catch_up()

    def subscribe(
        self, callback: Callable[[Mapping[str, frozenset[int]]], None]
    ) -> Callable[[], None]:
        """Call `callback` after every change, own or foreign, with the ids touched by table.

        It is called once the change is on the disk and the lock is free, and may change the record
        itself. What it raises reaches whoever made the change. Returns what ends the subscription.
        """
        return self._engine.subscribe(callback)

    @property
    def last_change(self) -> int:
        """The number of the last change."""
        return self._engine.state.n

    @property
    def journal_size(self) -> int:
        """The journal's size in bytes."""
        return self._engine.journal_size

    def wants_snapshot(self) -> bool:
        """Whether the journal has grown past `SNAPSHOT_SIZE`."""
        return self.journal_size > SNAPSHOT_SIZE

    def snapshot(self) -> None:
        """Write the present state as plain TinyDB files and begin a new journal."""
        for _ in self.snapshot_slices():
            pass

    def snapshot_slices(self) -> Iterator[None]:
        """The same in slices of some milliseconds; the record may be changed between them.

        An iterator that is dropped half-way leaves the files as they were.
        """
        return self._engine.snapshot_slices()

    def check(self) -> list[str]:
        """Every problem of the files, in words; empty where all is sound."""
        from store.journal.checking import problems

        return problems(self._engine.folder, self._migrations)

    def close(self, *, snapshot: bool = False) -> None:
        """End, with a snapshot if one is asked for. Nothing is ever unsaved."""
        if snapshot:
            self.snapshot()

    def _database(self) -> RecordDB:
        if self._db is None:
            from store.journal.table import RecordDB

            self._db = RecordDB(self._engine)
        return self._db
