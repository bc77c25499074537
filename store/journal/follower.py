"""Following the journal: the lock, what others have written, and adding a line.

One thread uses it at a time; it may be opened in another one and handed over.
"""

from __future__ import annotations

import os
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from store.errors import DamagedError
from store.journal.files import FileOps, unwritable, write_all
from store.journal.lines import Header, encode_header
from store.journal.lock import FileLock
from store.journal.migrations import Migrator
from store.journal.opening import JOURNAL, LOCK, apply_bytes, open_state
from store.journal.reviews import REVIEWS
from store.journal.state import MARK, Position, Touched

__all__ = ["Follower", "Listener"]

_TRIES = 20
"""How often the lock is taken anew because something had come in that listeners didn't know."""

Listener = Callable[[Mapping[str, frozenset[int]]], None]
"""Is told, after a change, the ids touched by table."""


class Follower(ABC):
    """The record's state, kept up with its journal; the base of the engine."""

    def __init__(self, folder: Path, ops: FileOps, migrator: Migrator) -> None:
        self.folder = folder
        self.ops = ops
        self.migrator = migrator
        self.lock = FileLock(folder / LOCK, ops)
        self.state = open_state(folder, migrator)
        self.generation = 0
        """Rises with every change, own or foreign: what was computed before may be out of date."""
        self._journal = folder / JOURNAL
        self._touched: Touched = {}
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change with the ids touched; returns how to end that."""
        self._listeners.append(listener)

        def end() -> None:
            with suppress(ValueError):
                self._listeners.remove(listener)

        return end

    @contextmanager
    def _notifying(self) -> Iterator[None]:
        """Tell the listeners at the end, when the lock is free again, of what came about inside."""
        try:
            yield
        finally:
            touched, self._touched = self._touched, {}
            told = {table: frozenset(ids) for table, ids in touched.items() if ids}
            if told:
                for listener in tuple(self._listeners):
                    listener(told)

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the lock, with all that others have written read and a torn line cut off."""
        self.lock.acquire()
        try:
            if self.state.journal is None and not self._journal.exists():
                self._make_journal()
            self._read_on(holder=True)
            if self.state.outdated:
                self._upgrade()
            yield
        finally:
            self.lock.release()

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Hold the lock, with the listeners told already of all that others have written.

        What is computed under the lock may rest on what listeners keep. While others write without
        a pause it goes on at last, and the listeners hear of the rest afterwards.
        """
        for tries_left in reversed(range(_TRIES)):
            with self._notifying(), self.locked():
                if self._touched and tries_left:
                    continue
                yield
                return

    def catch_up(self) -> bool:
        """Read what other processes have written; False, after one `stat`, where it is nothing."""
        if self.lock.held:
            return False
        position = self.state.journal
        try:
            found = self._journal.stat()
        except FileNotFoundError:
            if position is None:
                return False
            raise self._gone() from None
        except OSError as error:
            raise unwritable(self._journal, error) from error
        if (
            position is not None
            and (found.st_dev, found.st_ino) == position.file
            and found.st_size == position.offset
            and found.st_mtime_ns == position.mtime
        ):
            return False
        before = self.generation
        with self._notifying():
            self._read_on(holder=False)
        return self.generation != before

    def _read_on(self, *, holder: bool) -> None:
        """Read the journal from where this process stopped; from its beginning if it is another."""
        try:
            descriptor = self.ops.open(self._journal, os.O_RDWR if holder else os.O_RDONLY)
        except FileNotFoundError:
            raise self._gone() from None
        except OSError as error:
            raise unwritable(self._journal, error) from error
        try:
            found = os.fstat(descriptor)
            position = self.state.journal
            if (
                position is None
                or (found.st_dev, found.st_ino) != position.file
                or not _ends_with_mark(descriptor, position)
            ):
                self._reload()
                position = self._position()
            position.mtime = found.st_mtime_ns
            rest = _read_from(descriptor, position.offset)
            if rest and (found.st_dev, found.st_ino) == position.file:
                self._touch(apply_bytes(self.state, rest, self.migrator))
                if holder and os.fstat(descriptor).st_size > position.offset:
                    self.ops.truncate(descriptor, position.offset)
                    position.mtime = os.fstat(descriptor).st_mtime_ns
        except OSError as error:
            raise unwritable(self._journal, error) from error
        finally:
            self.ops.close(descriptor)

    def _reload(self) -> None:
        """Read everything anew, because another process made a snapshot; views stay valid."""
        fresh = open_state(self.folder, self.migrator)
        old = self.state
        touched: Touched = {}
        for name in old.tables.keys() | fresh.tables.keys():
            before, after = old.tables.setdefault(name, {}), fresh.tables.get(name, {})
            touched[name] = {
                doc_id
                for doc_id in before.keys() | after.keys()
                if before.get(doc_id) != after.get(doc_id)
            }
            before.clear()
            before.update(after)
        pending = fresh.reviews.pending
        touched[REVIEWS] = {
            doc_id
            for doc_id in old.reviews.pending.keys() | pending.keys()
            if old.reviews.pending.get(doc_id) != pending.get(doc_id)
        }
        old.reviews.reset(fresh.reviews.base, pending)
        fresh.reviews, fresh.tables = old.reviews, old.tables
        self.state = fresh
        self._touch(touched)

    def _touch(self, touched: Touched) -> None:
        for table, ids in touched.items():
            if ids:
                self._touched.setdefault(table, set()).update(ids)
                self.generation += 1

    @abstractmethod
    def _upgrade(self) -> None:
        """Write files of an earlier version anew; called under the lock."""

    def _add(self, data: bytes) -> None:
        """Append one line and flush it. Where that fails, it is cut off again."""
        position = self._position()
        try:
            descriptor = self.ops.open(self._journal, os.O_WRONLY | os.O_APPEND)
            try:
                self._write_or_cut(descriptor, data, position.offset)
                position.mtime = os.fstat(descriptor).st_mtime_ns
            finally:
                self.ops.close(descriptor)
        except OSError as error:
            raise unwritable(self._journal, error) from error
        position.advance(data, 1)

    def _write_or_cut(self, descriptor: int, data: bytes, size: int) -> None:
        try:
            write_all(self.ops, descriptor, data)
            self.ops.sync(descriptor)
        except BaseException:
            # Where even this fails, the half line stays until the next holder of the lock cuts it.
            with suppress(OSError):
                self.ops.truncate(descriptor, size)
                self.ops.sync(descriptor)
            raise

    def _make_journal(self) -> None:
        state = self.state
        header = Header(self.migrator.version, state.base, state.reviews.base)
        data = encode_header(header)
        beside = self.folder / f"{JOURNAL}.first.new"
        try:
            descriptor = self.ops.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            try:
                write_all(self.ops, descriptor, data)
                self.ops.sync(descriptor)
                found = os.fstat(descriptor)
            finally:
                self.ops.close(descriptor)
            self.ops.replace(beside, self._journal)
            self.ops.sync_folder(self.folder)
            with suppress(OSError):
                # Whoever made the folder may not have brought its own name to the disk.
                self.ops.sync_folder(self.folder.parent)
        except OSError as error:
            raise unwritable(self._journal, error) from error
        state.journal = Position((found.st_dev, found.st_ino), header)
        state.journal.advance(data, 1)

    def _position(self) -> Position:
        if self.state.journal is None:
            raise self._gone()
        return self.state.journal

    def _gone(self) -> DamagedError:
        return DamagedError(
            str(self._journal),
            "is gone, though it was there",
            "put it back if you can; end Earmark, and start it again to go on without it",
        )


def _ends_with_mark(descriptor: int, position: Position) -> bool:
    """Whether what was read last still stands there: a cut file may have grown on differently."""
    start = position.offset - len(position.mark)
    os.lseek(descriptor, start, os.SEEK_SET)
    return os.read(descriptor, MARK)[: len(position.mark)] == position.mark


def _read_from(descriptor: int, offset: int) -> bytes:
    os.lseek(descriptor, offset, os.SEEK_SET)
    pieces: list[bytes] = []
    while piece := os.read(descriptor, 1 << 20):
        pieces.append(piece)
    return b"".join(pieces)
