"""Writing the present state as files, in slices, and a new journal after them.

The order is what makes it safe at every point: the new files are written beside and flushed; then,
under the lock, each is renamed into place (the reviews, the record, and last the journal, whose
head names the numbers that the other two have at least) with the folder flushed in between. Before
the journal's turn, the old journal stands over newer files, and its lines that are in them already
are skipped by their numbers.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from store.journal.documents import Document
from store.journal.files import FileOps, write_all
from store.journal.history import PastStep, step_pieces
from store.journal.layout import (
    RECORD_FORMAT,
    REVIEWS_FORMAT,
    document_line,
    file_head,
    write_document_lines,
)
from store.journal.lines import Header, encode_header
from store.journal.opening import JOURNAL, RECORD, REVIEWS_FILE
from store.journal.reviews import REVIEWS, LayoutError, carried_lines
from store.journal.state import Position, State

__all__ = ["Image", "Snapshot", "take_image"]

_WRITE = 32 * 1024
"""Bytes that make a slice, where they come in smaller pieces."""

_FLUSH = 512 * 1024
"""Bytes written between two flushes, so that none of them takes long."""

_LINES = 2000
"""Reviews copied at once, as lines: about two milliseconds."""


class Image(NamedTuple):
    """The record at one moment. The tables are copies, the documents in them never change."""

    n: int
    journal: Position
    offset: int
    tables: dict[str, dict[int, Document]]
    steps: list[tuple[PastStep, int | None]]
    reviews: dict[int, Document | None] | None
    """The changed reviews; None where the file on disk can stay as it is."""
    damaged_lines: int


def take_image(state: State, journal: Position, *, all_files: bool = False) -> Image:
    """Hold on to the present state: a shallow copy, some tenths of a millisecond."""
    reviews = state.reviews
    return Image(
        n=max(state.n, state.seen + state.lost),
        journal=journal,
        offset=journal.offset,
        tables={name: dict(table) for name, table in state.tables.items()},
        steps=state.history.kept(),
        reviews=reviews.image() if reviews.pending or (all_files and reviews.base) else None,
        damaged_lines=state.damaged_lines,
    )


class Snapshot:
    """One snapshot in the making: `write` in slices without the lock, then `commit` under it."""

    def __init__(
        self,
        folder: Path,
        ops: FileOps,
        image: Image,
        *,
        version: int,
        token: str,
        load_reviews: Callable[[], dict[int, Document]],
    ) -> None:
        self.image = image
        self._folder = folder
        self._ops = ops
        self._version = version
        self._token = token
        self._load_reviews = load_reviews

    def write(self) -> Iterator[None]:
        """Write the new files beside the old ones, a little at a time."""
        if self.image.reviews is not None:
            try:
                yield from self._write(REVIEWS_FILE, self._carried_reviews(self.image.reviews))
            except LayoutError:
                self._ops.remove(self._beside(REVIEWS_FILE))
                yield from self._write(REVIEWS_FILE, self._all_reviews(self.image.reviews))
        yield from self._write(RECORD, self._record_file())

    def commit(self) -> Position:
        """Put the files in their places, and a journal with the lines since the image after them.

        The lock must be held, and the journal be the very file that the image was taken with.
        """
        image, ops = self.image, self._ops
        with (self._folder / JOURNAL).open("rb") as file:
            file.seek(image.offset)
            since = file.read()
        reviews = image.journal.header.reviews if image.reviews is None else image.n
        header = Header(self._version, image.n, reviews)
        data = encode_header(header) + since
        beside = self._beside(JOURNAL)
        descriptor = ops.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            write_all(ops, descriptor, data)
            ops.sync(descriptor)
            found = os.fstat(descriptor)
        finally:
            ops.close(descriptor)
        if image.reviews is not None:
            self._place(REVIEWS_FILE)
        self._place(RECORD)
        self._place(JOURNAL)
        position = Position((found.st_dev, found.st_ino), header)
        position.advance(data, data.count(b"\n"))
        return position

    def set_aside(self) -> None:
        """Keep a copy of a journal with damaged lines: what they held may still be made out."""
        data = (self._folder / JOURNAL).read_bytes()
        target = f"{JOURNAL}.damaged-{self.image.n}"
        for _ in self._write(target, iter((data,))):
            pass
        self._place(target)

    def clear(self) -> None:
        """Remove what snapshots left beside: this one's files, and those of processes that died.

        Called under the lock. A snapshot that another process is just writing is out of date as
        soon as this one is in place, and will find that out.
        """
        for path in self._folder.glob("*.new"):
            if path.name.startswith((RECORD, REVIEWS_FILE, JOURNAL)):
                self._ops.remove(path)

    def forget(self) -> None:
        """Remove this snapshot's own files, where it came to nothing."""
        for path in self._folder.glob(f"*.{self._token}.new"):
            self._ops.remove(path)

    def _beside(self, name: str) -> Path:
        return self._folder / f"{name}.{self._token}.new"

    def _place(self, name: str) -> None:
        self._ops.replace(self._beside(name), self._folder / name)
        self._ops.sync_folder(self._folder)

    def _write(self, name: str, pieces: Iterator[bytes]) -> Iterator[None]:
        descriptor = self._ops.open(self._beside(name), os.O_WRONLY | os.O_CREAT | os.O_EXCL)
        try:
            unflushed, held = 0, b""
            for piece in pieces:
                held += piece
                if len(held) < _WRITE:
                    continue
                write_all(self._ops, descriptor, held)
                unflushed, held = unflushed + len(held), b""
                if unflushed > _FLUSH:
                    self._ops.sync(descriptor)
                    unflushed = 0
                yield
            write_all(self._ops, descriptor, held)
            self._ops.sync(descriptor)
            yield
        finally:
            self._ops.close(descriptor)

    def _record_file(self) -> Iterator[bytes]:
        image = self.image
        yield file_head(RECORD_FORMAT, self._version, image.n)
        for name, table in image.tables.items():
            lines = (document_line(doc_id, document) for doc_id, document in table.items())
            yield from write_document_lines(name, lines)
        yield from step_pieces(image.steps)
        yield b"\n}\n"

    def _carried_reviews(self, changed: dict[int, Document | None]) -> Iterator[bytes]:
        path = self._folder / REVIEWS_FILE
        old = path.read_bytes() if self.image.journal.header.reviews or path.exists() else None
        kept = iter(()) if old is None else carried_lines(old, changed, self._version)
        return self._reviews_file(kept, changed)

    def _all_reviews(self, changed: dict[int, Document | None]) -> Iterator[bytes]:
        reviews = self._load_reviews()
        kept = (
            document_line(doc_id, document)
            for doc_id, document in reviews.items()
            if doc_id not in changed
        )
        return self._reviews_file(kept, changed)

    def _reviews_file(
        self, kept: Iterator[bytes], changed: dict[int, Document | None]
    ) -> Iterator[bytes]:
        def lines() -> Iterator[bytes]:
            yield from kept
            for doc_id, document in changed.items():
                if document is not None:
                    yield document_line(doc_id, document)

        yield file_head(REVIEWS_FORMAT, self._version, self.image.n)
        yield from write_document_lines(REVIEWS, lines(), _LINES)
        yield b"\n}\n"
