"""Feeds that can be fetched, and what their last fetch said."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from datetime import datetime

from seeds.model import SourceKind
from store.clock import from_text, to_text
from store.model import FeedState

__all__ = ["feed_states", "note_feeds"]


def feed_states(connection: sqlite3.Connection) -> list[FeedState]:
    """Return the sources that have the address of a feed, in the order in which they came.

    Validators count only for the address that they came from.
    """
    return [
        FeedState(
            id,
            name,
            url,
            bool(typed),
            etag if asked == url else None,
            modified if asked == url else None,
            _time(fetched),
            _time(next_try) if asked == url else None,
            failures or 0,
            problem,
            bool(gone) and asked == url,
        )
        for (
            id, name, url, typed, asked, etag, modified, fetched, next_try, failures, problem, gone
        ) in connection.execute(
            "SELECT id, name, sources.url, typed, feeds.url, etag, modified, fetched, next_try,"
            " failures, problem, gone FROM sources LEFT JOIN feeds ON feeds.source = n"
            " WHERE kind = ? AND sources.url IS NOT NULL ORDER BY n",
            (SourceKind.FEED.value,),
        )
    ]  # fmt: skip


def note_feeds(connection: sqlite3.Connection, states: Iterable[FeedState]) -> None:
    """Keep what the last fetch of feeds said; a source that is not there any more is skipped."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.executemany(
            "INSERT OR REPLACE INTO feeds"
            " (source, url, etag, modified, fetched, next_try, failures, problem, gone)"
            " SELECT n, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM sources WHERE id = ?1",
            (
                (
                    one.source_id,
                    one.url,
                    one.etag,
                    one.modified,
                    _text(one.fetched),
                    _text(one.next_try),
                    one.failures,
                    one.problem,
                    one.gone,
                )
                for one in states
            ),
        )
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def _time(text: str | None) -> datetime | None:
    return None if text is None else from_text(text)


def _text(at: datetime | None) -> str | None:
    return None if at is None else to_text(at)
