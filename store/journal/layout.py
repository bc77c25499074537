"""The TinyDB files: `record.json` and `reviews.json`.

They are what stock TinyDB writes (an object of tables, each an object of documents under their ids
as text), laid out with one document a line so that `grep` and `diff` are of use::

    {
    "_earmark": {
    "1": {"format": "earmark-record", "version": 1, "base": 12}
    },
    "cards": {
    "81": {…},
    "82": {…}
    }
    }

`base` is the number of the last journal line that is in the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from seeds.collecting import uncollected
from store.errors import DamagedError
from store.journal.documents import Document, encode
from store.journal.files import unwritable
from store.journal.slices import parse_in_slices

__all__ = [
    "EARMARK",
    "HISTORY",
    "RECORD_FORMAT",
    "REVIEWS_FORMAT",
    "TableFile",
    "damaged",
    "document_line",
    "file_head",
    "parse_file",
    "read_bytes",
    "read_file",
    "write_document_lines",
]

EARMARK = "_earmark"
HISTORY = "_history"
RECORD_FORMAT = "earmark-record"
REVIEWS_FORMAT = "earmark-reviews"

_SLICE = 100
"""Documents encoded at once: under a millisecond."""


class TableFile(NamedTuple):
    """What a TinyDB file of Earmark's holds: its tables without `_earmark`, version and base."""

    version: int
    base: int
    tables: dict[str, dict[int, Document]]


def damaged(path: Path, problem: str) -> DamagedError:
    """The one line for a file that is refused."""
    return DamagedError(
        str(path),
        problem,
        "it was left untouched: earmark check --repair rebuilds it from what is sound, and "
        "earmark restore lists the backups",
    )


def read_bytes(path: Path) -> bytes | None:
    """A file's contents; None where there is none. A folder is DamagedError."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except IsADirectoryError as error:
        raise damaged(path, "is a folder, not a file") from error
    except OSError as error:
        raise unwritable(path, error) from error


def read_file(path: Path, kind: str) -> TableFile | None:
    """Read one of the two files; None where there is none.

    Raises DamagedError for whatever Earmark did not write: empty, `null`, not JSON, nested too
    deep, another program's TinyDB file.
    """
    data = read_bytes(path)
    return None if data is None else parse_file(path, kind, data)


def parse_file(path: Path, kind: str, data: bytes) -> TableFile:
    """Read the contents `data` of a file; `path` is only for the messages."""
    if not data.strip():
        raise damaged(path, "is empty")
    with uncollected():
        sliced = parse_in_slices(data)
        if sliced is not None:
            head = sliced.pop(EARMARK, {}).get(1)
            return TableFile(*_numbers(path, kind, head), sliced)
        try:
            raw = json.loads(data)
        except RecursionError as error:
            raise damaged(path, "is nested too deep to be a record") from error
        except UnicodeDecodeError as error:
            raise damaged(path, f"is not UTF-8 (byte {error.start})") from error
        except ValueError as error:
            raise damaged(path, f"is not JSON ({error})") from error
        return _checked(path, kind, raw)


def _checked(path: Path, kind: str, raw: Any) -> TableFile:
    if not isinstance(raw, dict):
        raise damaged(path, f"holds {_kind(raw)} instead of tables")
    mark = raw.pop(EARMARK, None)
    version, base = _numbers(path, kind, mark.get("1") if isinstance(mark, dict) else None)
    tables: dict[str, dict[int, Document]] = {}
    for name, documents in raw.items():
        if not isinstance(documents, dict):
            raise damaged(path, f"table {name!r} is {_kind(documents)}")
        try:
            table = {int(doc_id): document for doc_id, document in documents.items()}
        except ValueError as error:
            raise damaged(path, f"table {name!r} has an id that is no number") from error
        if len(table) != len(documents):
            raise damaged(path, f"table {name!r} has an id twice")
        if not all(type(document) is dict for document in table.values()):
            raise damaged(path, f"table {name!r} has a document that is no object")
        tables[name] = table
    return TableFile(version, base, tables)


def _numbers(path: Path, kind: str, head: Any) -> tuple[int, int]:
    """Return the version and the base that a file's head says."""
    if not isinstance(head, dict) or head.get("format") != kind:
        raise damaged(path, "was not written by Earmark")
    version, base = head.get("version"), head.get("base")
    if type(version) is not int or type(base) is not int or version < 1 or base < 0:
        raise damaged(path, "does not say its version and base")
    return version, base


def _kind(value: Any) -> str:
    if value is None:
        return "null"
    names = {dict: "an object", list: "a list", str: "text", bool: "true or false"}
    return names.get(type(value), "a number")


def document_line(doc_id: int, document: Mapping[str, Any]) -> bytes:
    """One document as it stands in a file, without the comma and the line break."""
    return b'"%d": %b' % (doc_id, encode(document))


def file_head(kind: str, version: int, base: int) -> bytes:
    """A file's beginning, up to the end of its `_earmark` table."""
    head = {"format": kind, "version": version, "base": base}
    return b"{\n%b: {\n%b\n}" % (encode(EARMARK), document_line(1, head))


def write_document_lines(name: str, lines: Iterable[bytes], size: int = _SLICE) -> Iterator[bytes]:
    """One table of a file, out of its documents' lines; nothing for an empty table."""
    batch: list[bytes] = []
    opening = b",\n%b: {\n" % encode(name)
    for line in lines:
        batch.append(line)
        if len(batch) == size:
            yield opening + b",\n".join(batch)
            opening = b",\n"
            batch = []
    if batch:
        yield opening + b",\n".join(batch)
        opening = b",\n"
    if opening == b",\n":
        yield b"\n}"
