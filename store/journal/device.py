"""This device's id, which every line of the journal carries.

It is random and kept in `<home>/device`, not in the journal: a home that is copied to another
machine (or beside itself) takes its journal along, and two devices that then write on must not
both be the first one, or their journals could never be told apart and merged. So the file also
says which machine and which file (inode) it is; a copy agrees in neither, and gets a new id at its
first change. A new id too many does no harm; a shared one would.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

from store.journal.documents import encode
from store.journal.files import FileOps, write_all

__all__ = ["DEVICE", "device_id"]

DEVICE = "device"


def device_id(folder: Path, ops: FileOps, entropy: Callable[[int], bytes]) -> str:
    """The id of this device, a new one where there is none or the file was copied from another.

    Must be called under the lock. Raises OSError where the file cannot be written.
    """
    path = folder / DEVICE
    import platform

    host = platform.node()
    known = _known(path, host)
    if known is not None:
        return known
    fresh = entropy(8).hex()
    beside = folder / f"{DEVICE}.new"
    descriptor = ops.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    try:
        inode = os.fstat(descriptor).st_ino
        fields = {"device": fresh, "host": host, "inode": inode}
        write_all(ops, descriptor, encode(fields) + b"\n")
        ops.sync(descriptor)
    finally:
        ops.close(descriptor)
    ops.replace(beside, path)
    ops.sync_folder(folder)
    return fresh


def _known(path: Path, host: str) -> str | None:
    try:
        with path.open("rb") as file:
            inode = os.fstat(file.fileno()).st_ino
            raw = json.loads(file.read(4096))
    except (OSError, ValueError):
        return None  # whatever stands there says nothing about this device
    if not isinstance(raw, dict) or raw.get("host") != host or raw.get("inode") != inode:
        return None
    device = raw.get("device")
    return device if isinstance(device, str) and device else None
