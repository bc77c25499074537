"""TinyDB's storage over the engine.

`read` gives all tables as stock storages do, with ids as text; the caller may change what it gets.
`write` makes one step of whatever differs from the present tables. The tables of `RecordTable` use
neither: they touch only the documents they change.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tinydb.storages import Storage

from store.journal.documents import canonical, loose_copy
from store.journal.engine import Engine
from store.journal.reviews import REVIEWS

__all__ = ["JournalStorage"]


class JournalStorage(Storage):
    """A TinyDB storage whose every write is a line of the journal."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.empty_tables: set[str] = set()
        """Tables that were made without documents; they are known to this process alone."""

    def read(self) -> dict[str, dict[str, Any]] | None:
        """Every table that has documents; None where there is none."""
        tables = {
            name: {str(doc_id): loose_copy(document) for doc_id, document in documents.items()}
            for name in self._names()
            if (documents := self.engine.documents(name))
        }
        for name in self.empty_tables:
            tables.setdefault(name, {})
        return tables or None

    def write(self, data: Mapping[str, Mapping[str, Any]]) -> None:
        """Make the tables what `data` says, in one step.

        Raises ValueError or TypeError, and changes nothing, where an id is no number or a document
        is not JSON.
        """
        wanted = {
            name: {int(doc_id): canonical(document) for doc_id, document in documents.items()}
            for name, documents in data.items()
        }
        with self.engine.step("changed the record"):
            for name in {*self._names(), *wanted}:
                present, future = self.engine.documents(name), wanted.get(name, {})
                for doc_id in [doc_id for doc_id in present if doc_id not in future]:
                    self.engine.change(name, doc_id, None)
                for doc_id, document in future.items():
                    if present.get(doc_id) != document:
                        self.engine.change(name, doc_id, document)
        self.empty_tables = {name for name, documents in data.items() if not documents}

    def _names(self) -> list[str]:
        return [*self.engine.state.tables, REVIEWS]
