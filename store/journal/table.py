"""TinyDB's table and database over the engine: a change touches only its own documents."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.table import Document as TableDocument
from tinydb.table import Table

from store.journal.documents import Document, canonical, loose_copy
from store.journal.engine import Engine
from store.journal.storage import JournalStorage

__all__ = ["Overlay", "RecordDB", "RecordTable"]


class Overlay(MutableMapping[int, Any]):
    """A table that may be changed freely: documents are copied when they are first looked at.

    TinyDB's updates change documents in place; here that never reaches the table itself, so what
    was before is still known, and an update that raises half-way has changed nothing.
    """

    def __init__(self, base: Mapping[int, Document]) -> None:
        self._base = base
        self.own: dict[int, Any] = {}
        """Every document looked at or set; None for a removed one."""

    def __getitem__(self, doc_id: int) -> Any:
        if doc_id not in self.own:
            self.own[doc_id] = loose_copy(self._base[doc_id])
        if self.own[doc_id] is None:
            raise KeyError(doc_id)
        return self.own[doc_id]

    def __setitem__(self, doc_id: int, document: Any) -> None:
        if type(doc_id) is not int:
            raise ValueError(f"a document's id must be a whole number, not {doc_id!r}")
        self.own[doc_id] = document

    def __delitem__(self, doc_id: int) -> None:
        if doc_id not in self:
            raise KeyError(doc_id)
        self.own[doc_id] = None

    def __contains__(self, doc_id: object) -> bool:
        if doc_id in self.own:
            return self.own[doc_id] is not None
        return doc_id in self._base

    def __iter__(self) -> Iterator[int]:
        for doc_id in self._base:
            if self.own.get(doc_id, self) is not None:
                yield doc_id
        for doc_id, document in self.own.items():
            if document is not None and doc_id not in self._base:
                yield doc_id

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Remove every document."""
        self.own = dict.fromkeys(self._base)


class RecordTable(Table):
    """A TinyDB table whose changes are lines of the journal.

    Results are copies, nested values too. An update or removal by `where` copies every document of
    the table while it looks; by `doc_ids` it copies only those. New ids are random: nothing may
    depend on their order.
    """

    _storage: JournalStorage

    def __init__(
        self, storage: JournalStorage, name: str, cache_size: int = 10, persist_empty: bool = False
    ) -> None:
        super().__init__(storage, name, cache_size)
        self._generation = self.engine.generation
        if persist_empty:
            storage.empty_tables.add(name)

    @property
    def engine(self) -> Engine:
        """What keeps the documents."""
        return self._storage.engine

    def put(self, doc_id: int, document: Mapping[str, Any] | None) -> None:
        """Replace a document as a whole, or (None) remove it; either way it need not be there."""

        def updater(table: MutableMapping[int, Any]) -> None:
            if document is None:
                table.pop(doc_id, None)
            else:
                table[doc_id] = document

        self._update_table(updater)

    def get(
        self,
        cond: QueryLike | None = None,
        doc_id: int | None = None,
        doc_ids: list[Any] | None = None,
    ) -> Any:
        """One document by query or id, or a list of those of `doc_ids`; see TinyDB."""
        table = self._read_table()
        if doc_id is not None:
            document = table.get(doc_id)
            return None if document is None else _copy(document, doc_id)
        if doc_ids is not None:
            wanted = dict.fromkeys(doc_ids)
            return [_copy(table[each], each) for each in wanted if each in table]
        if cond is not None:
            found = ((each, document) for each, document in table.items() if cond(document))
            return next((_copy(document, each) for each, document in found), None)
        return super().get()

    def search(self, cond: QueryLike) -> list[TableDocument]:
        """All documents that match; see TinyDB."""
        if self._generation != self.engine.generation:
            self.clear_cache()
            self._generation = self.engine.generation
        return [_copy(document, document.doc_id) for document in super().search(cond)]

    def __iter__(self) -> Iterator[TableDocument]:
        """Every document."""
        for doc_id, document in self._read_table().items():
            yield _copy(document, doc_id)

    def _get_next_id(self) -> int:
        return self.engine.new_id()

    def _read_table(self) -> Mapping[Any, Mapping[str, Any]]:  # type: ignore[override]
        return self.engine.documents(self.name)

    def _update_table(self, updater: Callable[[Any], None]) -> None:
        with self.engine.step(f"changed {self.name}"):
            overlay = Overlay(self.engine.documents(self.name))
            updater(overlay)
            for doc_id, document in overlay.own.items():
                future = None if document is None else canonical(document)
                self.engine.change(self.name, doc_id, future)
        self.clear_cache()


def _copy(document: Mapping[str, Any], doc_id: int) -> TableDocument:
    return TableDocument(loose_copy(dict(document)), doc_id)


class RecordDB(TinyDB):
    """A TinyDB database of record tables."""

    table_class = RecordTable  # type: ignore[assignment]

    def __init__(self, engine: Engine) -> None:
        super().__init__(storage=lambda: JournalStorage(engine))

    def table(self, name: str, **kwargs: Any) -> RecordTable:
        """A table by its name, always the same one."""
        table = super().table(name, **kwargs)
        assert isinstance(table, RecordTable)
        return table
