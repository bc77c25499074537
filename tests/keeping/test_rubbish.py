"""Every kind of rubbish in every file, met by the command line: one line, and nothing touched."""

from __future__ import annotations

import errno
import fcntl
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

import pytest

from store.home import Home
from tests.keeping.holding import tree
from tui.cli import main

Spoil = Callable[[bytes], bytes | None]
"""What becomes of a file's contents; None for a folder in its place."""

REBUILDS = "it was left untouched: earmark check --repair rebuilds it from what is sound, and "
RESTORES = "earmark restore lists the backups"
IMPORTS = "set it aside with `earmark check --repair` and import again"

JSON: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda _: b"", "is empty"),
    "null": (lambda _: b"null", "holds null instead of tables"),
    "truncated": (lambda data: data[: len(data) // 2], "is not JSON"),
    "not UTF-8": (lambda data: data.replace(b'{"', b'{"\xff', 2), "is not UTF-8"),
    "nested": (lambda _: b"[" * 100_000, "is nested too deep"),
    "a huge number": (lambda _: b'{"a": ' + b"9" * 10_000 + b"}", "is not JSON"),
    "an id twice": (lambda data: _twice(data), "has an id twice"),
    "another TinyDB's": (lambda _: b'{"_default": {"1": {}}}', "was not written by Earmark"),
    "a folder": (lambda _: None, "is a folder, not a file"),
}
JOURNAL: dict[str, tuple[Spoil, str]] = {
    "empty": (lambda _: b"", "is empty"),
    "null": (lambda _: b"null", "has a first line that Earmark did not write"),
    "truncated": (lambda data: data[:40], "has a first line that Earmark did not write"),
    "not UTF-8": (lambda data: b"\xff\xfe" + data, "has a first line that Earmark did not write"),
    "nested": (lambda _: b"[" * 100_000 + b"\n", "has a first line that Earmark did not write"),
    "record.json": (lambda _: b'{"a": {"1": {}}}\n', "has a first line that Earmark did not"),
    "a folder": (lambda _: None, "is a folder, not a file"),
}
LIBRARY: dict[str, tuple[Spoil, str]] = {
    "not a database": (lambda _: b"Dear diary,\n" * 100, "this is not a library of Earmark's"),
    "truncated": (lambda data: data[: len(data) // 2], "the library is cut off at its end"),
    "a corrupt page": (lambda data: data[:8192] + b"\xa5" * 90_000 + data[98_192:], "is damaged"),
    "a folder": (lambda _: None, "is a folder, not a file"),
}


def _twice(data: bytes) -> bytes:
    """Give the first document of a table the id of another, spelt otherwise."""
    lines = data.split(b"\n")
    first = next(n for n, line in enumerate(lines) if n > 4 and line.startswith(b'"'))
    if lines[first].endswith(b"{"):
        first += 1
    key, _, rest = lines[first].partition(b": ")
    twin = b'"0' + key[1:] + b": " + rest.removesuffix(b",")
    return b"\n".join([*lines[:first], twin + b",", *lines[first:]])


class Case(NamedTuple):
    """A file, what befell it, a command that needs it, and what is said."""

    file: str
    kind: str
    words: tuple[str, ...]
    spoil: Spoil
    problem: str
    remedy: str


CASES = [
    Case(file, kind, words, spoil, problem, remedy)
    for file, kinds, words, remedy in (
        ("record.json", JSON, ("queue",), REBUILDS + RESTORES),
        ("reviews.json", JSON, ("stats",), REBUILDS + RESTORES),
        ("record.journal", JOURNAL, ("undo",), REBUILDS + RESTORES),
        ("library.db", LIBRARY, ("list",), IMPORTS),
    )
    for kind, (spoil, problem) in kinds.items()
]


class Earmark:
    """The command line on a home, in this process."""

    def __init__(self, home: Home, capfd: pytest.CaptureFixture[str]) -> None:
        self.home = home
        self._capfd = capfd

    def __call__(self, *words: str) -> tuple[int, str, str]:
        self._capfd.readouterr()
        code = main([*words, "--home", str(self.home.folder)])
        return (code, *self._capfd.readouterr())

    def refused(self, *words: str) -> str:
        """The one line of a command that fails and leaves every file as it was."""
        before = tree(self.home.folder)
        code, out, err = self(*words)
        assert (code, out) == (1, "")
        assert err.startswith("earmark: ")
        assert err.count("\n") == 1
        assert tree(self.home.folder) == before
        return err.removeprefix("earmark: ").removesuffix("\n")


@pytest.fixture
def earmark(home: Home, capfd: pytest.CaptureFixture[str]) -> Earmark:
    return Earmark(home, capfd)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file} {case.kind}")
def test_rubbish_is_one_line_that_says_what_to_do(earmark: Earmark, case: Case) -> None:
    path = earmark.home.folder / case.file
    data = case.spoil(path.read_bytes())
    path.unlink()
    path.mkdir() if data is None else path.write_bytes(data)
    line = earmark.refused(*case.words)
    assert line.startswith(f"{path}: ")
    assert case.problem in line
    assert line.endswith(f"; {case.remedy}")
    before = tree(earmark.home.folder)
    code, out, _ = earmark("check")
    assert code == 1
    assert case.file in out.splitlines()[0]
    assert tree(earmark.home.folder) == before
    code, _, _ = earmark("check", "--repair", "--quiet")
    assert earmark("list")[0] == earmark("stats")[0] == earmark("queue")[0] == 0
    (kept,) = earmark.home.folder.glob("damaged-*")
    assert (kept / case.file).is_dir() if data is None else (kept / case.file).read_bytes() == data


@pytest.mark.parametrize("name", ["record.json", "reviews.json", "record.journal", "library.db"])
def test_a_newer_version_is_told_apart(earmark: Earmark, name: str) -> None:
    path = earmark.home.folder / name
    if name == "library.db":
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 99")
    elif name == "record.journal":
        from store.journal.lines import Header, encode_header

        path.write_bytes(encode_header(Header(99, 5, 5)))
    else:
        path.write_bytes(path.read_bytes().replace(b'"version": 1', b'"version": 99', 1))
    line = earmark.refused("stats")
    assert "newer Earmark" in line
    assert "99" in line
    assert line.endswith(("left untouched", "use that Earmark; nothing was changed"))
    code, out, _ = earmark("check")
    assert code == 1
    assert "newer Earmark" in out
    before = tree(earmark.home.folder)
    earmark("check", "--repair")
    assert tree(earmark.home.folder) == before


def test_a_key_that_stands_twice_is_found_by_check(earmark: Earmark) -> None:
    path = earmark.home.folder / "record.json"
    path.write_bytes(path.read_bytes().replace(b'"note": "bad years"', b'"note": 1, "note": 2'))
    code, out, _ = earmark("check")
    assert (code, out) == (
        1,
        f"{path}: holds 'note' twice in one object; the last one counts\n",
    )


def test_a_locked_library_is_said_and_can_still_be_read(
    earmark: Earmark, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("store.library.connection._WAIT_SECONDS", 0.01)
    page = tmp_path / "page.srt"
    page.write_text("1\n00:00:00,000 --> 00:00:02,000\nHello there, good people.\n")
    with closing(sqlite3.connect(earmark.home.library_path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        line = earmark.refused("import", str(page), "--source", "Mine")
        other.execute("ROLLBACK")
    assert line == (
        f"{earmark.home.library_path}: another Earmark is writing it; try again in a moment"
    )
    assert earmark("import", str(page), "--source", "Mine")[0] == 0


def test_a_file_system_without_locks_is_said(
    earmark: Earmark, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_: int, __: int) -> None:
        raise OSError(errno.EOPNOTSUPP, os.strerror(errno.EOPNOTSUPP))

    episode = earmark("list")[1].split("\t")[0]
    monkeypatch.setattr(fcntl, "flock", no_locks)
    line = earmark.refused("mark", "starred", episode)
    assert line == (
        f"{earmark.home.folder / 'record.lock'}: this file system has no locks, so two windows "
        "could spoil each other's changes; put the library on a local disk with --home or "
        "EARMARK_HOME"
    )
    assert earmark("list", "is:starred")[1] == ""
