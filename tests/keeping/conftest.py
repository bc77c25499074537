"""A home with a little of everything in it, made once, and a copy of it for every test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store.home import Home
from tests.keeping.holding import fill


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that nobody writes to."""
    folder = tmp_path_factory.mktemp("kept") / "home"
    fill(Home(folder))
    return folder


@pytest.fixture
def home(filled: Path, tmp_path: Path) -> Home:
    """A copy of that home."""
    shutil.copytree(filled, tmp_path / "home")
    return Home(tmp_path / "home")
