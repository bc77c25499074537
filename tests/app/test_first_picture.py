"""The first picture: what a start does without until the list is painted, and keys typed early."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from datetime import UTC
from pathlib import Path

import pytest
from textual.css import stylesheet

from store.home import Home
from tests.app.conftest import Clock, Running, Start
from tui.app import EarmarkApp
from tui.screens.panes import PanesScreen
from tui.stylesheet import KeptStylesheet
from tui.widgets.line_list import LineList

ROOT = Path(__file__).parents[2]

PROBE = """
import os, sys
from pathlib import Path
from store.home import Home
from tui.app import EarmarkApp
from tui.screens.main import MainScreen

def show_rows(self, rows, count):
    modules = sorted(sys.modules)
    import json
    widgets = len(list(self.walk_children()))
    print(json.dumps([len(rows), count, widgets, modules]), flush=True)
    os._exit(0)

MainScreen.show_rows = show_rows
EarmarkApp(Home(Path(sys.argv[1]))).run(headless=True)
"""
LATER = {
    "argparse",
    "dateutil",
    "fsrs",
    "hashlib",
    "httpx",
    "json.decoder",
    "seeds.model",
    "store.anchors",
    "store.cards",
    "store.desk",
    "store.exports",
    "store.record",
    "store.scheduling",
    "textual.widgets._text_area",
    "tinydb",
    "tomllib",
    "tui.palette",
    "tui.screens.choosing",
    "tui.screens.line_screen",
    "tui.widgets.prompt",
    "tui.widgets.queue_pane",
    "tui.widgets.reader",
    "tui.widgets.reading_pane",
}
"""Modules that only what comes after the list has a use for."""


def test_the_list_comes_before_all_that_it_can_do_without(home: Home) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, str(home.folder)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    rows, count, widgets, modules = json.loads(ran.stdout.splitlines()[-1])
    assert (rows, count) == (27, 27)
    assert widgets <= 12
    assert LATER & set(modules) == set()


@pytest.mark.parametrize("enter", ["enter", "ctrl+j"])
async def test_keys_typed_at_once_act(home: Home, clock: Clock, enter: str) -> None:
    """Enter comes as Ctrl+J where it was pressed before the terminal was the app's."""
    app = EarmarkApp(home, clock=clock, zone=UTC)
    async with app.run_test(size=(140, 40)) as pilot:
        for key in ("j", "j", "j", enter):
            app.simulate_key(key)
        running = Running(app, pilot)
        await running.settle()
        wanted = running.main.episodes.rows[3]
        text = running.main.reading.reader.text
        assert text is not None
        assert text.row.id == wanted.id
        assert running.focus == "reader"
    app.finish()


async def test_keys_typed_at_the_very_first_start_act_on_the_bundled_list(
    tmp_path: Path, clock: Clock
) -> None:
    app = EarmarkApp(Home(tmp_path / "new"), clock=clock, zone=UTC)
    async with app.run_test(size=(140, 40)) as pilot:
        for key in ("j", "j", "j", "enter"):
            app.simulate_key(key)
        running = Running(app, pilot)
        await running.settle()
        wanted = running.main.episodes.rows[3]
        assert len(running.main.episodes.rows) == 27
        text = running.main.reading.reader.text
        assert text is not None
        assert text.row.id == wanted.id
    app.finish()


async def test_where_the_cursor_was_moved_meanwhile_it_stays(home: Home, clock: Clock) -> None:
    app = EarmarkApp(home, clock=clock, zone=UTC)
    async with app.run_test(size=(80, 24)) as pilot:
        app.simulate_key("j")
        app.simulate_key("j")
        running = Running(app, pilot)
        await running.settle()
        assert running.main.episodes.cursor == 2
    app.finish()


async def test_a_double_click_may_come_before_the_other_panes(
    home: Home, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted: list[str] = []
    fill = PanesScreen.fill

    async def clicked_first(screen: PanesScreen) -> None:
        if not wanted:
            episodes = screen.episodes
            wanted.append(episodes.rows[2].id)
            episodes.go_to(wanted[0])
            episodes.post_message(LineList.Chosen(episodes, 2))
            await asyncio.sleep(0.05)
        await fill(screen)

    monkeypatch.setattr(PanesScreen, "fill", clicked_first)
    app = EarmarkApp(home, clock=clock, zone=UTC)
    async with app.run_test(size=(140, 40)) as pilot:
        running = Running(app, pilot)
        await running.settle()
        text = running.main.reading.reader.text
        assert text is not None
        assert [text.row.id] == wanted
    app.finish()


async def test_rows_that_are_still_to_come_are_blank_and_counted(start: Start) -> None:
    async with start() as running:
        episodes = running.main.episodes
        rows = episodes.rows
        episodes.show(rows[:3], count=27, empty="")
        assert episodes.row_count == 27
        await running.press("j", "j")
        assert episodes.chosen == [rows[2].id]
        assert episodes.place_in_words.endswith("3/27")
        await running.press("G")
        assert episodes.cursor == 26
        assert episodes.chosen == []
        assert not running.lines(episodes)[-1].strip()
        episodes.show(rows, empty="")
        assert episodes.chosen == [rows[26].id]
        assert episodes.row_count == 27


def test_rules_are_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []

    def parse(_scope: str, css: str, *_: object, **__: object) -> list[object]:
        parsed.append(css)
        return []

    monkeypatch.setattr(stylesheet, "parse", parse)
    sheet = KeptStylesheet(variables={})
    for css in ("A { width: 1; }", "B { width: 2; }", "C { width: 3; }"):
        sheet.add_source(css, read_from=("", css))
        sheet.reparse()
    assert parsed == ["A { width: 1; }", "B { width: 2; }", "C { width: 3; }"]
    sheet.set_variables({"primary": "red"})
    sheet.reparse()
    assert len(parsed) == 6
