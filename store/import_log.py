"""The log of imports: what each brought, and what it warned of. It lies in the record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from store.clock import from_text
from store.model import ImportOutcome

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["LoggedImport", "import_log", "log_entry"]

_MOST = 100
"""Paths, warnings and failures that are kept of one import; their number is kept of all."""


@dataclass(frozen=True, slots=True)
class LoggedImport:
    """An import as the log has it."""

    number: int
    at: datetime
    new: int
    updated: int
    files: int
    paths: tuple[str, ...]
    """The first hundred."""
    warned: int
    warnings: tuple[str, ...]
    """The first hundred."""
    failed: int
    failures: tuple[str, ...]
    """The first hundred."""
    moved: int
    """Highlights that moved with a text that changed."""
    orphaned: int
    """Highlights that were not found again."""


def log_entry(
    at: str,
    outcomes: Sequence[ImportOutcome],
    failures: Sequence[str],
    *,
    moved: int = 0,
    orphaned: int = 0,
) -> dict[str, Any]:
    """Return the record's document for an import: short, however much was imported."""
    warnings = [warning for outcome in outcomes for warning in outcome.warnings]
    entry: dict[str, Any] = {
        "at": at,
        "new": sum(outcome.new for outcome in outcomes),
        "updated": sum(outcome.updated for outcome in outcomes),
        "paths": [_kept(outcome.path) for outcome in outcomes[:_MOST]],
    }
    if len(outcomes) > _MOST:
        entry["files"] = len(outcomes)
    for name, lines in (("warnings", warnings), ("failures", list(failures))):
        if lines:
            entry[name] = [_kept(line) for line in lines[:_MOST]]
            entry[f"{name}_count"] = len(lines)
    if moved or orphaned:
        entry |= {"moved": moved, "orphaned": orphaned}
    return entry


def _kept(text: str) -> str:
    """`text` as the record can keep it, whatever bytes the names of files are made of."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def import_log(desk: Desk) -> list[LoggedImport]:
    """Return the imports that were not taken back, the newest first."""
    documents = desk.record.documents("imports")
    found = [
        _logged(number, document)
        for number, document in documents.items()
        if "paths" in document and "at" in document
    ]
    return sorted(found, key=lambda one: (one.at, one.number), reverse=True)


def _logged(number: int, document: Mapping[str, Any]) -> LoggedImport:
    return LoggedImport(
        number=number,
        at=from_text(document["at"]),
        new=document.get("new", 0),
        updated=document.get("updated", 0),
        files=document.get("files", len(document["paths"])),
        paths=tuple(document["paths"]),
        warned=document.get("warnings_count", 0),
        warnings=tuple(document.get("warnings", ())),
        failed=document.get("failures_count", 0),
        failures=tuple(document.get("failures", ())),
        moved=document.get("moved", 0),
        orphaned=document.get("orphaned", 0),
    )
