"""The library killed while it is written, on a full disk, and where there is no room at all."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from store.library import Library
from tests.library.making import bundled_documents, filled, write

WRITE_FOREVER = """
import sys
from pathlib import Path
from seeds.model import *
from store.library import Library
library = Library.open(Path(sys.argv[1]))
def documents():
    for n in range(10**6):
        blocks = tuple(Block(BlockKind.TURN, f"word{n} and word{k} " * 20) for k in range(50))
        part = Part(PartKind.TRANSCRIPT, blocks)
        episodes = tuple(Episode(f"Title {n}.{k}", parts=(part,)) for k in range(2))
        yield "x", Document("captions", Source("A Show", SourceKind.FILES), episodes)
for outcome in library.write(documents(), import_id="aaaaaaaaaa"):
    print(outcome.episodes, flush=True)
"""


def test_killed_at_any_moment_it_holds_whole_documents(path: Path) -> None:
    shown = 0
    for lines in (1, 65, 70, 129):
        with subprocess.Popen(
            [sys.executable, "-c", WRITE_FOREVER, str(path)], stdout=subprocess.PIPE, text=True
        ) as child:
            assert child.stdout is not None
            told = [child.stdout.readline() for _ in range(lines)]
            child.send_signal(signal.SIGKILL)
            child.stdout.read()
        shown = max(shown, len(told))
        library = Library.open(path)
        assert library.check() == []
        assert library.count() >= 2 * shown
        assert library.count() % 2 == 0
        library.close()


FULL_DISK = """
import resource, sys
from pathlib import Path
from store.errors import EarmarkError
from store.library import Library
from tests.library.making import bundled_documents, filled
library = Library.open(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
try:
    list(library.write(bundled_documents(), import_id="aaaaaaaaaa"))
except EarmarkError as error:
    print(type(error).__name__)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
print(library.count(), library.check())
print(sum(one.new for one in library.write(bundled_documents(), import_id="bbbbbbbbbb")))
"""


@pytest.mark.parametrize("room", [150_000, 400_000])
def test_a_full_disk_leaves_what_was_there_and_work_goes_on_after(path: Path, room: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(path), str(room)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.splitlines() == ["UnwritableError", "0 []", "27"]


ONLY_LOOKING = """
import resource, signal, sys
from pathlib import Path
from store.errors import UnwritableError
from store.library import Library
from tests.library.making import bundled_documents, filled
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
library = Library.open(Path(sys.argv[1]))
print(library.count(), len(library.search("reasoning")) > 5)
try:
    library.delete([library.rows()[0].id], import_id="bbbbbbbbbb")
except UnwritableError as error:
    print(str(error).removeprefix(sys.argv[1]))
"""


def test_where_there_is_no_room_at_all_it_can_still_be_read(path: Path) -> None:
    """SQLite wants a file of its own beside even for looking."""
    before = filled(path)
    done = subprocess.run(
        [sys.executable, "-c", ONLY_LOOKING, str(path)],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.stdout.splitlines() == [
        "27 True",
        ": the library can't be written (attempt to write a readonly database); look at its "
        "permissions, and at the room on the disk",
    ]
    assert path.read_bytes() == before


OPENED_AND_CLOSED = """
import sys
from pathlib import Path
from store.library import Library
Library.open(Path(sys.argv[1])).close()
"""


def test_another_process_leaves_the_journal_of_a_library_that_is_in_use(path: Path) -> None:
    first = Library.open(path)
    write(first, *bundled_documents())
    first.again().close()  # as a thread of its own does to read or to write
    journal = path.with_name(f"{path.name}-wal")
    assert journal.exists()
    before = journal.stat().st_ino
    subprocess.run([sys.executable, "-c", OPENED_AND_CLOSED, str(path)], check=True)
    assert journal.stat().st_ino == before
    first.close()
    assert not journal.exists()
    with closing(Library.open(path)) as again:
        assert again.count() == 27
