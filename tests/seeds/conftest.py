"""The five bundled documents, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.library import bundled
from seeds.model import Document, Hints
from seeds.reading import read


@pytest.fixture(scope="session")
def samples() -> dict[str, tuple[Path, Hints]]:
    """Path and hints of each bundled file, by format."""
    return {str(hints.format): (path, hints) for path, hints in bundled()}


@pytest.fixture(scope="session")
def documents() -> dict[str, Document]:
    """Each bundled document, by format."""
    return {str(hints.format): read(path, hints) for path, hints in bundled()}
