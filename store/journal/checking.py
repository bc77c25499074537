"""What is wrong with the record's files, in words. Reads everything anew and changes nothing."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from store.errors import StoreError
from store.journal.layout import read_bytes
from store.journal.migrations import MIGRATIONS, Migration, Migrator
from store.journal.opening import JOURNAL, RECORD, REVIEWS_FILE, open_state
from store.journal.reviews import REVIEWS

__all__ = ["problems"]


def problems(folder: Path, migrations: Sequence[Migration] = MIGRATIONS) -> list[str]:
    """Every problem of the files in `folder`, one line each; none where all is sound."""
    migrator = Migrator(migrations)
    found: list[str] = []
    try:
        state = open_state(folder, migrator)
    except StoreError as error:
        return [str(error)]
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
    try:
        len(state.reviews)
    except StoreError as error:
        found.append(str(error))
    else:
        found.extend(_twice(folder / REVIEWS_FILE))
    found.extend(_twice(folder / RECORD))
    if REVIEWS in state.tables:
        found.append(f"{folder / RECORD}: holds reviews, which belong into {REVIEWS_FILE}")
    for path in sorted(folder.glob(f"{JOURNAL}.damaged-*")):
        found.append(
            f"{path}: a journal with damaged lines, set aside at a snapshot; look into it for what "
            "may be missing, then remove it"
        )
    return found


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
    return found
