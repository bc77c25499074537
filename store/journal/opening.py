"""Opening the record: the snapshot's files, then the journal's lines on top.

Nothing here writes or takes the lock, so it works on a home that cannot be written. A snapshot that
somebody else makes meanwhile is noticed by its numbers: the journal then builds on a newer
`record.json` than the one just read, and both are read again.
"""

from __future__ import annotations

import os
from pathlib import Path

from store.journal.files import unwritable
from store.journal.history import History
from store.journal.layout import HISTORY, RECORD_FORMAT, TableFile, damaged, read_file
from store.journal.lines import (
    Change,
    DamagedLine,
    Entry,
    Header,
    LineError,
    decode_entries,
    decode_header,
    whole_lines,
)
from store.journal.migrations import Migrator
from store.journal.reviews import Reviews
from store.journal.state import Position, State, Touched

__all__ = ["JOURNAL", "LOCK", "RECORD", "REVIEWS_FILE", "apply_bytes", "open_state", "stamp"]

RECORD = "record.json"
REVIEWS_FILE = "reviews.json"
JOURNAL = "record.journal"
LOCK = "record.lock"

_RETRIES = 100


def stamp(path: Path) -> tuple[int, int, int, int] | None:
    """What tells one state of a file from another without reading it; None for no file."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unwritable(path, error) from error
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns


def open_state(folder: Path, migrator: Migrator) -> State:
    """Read the record; DamagedError, NewerVersionError or UnwritableError, all untouched."""
    problem = ""
    for _ in range(_RETRIES):
        before = stamp(folder / RECORD)
        record = read_file(folder / RECORD, RECORD_FORMAT)
        journal = _read_journal(folder / JOURNAL)
        if journal is None or journal[1].base <= (record.base if record else 0):
            return _put_together(folder, record, journal, migrator)
        missing = "is missing" if record is None else f"is older (change {record.base})"
        problem = f"{missing}, and the journal holds only what came after change {journal[1].base}"
        if stamp(folder / RECORD) == before:
            break
    raise damaged(folder / RECORD, problem)


_Journal = tuple[tuple[int, int], Header, list[bytes]]
"""Which file, its head, and its whole lines, of which the head's is the first."""


def _read_journal(path: Path) -> _Journal | None:
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            data = file.read()
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise damaged(path, "is a folder, not a file") from error
    except OSError as error:
        raise unwritable(path, error) from error
    if not data:
        raise damaged(path, "is empty")
    lines, _ = whole_lines(data)
    try:
        if not lines:
            raise LineError("it is cut off")
        header = decode_header(lines[0])
    except LineError as error:
        raise damaged(path, f"has a first line that Earmark did not write ({error})") from error
    return (found.st_dev, found.st_ino), header, lines


def _put_together(
    folder: Path, record: TableFile | None, journal: _Journal | None, migrator: Migrator
) -> State:
    state = State(Reviews(folder / REVIEWS_FILE, migrator))
    if record is not None:
        _take_record(state, folder / RECORD, record, migrator)
    if journal is None:
        state.seen = state.base
        if state.reviews.path.exists():
            # Only a snapshot makes the file; which one, the file itself says when it is read.
            state.reviews.base = 1
        return state
    file, header, lines = journal
    migrator.accept(str(folder / JOURNAL), header.version)
    state.outdated |= header.version < migrator.version
    state.seen = header.base
    state.reviews.base = header.reviews
    state.journal = Position(file, header)
    state.journal.advance(b"".join(lines), len(lines))
    if header.reviews > 0 and not state.reviews.path.exists():
        raise damaged(state.reviews.path, "is missing, though the journal builds on it")
    entries = _migrated(list(decode_entries(lines[1:])), header.version, migrator)
    state.apply(entries, 2, {})
    return state


def _take_record(state: State, path: Path, record: TableFile, migrator: Migrator) -> None:
    migrator.accept(str(path), record.version)
    state.base = state.n = record.base

    def migrate(change: Change) -> Change:
        return migrator.change(change, record.version)

    try:
        state.history = History.from_table(record.tables.pop(HISTORY, {}), migrate)
    except LineError as error:
        raise damaged(path, str(error)) from error
    state.tables = record.tables
    if record.version < migrator.version:
        state.outdated = True
        for name, table in state.tables.items():
            for doc_id, document in table.items():
                table[doc_id] = migrator.document(name, document, record.version)


def _migrated(
    lines: list[Entry | DamagedLine], version: int, migrator: Migrator
) -> list[Entry | DamagedLine]:
    if version >= migrator.version:
        return lines
    return [
        line
        if isinstance(line, DamagedLine)
        else Entry(
            line.n,
            line.at,
            line.device,
            line.what,
            line.undoable,
            tuple(migrator.change(change, version) for change in line.changes),
            line.undoes,
            line.redoes,
        )
        for line in lines
    ]


def apply_bytes(state: State, data: bytes, migrator: Migrator) -> Touched:
    """Apply what stands in the journal after what has been read, as far as it is whole lines."""
    touched: Touched = {}
    position = state.journal
    if position is None:
        return touched
    lines, size = whole_lines(data)
    entries = _migrated(list(decode_entries(lines)), position.header.version, migrator)
    state.apply(entries, position.lines + 1, touched)
    position.advance(data[:size], len(lines))
    return touched
