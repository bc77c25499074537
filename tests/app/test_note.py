"""The small editor of a highlight, and a person's own editor in its place."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Static

from store.errors import UsageError
from store.model import Colour
from tests.app.conftest import Start
from tests.app.test_reading import open_762
from tui.external_editor import edited, editor_command
from tui.screens.note import NoteEditor, tags_in


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("", ()),
        ("idea", ("idea",)),
        ("#idea, later idea", ("idea", "later")),
        ("  ##a,,#b # ", ("a", "b")),
        ("\u202eevil 漢字", ("evil", "漢字")),
    ],
)
def test_tags_in_a_line(line: str, tags: tuple[str, ...]) -> None:
    assert tags_in(line) == tags


def script(folder: Path, body: str) -> list[str]:
    """An editor that does what `body` says to the path in `file`."""
    path = folder / "my editor.py"
    path.write_text(f"import pathlib, sys\nfile = pathlib.Path(sys.argv[-1])\n{body}\n")
    return [sys.executable, str(path)]


def test_a_note_goes_through_the_editor_and_comes_back_safe(tmp_path: Path) -> None:
    command = script(tmp_path, "file.write_text(file.read_text() + '\\x1b[31mtwo\\u202e\\n\\n')")
    assert edited("one", command) == "one\ntwo"
    assert edited("", script(tmp_path, "assert file.read_bytes() == b''")) == ""
    mode = script(tmp_path, "file.write_text(oct(file.parent.stat().st_mode & 0o777))")
    assert edited("secret", mode) == "0o700"


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("sys.exit(3)", "ended with 3; the note stays as it was"),
        ("file.unlink()", "left no note behind; it stays as it was"),
    ],
)
def test_a_failing_editor_changes_nothing(tmp_path: Path, body: str, problem: str) -> None:
    with pytest.raises(UsageError, match=problem):
        edited("one", script(tmp_path, body))


def test_which_editor() -> None:
    assert editor_command({"EDITOR": "vim -u 'my rc'"}) == ["vim", "-u", "my rc"]
    assert editor_command({"EDITOR": "vim", "VISUAL": "code --wait"}) == ["code", "--wait"]
    with pytest.raises(UsageError, match="EDITOR: is not set; set it in your shell"):
        editor_command({})
    with pytest.raises(UsageError, match="is no command"):
        editor_command({"EDITOR": "'"})
    with pytest.raises(UsageError, match=r"no-such-editor: can't be run \(No such file"):
        edited("one", ["no-such-editor"])


async def test_note_tags_and_colour_are_one_step(start: Start) -> None:
    async with start(size=(50, 20)) as running:
        episode = await open_762(running)
        await running.press("v", "n")
        await running.write("one")
        await running.press("ctrl+j")
        await running.write("two")
        await running.press("ctrl+t", "ctrl+t", "tab")
        await running.write("#idea later")
        colours = running.on(NoteEditor).query_one("#note-colours", Static)
        assert str(colours.content) == "○ yellow ○ green ● blue ○ pink ○ orange"
        await running.press("enter")
        (one,) = running.desk.highlights.of(episode)
        assert (one.note, one.tags, one.colour) == ("one\ntwo", ("idea", "later"), Colour.BLUE)
        assert len(running.desk.record.history()) == 1
        await running.press("enter", "ctrl+t", "escape")
        assert running.desk.highlights.of(episode) == [one]
        await running.press("enter", "enter")
        assert len(running.desk.record.history()) == 1


async def test_ctrl_o_writes_in_ones_own_editor(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = script(tmp_path, "file.write_text(file.read_text() + 'more')")
    monkeypatch.setenv("VISUAL", "")
    monkeypatch.setenv("EDITOR", f"{first} '{second}'")
    async with start() as running:
        episode = await open_762(running)
        await running.press("v", "n", "ctrl+o")
        assert running.toast == "This terminal can't be lent to another program"
        monkeypatch.setattr(HeadlessDriver, "can_suspend", property(lambda _: True))
        await running.write("one")
        await running.press("ctrl+o")
        assert running.on(NoteEditor).note_field.text == "one\nmore"
        monkeypatch.setenv("EDITOR", "no-such-editor")
        await running.press("ctrl+o")
        assert running.toast.startswith("no-such-editor: can't be run")
        await running.press("enter")
        (one,) = running.desk.highlights.of(episode)
        assert one.note == "one\nmore"
