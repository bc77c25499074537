"""Putting a backup in the place of what is there; what was there is kept beside."""

from __future__ import annotations

import shutil
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from store.errors import EarmarkError, StoreError
from store.home import Home
from store.journal.files import FileOps, unwritable
from store.keeping.backups import extract
from store.keeping.copies import (
    RECORD_FILES,
    Holdings,
    holdings_of,
    locked,
    name_for,
    write_files,
)
from store.keeping.daily import daily_backups, keep_daily, manifest_of
from store.keeping.manifest import no_backup
from store.keeping.placing import LIBRARY, keep_present, other_name, place
from store.library import Library
from store.record import Record

__all__ = ["Automatic", "Found", "Restored", "automatic", "find_backup", "present", "restore"]

_OPS = FileOps()


@dataclass(frozen=True, slots=True)
class Found:
    """A backup that was looked through and is sound, unpacked within the home."""

    path: Path
    made: datetime | None
    """When; None for a folder that says nothing of it."""
    holdings: Holdings
    folder: Path
    """Where it lies unpacked."""

    @property
    def whole(self) -> bool:
        """Whether it brings a library, too; else it restores the record alone."""
        return self.holdings.episodes is not None

    def discard(self) -> None:
        """Remove what was unpacked."""
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did."""

    kept: Path
    """The folder with what was there before."""


@dataclass(frozen=True, slots=True)
class Automatic:
    """One of the backups of the record that are made by themselves."""

    name: str
    made: datetime
    holdings: Holdings


def automatic(home: Home) -> list[Automatic]:
    """Return the automatic backups that can be read, the newest first."""
    found = []
    for path in daily_backups(home.folder):
        with suppress(StoreError):
            manifest = manifest_of(path)
            found.append(Automatic(path.name, manifest.made, manifest.holdings))
    return found


def present(home: Home) -> Holdings | None:
    """Return what the home holds now; None where the record can't be read."""
    try:
        record = Record.open(home.folder)
        episodes = None
        with suppress(StoreError), closing(Library.open(home.library_path, read_only=True)) as db:
            episodes = db.count()
        return holdings_of(record, episodes)
    except StoreError:
        return None


def find_backup(home: Home, name: str) -> Found:
    """Unpack a backup into the home and look it through; nothing else is touched.

    Args:
        home: where to.
        name: a file that `back_up` made, the name of an automatic backup or any start of it that
            no other has, or a folder with a record, such as one that a restore kept.

    Raises:
        DamagedError: it is no backup, or not sound.
        NewerVersionError: a newer Earmark made it.
        UnwritableError: there is no room to unpack it.
    """
    path = _path(home, name)
    home.prepare()
    folder = home.folder / f"unpacked-{token_hex(4)}"
    try:
        made = _unpack(path, folder)
        record = Record.open(folder)
        episodes = None
        if (folder / LIBRARY).exists():
            with closing(Library.open(folder / LIBRARY)) as library:
                if library.quick_check():
                    raise no_backup(path, "is damaged (its library)")
                episodes = library.count()
        return Found(path, made, holdings_of(record, episodes), folder)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if isinstance(error, StoreError) and str(folder) in error.where:
            # What is wrong is the backup's own fault, and its copy here is gone.
            where = error.where.replace(str(folder), str(path))
            raise type(error)(where, error.problem, "nothing was changed") from error
        raise


def _path(home: Home, name: str) -> Path:
    path = Path(name).expanduser()
    if path.exists():
        return path.absolute()
    found = [one for one in daily_backups(home.folder) if one.name.startswith(name)]
    if len(found) == 1 or (found and found[0].name == name):
        return found[0]
    if found:
        several = ", ".join(one.name for one in found)
        raise no_backup(path, f"begins the names of several backups ({several})")
    raise no_backup(path, "there is no such backup")


def _unpack(path: Path, folder: Path) -> datetime | None:
    if not path.is_dir():
        return extract(path, folder).made
    files = {name: (path / name).read_bytes() for name in RECORD_FILES if (path / name).is_file()}
    if not files:
        raise no_backup(path, "is a folder without a record")
    write_files(folder, files.items())
    if (path / LIBRARY).is_file():
        with closing(Library.open(path / LIBRARY, read_only=True)) as library:
            library.copy_to(folder / LIBRARY)
    with suppress(StoreError):
        return manifest_of(path).made
    return None


def restore(home: Home, found: Found, *, at: datetime) -> Restored:
    """Put a backup in the place of what is there, and keep that in a folder beside.

    Cut short at any moment, the next opening finishes it. Windows that are open go on with what was
    restored.

    Raises:
        UnwritableError: it can't be done.
    """
    folder = home.folder
    keep = other_name(folder, f"before-restore-{name_for(at)}")
    names = [name for name in RECORD_FILES if (folder / name).exists()]
    with locked(folder):
        try:
            keep_present(folder, keep, names)
        except OSError as error:
            raise unwritable(keep, error) from error
        if found.whole and home.library_path.exists():
            with (
                suppress(StoreError),
                closing(Library.open(home.library_path, read_only=True)) as library,
            ):
                library.copy_to(keep / LIBRARY)
        absent = [name for name in RECORD_FILES if not (found.folder / name).exists()]
        place(folder, found.folder, keep, absent=absent)
    with suppress(EarmarkError):
        # From now on this is the record that tomorrow's damage would be mended from.
        keep_daily(folder, at, anew=True)
    return Restored(keep)
