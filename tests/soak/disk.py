"""What a session did to its files, operation by operation, and what a crash would leave of it.

A `Recorder` does everything for real and notes each operation that changes something. A `Disk`
takes the notes one by one and knows two things: how the files look to a program that goes on (or
was killed), and every way they may look after a power cut. The model is as hard on the program as
POSIX allows: what was not flushed may be there, in part, as zeros, or not at all, and of the names
in a folder that was not flushed any may have changed, in any combination.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import NamedTuple

from store.journal.files import FileOps

__all__ = ["Disk", "Files", "Op", "Recorder"]

Files = dict[str, bytes]
"""The contents of all files by their path from the home."""

_ROOT = 0


class Op(NamedTuple):
    """One operation on the file or folder `node`, whose name is in `folder`."""

    kind: str
    node: int = 0
    folder: int = 0
    name: str = ""
    target: str = ""
    offset: int = 0
    data: bytes = b""


class Recorder(FileOps):
    """File operations as the system does them, each noted in `log`; `home` must be empty.

    With `room` set, so many bytes more fit onto the disk; with `stuck`, nothing can be cut off.
    """

    def __init__(self, home: Path) -> None:
        self.log: list[Op] = []
        self.room: int | None = None
        self.stuck = False
        self._home = home
        self._folders: dict[Path, int] = {home: _ROOT}
        self._files: dict[Path, int] = {}
        self._open: dict[int, tuple[int, bool]] = {}
        self._last = _ROOT

    def open(self, path: Path, flags: int) -> int:
        if path not in self._files and flags & os.O_CREAT:
            self._files[path] = self._new()
            self._note("create", self._files[path], path)
        elif flags & os.O_TRUNC and path in self._files:
            self.log.append(Op("truncate", self._files[path]))
        descriptor = super().open(path, flags)
        if path in self._files:
            self._open[descriptor] = (self._files[path], bool(flags & os.O_APPEND))
        return descriptor

    def close(self, descriptor: int) -> None:
        self._open.pop(descriptor, None)
        super().close(descriptor)

    def write(self, descriptor: int, data: bytes | memoryview) -> int:
        node, appends = self._open[descriptor]
        offset = os.lseek(descriptor, 0, os.SEEK_END if appends else os.SEEK_CUR)
        if self.room is not None:
            if self.room == 0:
                raise OSError(errno.ENOSPC, "No space left on device")
            data = data[: self.room]
            self.room -= len(data)
        written = super().write(descriptor, data)
        self.log.append(Op("write", node, offset=offset, data=bytes(data[:written])))
        return written

    def sync(self, descriptor: int) -> None:
        self.log.append(Op("sync", self._open[descriptor][0]))
        super().sync(descriptor)

    def truncate(self, descriptor: int, size: int) -> None:
        if self.stuck:
            raise OSError(errno.EIO, "Input/output error")
        self.log.append(Op("truncate", self._open[descriptor][0], offset=size))
        super().truncate(descriptor, size)

    def replace(self, source: Path, target: Path) -> None:
        kept = self._folders if source in self._folders else self._files
        node = kept.pop(source)
        kept[target] = node
        for path in [path for path in self._files if source in path.parents]:
            self._files[target / path.relative_to(source)] = self._files.pop(path)
        folder = self._folders[source.parent]
        self.log.append(Op("rename", node, folder, source.name, target.name))
        super().replace(source, target)

    def remove(self, path: Path) -> None:
        if path in self._files:
            self._note("unlink", self._files.pop(path), path)
        super().remove(path)

    def make_folder(self, path: Path) -> None:
        if path not in self._folders:
            self._folders[path] = self._new()
            self._note("folder", self._folders[path], path)
        super().make_folder(path)

    def sync_folder(self, path: Path) -> None:
        if path in self._folders:
            self.log.append(Op("sync folder", self._folders[path]))
        super().sync_folder(path)

    def _new(self) -> int:
        self._last += 1
        return self._last

    def _note(self, kind: str, node: int, path: Path) -> None:
        self.log.append(Op(kind, node, self._folders[path.parent], path.name))


@dataclass(slots=True)
class _File:
    flushed: bytes = b""
    since: list[Op] = field(default_factory=list)

    def now(self) -> bytes:
        return _written(self.flushed, self.since)

    def after_power_cut(self) -> list[bytes]:
        """All, nothing, the first few operations, half of the next, or zeros in its place."""
        found = [self.flushed]
        for count, op in enumerate(self.since):
            done = self.since[:count]
            if op.kind == "write":
                length = len(op.data)
                found.append(_written(self.flushed, [*done, op._replace(data=bytes(length))]))
                half = op.data[: length // 2]
                found.append(_written(self.flushed, [*done, op._replace(data=half)]))
                tail = bytes(length // 2) + op.data[length // 2 :]
                found.append(_written(self.flushed, [*done, op._replace(data=tail)]))
            found.append(_written(self.flushed, [*done, op]))
        return list(dict.fromkeys(found))


@dataclass(slots=True)
class _Folder:
    flushed: dict[str, int] = field(default_factory=dict)
    since: list[Op] = field(default_factory=list)

    def now(self) -> dict[str, int]:
        return _named(self.flushed, self.since)

    def after_power_cut(self) -> Iterator[dict[str, int]]:
        """With each combination of the changes that were not flushed."""
        for chosen in product((False, True), repeat=len(self.since)):
            yield _named(
                self.flushed, [op for op, kept in zip(self.since, chosen, strict=True) if kept]
            )


def _written(data: bytes, ops: list[Op]) -> bytes:
    for op in ops:
        if op.kind == "truncate":
            data = data[: op.offset].ljust(op.offset, b"\0")
        else:
            data = data.ljust(op.offset, b"\0")
            data = data[: op.offset] + op.data + data[op.offset + len(op.data) :]
    return data


def _named(names: dict[str, int], ops: list[Op]) -> dict[str, int]:
    names = dict(names)
    for op in ops:
        if op.kind == "rename":
            names.pop(op.name, None)
            names[op.target] = op.node
        elif op.kind == "unlink":
            names.pop(op.name, None)
        else:
            names[op.name] = op.node
    return names


class Disk:
    """The files after some operations, as a program sees them and as a power cut may leave them."""

    def __init__(self) -> None:
        self._files: dict[int, _File] = {}
        self._folders: dict[int, _Folder] = {_ROOT: _Folder()}

    def apply(self, op: Op) -> None:
        """Do one operation."""
        if op.kind in ("write", "truncate"):
            self._files[op.node].since.append(op)
        elif op.kind == "sync":
            file = self._files[op.node]
            file.flushed, file.since = file.now(), []
        elif op.kind == "sync folder":
            folder = self._folders[op.node]
            folder.flushed, folder.since = folder.now(), []
        else:
            if op.kind == "create":
                self._files[op.node] = _File()
            elif op.kind == "folder":
                self._folders[op.node] = _Folder()
            self._folders[op.folder].since.append(op)

    def now(self) -> Files:
        """The files as any program sees them, a killed one's successor too."""
        return self._now(_ROOT, "")

    def torn(self, op: Op, length: int) -> Files:
        """The same if of the write `op`, which is the next one, only `length` bytes were done."""
        self._files[op.node].since.append(op._replace(data=op.data[:length]))
        try:
            return self.now()
        finally:
            self._files[op.node].since.pop()

    def after_power_cut(self) -> Iterator[Files]:
        """Every way in which the files may look after a power cut now, each once."""
        seen: set[frozenset[tuple[str, bytes]]] = set()
        for files in self._cut(_ROOT, ""):
            key = frozenset(files.items())
            if key not in seen:
                seen.add(key)
                yield files

    def _now(self, folder: int, path: str) -> Files:
        files: Files = {}
        for name, node in self._folders[folder].now().items():
            if node in self._files:
                files[path + name] = self._files[node].now()
            else:
                files |= self._now(node, f"{path}{name}/")
        return files

    def _cut(self, folder: int, path: str) -> Iterator[Files]:
        for names in self._folders[folder].after_power_cut():
            choices: list[list[Files]] = []
            for name, node in names.items():
                if node in self._files:
                    cut = self._files[node].after_power_cut()
                    choices.append([{path + name: data} for data in cut])
                else:
                    choices.append(list(self._cut(node, f"{path}{name}/")))
            for chosen in product(*choices):
                yield {name: data for files in chosen for name, data in files.items()}
