"""What a backup says of itself: when it was made, what it holds, and its files' checksums."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from store.clock import from_text, to_text
from store.errors import DamagedError, NewerVersionError
from store.keeping.copies import Holdings

__all__ = ["MANIFEST", "FileSum", "Manifest"]

MANIFEST = "manifest.json"
FORMAT = "earmark-backup"
VERSION = 1


@dataclass(frozen=True, slots=True)
class FileSum:
    """A file's size in bytes and its SHA-256."""

    size: int
    sha256: str

    @classmethod
    def of(cls, data: bytes) -> Self:
        """Return the sum of a file's contents."""
        return cls(len(data), sha256(data).hexdigest())


@dataclass(frozen=True, slots=True)
class Manifest:
    """A backup's table of contents."""

    made: datetime
    holdings: Holdings
    files: Mapping[str, FileSum]
    versions: Mapping[str, int]
    """The format of the record and, where it is in, of the library."""

    def to_json(self) -> bytes:
        """Return the manifest as a file."""
        fields = {
            "format": FORMAT,
            "version": VERSION,
            "made": to_text(self.made),
            "versions": dict(self.versions),
            "holdings": self.holdings.to_dict(),
            "files": {
                name: {"size": one.size, "sha256": one.sha256} for name, one in self.files.items()
            },
        }
        return json.dumps(fields, indent=1, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def from_json(cls, where: Path, data: bytes) -> Self:
        """Read what `to_json` wrote.

        Raises:
            DamagedError: it is something else.
            NewerVersionError: a newer Earmark wrote it.
        """
        try:
            raw: Any = json.loads(data)
            if raw["format"] != FORMAT:
                raise ValueError("another format")
            if raw["version"] > VERSION:
                raise NewerVersionError(
                    str(where),
                    f"made by a newer Earmark (backup format {raw['version']}, this one knows "
                    f"{VERSION})",
                    "update Earmark; nothing was changed",
                )
            return cls(
                made=from_text(raw["made"]),
                holdings=Holdings.from_dict(raw["holdings"]),
                files={
                    str(name): FileSum(int(one["size"]), str(one["sha256"]))
                    for name, one in raw["files"].items()
                },
                versions={str(name): int(version) for name, version in raw["versions"].items()},
            )
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
            raise no_backup(where) from error


def no_backup(where: Path, problem: str = "is not a backup of Earmark's") -> DamagedError:
    """Return the one line for a file that can't be restored."""
    return DamagedError(
        str(where), problem, "nothing was changed; earmark restore lists the automatic backups"
    )
