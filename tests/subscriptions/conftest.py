"""A server, a library and a fetcher in a hurry for every test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store.library import Library
from store.subscriptions.credentials import Credentials
from store.subscriptions.fetching import Fetcher, Limits
from tests.subscriptions.serving import Server

QUICK = Limits(connect=5.0, read=0.5, total=5.0, tries=2, pause=0.0, size=1 << 20)


@pytest.fixture
def server() -> Iterator[Server]:
    server = Server()
    yield server
    server.close()


@pytest.fixture
def fetcher() -> Fetcher:
    return Fetcher(QUICK, Credentials({}), environ={})


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = Library.open(tmp_path / "library.db")
    yield library
    assert library.check() == []
    library.close()
