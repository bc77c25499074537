"""A home that is filled once, and apps on copies of it with a clock of their own."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.worker import WorkerCancelled

from store.desk import Desk
from store.home import Home
from tui.app import EarmarkApp
from tui.screens.main import MainScreen
from tui.widgets.footer import KeyFooter
from tui.widgets.line_list import LineList

SLOW = frozenset({"opening", "text", "search", "counting", "export", "pipe", "feeds", "texts"})
"""The groups of workers that come to an end by themselves."""


ScreenT = TypeVar("ScreenT", bound=Screen[Any])


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.at = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def go_on(self, **wait: float) -> None:
        self.at += timedelta(**wait)


class Running:
    """An app under test: keys go in, and what the screen says comes out."""

    def __init__(self, app: EarmarkApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        while self.app.is_running and self.app.desk is None and self.app.failure is None:
            await self.pilot.pause(0.01)
        await self.pilot.pause()
        while slow := [worker for worker in self.app.workers if worker.group in SLOW]:
            for worker in slow:
                with suppress(WorkerCancelled):
                    await worker.wait()
            await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def write(self, text: str) -> None:
        await self.pilot.press(*("space" if letter == " " else letter for letter in text))
        await self.settle()

    @property
    def desk(self) -> Desk:
        assert self.app.desk is not None
        return self.app.desk

    @property
    def main(self) -> MainScreen:
        found = self.app.screen_stack[1]
        assert isinstance(found, MainScreen)
        return found

    def on(self, kind: type[ScreenT]) -> ScreenT:
        """The screen that is on, which must be one of this kind."""
        screen = self.app.screen
        assert isinstance(screen, kind)
        return screen

    @property
    def current(self) -> str:
        """The id of the episode under the list's cursor."""
        row = self.main.episodes.current
        assert row is not None
        return row.id

    @property
    def focus(self) -> str:
        """The id of what has the focus."""
        focused = self.app.focused
        return (focused.id or "") if focused is not None else ""

    @property
    def footer(self) -> str:
        return self.app.screen.query_one(KeyFooter).render_line(0).text.strip()

    @property
    def toast(self) -> str:
        """What was said last."""
        said = [one.message for one in self.app._notifications]
        return said[-1] if said else ""

    def lines(self, widget: LineList) -> list[str]:
        return [widget.render_line(y).text.rstrip() for y in range(widget.size.height)]

    def title(self, name: str) -> str:
        return str(self.main.title_of(name).content)


Start = Callable[..., AbstractAsyncContextManager[Running]]


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with the bundled documents."""
    folder = tmp_path_factory.mktemp("filled") / "home"
    desk = Desk.open(Home(folder), clock=Clock(), zone=UTC)
    desk.fill_from_seeds()
    desk.close(snapshot=True)
    return folder


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Home:
    """A copy of that home."""
    shutil.copytree(filled, tmp_path / "home")
    return Home(tmp_path / "home")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def start(home: Home, clock: Clock) -> Start:
    """Start an app on the home; it is left and closed at the end."""

    @asynccontextmanager
    async def started(
        size: tuple[int, int] = (140, 40), at: Home = home, **options: Any
    ) -> AsyncIterator[Running]:
        app = EarmarkApp(at, clock=clock, zone=UTC, **options)
        async with app.run_test(size=size, notifications=True) as pilot:
            running = Running(app, pilot)
            await running.settle()
            yield running
        app.finish()

    return started
