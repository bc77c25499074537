"""What the files say, in memory: the tables, the history, and how far the journal has been read."""

from __future__ import annotations

from store.journal.documents import Document
from store.journal.history import SOFT_TABLES, History
from store.journal.lines import Change, DamagedLine, Entry, Header
from store.journal.reviews import REVIEWS, Reviews

__all__ = ["Position", "State", "Touched"]

Touched = dict[str, set[int]]
"""The ids of the documents that changed, by table."""

MARK = 256
"""Bytes remembered of what was read last, to notice that the file was cut and written on."""


class Position:
    """How far a journal has been read: which file, how many bytes and lines, and their end."""

    __slots__ = ("file", "header", "lines", "mark", "mtime", "offset")

    def __init__(self, file: tuple[int, int], header: Header) -> None:
        self.file = file
        self.header = header
        self.offset = 0
        self.lines = 0
        self.mark = b""
        self.mtime = 0
        """When the file was last changed, as far as that was looked at; nanoseconds."""

    def advance(self, data: bytes, lines: int) -> None:
        """Note that `data`, whole lines that follow, has been read or written."""
        self.offset += len(data)
        self.lines += lines
        self.mark = (self.mark + data[-MARK:])[-MARK:]


class State:
    """The record: changed by lines of the journal only."""

    def __init__(self, reviews: Reviews) -> None:
        self.reviews = reviews
        self.tables: dict[str, dict[int, Document]] = {}
        self.history = History()
        self.base = 0
        """The last line that is in `record.json`."""
        self.n = 0
        """The last line that has been read or written."""
        self.journal: Position | None = None
        self.problems: list[str] = []
        self.damaged_lines = 0
        self.outdated = False
        """Whether a file has an earlier version, so that it is written anew before a change."""
        self.culprits: dict[tuple[str, int], str] = {}
        """What changed a document outside any undo step, to say why an undo is refused."""
        self.seen = 0
        """The number of the journal's last sound line, or its base."""
        self.lost = 0
        """Damaged lines since then; each has taken a number."""

    def current(self, table: str, doc_id: int) -> Document | None:
        """A document as it is now."""
        if table == REVIEWS:
            return self.reviews.find(doc_id)
        return self.tables.get(table, {}).get(doc_id)

    def put(self, table: str, doc_id: int, document: Document | None) -> None:
        """Set or (None) remove a document."""
        if table == REVIEWS:
            self.reviews.put(doc_id, document)
        elif document is None:
            self.tables.setdefault(table, {}).pop(doc_id, None)
        else:
            self.tables.setdefault(table, {})[doc_id] = document

    def note(self, entry: Entry) -> None:
        """Take note of a line whose documents are in the tables already."""
        self.n = self.seen = entry.n
        self.lost = 0
        self._remember(entry)

    def next_number(self) -> int:
        """The number of the next line."""
        return max(self.n, self.seen + self.lost) + 1

    def apply(self, lines: list[Entry | DamagedLine], first_line: int, touched: Touched) -> None:
        """Apply lines of the journal that follow what has been read.

        A line counts even where it doesn't fit: its images are whole documents, and a damaged line
        before it must not take later work along. What doesn't fit is a problem for `check`.
        """
        for number, entry in enumerate(lines, first_line):
            if isinstance(entry, DamagedLine):
                self._complain(
                    number, f"is damaged ({entry.why}) and doesn't count; the lines after it do"
                )
                self.damaged_lines += 1
                self.lost += 1
                continue
            self._check_number(entry.n, number)
            in_record = entry.n <= self.base
            for change in entry.changes:
                if change.table == REVIEWS:
                    self.reviews.put(change.id, change.after)
                elif not in_record:
                    self._check_image(change, number)
                    self.put(change.table, change.id, change.after)
                touched.setdefault(change.table, set()).add(change.id)
            if not in_record:
                self._remember(entry)
            self.n = max(self.n, entry.n)

    def _remember(self, entry: Entry) -> None:
        self.history.add(entry)
        if not entry.undoable and entry.undoes is None and entry.redoes is None:
            for change in entry.changes:
                if change.table not in SOFT_TABLES:
                    self.culprits[change.table, change.id] = entry.what

    def _check_number(self, n: int, number: int) -> None:
        expected = self.seen + self.lost + 1
        if n > expected:
            missing = f"{expected}" if n == expected + 1 else f"{expected} to {n - 1}"
            self._complain(number, f"is change {n}: the journal lacks {missing} before it")
        elif n <= self.seen:
            self._complain(number, f"is change {n}, a number that stands above it already")
        self.seen = max(self.seen, n)
        self.lost = 0

    def _check_image(self, change: Change, number: int) -> None:
        if self.tables.get(change.table, {}).get(change.id) != change.before:
            self._complain(
                number,
                f"changed {change.table} {change.id} from something else than stood there; "
                "what the line made of it counts",
            )

    def _complain(self, number: int, problem: str) -> None:
        self.problems.append(f"record.journal line {number} {problem}")
