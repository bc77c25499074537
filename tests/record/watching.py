"""File operations that can be watched one by one, and what a power cut would leave of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from store.journal.files import FileOps

__all__ = ["WatchedOps"]


class WatchedOps(FileOps):
    """Does everything for real, and calls `before` ahead of each operation that changes something.

    `before` gets the operation's name and, for a write, the file and the bytes about to be written.
    `after_power_cut` gives the files as they would be if nothing but what was flushed had reached
    the disk: contents as of each file's last flush, names as of the folder's.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.before: Callable[[str, Path | None, bytes], None] = lambda *_: None
        self._paths: dict[int, Path] = {}
        self._flushed: dict[int, bytes] = {}
        self._names: dict[str, int] = {}

    def open(self, path: Path, flags: int) -> int:
        if flags & os.O_CREAT and not path.exists():
            self.before("create", None, b"")
        descriptor = super().open(path, flags)
        self._paths[descriptor] = path
        return descriptor

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        self.before("write", self._paths[descriptor], bytes(data))
        return super().write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        self.before("sync", None, b"")
        super().sync(descriptor)
        path = self._paths[descriptor]
        self._flushed[path.stat().st_ino] = path.read_bytes()

    def truncate(self, descriptor: int, size: int) -> None:
        self.before("truncate", None, b"")
        super().truncate(descriptor, size)

    def replace(self, source: Path, target: Path) -> None:
        self.before("replace", None, b"")
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        self.before("remove", None, b"")
        super().remove(path)

    def sync_folder(self, path: Path) -> None:
        self.before("sync folder", None, b"")
        super().sync_folder(path)
        if path == self.folder:
            self._names = {each.name: each.stat().st_ino for each in path.iterdir()}

    def after_power_cut(self) -> dict[str, bytes]:
        """File names and contents that are certain to be there after the lights went out."""
        return {name: self._flushed.get(inode, b"") for name, inode in self._names.items()}
