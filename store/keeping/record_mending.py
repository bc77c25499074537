"""Rebuilding the record out of what is sound: its own files first, then an automatic backup.

Nothing that was there is deleted: all three files are kept, as they were, in a folder beside.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from typing import NamedTuple

from store.errors import DamagedError, StoreError
from store.journal.documents import Document
from store.journal.files import unwritable
from store.journal.history import History, step_pieces
from store.journal.layout import (
    HISTORY,
    RECORD_FORMAT,
    REVIEWS_FORMAT,
    document_line,
    file_head,
    parse_file,
    read_bytes,
    write_document_lines,
)
from store.journal.lines import (
    Change,
    Header,
    LineError,
    decode_entry,
    decode_header,
    encode_header,
    whole_lines,
)
from store.journal.migrations import Migrator
from store.journal.opening import JOURNAL, RECORD, REVIEWS_FILE, open_state
from store.journal.reviews import REVIEWS
from store.keeping.copies import RECORD_FILES, locked, name_for, write_files
from store.keeping.daily import daily_backups
from store.keeping.placing import keep_present, other_name, place, set_aside
from store.keeping.salvage import salvage
from store.record import Record
from store.wording import count_of

__all__ = ["mend_record"]

Tables = dict[str, dict[int, Document]]

_MIGRATOR = Migrator()


@dataclass(slots=True)
class _Part:
    """One of the TinyDB files as it is to be written."""

    version: int
    base: int
    tables: Tables


class _Backup(NamedTuple):
    """An automatic backup that can be opened."""

    day: str
    change: int
    tables: Tables
    reviews: dict[int, Document]
    lines: dict[int, bytes]
    """The whole lines of its journal by their numbers."""


class _Journal(NamedTuple):
    header: Header | None
    lines: dict[int, bytes]
    lost: int


def mend_record(folder: Path, *, at: datetime) -> list[str]:
    """Rebuild the record of the home in `folder`; return what was done, in lines.

    Raises:
        NewerVersionError: a newer Earmark wrote it; nothing is touched.
        UnwritableError: it can't be read, or there is no room to write it.
    """
    with locked(folder):
        said: list[str] = []
        backup = _newest_sound(folder)
        journal = _read_journal(folder, said)
        record = _read_record(folder, journal, backup, said)
        reviews = _read_reviews(folder, journal, backup, said)
        if strays := record.tables.pop(REVIEWS, {}):
            reviews = reviews or _Part(record.version, max(record.base, 1), {})
            reviews.tables[REVIEWS] = {**strays, **reviews.tables.get(REVIEWS, {})}
            said.append(f"{count_of(len(strays), 'review')} in {RECORD} went where they belong")
        lines = _all_lines(journal, backup, record.base, reviews.base if reviews else 0, said)
        version = journal.header.version if journal.header else _MIGRATOR.version
        # Reviews of lines that are in the record already may be in no file yet.
        base = min([record.base, *(n - 1 for n in lines)])
        header = Header(version, base, reviews.base if reviews else 0)
        files = {RECORD: b"".join(_file(RECORD_FORMAT, record))}
        if reviews is not None:
            files[REVIEWS_FILE] = b"".join(_file(REVIEWS_FORMAT, reviews))
        files[JOURNAL] = encode_header(header) + b"".join(lines[n] for n in sorted(lines))
        ready = folder / f"unpacked-{token_hex(4)}"
        try:
            write_files(ready, files.items())
            rebuilt = Record.open(ready)
            rebuilt.snapshot()
            said += [f"the record still has a problem: {one}" for one in Record.open(ready).check()]
            keep = other_name(folder, f"damaged-{name_for(at)}")
            try:
                keep_present(folder, keep, RECORD_FILES)
            except OSError as error:
                raise unwritable(keep, error) from error
            aside = (path.name for path in folder.glob(f"{JOURNAL}.damaged-*"))
            set_aside(folder, keep, sorted(aside))
            absent = [name for name in RECORD_FILES if not (ready / name).exists()]
            place(folder, ready, keep, absent=absent)
        finally:
            shutil.rmtree(ready, ignore_errors=True)
    return [f"the record's files as they were are in {keep.name}", *said]


def _newest_sound(folder: Path) -> _Backup | None:
    for path in daily_backups(folder):
        try:
            state = open_state(path, _MIGRATOR)
            reviews = dict(state.reviews)
            tables: Tables = {**state.tables, HISTORY: _steps(state.history)}
            lines, _ = whole_lines(read_bytes(path / JOURNAL) or b"")
            kept = {n: line for line in lines[1:] if (n := _number(line)) is not None}
        except StoreError:
            continue
        return _Backup(path.name[:10], state.n, tables, reviews, kept)
    return None


def _steps(history: History) -> dict[int, Document]:
    """The history as a table, as a snapshot would write it."""
    pieces = b"".join(step_pieces(history.kept()))
    table = json.loads(b'{"": 0' + pieces + b"}").get(HISTORY, {})
    return {int(n): step for n, step in table.items()}


def _number(line: bytes) -> int | None:
    try:
        return decode_entry(line).n
    except LineError:
        return None


def _read_journal(folder: Path, said: list[str]) -> _Journal:
    try:
        data = read_bytes(folder / JOURNAL)
    except DamagedError as error:
        said.append(f"{JOURNAL} {error.problem}; a new one was begun")
        return _Journal(None, {}, 1)
    if data is None:
        return _Journal(None, {}, 1)
    lines, size = whole_lines(data)
    if size < len(data):
        said.append(f"{JOURNAL}: the last line was cut off in the middle, and was never kept")
    try:
        header = decode_header(lines[0]) if lines else None
    except LineError:
        header = None
    if header is None:
        said.append(f"{JOURNAL}: its first line could not be read and was written anew")
    else:
        _MIGRATOR.accept(str(folder / JOURNAL), header.version)
    kept: dict[int, bytes] = {}
    lost = 0
    for line in lines[1:] if header is not None else lines:
        number = _number(line)
        if number is None:
            lost += 1
        else:
            kept[number] = line
    return _Journal(header, kept, lost if header is not None else lost + 1)


def _read_record(folder: Path, journal: _Journal, backup: _Backup | None, said: list[str]) -> _Part:
    path = folder / RECORD
    problem = "is missing"
    data: bytes | None = None
    newest = journal.header.base if journal.header else 0
    try:
        data = read_bytes(path)
        if data is None and not newest:
            return _Part(_MIGRATOR.version, 0, {})
        if data is not None:
            found = parse_file(path, RECORD_FORMAT, data)
            _MIGRATOR.accept(str(path), found.version)
            _drop_odd_steps(found.tables, said)
            if found.base >= newest:
                return _Part(found.version, found.base, found.tables)
            problem = f"is older (change {found.base}) than the journal (change {newest})"
    except DamagedError as error:
        problem = error.problem
    saved = salvage(data or b"")
    if saved.kind not in (None, RECORD_FORMAT):
        saved = salvage(b"")
    if saved.version is not None:
        _MIGRATOR.accept(str(path), saved.version)
    said.append(f"{RECORD} {problem}")
    base = saved.base if saved.base is not None else newest
    if backup is not None and backup.change >= base:
        # What can be read in the file is no newer than what the backup has whole.
        tables, base = backup.tables, backup.change
        said.append(f"it came back from the backup of {backup.day} (change {base})")
    else:
        tables, base = _today(saved.tables, saved.version), saved.base or 0
        count = saved.count - len(tables.get(HISTORY, {}))
        if count:
            lost = f", {count_of(saved.lost, 'line')} could not" if saved.lost else ""
            said.append(f"{count_of(count, 'document')} in it could be read{lost}")
        if backup is not None:
            for name, documents in backup.tables.items():
                tables[name] = {**documents, **tables.get(name, {})}
            said.append(f"the rest came from the backup of {backup.day} (change {backup.change})")
            base = max(base, backup.change)
        else:
            said.append("there is no sound automatic backup; what can't be read in it is missing")
    if newest > base:
        more = f"{base + 1} to {newest}" if newest > base + 1 else f"{newest}"
        back = ", and what was removed then may be back" if tables else ""
        said.append(f"change {more} may be missing{back}")
    _drop_odd_steps(tables, said)
    return _Part(_MIGRATOR.version, base, tables)


def _read_reviews(
    folder: Path, journal: _Journal, backup: _Backup | None, said: list[str]
) -> _Part | None:
    path = folder / REVIEWS_FILE
    needed = journal.header.reviews if journal.header else 0
    problem = "is missing"
    data: bytes | None = None
    try:
        data = read_bytes(path)
        if data is None and not needed:
            return None
        if data is not None:
            found = parse_file(path, REVIEWS_FORMAT, data)
            _MIGRATOR.accept(str(path), found.version)
            if found.base >= needed:
                return _Part(found.version, found.base, found.tables)
            problem = f"is older (change {found.base}) than the journal (change {needed})"
    except DamagedError as error:
        problem = error.problem
    saved = salvage(data or b"")
    if saved.kind not in (None, REVIEWS_FORMAT):
        saved = salvage(b"")
    if saved.version is not None:
        _MIGRATOR.accept(str(path), saved.version)
    reviews = _today(saved.tables, saved.version).get(REVIEWS, {})
    lost = f", {count_of(saved.lost, 'line')} could not" if saved.lost else ""
    said.append(f"{REVIEWS_FILE} {problem}; {count_of(len(reviews), 'review')} could be read{lost}")
    if backup is not None:
        more = {n: one for n, one in backup.reviews.items() if n not in reviews}
        reviews = {**backup.reviews, **reviews}
        said.append(f"{count_of(len(more), 'review')} came from the backup of {backup.day}")
    base = saved.base if saved.base is not None else needed
    return _Part(_MIGRATOR.version, max(base, 1), {REVIEWS: reviews})


def _today(tables: Tables, version: int | None) -> Tables:
    if version is None or version == _MIGRATOR.version:
        return tables
    return {
        name: {n: _MIGRATOR.document(name, one, version) for n, one in documents.items()}
        for name, documents in tables.items()
    }


def _drop_odd_steps(tables: Tables, said: list[str]) -> None:
    """Leave out the steps of the history that can't be understood: undo does without them."""

    def as_it_is(change: Change) -> Change:
        return change

    steps = tables.get(HISTORY, {})
    odd = []
    for n, step in steps.items():
        try:
            History.from_table({n: step}, as_it_is)
        except LineError:
            odd.append(n)
    for n in odd:
        del steps[n]
    if odd:
        said.append(f"{count_of(len(odd), 'step')} can't be undone any more")


