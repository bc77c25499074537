"""Files that leave: written beside and renamed into place, under names that every system takes."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from store.errors import UnwritableError

__all__ = ["LONGEST_NAME", "file_name", "write_file"]

LONGEST_NAME = 120
"""Bytes of a file's name, without its ending: what file systems and sync programs bear."""

_FORBIDDEN = re.compile(r'[\\/:*?"<>|#^\[\]\x00-\x1f\x7f]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for devices, with any ending."""


def file_name(title: str, fallback: str) -> str:
    r"""Return a title as the name of a file, without an ending.

    It loses ``\ / : * ? " < > | # ^ [ ]``, leading dots and what only looks like nothing, and is
    never empty, never a device's, and never leads out of its folder.
    """
    name = unicodedata.normalize("NFC", _FORBIDDEN.sub(" ", title))
    name = "".join(char for char in name if char.isprintable() or char in "\u200c\u200d")
    name = " ".join(name.split()).lstrip(". ")
    while len(name.encode()) > LONGEST_NAME:
        name = name[:-1]
    name = name.rstrip(". ")
    if _DEVICES.match(name):
        name = f"_{name}"
    return name or fallback


def write_file(path: Path, chunks: Iterable[bytes], *, mode: int = 0o644) -> int:
    """Write a file as a whole or not at all; return its size in bytes.

    Raises:
        UnwritableError: no permission, no room, or a folder in its place; what was there stays.
    """
    beside = path.with_name(f".{path.name[:80]}.{token_hex(4)}.part")
    size = 0
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
        with os.fdopen(descriptor, "wb") as file:
            for chunk in chunks:
                size += file.write(chunk)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        why = error.strerror or str(error)
        raise UnwritableError(
            str(path), f"can't be written ({why})", "name another place with -o"
        ) from error
    finally:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
    return size
