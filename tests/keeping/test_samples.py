"""Every version of both stores that there ever was: a stored sample of each opens, and goes on.

A new migration needs a sample of the version before it, made by the Earmark that wrote that
version: the files of `tests.keeping.holding.fill`, in `samples/version-N`.
"""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest

from store.home import Home
from store.journal.migrations import MIGRATIONS as RECORD_MIGRATIONS
from store.journal.migrations import Migrator
from store.keeping.checking import check
from store.library.schema import MIGRATIONS as LIBRARY_MIGRATIONS
from store.model import Mark, ReadState
from tests.keeping.holding import held, sit_down, tree

SAMPLES = Path(__file__).parent / "samples"
RECORD = ("record.json", "reviews.json", "record.journal")


def put(home: Home, *, record: int, library: int) -> Home:
    """Put the samples of these versions into a home."""
    home.folder.mkdir()
    for name in RECORD:
        shutil.copyfile(SAMPLES / f"version-{record}" / name, home.folder / name)
    packed = (SAMPLES / f"version-{library}" / "library.db.gz").read_bytes()
    home.library_path.write_bytes(gzip.decompress(packed))
    return home


RECORDS = range(1, max(2, Migrator().version))
LIBRARIES = range(1, max(2, len(LIBRARY_MIGRATIONS)))
PAIRS = [*((version, 1) for version in RECORDS), *((1, version) for version in LIBRARIES[1:])]
"""Every earlier version of the record, and every one of the library."""


@pytest.mark.parametrize(("record", "library"), PAIRS)
def test_a_home_of_every_version_opens_and_goes_on(
    tmp_path: Path, filled: Path, record: int, library: int
) -> None:
    home = put(Home(tmp_path / "home"), record=record, library=library)
    before = tree(home.folder)
    desk = sit_down(home)
    river, hill = desk.rows().values()
    assert (river.title, river.number) == ("A River in Winter with Ada Byron", 7)
    assert (hill.title, hill.duration) == ("A City on the Hill with Mary Somerville", 2520.0)
    assert [hit.episode for hit in desk.library.search("harvest")] == [river.id]
    assert desk.marks.state(river.id).read is ReadState.READ
    (highlight,) = desk.highlights.all()
    assert (highlight.anchor.quote, highlight.note) == (
        "The harvest failed that year.",
        "bad years",
    )
    (card,) = desk.cards.accepted()
    assert (card.front, card.memory.reps) == ("What failed?", 2)
    assert len(desk.record.documents("reviews")) == 2
    assert desk.queue.ids() == [hill.id]
    assert len(desk.record.history()) == 7
    desk.marks.mark(Mark.STARRED, [river.id])
    assert desk.record.history()[0].n == 8
    desk.undo(8)
    assert desk.listing() == []
    desk.redo(7)
    desk.close(snapshot=True)
    assert check(home).problems == []
    then, now = held(Home(filled)), held(home)
    assert now["library"] == then["library"]
    assert [what for _, what, _ in now["history"][1:]] == [what for _, what, _ in then["history"]]
    kept = {name: data for name, data in before.items() if name in RECORD}
    copy = home.folder / f"before-version-{Migrator().version}"
    if record < Migrator().version:
        assert tree(copy) == kept
    else:
        assert not copy.exists()
    older = list(home.folder.glob("library.db.version-*"))
    assert len(older) == (library < len(LIBRARY_MIGRATIONS))


def test_every_migration_says_what_it_does() -> None:
    assert all(migration.what for migration in RECORD_MIGRATIONS)
    assert [migration.version for migration in RECORD_MIGRATIONS] == list(
        range(2, Migrator().version + 1)
    )
