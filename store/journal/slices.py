"""Parsing a file that is laid out as Earmark writes it, a little at a time.

The parser holds up all other threads for as long as it is at work, and what it makes and drops on
its way leaves holes in the memory that it takes. In slices both stay small. What is laid out in
any other way, damaged or not, is left to who parses the whole of it and knows what to say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from store.journal.documents import Document

__all__ = ["parse_in_slices"]

_SLICE = 64 * 1024
"""Bytes parsed at once, and the rest of a line: a millisecond or less."""
_MOST_SHARED = 256
"""Texts that are kept, of each field, for later documents to share."""
_SHORT = 32
"""Letters that a text has at most if it is worth a look whether it stood there before."""

_TABLE = re.compile(rb'"([^"\\\x00-\x1f]+)": \{\n')
_END = re.compile(rb"\n\}\n\}\s*\Z")

_Tables = dict[str, dict[int, Document]]


def parse_in_slices(data: bytes) -> _Tables | None:
    """Return the tables of a file; None where anything in it is not as Earmark writes it."""
    tables: _Tables = {}
    at = 2
    if not data.startswith(b"{\n"):
        return None
    try:
        while (head := _TABLE.match(data, at)) is not None:
            name, end = head[1].decode(), data.find(b"\n}", head.end())
            if end < 0 or name in tables:
                return None
            tables[name] = _table(data, head.end(), end)
            if _END.match(data, end):
                return tables
            if not data.startswith(b"\n},\n", end):
                return None
            at = end + 4
    except (ValueError, RecursionError):
        return None
    return None


def _table(data: bytes, start: int, end: int) -> dict[int, Document]:
    """Parse a table's lines; ValueError where one is no document, or stands there twice."""
    table: dict[int, Document] = {}
    shared: dict[str, dict[str, str]] = {}
    count = 0
    for lines in _slices(data, start, end):
        documents = json.loads(b"{%b}" % lines)
        for doc_id, document in documents.items():
            if type(document) is not dict or doc_id != str(int(doc_id)):
                raise ValueError("no document")
            _share(document, shared)
            table[int(doc_id)] = document
        count += len(documents)
    if len(table) != count:
        raise ValueError("an id twice")
    return table


def _slices(data: bytes, start: int, end: int) -> Iterator[bytes]:
    """Yield whole lines, without the comma after the last; ValueError where there is none."""
    while start < end:
        stop = data.find(b",\n", start + _SLICE, end)
        yield data[start:end] if stop < 0 else data[start:stop]
        start = end if stop < 0 else stop + 2
        if stop >= 0 and start >= end:
            raise ValueError("a comma after the last")


def _share(document: Document, shared: dict[str, dict[str, str]]) -> None:
    """Let equal short texts be one: thousands of documents say that they are cards."""
    for field, value in document.items():
        if type(value) is str and len(value) <= _SHORT:
            known = shared.get(field)
            if known is None:
                known = shared[field] = {}
            one = known.get(value)
            if one is not None:
                document[field] = one
            elif len(known) < _MOST_SHARED:
                known[value] = value
        elif type(value) is dict:
            _share(value, shared)
