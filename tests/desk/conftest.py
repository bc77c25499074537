"""A desk of its own for every test, with a clock that the test moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from store.desk import Desk
from store.home import Home
from tests.clock import Clock


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def desk(home: Home, clock: Clock) -> Iterator[Desk]:
    """An empty desk in Oslo."""
    desk = Desk.open(home, clock=clock, zone=ZoneInfo("Europe/Oslo"))
    yield desk
    desk.close()


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """The desk with the bundled documents."""
    desk.fill_from_seeds()
    return desk
