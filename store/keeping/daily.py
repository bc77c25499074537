"""The record every day: kept in the home's folder ``backups``, the last seven days of them.

A backup is a folder with the record's files. They are copies, for a link would share the fate of
the file it is made from; but a file that is as it was in the backup before is a link to that.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

from store.clock import from_text
from store.errors import DamagedError, StoreError
from store.journal.files import FileOps, unwritable
from store.journal.layout import (
    HISTORY,
    RECORD_FORMAT,
    REVIEWS_FORMAT,
    TableFile,
    parse_file,
)
from store.journal.lines import DamagedLine, Entry, decode_entries, whole_lines
from store.journal.opening import JOURNAL, RECORD, REVIEWS_FILE
from store.keeping.copies import Holdings, name_for, record_copy, write_files
from store.keeping.manifest import MANIFEST, FileSum, Manifest
from store.keeping.salvage import salvage

__all__ = ["BACKUPS", "KEPT_DAYS", "daily_backups", "keep_daily", "manifest_of"]

BACKUPS = "backups"
KEPT_DAYS = 7

_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{6}Z")
_OPS = FileOps()


def daily_backups(folder: Path) -> list[Path]:
    """Return the automatic backups of the home in `folder`, the newest first."""
    try:
        found = [path for path in (folder / BACKUPS).iterdir() if _NAME.fullmatch(path.name)]
    except OSError:
        return []
    return sorted(found, reverse=True)


def manifest_of(backup: Path) -> Manifest:
    """Return what an automatic backup says of itself.

    Raises:
        DamagedError: nothing, or nothing that can be read.
    """
    try:
        data = (backup / MANIFEST).read_bytes()
    except OSError as error:
        raise DamagedError(str(backup), f"has no manifest ({error.strerror})", "") from error
    return Manifest.from_json(backup, data)


def keep_daily(
    folder: Path, at: datetime, *, anew: bool = False, gently: bool = False
) -> Path | None:
    """Back the record up, unless that was done today already or nothing has changed since.

    It may be called in any thread. A day of UTC counts; of one day the newest backup is kept.

    Args:
        folder: the home's.
        at: the time now.
        anew: back up though today has a backup.
        gently: take longer, so that no other thread waits over some milliseconds.

    Returns:
        The backup's folder, None where none was made.

    Raises:
        DamagedError: the record is damaged; a sound backup never gives way to a damaged one.
        UnwritableError: the disk is full, or writing is not allowed.
    """
    kept = daily_backups(folder)
    name = name_for(at)
    while anew and (folder / BACKUPS / name).exists():
        at += timedelta(seconds=1)
        name = name_for(at)
    if kept and kept[0].name[:10] >= name[:10] and not anew:
        return None
    files = record_copy(folder)
    if not files or (kept and _same(kept[0], files)):
        return None
    version, holdings = _look_through(folder, files, gently=gently)
    manifest = Manifest(
        made=at,
        holdings=holdings,
        files={name: FileSum.of(data) for name, data in files.items()},
        versions={"record": version},
    )
    target = folder / BACKUPS / name
    beside = folder / BACKUPS / f"{name}.new"
    shutil.rmtree(beside, ignore_errors=True)
    before = kept[0] if kept else None
    try:
        linked = {name for name, data in files.items() if _link(before, beside, name, data)}
        rest = [(name, data) for name, data in files.items() if name not in linked]
        write_files(beside, [*rest, (MANIFEST, manifest.to_json())])
        _OPS.replace(beside, target)
        _OPS.sync_folder(target.parent)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    _forget_old(daily_backups(folder))
    return target


def _same(backup: Path, files: Mapping[str, bytes]) -> bool:
    try:
        sums = manifest_of(backup).files
    except StoreError:
        return False
    return {name: FileSum.of(data) for name, data in files.items()} == dict(sums)


def _link(before: Path | None, beside: Path, name: str, data: bytes) -> bool:
    """Link a file of the backup before, where it is the same to the last byte."""
    if before is None:
        return False
    try:
        if (before / name).stat().st_size != len(data) or (before / name).read_bytes() != data:
            return False
        _OPS.make_folder(beside)
        os.link(before / name, beside / name)
    except OSError:
        return False  # a file system without links, or nothing to link: it is written instead
    return True


def _forget_old(backups: list[Path]) -> None:
    days: set[str] = set()
    for backup in backups:
        day = backup.name[:10]
        if day in days or len(days) == KEPT_DAYS:
            shutil.rmtree(backup, ignore_errors=True)
        else:
            days.add(day)


def _look_through(
    folder: Path, files: Mapping[str, bytes], *, gently: bool
) -> tuple[int, Holdings]:
    """Tell the format and count what the files hold; DamagedError where they are not sound."""
    record = _tables(folder / RECORD, RECORD_FORMAT, files.get(RECORD), gently=gently)
    reviews = _tables(folder / REVIEWS_FILE, REVIEWS_FORMAT, files.get(REVIEWS_FILE), gently=gently)
    tables, change = record.tables, record.base
    tables["reviews"] = reviews.tables.get("reviews", {})
    steps = tables.get(HISTORY, {})
    newest = str(steps[max(steps)]["at"]) if steps else ""
    lines, _ = whole_lines(files.get(JOURNAL, b""))
    for entry in decode_entries(lines[1:]):
        if isinstance(entry, DamagedLine):
            problem = f"has a damaged line ({entry.why}), so no automatic backup was made"
            raise DamagedError(str(folder / JOURNAL), problem, "earmark check --repair mends it")
        change, newest = max(change, entry.n), _newest(newest, entry)
        for one in entry.changes:
            if one.after is not None:
                tables.setdefault(one.table, {})[one.id] = one.after
            else:
                tables.setdefault(one.table, {}).pop(one.id, None)
    return record.version, Holdings(
        change=change,
        changed=from_text(newest) if newest else None,
        marked=len(tables.get("reading", {})),
        highlights=len(tables.get("highlights", {})),
        cards=sum(card.get("status") == "card" for card in tables.get("cards", {}).values()),
        reviews=len(tables["reviews"]),
    )


def _newest(at: str, entry: Entry) -> str:
    return max(at, entry.at) if entry.undoable else at


def _tables(path: Path, kind: str, data: bytes | None, *, gently: bool) -> TableFile:
    if data is None:
        return TableFile(1, 0, {})
    if gently:
        found = salvage(data)
        version, base = found.version, found.base
        if found.whole and found.kind == kind and version is not None and base is not None:
            return TableFile(version, base, found.tables)
        # Laid out by hand, perhaps, or by another program: sound all the same if it can be parsed.
    return parse_file(path, kind, data)
