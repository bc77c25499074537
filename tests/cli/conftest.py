"""A home of its own for every test; the bundled documents are read once for all of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import CommandLine


@pytest.fixture
def empty(tmp_path: Path) -> CommandLine:
    """The command line on a home that isn't there yet."""
    return CommandLine(tmp_path / "home")


@pytest.fixture(scope="session")
def filled_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home that holds the bundled documents; nobody writes to it."""
    home = tmp_path_factory.mktemp("filled") / "home"
    ran = CommandLine(home)("import", "--seeds")
    assert (ran.code, ran.err) == (0, "")
    return home


@pytest.fixture
def earmark(filled_home: Path, tmp_path: Path) -> CommandLine:
    """The command line on a home of its own with the bundled documents."""
    home = tmp_path / "home"
    shutil.copytree(filled_home, home)
    return CommandLine(home)


@pytest.fixture
def looking(filled_home: Path) -> CommandLine:
    """The command line on the shared home, for verbs that only look."""
    return CommandLine(filled_home)
