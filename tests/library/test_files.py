"""The file itself: made, opened, damaged, newer, shared, killed."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from seeds.model import Episode
from store.errors import DamagedError, EarmarkError, NewerVersionError, UnwritableError
from store.library import Library
from store.library import schema as schemas
from store.library.schema import APPLICATION_ID, MIGRATIONS, prepare
from tests.library.making import counts, document, filled, write


def everything(library: Library) -> None:
    for row in library.rows():
        library.text(row.id)
    library.search("latent reasoning")
    library.references()
    library.sources()
    library.check()


def test_a_new_library_is_its_owners_alone(path: Path) -> None:
    library = Library.open(path)
    write(library, document(Episode("A")))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()}
    assert modes == {"library.db": 0o600, "library.db-wal": 0o600, "library.db-shm": 0o600}
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    library.close()
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


def test_it_says_whose_it_is_and_how_new(path: Path) -> None:
    data = filled(path)
    assert data[60:64] == len(MIGRATIONS).to_bytes(4, "big")
    assert data[68:72] == b"Earm" == APPLICATION_ID.to_bytes(4, "big")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_an_empty_file_is_a_new_library(path: Path) -> None:
    path.parent.mkdir()
    path.touch()
    library = Library.open(path)
    assert library.count() == 0
    library.close()


@pytest.mark.parametrize(
    "data",
    [b"\0" * 4096, random.Random(7).randbytes(4096), b"{}", b"SQLite format 3\0", b"x"],
    ids=["zeros", "noise", "json", "header", "letter"],
)
def test_what_is_no_database_is_refused_and_left_untouched(path: Path, data: bytes) -> None:
    path.parent.mkdir()
    path.write_bytes(data)
    for read_only in (False, True):
        with pytest.raises(DamagedError, match="set it aside with `earmark check --repair`"):
            Library.open(path, read_only=read_only)
    assert path.read_bytes() == data
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


@pytest.mark.parametrize("mark", [0, 0x12345678])
def test_another_programs_database_is_refused_and_left_untouched(path: Path, mark: int) -> None:
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA application_id = {mark}")
        connection.execute("CREATE TABLE precious (thing)")
        connection.commit()
    data = path.read_bytes()
    with pytest.raises(DamagedError, match="another program's"):
        Library.open(path)
    assert path.read_bytes() == data


def test_a_newer_library_is_refused_and_left_untouched(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    data = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(NewerVersionError, match="nothing was changed"):
            Library.open(path, read_only=read_only)
    assert path.read_bytes() == data


def test_a_file_cut_off_anywhere_is_refused_and_left_untouched(path: Path) -> None:
    data = filled(path)
    for cut in [*range(1, 100, 9), *range(100, len(data), 20_011), len(data) - 1]:
        path.write_bytes(data[:cut])
        with pytest.raises(DamagedError):
            Library.open(path)
        assert path.read_bytes() == data[:cut]


def test_overwritten_pages_are_told_in_one_line(path: Path) -> None:
    data = filled(path)
    told = []
    for start in range(0, len(data), 8192 * 2):
        path.write_bytes(data[:start] + bytes(range(256)) * 32 + data[start + 8192 :])
        try:
            with closing(Library.open(path)) as library:
                everything(library)
        except DamagedError as error:
            told.append(str(error))
    assert len(told) > 20
    assert all("set it aside" in one and "\n" not in one for one in told)


def test_a_table_that_is_gone_is_told(path: Path) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE speakers")
    library = Library.open(path)
    with pytest.raises(DamagedError, match="damaged"):
        library.with_speaker("ann")
    library.close()


@pytest.mark.parametrize(
    ("statement", "problem"),
    [
        ("UPDATE blocks SET text = 'Else' WHERE id = (SELECT max(id) FROM blocks)", "index"),
        ("DELETE FROM blocks WHERE id = (SELECT min(id) FROM blocks)", "blocks of a part"),
        ("UPDATE episodes SET words = words + 1 WHERE number = 726", "words don't add up"),
        ("DELETE FROM mentions WHERE place = 3", "references don't add up"),
        ("DELETE FROM keys WHERE key = 'number:726'", None),
        ("DELETE FROM keys WHERE source = 1", "no key"),
        ("UPDATE episodes SET published = '2020-01-01' WHERE number = 726", "another day"),
        ("PRAGMA foreign_keys = OFF; DELETE FROM sources", "belongs to nothing in sources"),
    ],
)
def test_check_finds_what_does_not_agree(path: Path, statement: str, problem: str | None) -> None:
    filled(path)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(statement)
    library = Library.open(path)
    problems = library.check()
    if problem is None:
        assert problems == []
    else:
        assert any(problem in one for one in problems)
        assert all(one.startswith("library.db: ") and "\n" not in one for one in problems)
    library.close()


def test_to_look_at_nothing_makes_nothing(path: Path) -> None:
    library = Library.open(path, read_only=True)
    assert (library.count(), library.rows(), library.search("a"), library.check()) == (
        0,
        [],
        [],
        [],
    )
    library.close()
    assert not path.parent.exists()


def test_one_opened_to_look_can_not_be_written(path: Path) -> None:
    filled(path)
    library = Library.open(path, read_only=True)
    everything(library)
    assert library.check() == []
    with pytest.raises(UnwritableError):
        write(library, document(Episode("New")))
    assert library.count() == 27
    library.close()


def test_it_can_be_read_where_nothing_can_be_written(path: Path) -> None:
    filled(path)
    script = (
        "import os, sys; from pathlib import Path; from store.library import Library\n"
        "import store.library.checking, store.library.search\n"
        "if os.getuid() == 0: os.setuid(65534)\n"
        "library = Library.open(Path(sys.argv[1]), read_only=True)\n"
        "print(library.count(), len(library.search('reasoning')) > 5, library.check())\n"
    )
    open_up(path)
    path.chmod(0o444)
    path.parent.chmod(0o555)
    done = subprocess.run(
        [sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True
    )
    path.parent.chmod(0o700)
    assert done.stdout == "27 True []\n"


def open_up(path: Path) -> None:
    """Let another user reach the file, as far as the folders are this test's own."""
    for folder in path.parents:
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o055)


