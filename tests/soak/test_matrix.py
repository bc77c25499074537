"""The crash matrix, a part of it chosen by a fixed rule; `make soak` tries every point."""

from __future__ import annotations

from pathlib import Path

from tests.soak.disk import Disk, Op
from tests.soak.matrix import few_lengths, points, try_points
from tests.soak.session import play


def test_a_session_cut_short_anywhere_loses_nothing_and_holds_no_half(tmp_path: Path) -> None:
    session = play(tmp_path)
    tally = try_points(session, tmp_path / "spare", points(session, few_lengths, thorough=8))
    assert tally.wrong == []
    assert tally.tried["kill"] == len(session.log) + 1 > 200
    assert tally.tried["power cut"] > 900
    assert tally.tried["torn write"] > 400


def test_the_model_of_the_disk_agrees_with_the_real_one(tmp_path: Path) -> None:
    session = play(tmp_path)
    disk = Disk()
    for op in session.log:
        disk.apply(op)
    home = tmp_path / "home"
    real = {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file()
    }
    assert disk.now() == real
    kinds = {op.kind for op in session.log}
    assert kinds == {
        "create",
        "folder",
        "write",
        "truncate",
        "sync",
        "rename",
        "unlink",
        "sync folder",
    }


def test_what_a_power_cut_may_leave() -> None:
    disk = Disk()
    for op in (
        Op("create", 1, name="journal"),
        Op("write", 1, data=b"head"),
        Op("sync", 1),
        Op("sync folder"),
        Op("write", 1, offset=4, data=b"line"),
        Op("create", 2, name="beside"),
        Op("write", 2, data=b"new"),
        Op("sync", 2),
        Op("rename", 2, name="beside", target="journal"),
    ):
        disk.apply(op)
    assert disk.now() == {"journal": b"new"}
    left = list(disk.after_power_cut())
    for expected in (
        {"journal": b"head"},
        {"journal": b"headline"},
        {"journal": b"headli"},
        {"journal": b"head\0\0\0\0"},
        {"journal": b"head\0\0ne"},
        {"journal": b"headline", "beside": b"new"},
        {"journal": b"new"},
    ):
        assert expected in left
    assert len(left) == 11
    disk.apply(Op("sync folder"))
    assert list(disk.after_power_cut()) == [{"journal": b"new"}]
