"""The five bundled documents, and a sample of every other format, read once."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.library import bundled
from seeds.model import Document, Hints
from seeds.reading import read

SAMPLES = Path(__file__).parent / "samples"

BUNDLED = tuple(str(hints.format) for _, hints in bundled())
"""The formats of the bundled documents."""

OTHERS = {
    "rss": "feed.rss.xml",
    "atom": "feed.atom.xml",
    "json-feed": "feed.json",
    "opml": "subscriptions.opml",
}
"""The samples of the other formats, by format."""

MADE = tuple(sorted(SAMPLES.glob("*/*")))
"""Further samples, each in a folder called as its format."""


@pytest.fixture(scope="session")
def samples() -> dict[str, tuple[Path, Hints]]:
    """Path and hints of each sample, by format."""
    found = {str(hints.format): (path, hints) for path, hints in bundled()}
    for name, file in OTHERS.items():
        found[name] = (SAMPLES / file, Hints(name=file, format=name))
    return found


@pytest.fixture(scope="session")
def documents(samples: dict[str, tuple[Path, Hints]]) -> dict[str, Document]:
    """Each sample, read, by format."""
    return {name: read(path, hints) for name, (path, hints) in samples.items()}
