"""The engine: steps, undo and snapshots over a journal that several processes share.

A step holds the lock from its beginning to its end, so that what it computes and what it appends
see one state. Steps must therefore be short: never one between two keys.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from store.errors import UndoRefusedError
from store.journal.documents import Document, same
from store.journal.files import FileOps, unwritable
from store.journal.follower import Follower
from store.journal.history import SOFT_TABLES, History, PastStep, turn
from store.journal.layout import EARMARK, HISTORY
from store.journal.lines import Change, Entry, encode_entry
from store.journal.migrations import MIGRATIONS, Migration, Migrator
from store.journal.opening import RECORD
from store.journal.reviews import REVIEWS

if TYPE_CHECKING:
    from store.journal.snapshot import Image, Snapshot

__all__ = ["Attendant", "Engine", "Step"]

Attendant = Callable[[int, bool], None]
"""Told a document's id, and whether the step that touched it is taken back or done again."""


class Step:
    """A step in the making: its words may be changed until it ends; its number is known then."""

    __slots__ = ("n", "undoable", "what")

    def __init__(self, what: str, undoable: bool) -> None:
        self.what = what
        self.undoable = undoable
        self.n: int | None = None


class Engine(Follower):
    """The record's tables in memory: changed in steps, taken back, written out as a whole."""

    def __init__(
        self,
        folder: Path,
        *,
        clock: Callable[[], datetime],
        ops: FileOps | None = None,
        entropy: Callable[[int], bytes] = os.urandom,
        migrations: Sequence[Migration] = MIGRATIONS,
    ) -> None:
        super().__init__(folder, ops or FileOps(), Migrator(migrations))
        self._clock = clock
        self._entropy = entropy
        self._device: str | None = None
        self._step: Step | None = None
        self._log: list[tuple[str, int, Document | None]] = []
        self._attendants: dict[str, Attendant] = {}

    @property
    def history(self) -> History:
        """The steps that can be taken back."""
        return self.state.history

    def documents(self, table: str) -> Mapping[int, Document]:
        """A table as a live view; nobody may change the documents in it."""
        if table == REVIEWS:
            return self.state.reviews
        return MappingProxyType(self.state.tables.setdefault(table, {}))

    def new_id(self) -> int:
        """A random id of 50 bits that no document has."""
        while True:
            doc_id = int.from_bytes(self._entropy(7)) >> 6
            reviews = self.state.reviews
            if (
                doc_id
                and doc_id not in reviews.pending
                and not any(doc_id in table for table in self.state.tables.values())
            ):
                reviews.fresh.add(doc_id)
                return doc_id

    @contextmanager
    def step(self, what: str, *, undoable: bool | None = None) -> Iterator[Step]:
        """Make all changes inside one line of the journal; a step inside a step joins it.

        Whatever is raised inside, or in writing, takes every change back. `undoable` None means: if
        anything but a soft table is touched.
        """
        if self._step is not None:
            mark = len(self._log)
            try:
                yield self._step
            except BaseException:
                self._roll_back(mark)
                raise
            return
        with self._told():
            step = self._step = Step(what, bool(undoable))
            try:
                yield step
                changes = self._changes()
                if undoable is None:
                    step.undoable = any(change.table not in SOFT_TABLES for change in changes)
                if changes:
                    step.n = self._append(step.what, changes, undoable=step.undoable)
            except BaseException:
                self._roll_back(0)
                raise
            finally:
                self._step = None
                self._log.clear()

    def change(self, table: str, doc_id: int, document: Document | None) -> None:
        """Set or (None) remove a document inside a step. It must be canonical and nobody else's."""
        if self._step is None:
            raise RuntimeError("a change needs a step")
        if table in (EARMARK, HISTORY):
            raise ValueError(f"table {table} is Earmark's own")
        self._log.append((table, doc_id, self.state.current(table, doc_id)))
        self.state.put(table, doc_id, document)
        self.generation += 1

    def undo(self, count: int) -> list[PastStep]:
        """Take the newest steps back, each as a line of its own."""
        return self._turn(count, back=True)

    def redo(self, count: int) -> list[PastStep]:
        """Do again what was taken back last."""
        return self._turn(count, back=False)

    def attend(self, table: str, attendant: Attendant) -> None:
        """Have `attendant` turn what lies outside the record along with a table's documents."""
        self._attendants[table] = attendant

    def _turn(self, count: int, *, back: bool) -> list[PastStep]:
        if self._step is not None:
            raise RuntimeError("no undo inside a step")
        turned: list[PastStep] = []
        while len(turned) < count:
            # Attendants may ask whoever listens, so the listeners hear of each before the next.
            with self._told():
                step = self.history.newest_done() if back else self.history.next_again()
                if step is None:
                    break
                try:
                    self._turn_one(step, back=back)
                except UndoRefusedError:
                    if turned:
                        break
                    raise
                turned.append(step)
        if not turned and count > 0:
            raise UndoRefusedError(
                "undo" if back else "redo",
                "nothing is left to take back" if back else "nothing was taken back just before",
            )
        return turned

    def _turn_one(self, step: PastStep, *, back: bool) -> None:
        state = self.state
        changes = turn(
            step,
            state.current,
            back=back,
            culprit=lambda table, doc_id: state.culprits.get((table, doc_id)),
        )
        what = f"{'undid' if back else 'redid'}: {step.what}"
        attended = [
            (attendant, change.id)
            for change in step.changes
            if (attendant := self._attendants.get(change.table)) is not None
        ]
        told: list[tuple[Attendant, int]] = []
        try:
            for attendant, doc_id in attended:
                attendant(doc_id, back)
                told.append((attendant, doc_id))
            for change in changes:
                self._log.append((change.table, change.id, change.before))
                state.put(change.table, change.id, change.after)
            self.generation += 1
            turned = {"undoes": step.n} if back else {"redoes": step.n}
            self._append(what, changes, undoable=False, **turned)
        except BaseException:
            self._roll_back(0)
            for attendant, doc_id in reversed(told):
                attendant(doc_id, not back)
            raise
        finally:
            self._log.clear()

    def _changes(self) -> list[Change]:
        """What the step comes to: each document once, and only where it is another than before."""
        first: dict[tuple[str, int], Document | None] = {}
        for table, doc_id, before in self._log:
            first.setdefault((table, doc_id), before)
        return [
            Change(table, doc_id, before, after)
            for (table, doc_id), before in first.items()
            if not same(before, after := self.state.current(table, doc_id))
        ]

    def _roll_back(self, mark: int) -> None:
        while len(self._log) > mark:
            self.state.put(*self._log.pop())
        self.generation += 1

    def _append(
        self,
        what: str,
        changes: list[Change],
        *,
        undoable: bool,
        undoes: int | None = None,
        redoes: int | None = None,
    ) -> int:
        """Write a line and flush it; only then it is in the history. Returns its number."""
        if self._device is None:
            from store.journal.device import DEVICE, device_id

            try:
                self._device = device_id(self.folder, self.ops, self._entropy)
            except OSError as error:
                raise unwritable(self.folder / DEVICE, error) from error
        entry = Entry(
            n=self.state.next_number(),
            at=self._now(),
            device=self._device,
            what=what,
            undoable=undoable,
            changes=tuple(changes),
            undoes=undoes,
            redoes=redoes,
        )
        self._add(encode_entry(entry))
        self.state.note(entry)
        for change in changes:
            self._touched.setdefault(change.table, set()).add(change.id)
        return entry.n

    def _now(self) -> str:
        at = self._clock().astimezone(UTC)
        return at.isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"

    @property
    def journal_size(self) -> int:
        """The journal's size in bytes, as far as it has been read."""
        return self.state.journal.offset if self.state.journal else 0

    def snapshot_slices(self) -> Iterator[None]:
        """Write a snapshot a little at a time; between the slices the record can be changed.

        Comes to nothing where another process makes one meanwhile, or nothing has changed since
        the last one. Raises UnwritableError; the record and its files then are as before.
        """
        from store.journal.snapshot import take_image

        with self._notifying(), self.locked():
            position = self._position()
            image = take_image(self.state, position)
            if image.n == position.header.base and not image.damaged_lines:
                return
        snapshot = self._snapshot(image)
        try:
            yield from snapshot.write()
            with self._notifying(), self.locked():
                if self.state.journal is position:
                    self._commit(snapshot)
        except OSError as error:
            raise unwritable(self.folder / RECORD, error) from error
        finally:
            with suppress(OSError):
                snapshot.forget()

    def _upgrade(self) -> None:
        from store.journal.migrations import keep_copy
        from store.journal.snapshot import take_image

        image = take_image(self.state, self._position(), all_files=True)
        snapshot = self._snapshot(image)
        try:
            keep_copy(self.folder, self.ops, self.migrator.version)
            for _ in snapshot.write():
                pass
            self._commit(snapshot)
        except OSError as error:
            raise unwritable(self.folder / RECORD, error) from error
        finally:
            with suppress(OSError):
                snapshot.forget()
        self.state.outdated = False

    def _snapshot(self, image: Image) -> Snapshot:
        from store.journal.snapshot import Snapshot

        return Snapshot(
            self.folder,
            self.ops,
            image,
            version=self.migrator.version,
            token=self._entropy(4).hex(),
            load_reviews=self.state.reviews.read_file,
        )

    def _commit(self, snapshot: Snapshot) -> None:
        image, state = snapshot.image, self.state
        if image.damaged_lines:
            snapshot.set_aside()
        state.journal = snapshot.commit()
        state.base = image.n
        state.damaged_lines -= image.damaged_lines
        if state.seen < image.n:
            state.lost = max(0, state.seen + state.lost - image.n)
            state.seen = image.n
        if image.reviews is not None:
            state.reviews.settle(image.reviews, image.n)
        snapshot.clear()
