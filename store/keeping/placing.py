"""Putting other files in the place of the home's, so that being cut short does no harm.

The new files are made ready in a folder beside; renaming it to ``restoring`` is the moment from
which they count. Whoever opens the home next finishes what was begun, under the record's lock. What
was there before goes into the folder that the plan names, and is never deleted.

The library is not renamed over while it is sound, for other windows may have it open: SQLite puts
the new contents into the file in one transaction, and they all see it.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import closing, suppress
from pathlib import Path

from store.errors import DamagedError
from store.journal.device import DEVICE
from store.journal.files import FileOps, unwritable, write_all
from store.keeping.copies import RECORD_FILES, locked
from store.library.connection import told
from store.library.copying import copy_into

__all__ = [
    "LIBRARY",
    "READY",
    "SIDE_FILES",
    "finish_placing",
    "keep_present",
    "other_name",
    "place",
    "refuse_busy",
    "set_aside",
]

LIBRARY = "library.db"
SIDE_FILES = ("library.db-wal", "library.db-shm", "library.db-journal")
READY = "restoring"
PLAN = "plan.json"

_OPS = FileOps()


def keep_present(folder: Path, keep: Path, names: Iterable[str]) -> None:
    """Copy the home's files of these names, whatever is in them, into a new folder.

    A folder in a file's place is left for `place` to move. Raises OSError.
    """
    _OPS.make_folder(keep)
    for name in names:
        source = folder / name
        if source.is_file():
            descriptor = _OPS.open(keep / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
            try:
                write_all(_OPS, descriptor, source.read_bytes())
                _OPS.sync(descriptor)
            finally:
                _OPS.close(descriptor)
    _OPS.sync_folder(keep)
    _OPS.sync_folder(folder)


def place(
    folder: Path, ready: Path, keep: Path, *, absent: Iterable[str] = (), rename: bool = False
) -> None:
    """Put the files of the folder `ready` into the home; the caller holds the record's lock.

    Args:
        folder: the home.
        ready: a folder within it.
        keep: a folder within it, where what gives way is kept.
        absent: names of files that are to be gone.
        rename: set the library that is there aside as a whole, for it is damaged.

    Raises:
        UnwritableError: it can't be done; as far as it was begun, the next opening goes on with it.
    """
    plan = {"keep": keep.name, "absent": list(absent), "rename": rename}
    try:
        descriptor = _OPS.open(ready / PLAN, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            write_all(_OPS, descriptor, json.dumps(plan).encode())
            _OPS.sync(descriptor)
        finally:
            _OPS.close(descriptor)
        _OPS.sync_folder(ready)
        _OPS.replace(ready, folder / READY)
        _OPS.sync_folder(folder)
        _carry_out(folder)
    except OSError as error:
        raise unwritable(folder, error) from error


def finish_placing(folder: Path) -> None:
    """Finish what was cut short, if anything was.

    Raises:
        DamagedError: what was begun can't be understood.
        UnwritableError: it can't be finished now.
    """
    if not (folder / READY).is_dir():
        return
    with locked(folder):
        try:
            if (folder / READY).is_dir():
                _carry_out(folder)
        except OSError as error:
            raise unwritable(folder / READY, error) from error


def _carry_out(folder: Path) -> None:
    """Do what the plan says and is not done yet: each step leaves a mark that it was."""
    ready = folder / READY
    try:
        plan = json.loads((ready / PLAN).read_bytes())
        keep = folder / Path(plan["keep"]).name
        absent, rename = [Path(name).name for name in plan["absent"]], bool(plan["rename"])
    except (ValueError, TypeError, LookupError, FileNotFoundError) as error:
        raise DamagedError(
            str(ready), "was begun and can't be understood", "move that folder elsewhere"
        ) from error
    _OPS.make_folder(keep)
    if (ready / LIBRARY).exists():
        _place_library(folder, ready / LIBRARY, keep, rename=rename)
    for name in RECORD_FILES:
        if (ready / name).exists():
            if (folder / name).is_dir():
                _OPS.replace(folder / name, keep / name)
            _OPS.replace(ready / name, folder / name)
            _OPS.sync_folder(folder)
        elif name in absent and os.path.lexists(folder / name):
            _OPS.replace(folder / name, keep / name)
            _OPS.sync_folder(folder)
    # The numbers of changes may begin again from an earlier one: that is another device's journal.
    _OPS.remove(folder / DEVICE)
    done = folder / f"{READY}.done"
    shutil.rmtree(done, ignore_errors=True)
    _OPS.replace(ready, done)
    _OPS.sync_folder(folder)
    shutil.rmtree(done, ignore_errors=True)


def _place_library(folder: Path, new: Path, keep: Path, *, rename: bool) -> None:
    present = folder / LIBRARY
    if not rename and present.is_file():
        with suppress(sqlite3.Error):
            with (
                closing(sqlite3.connect(new)) as source,
                closing(sqlite3.connect(present)) as target,
            ):
                _refuse_busy(present, target)
                copy_into(source, target)
            new.unlink()
            return
    for name in (LIBRARY, *SIDE_FILES):
        # What is kept already was moved before a crash; what lies there now is newer.
        if os.path.lexists(folder / name) and not os.path.lexists(keep / name):
            _OPS.replace(folder / name, keep / name)
    _OPS.sync_folder(folder)
    _OPS.replace(new, present)
    _OPS.sync_folder(folder)


def refuse_busy(path: Path) -> None:
    """Raise UnwritableError where another process is writing a library, damaged or not."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        _refuse_busy(path, connection)


def _refuse_busy(path: Path, connection: sqlite3.Connection) -> None:
    """Tell a library that somebody writes from one that is damaged: only that gives way."""
    try:
        connection.execute("PRAGMA busy_timeout = 10000")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            with told(path):
                raise
        raise


def set_aside(folder: Path, keep: Path, names: Iterable[str]) -> list[str]:
    """Move the home's files of these names, where there are any, into a folder of their own.

    Raises:
        UnwritableError: it can't be done.
    """
    moved = []
    try:
        _OPS.make_folder(keep)
        for name in names:
            if os.path.lexists(folder / name):
                _OPS.replace(folder / name, keep / name)
                moved.append(name)
        _OPS.sync_folder(folder)
    except OSError as error:
        raise unwritable(keep, error) from error
    return moved


def other_name(folder: Path, name: str) -> Path:
    """Return a path in `folder` that is free: the name, or the name with a number."""
    found, number = folder / name, 2
    while os.path.lexists(found):
        found, number = folder / f"{name}-{number}", number + 1
    return found
