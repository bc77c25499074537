"""Everything in one file: a zip of the record's files, the library, and a manifest.

Making one is safe while windows are open: the record is copied under its lock, the library by
SQLite's backup. What was written is read back and opened before it gets its name.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from store.errors import DamagedError, UnwritableError
from store.home import Home
from store.journal.files import FileOps, unwritable
from store.journal.migrations import Migrator
from store.keeping.copies import RECORD_FILES, Holdings, holdings_of, record_copy, write_files
from store.keeping.manifest import MANIFEST, FileSum, Manifest, no_backup
from store.library import Library
from store.record import Record

__all__ = ["LIBRARY", "Backup", "back_up", "extract", "read_manifest"]

LIBRARY = "library.db"

_CHUNK = 1 << 20
_OPS = FileOps()
_MOST_MANIFEST = 1 << 20
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made, or would be."""

    path: Path
    made: datetime
    holdings: Holdings
    size: int
    """Bytes; 0 where nothing was written."""


def back_up(
    home: Home, target: Path, *, at: datetime, replace: bool = False, dry_run: bool = False
) -> Backup:
    """Write everything into the file `target`, and read it back before it gets that name.

    Raises:
        UnwritableError: the file is there already and not to be replaced, or can't be written.
        DamagedError: the record or the library is damaged.
        NewerVersionError: one of them is a newer Earmark's.
    """
    target = target.expanduser().absolute()
    _refuse(home, target, replace=replace)
    # Beside the target, so that the last step is a rename.
    with _scratch(target.parent) as scratch:
        kept = scratch / "kept"
        files = record_copy(home.folder)
        write_files(kept, files.items())
        record = Record.open(kept)
        versions = {"record": Migrator().version}
        episodes = None
        if home.library_path.exists():
            episodes, versions["library"] = _copy_library(home, kept / LIBRARY)
        holdings = holdings_of(record, episodes)
        if dry_run:
            return Backup(target, at, holdings, 0)
        names = [*files, *([LIBRARY] if episodes is not None else [])]
        manifest = Manifest(at, holdings, {name: _sum(kept / name) for name in names}, versions)
        written = scratch / "backup.zip"
        try:
            _write(written, kept, manifest)
            extract(written, scratch / "again")
            again = holdings_of(Record.open(scratch / "again"), episodes)
            if again != holdings:
                raise DamagedError(
                    str(target), "could not be read back as it was written", "try again"
                )
            size = written.stat().st_size
            _OPS.replace(written, target)
            _OPS.sync_folder(target.parent)
        except OSError as error:
            raise unwritable(target, error) from error
    return Backup(target, at, holdings, size)


def _refuse(home: Home, target: Path, *, replace: bool) -> None:
    ours = {home.folder.absolute() / name for name in (*RECORD_FILES, LIBRARY)}
    if target in ours:
        raise UnwritableError(str(target), "is a file that Earmark works with", "name another")
    if target.is_dir():
        raise UnwritableError(str(target), "is a folder", "name a file in it")
    if not target.parent.is_dir():
        raise UnwritableError(str(target.parent), "there is no such folder", "make it first")
    if target.exists() and not replace:
        raise UnwritableError(
            str(target), "is there already", "name another file, or replace it with --yes"
        )


@contextmanager
def _scratch(folder: Path) -> Iterator[Path]:
    try:
        scratch = Path(tempfile.mkdtemp(prefix=".earmark-", dir=folder))
    except OSError as error:
        raise unwritable(folder, error) from error
    try:
        yield scratch
    except UnwritableError as error:
        if not error.where.startswith(str(scratch)):
            raise
        # The scratch folder is gone when this is read.
        raise UnwritableError(str(folder), error.problem, error.remedy) from error
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _copy_library(home: Home, target: Path) -> tuple[int, int]:
    """Copy the library, and return its number of episodes and its version."""
    with closing(Library.open(home.library_path, read_only=True)) as library:
        library.copy_to(target)
    with closing(Library.open(target)) as copy:
        broken = copy.quick_check()
        if broken:
            raise DamagedError(
                str(home.library_path),
                f"the library is damaged ({broken[0]})",
                "run earmark check --repair first; it deletes nothing",
            )
        return copy.count(), copy.format


def _sum(path: Path) -> FileSum:
    made, size = sha256(), 0
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            made.update(data)
            size += len(data)
    return FileSum(size, made.hexdigest())


def _write(path: Path, kept: Path, manifest: Manifest) -> None:
    moment = manifest.made.timetuple()[:6]
    with zipfile.ZipFile(path, "x", zipfile.ZIP_DEFLATED, compresslevel=4) as archive:
        for name in (MANIFEST, *manifest.files):
            info = zipfile.ZipInfo(name, (max(moment[0], 1980), *moment[1:]))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            with archive.open(info, "w", force_zip64=True) as entry:
                if name == MANIFEST:
                    entry.write(manifest.to_json())
                    continue
                with (kept / name).open("rb") as file:
                    shutil.copyfileobj(file, entry, _CHUNK)
    path.chmod(0o600)
    descriptor = _OPS.open(path, os.O_RDWR)
    try:
        _OPS.sync(descriptor)
    finally:
        _OPS.close(descriptor)


def read_manifest(path: Path) -> Manifest:
    """Return what a backup says of itself.

    Raises:
        DamagedError: it is no backup, or its manifest can't be read.
        NewerVersionError: a newer Earmark made it.
    """
    with _opened(path) as archive:
        return _manifest(path, archive)


def _manifest(path: Path, archive: zipfile.ZipFile) -> Manifest:
    try:
        info = archive.getinfo(MANIFEST)
    except KeyError as error:
        raise no_backup(path) from error
    if info.file_size > _MOST_MANIFEST:
        raise no_backup(path)
    return Manifest.from_json(path, archive.read(MANIFEST))


def extract(path: Path, folder: Path) -> Manifest:
    """Unpack a backup into a new folder, with every file's checksum compared.

    Raises:
        DamagedError: it is no backup, or a file in it is not what was put in.
        NewerVersionError: a newer Earmark made it.
    """
    with _opened(path) as archive:
        manifest = _manifest(path, archive)
        unknown = manifest.files.keys() - {*RECORD_FILES, LIBRARY}
        if unknown:
            raise no_backup(path, f"holds a file that Earmark doesn't know ({min(unknown)})")
        _extract(path, archive, manifest.files, folder)
    return manifest


def _extract(
    path: Path, archive: zipfile.ZipFile, files: Mapping[str, FileSum], folder: Path
) -> None:
    try:
        _OPS.make_folder(folder)
        for name, wanted in files.items():
            made, size = sha256(), 0
            descriptor = _OPS.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
            with os.fdopen(descriptor, "wb") as file, archive.open(name) as entry:
                while size <= wanted.size and (data := entry.read(_CHUNK)):
                    made.update(data)
                    size += len(data)
                    file.write(data)
                file.flush()
                _OPS.sync(file.fileno())
            if FileSum(size, made.hexdigest()) != wanted:
                raise no_backup(path, f"is damaged ({name} in it is not what was put in)")
        _OPS.sync_folder(folder)
    except OSError as error:
        raise unwritable(folder, error) from error


@contextmanager
def _opened(path: Path) -> Iterator[zipfile.ZipFile]:
    if path.is_dir():
        raise no_backup(path, "is a folder without a record")
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except FileNotFoundError as error:
        raise no_backup(path, "there is no such file") from error
    except _UNREADABLE as error:
        raise no_backup(path, "is damaged, or not a backup of Earmark's") from error
    except OSError as error:
        raise unwritable(path, error) from error
