"""Exporting from the app, by its keys."""

from __future__ import annotations

import json
from pathlib import Path

from tests.app.conftest import Running, Start
from tui.screens.export import ExportScreen
from tui.widgets.prompt import Prompt


async def write_to(running: Running, path: Path) -> None:
    await running.press("enter")
    line = running.app.screen.query_one(Prompt)
    assert line.display
    await running.press("ctrl+u")
    await running.write(str(path))
    await running.press("enter")


async def test_a_format_is_written_and_its_place_remembered(start: Start, tmp_path: Path) -> None:
    async with start() as running:
        running.desk.cards.add("basic", "Q?", "A")
        await running.press("E")
        screen = running.on(ExportScreen)
        await running.press("j", "j", "j", "j")
        assert screen._formats.chosen.name == "json"
        await write_to(running, tmp_path / "all.json")
        assert running.toast == f"Exported 27 episodes, 0 highlights, 1 card to {tmp_path}/all.json"
        assert len(json.loads((tmp_path / "all.json").read_bytes())["episodes"]) == 27
        await running.press("q", "E", "j", "j", "j", "j")
        screen = running.on(ExportScreen)
        assert f"last to {tmp_path}/all.json" in "\n".join(running.lines(screen._formats))
        await running.press("enter")
        assert running.app.screen.query_one(Prompt).asking == "json"
        await running.press("escape", "escape")
        assert running.main is running.app.screen


async def test_a_place_that_cannot_be_written_is_said(start: Start, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    async with start() as running:
        await running.press("E")
        await write_to(running, tmp_path / "file")
        assert running.toast == f"{tmp_path}/file: is a file, not a folder; name a folder with -o"
        assert (tmp_path / "file").read_text() == "x"
