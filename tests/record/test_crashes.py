"""A crash at every single file operation, with and without what was not yet flushed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store.record import Record
from tests.record.looking import Contents, contents
from tests.record.watching import WatchedOps

Deed = Callable[[Record], object]


def _session() -> list[Deed]:
    def mark(number: int, value: str) -> Deed:
        def deed(record: Record) -> None:
            with record.step(f"marked {number} {value}"):
                record.put("reading", number, {"read": value, "title": "Ærlig talt 🎧"})
                record.put("places", number, {"progress": 1.0})

        return deed

    def grade(card: int, review: int) -> Deed:
        def deed(record: Record) -> None:
            with record.step(f"graded card {card}"):
                record.put("cards", card, {"due": f"2025-04-{review % 28 + 1:02}"})
                record.put("reviews", review, {"card": card, "rating": 3})

        return deed

    return [
        mark(1, "read"),
        mark(2, "read"),
        grade(50, 101),
        lambda record: record.snapshot(),
        mark(1, "unread"),
        grade(51, 102),
        lambda record: record.undo(),
        lambda record: record.undo(),
        lambda record: record.redo(),
        lambda record: record.snapshot(),
        lambda record: record.put("reading", 2, None),
        lambda record: record.snapshot(),
        lambda record: record.undo(),
        lambda record: record.undo(),
        grade(50, 103),
        lambda record: record.snapshot(),
        lambda record: record.snapshot(),
        mark(3, "reading"),
    ]


class _Matrix:
    """Runs a session and opens, at every operation, what a crash there would leave."""

    def __init__(self, home: Path, spare: Path) -> None:
        self.home = home
        self.spare = spare
        self.ops = WatchedOps(home)
        self.ops.before = self._look
        self.states: list[Contents] = []
        self.found: list[tuple[int, str, Contents]] = []

    def run(self, deeds: list[Deed]) -> None:
        record = Record.open(self.home, ops=self.ops)
        self.states.append(contents(record))
        for deed in deeds:
            deed(record)
            self.states.append(contents(record))
        self._look("end", None, b"")

    def _look(self, name: str, path: Path | None, data: bytes) -> None:
        if not self.states:
            return
        self._try(f"killed before {name}", {})
        if path is not None and path.name == "record.journal":
            for length in {1, len(data) // 3, len(data) - 2, len(data) - 1}:
                self._try(f"killed after {length} bytes", {path.name: data[:length]})
        self._try(f"power cut before {name}", None)

    def _try(self, why: str, torn: dict[str, bytes] | None) -> None:
        if torn is None:
            self.spare.mkdir()
            for name, data in self.ops.after_power_cut().items():
                (self.spare / name).write_bytes(data)
        else:
            shutil.copytree(self.home, self.spare)
            for name, data in torn.items():
                with (self.spare / name).open("ab") as file:
                    file.write(data)
        record = Record.open(self.spare)
        found = contents(record)
        self.found.append((len(self.states) - 1, why, found))
        record.put("settings", 1, {"after": "crash"})
        again = contents(Record.open(self.spare))
        assert again["settings"] == {1: {"after": "crash"}}
        assert {**again, "settings": {}, "history": again["history"][1:]} == found, why
        assert record.check() == []
        shutil.rmtree(self.spare)


def test_every_prefix_holds_what_was_acknowledged_and_no_half(tmp_path: Path) -> None:
    matrix = _Matrix(tmp_path / "home", tmp_path / "spare")
    matrix.run(_session())
    assert len(matrix.found) > 200
    for at, why, found in matrix.found:
        assert found in matrix.states[at : at + 2], f"{why}, after deed {at}"


def test_a_crash_that_unwinds_leaves_the_same(tmp_path: Path) -> None:
    class Crash(BaseException):
        pass

    class DyingOps(WatchedOps):
        """Raises at the operation of that number and at each one after it."""

        left = 0

        def die(self, *_: object) -> None:
            self.left -= 1
            if self.left < 0:
                raise Crash

    def prepare(home: Path) -> DyingOps:
        record = Record.open(home)
        record.put("reading", 1, {"read": "read"})
        record.put("reviews", 9, {"rating": 3})
        record.snapshot()
        record.put("reading", 1, {"read": "unread"})
        ops = DyingOps(home)
        ops.before = ops.die
        return ops

    tried = 0
    for left in range(100):
        home = tmp_path / str(left)
        ops = prepare(home)
        ops.left = left
        record = Record.open(home, ops=ops)
        try:
            record.put("reviews", 10, {"rating": 4})
            record.snapshot()
        except Crash:
            tried += 1
        else:
            break
        found = contents(Record.open(home))
        assert found["reading"] == {1: {"read": "unread"}}
        assert found["reviews"][9] == {"rating": 3}
        assert record.get("reading", 1) == {"read": "unread"}
    assert 15 < tried < 99


@pytest.mark.parametrize("length", range(1, 200, 7))
def test_zeros_after_a_power_cut_are_a_torn_line(tmp_path: Path, length: int) -> None:
    record = Record.open(tmp_path)
    record.put("reading", 1, {"read": "read"})
    with (tmp_path / "record.journal").open("ab") as file:
        file.write(b"\0" * length + b'"}\n')
    again = Record.open(tmp_path)
    assert again.get("reading", 1) == {"read": "read"}
    again.put("reading", 2, {"read": "read"})
    assert b"\0" not in (tmp_path / "record.journal").read_bytes()
    assert again.check() == []


def test_what_dead_snapshots_left_beside_is_cleared(tmp_path: Path) -> None:
    record = Record.open(tmp_path)
    record.put("reading", 1, {"read": "read"})
    slices = record.snapshot_slices()
    next(slices)
    left = [path.name for path in tmp_path.glob("*.new")]
    assert len(left) == 1
    (tmp_path / "record.json.feedbeef.new").write_text("{")
    (tmp_path / "my own notes.new").write_text("mine")
    Record.open(tmp_path).snapshot()
    assert sorted(path.name for path in tmp_path.glob("*.new")) == ["my own notes.new"]
    for _ in slices:
        pass
    assert record.catch_up() is False
    assert record.get("reading", 1) == {"read": "read"}