def test_a_place_where_nothing_can_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(UnwritableError):
        Library.open(tmp_path / "file" / "library.db")
    (tmp_path / "library.db").mkdir()
    with pytest.raises(EarmarkError):
        Library.open(tmp_path / "library.db")


def test_a_migration_takes_a_copy_first_and_is_noted(path: Path) -> None:
    before = filled(path)
    more = (*MIGRATIONS, "CREATE TABLE extra (a);\nINSERT INTO extra VALUES (';');\n")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        prepare(connection, path, more)
        assert connection.execute("SELECT a FROM extra").fetchone() == (";",)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(more),)
    copy = path.with_name(f"library.db.version-{len(MIGRATIONS)}")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    old = Library.open(copy)
    assert old.count() == 27
    old.close()
    assert before[:100]


def test_a_migration_that_fails_leaves_the_library_as_it_was(path: Path) -> None:
    filled(path)
    more = (*MIGRATIONS, "CREATE TABLE extra (a);\nCREATE TABLE extra (a);\n")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(sqlite3.OperationalError):
            prepare(connection, path, more)
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
    library = Library.open(path)
    assert library.check() == []
    library.close()


def test_opening_an_old_friend_looks_at_no_table(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(path)
    monkeypatch.setattr(schemas, "_statements", None)
    Library.open(path).close()


def test_two_processes_make_one_library(path: Path) -> None:
    libraries: list[Library] = []
    failures: list[Exception] = []

    def make() -> None:
        try:
            libraries.append(Library.open(path))
        except EarmarkError as error:
            failures.append(error)

    threads = [threading.Thread(target=make) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert [library.count() for library in libraries] == [0] * 8
    for library in libraries:
        library.close()


def test_a_second_opening_sees_what_the_first_wrote(library: Library) -> None:
    other = library.again()
    version = other.version()
    write(library, document(Episode("A")))
    assert other.count() == 1
    assert other.version() != version
    other.close()


def test_while_another_writes_one_can_read_but_not_write(
    library: Library, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(library, document(Episode("A")))
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert library.count() == 1
        monkeypatch.setattr("store.library.connection._WAIT_SECONDS", 0.01)
        hasty = library.again()
        with pytest.raises(UnwritableError, match="another Earmark is writing"):
            write(hasty, document(Episode("B")))
        hasty.close()
        other.execute("ROLLBACK")
    assert counts(write(library, document(Episode("B")))) == [(1, 0, 0)]


def test_documents_are_only_written_when_asked_for(library: Library) -> None:
    outcomes = library.write(
        (document(Episode(f"Title {n}")) for n in range(200)), import_id="aaaaaaaaaa"
    )
    assert library.count() == 0
    next(outcomes)
    assert library.count() == 64
    outcomes.close()  # type: ignore[attr-defined]
    assert library.count() == 64


def test_a_reader_that_fails_leaves_whole_documents(library: Library) -> None:
    def documents() -> object:
        for n in range(100):
            yield document(Episode(f"Title {n}"))
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(library.write(documents(), import_id="aaaaaaaaaa"))  # type: ignore[arg-type]
    assert library.count() == 64


def test_asking_for_what_is_no_id_is_an_answer(library: Library) -> None:
    write(library, document(Episode("A")))
    [row] = library.rows()
    assert library.ids_starting(row.id[:4]) == [row.id]
    assert library.ids_starting("a\udcff") == []
    assert library.row("\udcff") is None
    assert library.row(row.id) == row
    assert library.delete(["\udcff", "~"], import_id="bbbbbbbbbb") == 0
    assert library.search("a\udcff b") == []
