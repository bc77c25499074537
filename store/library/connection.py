"""Opening ``library.db``, and telling in one line what is wrong with it."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from store.errors import DamagedError, EarmarkError, UnwritableError
from store.library.columns import GarbledError
from store.library.schema import APPLICATION_ID, MIGRATIONS, prepare, refuse_newer

__all__ = ["InterruptedQueryError", "connect", "interrupted", "told"]

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_WAIT_SECONDS = 5.0
_SET_ASIDE = "set it aside with `earmark check --repair` and import again"

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_BROKEN = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_SIGNS_OF_DAMAGE = ("no such table", "no such column", "Could not decode", "FOREIGN KEY")
_NO_ROOM = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_FULL,
}
_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}


class InterruptedQueryError(EarmarkError):
    """The query was stopped by `Library.interrupt`."""


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn what SQLite raises about the file into the store's errors."""
    try:
        yield
    except GarbledError as error:
        raise DamagedError(str(path), "the library is damaged", _SET_ASIDE) from error
    except sqlite3.Error as error:
        told_as = _tell(path, error)
        if told_as is None:
            raise
        raise told_as from error


def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """Open the library, made new where there is no file or an empty one.

    Read only, a library that is not there is an empty one in memory, and nothing is written.

    Raises:
        DamagedError: not a library of Earmark's, or cut off.
        NewerVersionError: a newer Earmark's.
        UnwritableError: it can't be opened or made.
    """
    if path.is_dir():
        raise DamagedError(str(path), "is a folder, not a file", _SET_ASIDE)
    try:
        new = not path.exists() or path.stat().st_size == 0
        if not new:
            _inspect_unless_open(path)
    except OSError as error:
        raise UnwritableError(
            str(path), f"the library can't be read ({error.strerror})", "look at its permissions"
        ) from error
    with told(path):
        if read_only and new:
            connection = _tuned(_connection(":memory:"))
            prepare(connection, path)
        elif read_only:
            connection = _only_looking(path)
        else:
            connection = _at_least_looking(path, new=new)
    return connection


def _at_least_looking(path: Path, *, new: bool) -> sqlite3.Connection:
    """Open to write; where there is no right or no room for that, to look.

    With a full disk, or in a folder that can't be written, texts can still be read and searched.
    """
    try:
        return _writing(path, new=new)
    except sqlite3.OperationalError as error:
        if new or error.sqlite_errorcode & 0xFF not in _NO_ROOM:
            raise
        try:
            return _only_looking(path)
        except sqlite3.OperationalError:
            raise error from None


_OPEN: Counter[tuple[int, int]] = Counter()
"""How many connections this process has to each file."""
_COUNTING = Lock()


class _Connection(sqlite3.Connection):
    """A connection that is counted for as long as it is open."""

    file: tuple[int, int] | None = None

    def close(self) -> None:
        """Close it; once is enough."""
        super().close()
        with _COUNTING:
            if self.file is not None:
                _OPEN[self.file] -= 1
                self.file = None


def _connection(address: str, path: Path | None = None) -> sqlite3.Connection:
    """Connect to an address: a path's own, one that says how to read it, or memory's."""
    # It may be handed from one thread to another, so long as one at a time uses it.
    connection = sqlite3.connect(
        address,
        timeout=_WAIT_SECONDS,
        isolation_level=None,
        check_same_thread=False,
        uri=address.startswith("file:"),
        factory=_Connection,
    )
    if path is not None and path.exists():
        with _COUNTING:
            connection.file = _file_at(path)
            _OPEN[connection.file] += 1
    return connection


