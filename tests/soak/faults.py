"""Faults that the journal may have, each of which some test must notice."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["JOURNAL_FAULTS", "Fault"]


class Fault(NamedTuple):
    """One line of the source as it is, and as it would be wrong."""

    name: str
    file: str
    sound: str
    broken: str


_FILES = "store/journal/files.py"
_FOLLOWER = "store/journal/follower.py"
_LINES = "store/journal/lines.py"
_LOCK = "store/journal/lock.py"
_OPENING = "store/journal/opening.py"
_SNAPSHOT = "store/journal/snapshot.py"
_STATE = "store/journal/state.py"
_ENGINE = "store/journal/engine.py"

_FLUSHING = (
    Fault(
        "files are not flushed",
        _FILES,
        "        else:\n            os.fsync(descriptor)\n",
        "",
    ),
    Fault(
        "folders are not flushed",
        _FILES,
        "        try:\n            os.fsync(descriptor)\n",
        "        try:\n            pass\n",
    ),
    Fault(
        "a line is told of before it is flushed",
        _FOLLOWER,
        "            write_all(self.ops, descriptor, data)\n            self.ops.sync(descriptor)\n"
        "        except",
        "            write_all(self.ops, descriptor, data)\n        except",
    ),
    Fault(
        "a new journal is renamed before it is flushed",
        _FOLLOWER,
        "                self.ops.sync(descriptor)\n                found",
        "                found",
    ),
    Fault(
        "a new journal's name is not flushed",
        _FOLLOWER,
        "            self.ops.replace(beside, self._journal)\n"
        "            self.ops.sync_folder(self.folder)\n",
        "            self.ops.replace(beside, self._journal)\n",
    ),
    Fault(
        "a snapshot's files are renamed before they are flushed",
        _SNAPSHOT,
        "            write_all(self._ops, descriptor, held)\n"
        "            self._ops.sync(descriptor)\n            yield\n",
        "            write_all(self._ops, descriptor, held)\n            yield\n",
    ),
    Fault(
        "a snapshot's journal is renamed before it is flushed",
        _SNAPSHOT,
        "            ops.sync(descriptor)\n",
        "",
    ),
    Fault(
        "a snapshot's renames are not flushed one by one",
        _SNAPSHOT,
        "self._folder / name)\n        self._ops.sync_folder(self._folder)\n",
        "self._folder / name)\n",
    ),
    Fault(
        "a migration's copy is not flushed",
        "store/journal/migrations.py",
        "            ops.sync(descriptor)\n",
        "",
    ),
    Fault(
        "the library is not flushed before the record tells of an import",
        "store/importing.py",
        "    desk.library.settle()\n",
        "",
    ),
)

_ORDER = (
    Fault(
        "the journal is renamed before the record: truncate and rename swapped",
        _SNAPSHOT,
        "        self._place(RECORD)\n        self._place(JOURNAL)\n",
        "        self._place(JOURNAL)\n        self._place(RECORD)\n",
    ),
    Fault(
        "the journal is renamed before the reviews",
        _SNAPSHOT,
        "        if image.reviews is not None:\n            self._place(REVIEWS_FILE)\n"
        "        self._place(RECORD)\n        self._place(JOURNAL)\n",
        "        self._place(RECORD)\n        self._place(JOURNAL)\n"
        "        if image.reviews is not None:\n            self._place(REVIEWS_FILE)\n",
    ),
    Fault(
        "a snapshot writes the record in place",
        _SNAPSHOT,
        '        return self._folder / f"{name}.{self._token}.new"\n',
        "        if name == RECORD:\n            (self._folder / name).unlink(missing_ok=True)\n"
        "            return self._folder / name\n"
        '        return self._folder / f"{name}.{self._token}.new"\n',
    ),
    Fault(
        "a snapshot forgets what was done while it was written",
        _SNAPSHOT,
        "encode_header(header) + since",
        "encode_header(header)",
    ),
    Fault(
        "a snapshot is put over another's",
        _ENGINE,
        "                if self.state.journal is position:\n",
        "                if self.state.journal is not None:\n",
    ),
    Fault(
        "a snapshot's number is one too high",
        _SNAPSHOT,
        "        n=max(state.n, state.seen + state.lost),\n",
        "        n=max(state.n, state.seen + state.lost) + 1,\n",
    ),
    Fault(
        "lines that are in the snapshot are done again",
        _STATE,
        "            in_record = entry.n <= self.base\n",
        "            in_record = False\n",
    ),
    Fault(
        "a migration takes no copy",
        _ENGINE,
        "            keep_copy(self.folder, self.ops, self.migrator.version)\n",
        "",
    ),
)

_LOCKING = (
    Fault(
        "the lock is skipped",
        _LOCK,
        "        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)\n",
        "        pass\n",
    ),
    Fault(
        "the lock is shared",
        _LOCK,
        "fcntl.LOCK_EX | fcntl.LOCK_NB",
        "fcntl.LOCK_SH | fcntl.LOCK_NB",
    ),
    Fault(
        "a lock on a removed file counts",
        _LOCK,
        "        return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)\n",
        "        return bool(there and mine)\n",
    ),
    Fault(
        "a file system without locks is not noticed",
        _LOCK,
        "                if error.errno in _NO_LOCKS:\n",
        "                if error.errno in _NO_LOCKS:\n                    return\n"
        "                if error.errno in _NO_LOCKS:\n",
    ),
    Fault(
        "an appender doesn't read what others have written",
        _FOLLOWER,
        "            self._read_on(holder=True)\n            if self.state.outdated",
        "            if self.state.journal is None:\n                self._read_on(holder=True)\n"
        "            if self.state.outdated",
    ),
    Fault(
        "another's snapshot is not noticed",
        _FOLLOWER,
        "                or (found.st_dev, found.st_ino) != position.file\n"
        "                or not _ends_with_mark(descriptor, position)\n",
        "",
    ),
    Fault(
        "a journal that was cut and grew on is not noticed",
        _FOLLOWER,
        "    return os.read(descriptor, MARK)[: len(position.mark)] == position.mark\n",
        "    return True\n",
    ),
    Fault(
        "a window doesn't look again",
        _FOLLOWER,
        "            and found.st_size == position.offset\n"
        "            and found.st_mtime_ns == position.mtime\n",
        "",
    ),
)

_READING = (
    Fault(
        "the checksum is ignored",
        _LINES,
        "    if tail != b'%b%08x\"}\\n' % (_SUM, crc32(body)):\n",
        "    if not tail.startswith(_SUM):\n",
    ),
    Fault(
        "a torn line is accepted",
        _LINES,
        '(not lines[-1].endswith(b"\\n") or b"\\0" in lines[-1])',
        '(len(lines[-1]) < 40 or b"\\0" in lines[-1])',
    ),
    Fault(
        "zeros after a power cut are a line",
        _LINES,
        '(not lines[-1].endswith(b"\\n") or b"\\0" in lines[-1])',
        '(not lines[-1].endswith(b"\\n"))',
    ),
    Fault(
        "a torn line is not cut off before the next",
        _FOLLOWER,
        "                    self.ops.truncate(descriptor, position.offset)\n"
        "                    position.mtime",
        "                    position.mtime",
    ),
    Fault(
        "a reader cuts a torn line off",
        _FOLLOWER,
        "os.O_RDWR if holder else os.O_RDONLY)\n        except FileNotFoundError",
        "os.O_RDWR)\n            holder = True\n        except FileNotFoundError",
    ),
    Fault(
        "a damaged line ends the reading",
        _STATE,
        "                self.lost += 1\n                continue\n",
        "                self.lost += 1\n                break\n",
    ),
    Fault(
        "the journal's base is not compared with the record's",
        _OPENING,
        "        if journal is None or journal[1].base <= (record.base if record else 0):\n",
        "        if True:\n",
    ),
    Fault(
        "a missing line is not noticed",
        _STATE,
        "        if n > expected:\n",
        "        if n > expected + 1_000_000:\n",
    ),
    Fault(
        "a line that stands twice is not noticed",
        _STATE,
        "        elif n <= self.seen:\n",
        "        elif n < 0:\n",
    ),
    Fault(
        "a damaged line's number is given again",
        _STATE,
        "        return max(self.n, self.seen + self.lost) + 1\n",
        "        return self.n + 1\n",
    ),
    Fault(
        "an empty record is taken for a new one",
        "store/journal/layout.py",
        '    if not data.strip():\n        raise damaged(path, "is empty")\n',
        "    if not data.strip():\n        return TableFile(1, 0, {})\n",
    ),
    Fault(
        "null is taken for a new record",
        "store/journal/layout.py",
        "    if not isinstance(raw, dict):\n",
        "    if raw is None:\n        return TableFile(1, 0, {})\n"
        "    if not isinstance(raw, dict):\n",
    ),
    Fault(
        "another program's file is taken for the record",
        "store/journal/layout.py",
        '    if not isinstance(head, dict) or head.get("format") != kind:\n',
        "    if head is None:\n        return TableFile(1, 0, {})\n"
        '    if not isinstance(head, dict) or head.get("format") != kind:\n',
    ),
    Fault(
        "a newer version's file is opened",
        "store/journal/migrations.py",
        "        if version > self.version:\n",
        "        if version > self.version + 1:\n",
    ),
    Fault(
        "a missing reviews.json is taken for an empty one",
        _OPENING,
        "    if header.reviews > 0 and not state.reviews.path.exists():\n",
        "    if header.reviews < 0 and not state.reviews.path.exists():\n",
    ),
    Fault(
        "a vanished journal is begun anew",
        _FOLLOWER,
        "            if self.state.journal is None and not self._journal.exists():\n",
        "            if not self._journal.exists():\n",
    ),
)

_WRITING = (
    Fault(
        "half a write is taken for the whole",
        _FILES,
        "    while view:\n        view = view[ops.write(descriptor, view) :]\n",
        "    ops.write(descriptor, view)\n",
    ),
    Fault(
        "a line that failed is not cut off",
        _FOLLOWER,
        "                self.ops.truncate(descriptor, size)\n                self.ops.sync",
        "                self.ops.sync",
    ),
    Fault(
        "a change that failed stays in memory",
        _ENGINE,
        "            except BaseException:\n                self._roll_back(0)\n",
        "            except BaseException:\n",
    ),
    Fault(
        "half of an inner step stays",
        _ENGINE,
        "            except BaseException:\n                self._roll_back(mark)\n",
        "            except BaseException:\n",
    ),
    Fault(
        "an undo that failed stays in memory",
        _ENGINE,
        "        except BaseException:\n            self._roll_back(0)\n            for attendant",
        "        except BaseException:\n            for attendant",
    ),
    Fault(
        "an undo that failed leaves the library taken back",
        _ENGINE,
        "            for attendant, doc_id in reversed(told):\n"
        "                attendant(doc_id, not back)\n",
        "",
    ),
    Fault(
        "an undo doesn't look whether something newer depends on it",
        "store/journal/history.py",
        "        if same(now, left):\n",
        "        if now is not left or same(now, left):\n",
    ),
    Fault(
        "an import is taken back from under a highlight",
        "store/desk.py",
        "            if dependent is not None:\n",
        "            if dependent is None and dependent is not None:\n",
    ),
    Fault(
        "what can be redone is forgotten at a snapshot",
        "store/journal/history.py",
        '                if "redo" in raw:\n',
        '                if "redone" in raw:\n',
    ),
    Fault(
        "undo ends at a snapshot",
        "store/journal/opening.py",
        "History.from_table(record.tables.pop(HISTORY, {}), migrate)",
        "History.from_table(record.tables.pop(HISTORY, {}) and {}, migrate)",
    ),
    Fault(
        "a document is changed in place",
        "store/journal/table.py",
        "            self.own[doc_id] = loose_copy(self._base[doc_id])\n",
        "            self.own[doc_id] = self._base[doc_id]\n",
    ),
    Fault(
        "a review taken back while a snapshot is written comes back",
        "store/journal/reviews.py",
        "        self.fresh.difference_update(self.pending)\n",
        "",
    ),
    Fault(
        "files are everybody's",
        _FILES,
        "flags | _BINARY, 0o600)",
        "flags | _BINARY, 0o644)",
    ),
    Fault(
        "a copied home writes as the device it was copied from",
        "store/journal/device.py",
        'raw.get("host") != host or raw.get("inode") != inode',
        'raw.get("host") != host',
    ),
)

JOURNAL_FAULTS: tuple[Fault, ...] = (*_FLUSHING, *_ORDER, *_LOCKING, *_READING, *_WRITING)
"""Every fault that is tried in `store/journal` and where it is used."""
