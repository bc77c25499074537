"""The file operations that change anything, in one place.

Everything the record does to the disk goes through a `FileOps`, so that a test can record the
operations, cut them short at any point, or let the disk be full.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from store.errors import UnwritableError

__all__ = ["FileOps", "unwritable", "write_all"]

_BINARY = getattr(os, "O_BINARY", 0)
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


class FileOps:
    """The operations as the system does them. Each raises `OSError` where the system does."""

    def open(self, path: Path, flags: int) -> int:
        """Open or make a file (mode 0600) and return its descriptor."""
        return os.open(path, flags | _BINARY, 0o600)

    def close(self, descriptor: int) -> None:
        """Close what `open` gave."""
        os.close(descriptor)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        """Write some of `data` and return how many bytes it was."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """Bring a file's contents to the disk itself."""
        if sys.platform == "darwin":
            import fcntl

            # fsync there only hands the data to the drive, which may still hold it in its cache.
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        else:
            os.fsync(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        """Cut a file to `size` bytes."""
        os.ftruncate(descriptor, size)

    def replace(self, source: Path, target: Path) -> None:
        """Rename over whatever `target` is, in one step."""
        source.replace(target)

    def remove(self, path: Path) -> None:
        """Remove a file; one that has gone already is no error."""
        path.unlink(missing_ok=True)

    def make_folder(self, path: Path) -> None:
        """Make a folder (mode 0700) and what it stands in; one that is there is left as it is."""
        missing = [each for each in (path, *path.parents) if not each.exists()]
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in reversed(missing):
            self.sync_folder(each.parent)

    def sync_folder(self, path: Path) -> None:
        """Bring a folder's names to the disk: without it a rename may be lost."""
        if sys.platform == "win32":
            return
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def write_all(ops: FileOps, descriptor: int, data: bytes) -> None:
    """Write the whole of `data`; the system may take it in several bites."""
    view = memoryview(data)
    while view:
        view = view[ops.write(descriptor, view) :]


def unwritable(path: Path, error: OSError) -> UnwritableError:
    """Turn a failed file operation into one line for people."""
    if error.errno in _FULL:
        return UnwritableError(
            str(path), "the disk is full", "make room and try again; nothing that was kept is lost"
        )
    if error.errno in _DENIED:
        return UnwritableError(
            str(path),
            f"no permission ({error.strerror})",
            "give yourself the right to read and write it, or choose another --home",
        )
    return UnwritableError(
        str(path), f"{error.strerror or error}", "see to the disk or folder, then try again"
    )