def _writing(path: Path, *, new: bool) -> sqlite3.Connection:
    try:
        if new:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            # SQLite would make it readable by everybody; its other files take after this one.
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            path.chmod(0o600)
    except OSError as error:
        raise UnwritableError(
            str(path),
            f"the library can't be made ({error.strerror})",
            "free space or name another home with --home",
        ) from error
    connection = _connection(str(path), path)
    try:
        if new:
            connection.execute("PRAGMA page_size = 8192")
            connection.execute("PRAGMA journal_mode = WAL")
        _tuned(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        prepare(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


def _only_looking(path: Path) -> sqlite3.Connection:
    # A folder that can't be written has no room for the shared memory that WAL needs; where no
    # journal lies beside the file, it may be read as one that doesn't change.
    address = path.absolute().as_uri()
    waiting = path.with_name(f"{path.name}-wal")
    choices = ["?mode=ro"]
    if not waiting.exists() or waiting.stat().st_size == 0:
        choices.append("?mode=ro&immutable=1")
    for number, choice in enumerate(choices, start=1):
        connection = _connection(address + choice, path)
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            refuse_newer(path, version, len(MIGRATIONS))
        except sqlite3.OperationalError:
            connection.close()
            if number == len(choices):
                raise
        except BaseException:
            connection.close()
            raise
        else:
            if version < len(MIGRATIONS):
                connection.close()
                raise UnwritableError(
                    str(path),
                    "an older Earmark wrote this library, and it can't be brought up to date "
                    "where it is only read",
                    "open it once where it can be written",
                )
            return _tuned(connection)
    raise AssertionError("one of the choices returns or raises")


def _tuned(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA cache_size = -8192")
    return connection


def _inspect_unless_open(path: Path) -> None:
    """Look at a file's header, but never at one that this process has open.

    To close a file lets go of all POSIX locks that the process has on it, SQLite's among them.
    Another process would take itself for the last one then, and remove the journal that is in use
    (sqlite.org/howtocorrupt.html, 2.2).
    """
    with _COUNTING:
        if not _OPEN[_file_at(path)]:
            _inspect(path)


def _file_at(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _inspect(path: Path) -> None:
    """Read the file's own header, so that nothing foreign is ever opened for writing."""
    with path.open("rb") as file:
        header = file.read(_HEADER_BYTES)
    if len(header) < _HEADER_BYTES or not header.startswith(_MAGIC):
        raise DamagedError(str(path), "this is not a library of Earmark's", _SET_ASIDE)

    def number(place: int) -> int:
        return int.from_bytes(header[place : place + 4], "big")

    waiting = path.with_name(f"{path.name}-wal")
    journal = path.with_name(f"{path.name}-journal")
    settled = not any(other.exists() and other.stat().st_size for other in (waiting, journal))
    if number(68) != APPLICATION_ID and (settled or number(68) != 0):
        pages = number(28)
        if number(60) != 0 or number(68) != 0 or pages > 1:
            raise DamagedError(str(path), "this is another program's SQLite file", _SET_ASIDE)
    refuse_newer(path, number(60), len(MIGRATIONS))
    page_bytes = int.from_bytes(header[16:18], "big")
    page_bytes = 65536 if page_bytes == 1 else page_bytes
    # The count of pages holds only where the last writer knew of it.
    if settled and number(24) == number(92) and path.stat().st_size < number(28) * page_bytes:
        raise DamagedError(str(path), "the library is cut off at its end", _SET_ASIDE)


def interrupted(path: Path) -> InterruptedQueryError:
    """Return the error for a query that was stopped."""
    return InterruptedQueryError(str(path), "the search was stopped")


def _tell(path: Path, error: sqlite3.Error) -> EarmarkError | None:
    """Return what to say, None where the fault is not the file's but ours."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    where = str(path)
    if code == sqlite3.SQLITE_INTERRUPT:
        return interrupted(path)
    if code in _BUSY:
        return UnwritableError(where, "another Earmark is writing it", "try again in a moment")
    if code in _BROKEN or str(error).startswith(_SIGNS_OF_DAMAGE):
        return DamagedError(where, "the library is damaged", _SET_ASIDE)
    if code == sqlite3.SQLITE_FULL:
        return UnwritableError(where, "the disk is full", "free space; nothing half was written")
    if code in _CLOSED:
        return UnwritableError(
            where,
            f"the library can't be written ({error})",
            "look at its permissions, and at the room on the disk",
        )
    if code == sqlite3.SQLITE_IOERR:
        return UnwritableError(
            where,
            f"reading or writing failed ({error})",
            "look at the disk, and at the room on it",
        )
    return None
