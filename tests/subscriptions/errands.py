"""Errands that a test sends out: adding feeds and refreshing them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from store.library import Library
from store.subscriptions.errands import Errand, FeedSettings
from store.subscriptions.fetching import Fetcher
from store.subscriptions.refreshing import Manners

__all__ = ["NOW", "QUIET", "added", "errand", "refreshed", "titles"]

NOW = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)
QUIET = FeedSettings(manners=Manners(pause=0.0), texts="never")


def errand(
    library: Library, fetcher: Fetcher, settings: FeedSettings = QUIET, **more: object
) -> Errand:
    made = Errand(library, fetcher, settings, "aaaaaaaaaa", NOW)
    return replace(made, **more)  # type: ignore[arg-type]


def added(library: Library, fetcher: Fetcher, *words: str) -> Errand:
    work = errand(library, fetcher)
    work.add(words)
    return work


def refreshed(library: Library, fetcher: Fetcher, **more: object) -> Errand:
    work = errand(library, fetcher, **more)  # type: ignore[arg-type]
    work.refresh()
    return work


def titles(library: Library) -> set[str]:
    return {row.title for row in library.rows()}
