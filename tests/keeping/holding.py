"""What a home holds, as one value that can be compared, and a home to begin with."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from seeds.model import Hints
from store import anchors
from store.desk import Desk
from store.home import Home
from store.importing import import_files
from store.library import Library
from store.model import Mark
from store.record import Record
from store.scheduling import Rating
from tests.record.looking import contents

__all__ = ["AT", "fill", "held", "sit_down", "tree"]

AT = datetime(2026, 5, 27, 18, 0, tzinfo=UTC)

PAGE = """A River in Winter with Ada Byron - #7
The river froze. The harvest failed that year.
3 Mar 51min

A City on the Hill with Mary Somerville - #6
The hill was steep. The city fell in a day.
24 Feb 42min
"""


def sit_down(home: Home, at: datetime = AT) -> Desk:
    """Open a home at that time."""
    return Desk.open(home, clock=lambda: at, zone=UTC)


def fill(home: Home) -> None:
    """Import a page, mark, highlight and grade: part of it in the snapshot, part in the journal."""
    desk = sit_down(home)
    page = home.folder.parent / "page.txt"
    page.write_text(PAGE, encoding="utf-8")
    hints = Hints(format="episode-list", source="A Show", captured=desk.today())
    assert not import_files(desk, [page], hints).failures
    river, hill = desk.rows()
    desk.marks.mark(Mark.READ, [river, hill])
    passage = anchors.find(desk.text(river).parts, "The harvest failed that year.")
    assert passage is not None
    desk.highlights.add(river, passage, note="bad years")
    card = desk.cards.add("basic", "What failed?", "The harvest.", episode=river)
    desk.cards.grade(card.id, Rating.GOOD)
    desk.record.snapshot()
    desk.cards.grade(card.id, Rating.EASY)
    desk.queue.add([hill])
    desk.close()


def held(home: Home) -> dict[str, Any]:
    """The whole record, and the library's titles and texts."""
    found: dict[str, Any] = contents(Record.open(home.folder))
    with closing(Library.open(home.library_path, read_only=True)) as library:
        found["library"] = {row.title: str(library.text(row.id).parts) for row in library.rows()}
        assert library.check() == []
    return found


def tree(folder: Path) -> dict[str, bytes | None]:
    """Every file under a folder with its contents, and every folder; the lock apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if path.name not in ("record.lock", "library.db-shm", "library.db-wal")
    }
