"""A home, a clock that moves a second at each look, and a record for every test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store.record import Record


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def clock() -> Callable[[], datetime]:
    start = datetime(2025, 4, 8, 10, 0, 0, tzinfo=UTC)
    ticks: Iterator[int] = iter(range(1_000_000))
    return lambda: start + timedelta(seconds=next(ticks))


@pytest.fixture
def record(home: Path, clock: Callable[[], datetime]) -> Record:
    return Record.open(home, clock=clock)
