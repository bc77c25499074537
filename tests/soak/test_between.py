"""A crash between the library's transaction and the record's line, at every file operation.

A kill leaves both files as they are; a power cut may leave the library as it was some transactions
ago, for it flushes none of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from seeds.model import Hints
from store import anchors
from store.deleting import delete_episodes, remove_source
from store.desk import Desk
from store.home import Home
from store.importing import import_files
from store.library import Library
from store.record import Record
from tests.record.watching import WatchedOps
from tests.soak.between import Way, apart, mend
from tests.soak.deeds import page

Files = dict[str, bytes]


class Stop(NamedTuple):
    """What lay in the home at one moment of a deed."""

    deed: str
    record: Files
    library: Files


class Story:
    """Imports, with an undo and a redo, stopped at every operation on the record's files."""

    def __init__(self, folder: Path) -> None:
        self.stops: list[Stop] = []
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir()
        self._deed = ""
        start = datetime(2026, 5, 27, 18, 0, tzinfo=UTC)
        ticks = iter(range(1_000_000))
        clock = lambda: start + timedelta(seconds=next(ticks))  # noqa: E731
        ops = WatchedOps(self._home)
        record = Record.open(self._home, ops=ops, clock=clock)
        home = Home(self._home)
        self.desk = Desk(home, Library.open(home.library_path), record, clock=clock, zone=UTC)
        ops.before = self._look

    def tell(self) -> None:
        self._do("first import", lambda: self._import(0))
        episode = self.desk.find_episode(next(iter(self.desk.rows())))
        passage = anchors.find(self.desk.text(episode).parts, "The harvest failed that year.")
        assert passage is not None
        self._do("highlight", lambda: self.desk.highlights.add(episode, passage))
        self._do("import", lambda: self._import(1))
        self._do("undo", self.desk.undo)
        self._do("redo", self.desk.redo)
        self._do("snapshot", self.desk.record.snapshot)
        self._do("undo", self.desk.undo)
        self._do("other import", lambda: self._import(2))
        self.desk.close()

    def _import(self, edition: int) -> None:
        file = self._folder / f"{edition}.txt"
        file.write_text(page(edition), encoding="utf-8")
        hints = Hints(format="episode-list", source="A Show", captured=self.desk.today())
        assert import_files(self.desk, [file], hints).outcomes

    def _do(self, deed: str, act: Callable[[], object]) -> None:
        self._deed = deed
        act()
        self._look("end", None, b"")

    def _look(self, *_: object) -> None:
        files = {path.name: path.read_bytes() for path in self._home.iterdir()}
        library = {name: data for name, data in files.items() if name.startswith("library.db")}
        library.pop("library.db-shm", None)
        record = {name: data for name, data in files.items() if name not in library}
        record.pop("library.db-shm", None)
        self.stops.append(Stop(self._deed, record, library))


@pytest.fixture(scope="module")
def stops(tmp_path_factory: pytest.TempPathFactory) -> list[Stop]:
    story = Story(tmp_path_factory.mktemp("story"))
    story.tell()
    return story.stops


def _ways(home: Path, record: Files, library: Files) -> set[Way]:
    """Open what a crash left, see how the two are apart, mend it, and see that work goes on."""
    home.mkdir()
    for name, data in {**record, **library}.items():
        (home / name).write_bytes(data)
    desk = Desk.open(Home(home), zone=UTC)
    found = apart(desk)
    done = [entry.what for entry in desk.record.history() if not entry.undone]
    for each in found:
        mend(desk, each)
    assert apart(desk) == []
    assert desk.library.check() == []
    assert [problem for problem in desk.record.check() if "cut off" not in problem] == []
    assert [entry.what for entry in desk.record.history() if not entry.undone] == done
    ways = {each.way for each in found}
    for highlight in desk.highlights.all():
        if desk.library.row(highlight.episode) is not None:
            parts = desk.text(highlight.episode).parts
            assert anchors.refind(highlight.anchor, parts) == highlight.anchor
    if Way.LOST not in ways:
        desk.undo(len(done))
        assert desk.listing() == []
        desk.redo(len(done))
        assert len(desk.listing()) == (4 if done else 0)
        assert apart(desk) == []
    desk.close()
    return ways


def test_a_kill_between_the_two_is_told_and_mended(stops: list[Stop], tmp_path: Path) -> None:
    found: defaultdict[str, set[Way]] = defaultdict(set)
    tried: list[tuple[Files, Files]] = []
    for stop in stops:
        if (stop.record, stop.library) in tried:
            continue
        tried.append((stop.record, stop.library))
        found[stop.deed] |= _ways(tmp_path / str(len(tried)), stop.record, stop.library)
    assert len(tried) > 25
    assert found == {
        "first import": {Way.UNTOLD},
        "highlight": set(),
        "import": {Way.UNTOLD},
        "undo": {Way.HALF_UNDONE},
        "redo": {Way.HALF_REDONE},
        "snapshot": set(),
        "other import": {Way.UNTOLD},
    }


def test_a_power_cut_that_takes_the_library_back_is_told_and_mended(
    stops: list[Stop], tmp_path: Path
) -> None:
    found: set[Way] = set()
    ends = [stop for stop in stops if stop.record.get("record.journal")]
    tried: list[tuple[Files, Files]] = []
    earlier: list[Files] = []
    for stop in ends:
        if stop.library not in earlier:
            earlier.append(stop.library)
        for library in earlier[-3:-1]:
            if (stop.record, library) not in tried:
                tried.append((stop.record, library))
                found |= _ways(tmp_path / str(len(tried)), stop.record, library)
    assert len(tried) > 25
    assert found == {Way.LOST, Way.HALF_UNDONE, Way.HALF_REDONE}


def test_the_library_is_on_the_disk_before_the_record_tells_of_it(tmp_path: Path) -> None:
    """Of what lies beside its file, not yet flushed into it, a power cut may leave nothing."""
    home = Home(tmp_path / "home")
    home.folder.mkdir()
    ops = WatchedOps(home.folder)
    record = Record.open(home.folder, ops=ops)
    desk = Desk(home, Library.open(home.library_path), record, zone=UTC)
    kept: list[int] = []

    def look(name: str, path: Path | None, _: bytes) -> None:
        if name == "write" and path == home.folder / "record.journal":
            alone = tmp_path / "alone.db"
            alone.write_bytes(home.library_path.read_bytes())
            with closing(Library.open(alone, read_only=True)) as library:
                kept.append(library.count())

    ops.before = look
    file = tmp_path / "page.txt"
    file.write_text(page(0), encoding="utf-8")
    hints = Hints(format="episode-list", source="A Show", captured=desk.today())
    assert import_files(desk, [file], hints).new == 4
    delete_episodes(desk, list(desk.rows())[:1])
    remove_source(desk, desk.library.sources()[0])
    desk.close()
    assert kept == [4, 3, 0]
