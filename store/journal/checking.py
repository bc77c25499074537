"""What is wrong with the record's files, in words. Reads everything anew and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.errors import StoreError
from store.journal.documents import Document
from store.journal.layout import read_bytes
from store.journal.migrations import MIGRATIONS, Migration, Migrator
from store.journal.opening import JOURNAL, RECORD, REVIEWS_FILE, open_state
from store.journal.reviews import REVIEWS
from store.journal.state import State

__all__ = ["Examined", "examine", "problems"]

_NESTED = (dict, list)


@dataclass(frozen=True, slots=True)
class Examined:
    """The files looked through: what is wrong, and what they hold as far as they can be read."""

    problems: list[str]
    state: State | None
    """None where the record cannot be opened."""
    reviews: Mapping[int, Mapping[str, Any]] | None
    """None where the reviews cannot be read."""
    refusal: StoreError | None = field(default=None)
    """Why the record or the reviews cannot be read."""


def problems(folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> list[str]:
    """Every problem of the files in `folder`, one line each; none where all is sound."""
    return examine(folder, migrations).problems


def examine(folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Examined:
    """Look through the files in `folder`, reading each once."""
    migrator = Migrator(migrations)
    found: list[str] = []
    try:
        state = open_state(folder, migrator)
    except StoreError as error:
        return Examined([str(error)], None, None, error)
    if state.journal is None and state.base:
        found.append(
            f"{folder / JOURNAL}: is missing; changes made after the last snapshot "
            f"(change {state.base}) are not there, and the next change begins a new one"
        )
    if state.journal is not None and (folder / JOURNAL).stat().st_size > state.journal.offset:
        found.append(
            f"record.journal line {state.journal.lines + 1} was cut off in the middle (a crash or "
            "a full disk); it doesn't count, and the next change removes it"
        )
    found.extend(state.problems)
    reviews, refusal = None, None
    try:
        kept = state.reviews.read_file()
    except StoreError as error:
        refusal = error
        found.append(str(error))
    else:
        found.extend(_twice_in_reviews(folder / REVIEWS_FILE, kept))
        reviews = _with_pending(kept, state.reviews.pending)
    found.extend(_twice(folder / RECORD))
    if REVIEWS in state.tables:
        found.append(f"{folder / RECORD}: holds reviews, which belong into {REVIEWS_FILE}")
    for path in sorted(folder.glob(f"{JOURNAL}.damaged-*")):
        found.append(
            f"{path}: a journal with damaged lines, set aside at a snapshot; look into it for what "
            "may be missing, then remove it"
        )
    return Examined(found, state, reviews, refusal)


def _with_pending(
    kept: dict[int, Document], pending: Mapping[int, Document | None]
) -> dict[int, Document]:
    for doc_id, document in pending.items():
        if document is None:
            kept.pop(doc_id, None)
        else:
            kept[doc_id] = document
    return kept


def _twice_in_reviews(path: Path, kept: Mapping[int, Document]) -> list[str]:
    """As `_twice`, but a file with as many keys as its documents have needs no second parsing."""
    data = read_bytes(path)
    if data is None:
        return []
    written = data.count(b'":') - data.count(b'\\":')
    head = 6 if kept else 5  # the tables' names, the id of the head, and its three fields
    if written == head + len(kept) + sum(map(_keys, kept.values())):
        return []
    return _twice(path)


def _keys(value: Any) -> int:
    if type(value) is dict:
        return len(value) + sum(_keys(item) for item in value.values() if type(item) in _NESTED)
    return sum(_keys(item) for item in value if type(item) in _NESTED)


def _twice(path: Path) -> list[str]:
    """Keys that stand twice in one object: the parser would silently take the last."""
    data = read_bytes(path)
    if data is None:
        return []
    found: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        fields = dict(items)
        if len(fields) != len(items):
            seen: set[str] = set()
            for key, _ in items:
                if key in seen:
                    found.append(f"{path}: holds {key!r} twice in one object; the last one counts")
                seen.add(key)
        return fields

    json.loads(data, object_pairs_hook=pairs)
    return list(dict.fromkeys(found))
