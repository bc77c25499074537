"""What reaches the terminal from the app, byte for byte, on a library made of hostile texts."""

from __future__ import annotations

import base64
import re
import shutil
from datetime import UTC
from pathlib import Path

import pytest
from textual import events
from textual.drivers.headless_driver import HeadlessDriver
from textual.widgets import Input, TextArea

from store.home import Home
from tests.app.conftest import Clock, Running
from tests.safety.hostile import MARKER, controls_in, evil
from tui.app import EarmarkApp
from tui.commands import EVERYWHERE, Command, commands_for

LEAVING = frozenset({"back", "copy_or_quit", "suspend"})
"""Commands that leave the app."""


class Written(HeadlessDriver):
    """A terminal that keeps what is written to it."""

    everything: list[str]

    @property
    def is_headless(self) -> bool:
        return False

    def write(self, data: str) -> None:
        type(self).everything.append(data)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that is written to the terminal."""
    monkeypatch.setattr(Written, "everything", [], raising=False)
    monkeypatch.setattr("webbrowser.open", lambda _: False)
    return Written.everything


def own_commands(context: str) -> list[Command]:
    return [
        command
        for command in commands_for(context)
        if command.keys and command.id not in LEAVING and EVERYWHERE not in command.where
    ]


async def back_to_main(running: Running) -> None:
    while running.app.screen is not running.main:
        running.app.pop_screen()
        await running.settle()


async def give(running: Running, words: str) -> None:
    """Write and paste into whatever takes text now."""
    if isinstance(running.app.focused, Input | TextArea):
        running.app.screen.post_message(events.Paste(evil(words)))
        await running.settle()
        await running.press("enter")
        await running.press("escape")


async def look_around(running: Running) -> None:
    """Press every key of the screen that was opened, if one was."""
    screen = running.app.screen
    if screen is running.main:
        await give(running, MARKER)
        return
    if isinstance(running.app.focused, Input):
        await running.write(MARKER.lower())
        await running.press("down")
    for command in own_commands(getattr(screen, "key_context", "")):
        if running.app.screen is not screen:
            break
        await running.press(*spelt(command))
        await give(running, "Words")
    await back_to_main(running)


def spelt(command: Command) -> list[str]:
    names = {"?": "question_mark", ":": "colon", "/": "slash", "\\": "backslash"}
    return [names.get(key, key) for key in command.keys[0].split(" ")]


@pytest.mark.parametrize("pane", ["list", "reader", "queue", EVERYWHERE])
async def test_no_screen_lets_a_text_control_the_terminal(
    hostile_home: Path, tmp_path: Path, written: list[str], pane: str
) -> None:
    home = tmp_path / "home"
    shutil.copytree(hostile_home, home)
    app = EarmarkApp(Home(home), clock=Clock(), zone=UTC)
    app.driver_class = Written
    commands = own_commands(pane) if pane != EVERYWHERE else list(commands_for(EVERYWHERE))
    async with app.run_test(headless=False, size=(140, 40), notifications=True) as pilot:
        running = Running(app, pilot)
        await running.settle()
        seen = False
        for command in commands:
            if command.id in LEAVING or command.counts:
                continue
            await back_to_main(running)
            if running.main.reading.episode is None or not running.main.episodes.row_count:
                running.main.go("list")
                await running.press("u", "enter")
            running.main.go("list" if pane == EVERYWHERE else pane)  # type: ignore[arg-type]
            await running.press(*spelt(command))
            await look_around(running)
            seen = seen or MARKER in "".join(written)
            wrong = controls_in("".join(written), drawn=True)
            assert not wrong, f"{command.id} lets through {wrong}"
            written.clear()
        assert seen
    app.finish()
    assert not controls_in("".join(written), drawn=True)


async def test_what_is_copied_is_text_and_nothing_else(
    hostile_home: Path, tmp_path: Path, written: list[str]
) -> None:
    home = tmp_path / "home"
    shutil.copytree(hostile_home, home)
    app = EarmarkApp(Home(home), clock=Clock(), zone=UTC)
    app.driver_class = Written
    async with app.run_test(headless=False, size=(140, 40), notifications=True) as pilot:
        running = Running(app, pilot)
        await running.settle()
        await running.press("enter", "G", *"((", "V", "y")
    app.finish()
    copies = re.findall("\x1b]52;c;([^\x07]*)\x07", "".join(written))
    assert len(copies) == 1
    copied = base64.b64decode(copies[0]).decode()
    assert MARKER in copied
    assert not controls_in(copied, drawn=False)
