"""The reviews, left on disk until somebody asks for all of them.

Tens of thousands of reviews are needed by statistics, replays and checks only. A grade adds one, an
undo takes one back: both need at most a single review of the file, and that is found by its id at
the beginning of a line, without parsing the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from store.journal.documents import Document
from store.journal.layout import REVIEWS_FORMAT, damaged, parse_file, read_bytes
from store.journal.migrations import Migrator

__all__ = ["REVIEWS", "LayoutError", "Reviews", "carried_lines", "find_document"]

REVIEWS = "reviews"


_PATIENCE = 8
"""Reviews looked up singly before all are loaded: each costs a few milliseconds."""


class LayoutError(ValueError):
    """A file that is sound, perhaps, but not laid out with one document a line."""


class Reviews(Mapping[int, Document]):
    """The reviews as a read-only view: single ones by their id, all of them by iterating.

    `pending` are the changes that the journal holds and the file need not: an id's present review,
    or None where it was taken back.
    """

    def __init__(self, path: Path, migrator: Migrator) -> None:
        self.path = path
        self.pending: dict[int, Document | None] = {}
        self.fresh: set[int] = set()
        self.base = 0
        self._migrator = migrator
        self._loaded: dict[int, Document] | None = None
        self._looked = 0

    @property
    def loaded(self) -> bool:
        """Whether all reviews are in memory."""
        return self._loaded is not None

    def reset(self, base: int, pending: dict[int, Document | None]) -> None:
        """Begin again from a file that has at least `base`, with these changes since."""
        self.base = base
        self.pending = pending
        self.fresh.clear()
        self._loaded = None
        self._looked = 0

    def image(self) -> dict[int, Document | None]:
        """Hold on to the changes, for a file that they will stand in.

        A review in it that is taken back from now on has to be taken out of that file too.
        """
        self.fresh.difference_update(self.pending)
        return dict(self.pending)

    def settle(self, written: Mapping[int, Document | None], base: int) -> None:
        """Note that a file with `written` in it, of that base, has been put in place."""
        self.base = base
        for doc_id, document in written.items():
            if self.pending.get(doc_id, self) is document:
                del self.pending[doc_id]

    def put(self, doc_id: int, document: Document | None) -> None:
        """Note one review's present form, None for none."""
        if document is None and doc_id in self.fresh:
            self.pending.pop(doc_id, None)
        else:
            self.pending[doc_id] = document
        if self._loaded is not None:
            if document is None:
                self._loaded.pop(doc_id, None)
            else:
                self._loaded[doc_id] = document

    def find(self, doc_id: int) -> Document | None:
        """One review, without loading the others."""
        if doc_id in self.pending:
            return self.pending[doc_id]
        if self._loaded is not None:
            return self._loaded.get(doc_id)
        if doc_id in self.fresh or self.base == 0:
            return None
        self._looked += 1
        if self._looked > _PATIENCE:
            return self._all().get(doc_id)
        try:
            return find_document(self._read(), doc_id, self._migrator)
        except LayoutError:
            return self._all().get(doc_id)

    def __getitem__(self, doc_id: int) -> Document:
        document = self.find(doc_id)
        if document is None:
            raise KeyError(doc_id)
        return document

    def __contains__(self, doc_id: object) -> bool:
        return isinstance(doc_id, int) and self.find(doc_id) is not None

    def __iter__(self) -> Iterator[int]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())

    def _read(self) -> bytes:
        data = read_bytes(self.path)
        if data is None:
            raise damaged(self.path, "is missing, though the journal builds on it")
        return data

    def _all(self) -> dict[int, Document]:
        if self._loaded is None:
            self._loaded = self.read_file()
            for doc_id, document in self.pending.items():
                if document is None:
                    self._loaded.pop(doc_id, None)
                else:
                    self._loaded[doc_id] = document
        return self._loaded

    def read_file(self) -> dict[int, Document]:
        """The reviews of the file alone; DamagedError where it is older than the journal builds on.

        A snapshot renames this file before it renames the journal, so the one that is found is
        never too old, only perhaps newer; what the journal adds twice is added once.
        """
        if self.base == 0 and not self.path.exists():
            return {}
        parsed = parse_file(self.path, REVIEWS_FORMAT, self._read())
        self._migrator.accept(str(self.path), parsed.version)
        if parsed.base < self.base:
            raise damaged(
                self.path,
                f"is older (change {parsed.base}) than the journal that builds on it "
                f"(change {self.base})",
            )
        table = parsed.tables.get(REVIEWS, {})
        if parsed.version < self._migrator.version:
            for doc_id, document in table.items():
                table[doc_id] = self._migrator.document(REVIEWS, document, parsed.version)
        return table


def _version(data: bytes) -> int:
    """The version that a file of our layout says in its third line; LayoutError for another."""
    lines = data[:4096].split(b"\n", 4)
    if lines[:2] != [b"{", b'"_earmark": {'] or len(lines) < 5 or lines[3][:1] != b"}":
        raise LayoutError
    try:
        head = json.loads(lines[2].partition(b": ")[2])
    except ValueError as error:
        raise LayoutError from error
    if not isinstance(head, dict) or head.get("format") != REVIEWS_FORMAT:
        raise LayoutError
    version = head.get("version")
    if type(version) is not int:
        raise LayoutError
    return version


def find_document(data: bytes, doc_id: int, migrator: Migrator) -> Document | None:
    """One review out of the file's bytes; LayoutError where they are laid out otherwise.

    A line break inside a document's text is escaped, so an id at the beginning of a line is one.
    """
    version = _version(data)
    start = data.find(b'\n"reviews": {\n')
    if start < 0:
        return None
    start = data.find(b'\n"%d": ' % doc_id, start + 12)
    if start < 0:
        return None
    line = data[start + 1 : data.find(b"\n", start + 1)]
    try:
        document: Any = json.loads(line.partition(b": ")[2].rstrip(b","))
    except (ValueError, RecursionError) as error:
        raise LayoutError from error
    if not isinstance(document, dict):
        raise LayoutError
    return migrator.document(REVIEWS, document, version)


def carried_lines(data: bytes, without: Mapping[int, Any], version: int) -> Iterator[bytes]:
    """The file's documents as they stand, line by line, but for those of the ids `without`.

    So new reviews are added to many old ones without parsing those. Raises LayoutError, perhaps in
    the middle, where the file is not exactly what this version writes.
    """
    if _version(data) != version:
        raise LayoutError
    lines = BytesIO(data)
    head = [lines.readline() for _ in range(5)]
    if head[3:] == [b"}\n", b"}\n"] and not lines.read(1):  # only the `_earmark` table
        return
    if head[3:] != [b"},\n", b'"reviews": {\n'] or not data.endswith(b"}\n}\n}\n"):
        raise LayoutError
    ended = False
    while not ended:
        line = lines.readline()
        ended = line.endswith(b"}\n")
        key, found, _ = line[1:].partition(b'": {')
        if (
            not found
            or line[:1] != b'"'
            or not line.endswith((b"},\n", b"}\n"))
            or not key.lstrip(b"-").isdigit()
        ):
            raise LayoutError
        if int(key) not in without:
            yield line.removesuffix(b"\n").removesuffix(b",")
    if lines.read() != b"}\n}\n":
        raise LayoutError
