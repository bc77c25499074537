"""What `export json` wrote, read back: into an empty home it gives an equal one.

Where something is there already it stays as it is: ids are the same on every machine, so a second
reading brings nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from store.card_documents import card_of
from store.clock import to_text
from store.errors import DamagedError, EarmarkError, NewerVersionError
from store.exports.home_json import FORMAT, VERSION
from store.highlights import highlight_of
from store.identity import id_of, number_of
from store.journal.documents import canonical
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["Brought", "bring", "is_export"]

_NOTHING = "nothing of it was read"
_HEAD = 64


@dataclass(frozen=True, slots=True)
class Brought:
    """What reading an export brought."""

    episodes: tuple[str, ...]
    """Ids of the episodes that are new."""
    there: tuple[str, ...]
    """Ids of those that were there already, and stayed as they were."""
    documents: int
    """How many documents of the record are new."""
    kept: int
    """How many were there already, in another form, and stayed as they were."""


def is_export(head: bytes) -> bool:
    """Tell an export by its first bytes."""
    squeezed = b"".join(head[:_HEAD].removeprefix(b"\xef\xbb\xbf").split())
    return squeezed.startswith(b'{"format":"' + FORMAT.encode() + b'"')


def bring(desk: Desk, path: Path, *, dry_run: bool = False) -> Brought:
    """Read an export into a home, in one undo step.

    Raises:
        DamagedError: it is cut off, or holds what no export holds; nothing is read then.
        NewerVersionError: a newer Earmark wrote it.
    """
    found = _read(path)
    tables = _tables(path, found.get("record"))
    sources, episodes = found.get("sources", []), found.get("episodes", [])
    for name, value in (("sources", sources), ("episodes", episodes)):
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise DamagedError(str(path), f"its {name} are no list of objects", _NOTHING)
    record = desk.record
    number = record.new_id()
    new, there = desk.library.load(
        sources, episodes, import_id=id_of(number), where=str(path), dry_run=dry_run
    )
    changes: list[tuple[str, int, Mapping[str, Any]]] = []
    kept = 0
    for table, documents in tables.items():
        present = record.documents(table)
        for at, document in documents.items():
            there_now = present.get(at)
            if there_now is None:
                changes.append((table, at, document))
            elif there_now != document:
                kept += 1
    brought = Brought(tuple(new), tuple(there), len(changes), kept)
    if dry_run or not (new or changes):
        return brought
    desk.library.settle()
    what = " and ".join(
        [
            *([count_of(len(new), "episode")] if new else []),
            *([count_of(len(changes), "entry", "entries")] if changes else []),
        ]
    )
    with record.step(f"imported {what} from {path.name}"):
        record.put(
            "imports",
            number,
            {
                "at": to_text(desk.now()),
                "new": len(new),
                "updated": 0,
                "paths": [str(path)],
                "along": [at for table, at, _ in changes if table in ("cards", "highlights")],
            },
        )
        for table, at, new_document in changes:
            record.put(table, at, new_document)
    desk.forget_rows()
    return brought


def _read(path: Path) -> dict[str, Any]:
    where = str(path)
    try:
        found = json.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise DamagedError(where, f"can't be read ({error.strerror})", _NOTHING) from error
    except (ValueError, RecursionError) as error:
        raise DamagedError(where, f"is damaged or cut off ({error})", _NOTHING) from error
    if not isinstance(found, dict) or found.get("format") != FORMAT:
        raise DamagedError(where, "was not written by earmark export json", _NOTHING)
    version = found.get("version")
    if not isinstance(version, int) or version < 1:
        raise DamagedError(where, "does not say its version", _NOTHING)
    if version > VERSION:
        raise NewerVersionError(
            where, f"a newer Earmark wrote this (version {version})", "use that Earmark to read it"
        )
    return found


def _tables(path: Path, record: Any) -> dict[str, dict[int, dict[str, Any]]]:
    if not isinstance(record, dict):
        raise DamagedError(str(path), "holds no record", _NOTHING)
    tables: dict[str, dict[int, dict[str, Any]]] = {}
    for name, documents in record.items():
        try:
            if name.startswith("_") or name == "imports":
                raise ValueError(f"table {name}")
            tables[name] = {
                number_of(id): canonical(document) for id, document in documents.items()
            }
        except (ValueError, TypeError, AttributeError) as error:
            raise DamagedError(
                str(path), f"its table {name!r} holds what no record holds ({error})", _NOTHING
            ) from error
        _check(path, name, tables[name])
    return tables


def _check(path: Path, table: str, documents: Mapping[int, Mapping[str, Any]]) -> None:
    """Refuse a document that would be met with a fault only when somebody looks at it."""
    for number, document in documents.items():
        try:
            if table == "cards" and document["status"] != "discarded":
                card_of(number, document)
            elif table == "highlights":
                highlight_of(number, document)
            elif table in ("reading", "places", "coverage", "queue"):
                number_of(document["episode"])
        except (EarmarkError, KeyError, TypeError, ValueError) as error:
            raise DamagedError(
                str(path), f"{id_of(number)} in its table {table!r} is none ({error!r})", _NOTHING
            ) from error
