"""A library of its own for every test, sound when the test is over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from tests.library.making import bundled_documents, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "library.db"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    library = Library.open(path)
    yield library
    assert library.check() == []
    library.close()


@pytest.fixture
def bundled(library: Library) -> Library:
    """The library with the five bundled documents in it."""
    write(library, *bundled_documents())
    return library
