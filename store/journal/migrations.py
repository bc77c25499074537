"""Numbered changes of the record's format, run in order.

Each migration turns one document of the version before into one of its own. It is given every
document there is: in the tables, in the reviews, and the images in the journal and the history, so
that what was done before a migration can be taken back after it. The version that a file has is
noted in its `_earmark` table, or in the journal's head.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from store.errors import NewerVersionError
from store.journal.documents import Document
from store.journal.files import FileOps, write_all
from store.journal.lines import Change

__all__ = ["MIGRATIONS", "Migration", "Migrator", "keep_copy"]

_FILES = ("record.json", "reviews.json", "record.journal")


class Migration(NamedTuple):
    """One step of the format: what a document of table `str` becomes, without touching the old."""

    version: int
    what: str
    document: Callable[[str, Document], Document]


MIGRATIONS: tuple[Migration, ...] = ()
"""Version 1 is the first; a migration to version 2 goes here, then one to version 3, and so on."""


class Migrator:
    """Brings documents of any earlier version up to the newest."""

    def __init__(self, migrations: Sequence[Migration] = MIGRATIONS) -> None:
        expected = list(range(2, len(migrations) + 2))
        if [migration.version for migration in migrations] != expected:
            raise ValueError(f"migrations must be numbered {expected}")
        self._migrations = tuple(migrations)

    @property
    def version(self) -> int:
        """The version that is written."""
        return len(self._migrations) + 1

    def accept(self, where: str, version: int) -> None:
        """Raise NewerVersionError for a file from a newer Earmark."""
        if version > self.version:
            raise NewerVersionError(
                where,
                f"written by a newer Earmark (format {version}, this one knows {self.version})",
                "update Earmark; the file was left untouched",
            )

    def document(self, table: str, document: Document, version: int) -> Document:
        """A document of `version` as it is today."""
        for migration in self._migrations[version - 1 :]:
            document = migration.document(table, document)
        return document

    def change(self, change: Change, version: int) -> Change:
        """A change whose images are of `version`, as it is today."""
        if version >= self.version:
            return change
        return Change(
            change.table,
            change.id,
            change.before and self.document(change.table, change.before, version),
            change.after and self.document(change.table, change.after, version),
        )


def keep_copy(folder: Path, ops: FileOps, version: int) -> Path:
    """Copy the files as they are into `before-version-N`, and return that folder.

    Called under the lock. A copy that is there already is kept: the change of format was cut short
    after it was taken, and no other change is made before that of the format. Raises OSError.
    """
    target = folder / f"before-version-{version}"
    if target.exists():
        return target
    beside = folder / f"before-version-{version}.new"
    ops.make_folder(beside)
    for name in _FILES:
        if not (folder / name).exists():
            continue
        descriptor = ops.open(beside / name, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            write_all(ops, descriptor, (folder / name).read_bytes())
            ops.sync(descriptor)
        finally:
            ops.close(descriptor)
    ops.sync_folder(beside)
    ops.replace(beside, target)
    ops.sync_folder(folder)
    return target