def _all_lines(
    journal: _Journal, backup: _Backup | None, base: int, reviewed: int, said: list[str]
) -> dict[int, bytes]:
    """The journal's sound lines, and those that are damaged in it but not in the backup.

    `base` is the last change that is in the record, `reviewed` the last in the reviews.
    """
    lines = dict(journal.lines)
    if not journal.lost:
        return lines
    found: list[int] = []
    if backup is not None and all(lines.get(n, line) == line for n, line in backup.lines.items()):
        more = [n for n in backup.lines if n > min(base, reviewed) and n not in lines]
        lines |= {n: backup.lines[n] for n in more}
        found = [n for n in more if n > base]
        if found:
            said.append(
                f"{JOURNAL}: {count_of(len(found), 'change')} came from the backup of {backup.day}"
            )
    lost = journal.lost - len(found) - (journal.header is None)
    if lost > 0:
        said.append(
            f"{JOURNAL}: {count_of(lost, 'damaged line')} could not be read{_gaps(lines, base)}"
        )
    return lines


def _gaps(lines: Iterable[int], base: int) -> str:
    """Say which changes are missing, as far as their numbers tell."""
    missing = []
    last = base
    for n in sorted(n for n in lines if n > base):
        if n > last + 1:
            missing.append(f"{last + 1}" if n == last + 2 else f"{last + 1} to {n - 1}")
        last = n
    return f"; missing: change {', '.join(missing)}" if missing else ""


def _file(kind: str, part: _Part) -> Iterable[bytes]:
    yield file_head(kind, part.version, part.base)
    for name, documents in part.tables.items():
        lines = (document_line(n, document) for n, document in documents.items())
        yield from write_document_lines(name, lines)
    yield b"\n}\n"
