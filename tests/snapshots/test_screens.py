"""Every screen, small and large, dark, light and without colour; `make snapshots` takes them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.widgets import Input, TextArea
from textual.worker import WorkerCancelled

from store.home import Home
from tests.app.conftest import Clock, Running
from tests.screenshots import TO_762, furnish
from tests.screenshots import Clock as Morning
from tests.snapshots.picturing import Dressed, picture, seen
from tests.snapshots.standing import drafts_standing_still
from tui.app import EarmarkApp
from tui.theme import THEMES

_GATHERING = CommandPalette._GATHER_COMMANDS_GROUP
"""The workers that find the palette its commands."""
FOLDER = Path(__file__).parent / "pictures"
WRITING = os.environ.get("EARMARK_SNAPSHOTS") == "write"

GROUPS: dict[str, dict[str, tuple[str, ...]]] = {
    "reading": {
        "list": ("g", "g", "j", "j"),
        "reader": TO_762,
        "highlights-in-the-text": ("]", "h", "]", "h"),
        "selection": ("v", "j"),
        "letters": ("escape", "f"),
        "outline": ("escape", "O"),
        "queue": ("escape", "tab", "j"),
        "help": ("question_mark",),
    },
    "looking": {
        "search": ("s", *"latent space"),
        "results": ("enter", "j"),
        "related": ("g", "e"),
        "references": ("g", "r", "enter", "j"),
        "highlights": ("g", "h"),
        "today": ("t",),
        "statistics": ("S",),
        "filter": ("equals_sign", *"has:trans"),
    },
    "cards": {
        "question": ("r",),
        "answer": ("space",),
        "editor": ("e",),
        "drafts": ("i",),
        "why": ("w",),
        "browser": ("B", "j"),
        "cram": ("c",),
    },
    "asking": {
        "palette": ("colon",),
        "palette-found": (*"star",),
        "tags": ("g", "g", "number_sign", *"paper later", "enter", "j", "number_sign", *"pa"),
        "order": ("backslash",),
        "all-read": ("A",),
        "delete": ("X",),
        "find": ("slash", *"learning"),
        "add": ("a", *"https://example.org/feed.xml"),
        "note": (*TO_762, "space", "v", "n"),
        "choice-of-cards": ("q", *"jjj", "enter", *"))))))", "c"),
        "links": ("q", "g", "g", "enter", "G", "x"),
        "time": ("escape", "tab", "full_stop", *"25"),
    },
    "places": {
        "saved-query": ("g", "2", "g", "equals_sign", *"To read"),
        "sources": ("enter", "g", "s", "j", "j"),
        "rename": ("e",),
        "queues": ("g", "Q", "a", *"Evening", "enter", "g", "q"),
        "imports": ("g", "a"),
        "export": ("E", "j"),
        "export-to": ("enter",),
        "output": ("vertical_line", *"head -40", "enter"),
    },
    "later": {
        "revision": ("g", "v"),
    },
    "nothing": {
        "no-cards-due": ("r",),
        "no-cards": ("B",),
        "no-drafts": ("i",),
        "no-highlights": ("g", "h"),
        "no-revision": ("g", "v"),
        "no-plan": ("t",),
        "no-figures": ("S",),
        "no-hit": ("s", *"zzz"),
        "no-answer": ("g", "3"),
        "no-episodes": ("escape", "ctrl+a", "X", "y"),
        "no-references": ("g", "r"),
        "no-sources": ("g", "s"),
        "no-queue": ("tab", "tab"),
    },
}
"""Scenes by feature, each with the keys that lead there; one goes on where the one before it ended,
if that was on the main screen or if it is in `ONWARD`."""

ONWARD = frozenset(
    {
        "results",
        "answer",
        "editor",
        "why",
        "cram",
        "palette-found",
        "sources",
        "rename",
        "export-to",
    }
)
LATER = {"later": 1}
"""Days after which a group is looked at."""
SIZES = ((80, 24), (140, 40))


@pytest.fixture(scope="module", autouse=True)
def _drafts() -> Iterator[None]:
    """The pictures are of screens, not of what the generator proposes today."""
    with drafts_standing_still():
        yield


@pytest.fixture(scope="module")
def furnished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that somebody has used for some weeks."""
    folder = tmp_path_factory.mktemp("furnished") / "home"
    furnish(Home(folder), Morning())
    return folder


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "no-colour"])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("group", GROUPS)
async def test_screens_look_as_they_did(
    furnished: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    group: str,
    size: tuple[int, int],
    colour: bool,
) -> None:
    if colour:
        monkeypatch.delenv("NO_COLOR", raising=False)
    else:
        monkeypatch.setenv("NO_COLOR", "1")
    if group != "nothing":
        shutil.copytree(furnished, tmp_path / "home")
    clock = Clock()
    clock.at = Morning().at + timedelta(days=LATER.get(group, 0))
    app = EarmarkApp(Home(tmp_path / "home"), clock=clock, zone=clock.at.tzinfo)
    changed = []
    async with app.run_test(size=size) as pilot:
        running = Running(app, pilot)
        await running.settle()
        for name, keys in GROUPS[group].items():
            if name not in ONWARD:
                await back(running)
            await running.press(*("space" if key == " " else key for key in keys))
            themes = ("dark", "light") if colour else ("dark",)
            looks = [(theme if colour else "plain", await look(running, theme)) for theme in themes]
            plain = "" if colour else "-plain"
            file = FOLDER / group / f"{name}-{size[0]}x{size[1]}{plain}.txt"
            if not same(file, picture(looks)):
                changed.append(file.name)
    app.finish()
    assert not changed, "make snapshots takes them anew; git diff shows what changed"


async def back(running: Running) -> None:
    """Go back to the main screen, from wherever the scene before has led."""
    while running.app.screen is not running.main:
        running.app.pop_screen()
        await running.settle()
    if isinstance(running.app.focused, Input):
        await running.press("escape")


async def look(running: Running, theme: str) -> Dressed:
    """Return what is seen in a theme, with nothing left that blinks or waits."""
    app = running.app
    app.theme = THEMES[theme].name
    await running.settle()
    # The palette alone isn't dressed anew by itself: no key changes the theme while it is open.
    app.stylesheet.update(app.screen)
    for line in app.screen.query(Input):
        line.cursor_blink = False
        line._cursor_visible = True
    for area in app.screen.query(TextArea):
        area.cursor_blink = False
    for worker in [one for one in app.workers if one.group == _GATHERING]:
        with suppress(WorkerCancelled):
            await worker.wait()
    running.main.reading.save_place()
    await running.settle()
    return seen(app.screen)


def same(file: Path, now: str) -> bool:
    """Whether a picture is as it was taken before; where they are being taken, it is."""
    if WRITING:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(now, encoding="utf-8")
        return True
    return file.exists() and file.read_text(encoding="utf-8") == now
