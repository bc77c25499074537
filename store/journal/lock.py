"""One writer at a time: a lock on a file of its own.

The lock belongs to an open file, so the system drops it when its process ends, however it ends: a
dead process's lock is no obstacle. The file stays; removing it would let two processes hold two
locks of one name.
"""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from store.errors import UnwritableError
from store.journal.files import FileOps, unwritable

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


__all__ = ["PATIENCE", "FileLock"]

PATIENCE = 10.0
"""Seconds to wait for another process; a change takes well under a millisecond."""

_TAKEN = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_NO_LOCKS = (
    errno.ENOLCK,
    errno.ENOSYS,
    errno.EINVAL,
    getattr(errno, "EOPNOTSUPP", errno.ENOSYS),
    getattr(errno, "ENOTSUP", errno.ENOSYS),
)


class FileLock:
    """An exclusive lock; `acquire` raises UnwritableError where it cannot be had."""

    def __init__(
        self,
        path: Path,
        ops: FileOps,
        *,
        patience: float = PATIENCE,
        try_lock: Callable[[int], None] = _try_lock,
    ) -> None:
        self._path = path
        self._ops = ops
        self._patience = patience
        self._try_lock = try_lock
        self._descriptor: int | None = None

    @property
    def held(self) -> bool:
        """Whether this object holds the lock now."""
        return self._descriptor is not None

    def acquire(self) -> None:
        """Take the lock, waiting for another holder as long as patience lasts."""
        waited = 0.0
        pause = 0.0005
        while True:
            descriptor = self._open()
            try:
                self._try_lock(descriptor)
                if self._is_current(descriptor):
                    self._descriptor = descriptor
                    return
            except OSError as error:
                self._ops.close(descriptor)
                if error.errno in _NO_LOCKS:
                    raise UnwritableError(
                        str(self._path),
                        "this file system has no locks, so two windows could spoil each other's "
                        "changes",
                        "put the library on a local disk with --home or EARMARK_HOME",
                    ) from error
                if error.errno not in _TAKEN:
                    raise unwritable(self._path, error) from error
            except BaseException:
                self._ops.close(descriptor)
                raise
            else:
                self._ops.close(descriptor)
            if waited >= self._patience:
                raise UnwritableError(
                    str(self._path),
                    "another Earmark has been writing all this time",
                    "wait for it, or end it if it hangs, then try again",
                )
            time.sleep(pause)
            waited += pause
            pause = min(pause * 2, 0.02)

    def release(self) -> None:
        """Give the lock back."""
        if self._descriptor is not None:
            descriptor, self._descriptor = self._descriptor, None
            self._ops.close(descriptor)

    def _open(self) -> int:
        try:
            return self._ops.open(self._path, os.O_RDWR | os.O_CREAT)
        except OSError as error:
            raise unwritable(self._path, error) from error

    def _is_current(self, descriptor: int) -> bool:
        """Whether the name still means the file that was locked: somebody may have removed it."""
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return False
        mine = os.fstat(descriptor)
        return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)
