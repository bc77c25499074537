"""A desk in a home of its own, its clock in the test's hand, and an app for one screen."""

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
    """A desk in Oslo with the bundled library."""
    desk = Desk.open(home, clock=clock, zone=ZoneInfo("Europe/Oslo"))
    desk.fill_from_seeds()
    yield desk
    desk.close()
