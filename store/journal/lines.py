r"""A change as one line of JSON with a checksum.

A line is an object whose last member is `"sum"`: the CRC-32, in eight hexadecimal digits, of the
line's bytes before `, "sum"`. So a line is still JSON for `jq` and `grep`, and is checked without
being parsed.

The first line is the header: `format`, `version`, `base` (the number that `record.json` must have
at least) and `reviews` (the same for `reviews.json`). Every other line is an `Entry`::

    {"n": 12, "at": "2026-05-27T10:11:12.000Z", "device": "k3v…", "what": "marked 1 episode read",
     "step": true, "changes": [{"table": "reading", "id": 7, "was": null, "is": {…}}], "sum": "…"}

`step` is false for what is no undo step; `undoes` or `redoes` names the step that an undo or a redo
turns. A line without its line break is *torn*: a crash or a full disk cut it, nobody was told that
it was kept, and it doesn't count. A whole line with a wrong checksum is *damaged*.
"""

from __future__ import annotations

import json
from binascii import crc32
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import Any, NamedTuple

from store.journal.documents import Document, encode

__all__ = [
    "FORMAT",
    "Change",
    "DamagedLine",
    "Entry",
    "Header",
    "LineError",
    "change_from",
    "change_to",
    "decode_entries",
    "decode_entry",
    "decode_header",
    "encode_entry",
    "encode_header",
    "whole_lines",
]

FORMAT = "earmark-journal"

_SUM = b', "sum": "'
_TAIL = len(_SUM) + 8 + len(b'"}\n')


class LineError(ValueError):
    """A line that is not what was written."""


class Change(NamedTuple):
    """One document's change: what it was and what it is; None where there is no document."""

    table: str
    id: int
    before: Document | None
    after: Document | None


class Entry(NamedTuple):
    """One line of the journal: one thing that was done, whatever it touched."""

    n: int
    at: str
    device: str
    what: str
    undoable: bool
    changes: tuple[Change, ...]
    undoes: int | None = None
    redoes: int | None = None


class Header(NamedTuple):
    """The journal's first line."""

    version: int
    base: int
    reviews: int


class DamagedLine(NamedTuple):
    """Stands in for a line that cannot be read."""

    why: str


def change_to(change: Change) -> dict[str, Any]:
    """A change as JSON."""
    return {"table": change.table, "id": change.id, "was": change.before, "is": change.after}


def change_from(raw: Any) -> Change:
    """A change out of JSON; LineError where it has another shape."""
    try:
        change = Change(raw["table"], raw["id"], raw["was"], raw["is"])
    except (TypeError, KeyError) as error:
        raise LineError("a change without its table, id and images") from error
    if (
        type(change.table) is not str
        or type(change.id) is not int
        or not isinstance(change.before, dict | None)
        or not isinstance(change.after, dict | None)
    ):
        raise LineError("a change whose table, id or images are of another kind")
    return change


def _seal(fields: dict[str, Any]) -> bytes:
    body = encode(fields)[:-1]
    return b'%b%b%08x"}\n' % (body, _SUM, crc32(body))


def _unseal(raw: bytes) -> dict[str, Any]:
    body, tail = raw[:-_TAIL], raw[-_TAIL:]
    if tail != b'%b%08x"}\n' % (_SUM, crc32(body)):
        raise LineError("its checksum is wrong")
    try:
        fields = json.loads(body + b"}")
    except (ValueError, RecursionError) as error:
        raise LineError("it is not JSON") from error
    if not isinstance(fields, dict):
        raise LineError("it is not a JSON object")
    return fields


def encode_header(header: Header) -> bytes:
    """The journal's first line."""
    return _seal(
        {
            "format": FORMAT,
            "version": header.version,
            "base": header.base,
            "reviews": header.reviews,
        }
    )


def decode_header(raw: bytes) -> Header:
    """Read a journal's first line; LineError where it is none."""
    fields = _unseal(raw)
    if fields.get("format") != FORMAT:
        raise LineError("it is not the head of a journal")
    header = Header(fields.get("version", 0), fields.get("base", 0), fields.get("reviews", 0))
    if not all(type(value) is int for value in (header.version, header.base, header.reviews)):
        raise LineError("its version or base is no number")
    return header


def encode_entry(entry: Entry) -> bytes:
    """An entry as one line, with its line break."""
    fields: dict[str, Any] = {
        "n": entry.n,
        "at": entry.at,
        "device": entry.device,
        "what": entry.what,
        "step": entry.undoable,
    }
    if entry.undoes is not None:
        fields["undoes"] = entry.undoes
    if entry.redoes is not None:
        fields["redoes"] = entry.redoes
    fields["changes"] = [change_to(change) for change in entry.changes]
    return _seal(fields)


def decode_entry(raw: bytes) -> Entry:
    """Read one whole line; LineError where it is not what was written."""
    fields = _unseal(raw)
    try:
        entry = Entry(
            n=fields["n"],
            at=fields["at"],
            device=fields["device"],
            what=fields["what"],
            undoable=fields["step"],
            changes=tuple(change_from(change) for change in fields["changes"]),
            undoes=fields.get("undoes"),
            redoes=fields.get("redoes"),
        )
    except (TypeError, KeyError) as error:
        raise LineError("it lacks what every line has") from error
    if type(entry.n) is not int or type(entry.at) is not str or type(entry.what) is not str:
        raise LineError("its number, time or words are of another kind")
    return entry


def whole_lines(data: bytes) -> tuple[list[bytes], int]:
    """Split into whole lines, each with its line break, and say how many bytes they are.

    What follows them is torn. So is a last line that holds NULs: after a power cut a file may have
    its new length before it has its new contents, and no line is ever written with a NUL.
    """
    lines = BytesIO(data).readlines()
    while lines and (not lines[-1].endswith(b"\n") or b"\0" in lines[-1]):
        lines.pop()
    return lines, sum(map(len, lines))


def decode_entries(lines: Iterable[bytes]) -> Iterator[Entry | DamagedLine]:
    """Read line after line; a damaged one is said and doesn't end it."""
    for raw in lines:
        try:
            yield decode_entry(raw)
        except LineError as error:
            yield DamagedLine(str(error))
