"""Feeds fetched a few at a time, and what is new in them written into the library."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from seeds.model import Document, Source, SourceKind
from store.errors import FetchError, UnwritableError
from store.identity import normal_link
from store.importing import Failure, Imported
from store.model import FeedState, ImportOutcome
from store.subscriptions.addresses import host_of
from store.subscriptions.arriving import Arrived, arrive
from store.subscriptions.fetching import Asked, Fetcher
from store.subscriptions.rules import Rule, applied
from store.subscriptions.times import after_failures

if TYPE_CHECKING:
    from pathlib import Path

    from store.library import Library

__all__ = ["Manners", "Refreshed", "due", "refresh", "refreshing"]


@dataclass(frozen=True, slots=True)
class Manners:
    """How many feeds are fetched at a time, and how a single host is spared."""

    at_once: int = 6
    pause: float = 0.5
    """Seconds between two requests to one host."""


@dataclass(slots=True)
class Refreshed:
    """What came of a refresh; grows while it goes on."""

    outcomes: list[ImportOutcome] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    same: int = 0
    """Feeds that have not changed."""
    resting: int = 0
    """Feeds that were left alone, since they failed or asked for it."""
    left_out: int = 0
    """Episodes that rules kept out."""

    @property
    def imported(self) -> Imported:
        """The same as an import."""
        return Imported(tuple(self.outcomes), tuple(self.failures))

    @property
    def brought(self) -> list[str]:
        """The ids of the new episodes."""
        return [id for outcome in self.outcomes for id in outcome.brought]


class _Hosts:
    """Lets one request at a time through to each host, with a pause after it."""

    def __init__(self, pause: float, stopped: threading.Event) -> None:
        self._pause = pause
        self._stopped = stopped
        self._guard = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        self._free: dict[str, float] = {}
        self._closed: dict[str, FetchError] = {}

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        with self._guard:
            lock = self._locks.setdefault(host, threading.Lock())
        with lock:
            if host in self._closed:
                raise self._closed[host]
            self._stopped.wait(max(0.0, self._free.get(host, 0.0) - time.monotonic()))
            try:
                yield
            except FetchError as error:
                if error.wait is not None:
                    self._closed[host] = error
                raise
            finally:
                self._free[host] = time.monotonic() + self._pause


def due(feeds: Iterable[FeedState], now: datetime) -> tuple[list[FeedState], int]:
    """Return the feeds that may be fetched now, and how many are to be left alone."""
    every = list(feeds)
    ready = [one for one in every if not one.gone and (one.next_try is None or one.next_try <= now)]
    return ready, len(every) - len(ready)


@contextmanager
def refreshing(folder: Path) -> Iterator[None]:
    """Hold the lock that lets one process at a time refresh.

    Raises:
        UnwritableError: another one is at it.
    """
    from store.journal.files import FileOps
    from store.journal.lock import FileLock

    lock = FileLock(folder / "refresh.lock", FileOps(), patience=0.0)
    try:
        lock.acquire()
    except UnwritableError as error:
        if "another Earmark" not in error.problem:
            raise
        raise UnwritableError(
            "refresh", "another Earmark is refreshing", "wait until it is done"
        ) from error
    try:
        yield
    finally:
        lock.release()


def refresh(
    library: Library,
    feeds: Sequence[FeedState],
    fetcher: Fetcher,
    *,
    import_id: str,
    now: datetime,
    rules: Sequence[Rule] = (),
    unwanted: frozenset[str] = frozenset(),
    manners: Manners | None = None,
    dry_run: bool = False,
    progress: Callable[[int, int, str], None] = lambda _done, _all, _name: None,
    into: Refreshed | None = None,
) -> Refreshed:
    """Fetch feeds and write what is new; what can't be fetched is named, the rest goes on.

    Each feed is written as it comes, so that whatever ends this leaves a sound library, and `into`
    tells how far it came.

    Args:
        library: where to; used by this thread alone.
        feeds: which ones.
        fetcher: what fetches.
        import_id: the id by which all that is replaced can be taken back.
        now: the time.
        rules: what is left out and what is tagged.
        unwanted: ids of episodes that a person deleted, and that stay away.
        manners: how many at a time.
        dry_run: fetch, and only say what would happen.
        progress: called with how many are done, how many there are, and the name of the last.
        into: what to add to.
    """
    manners = manners or Manners()
    done = Refreshed() if into is None else into
    hosts = _Hosts(manners.pause, fetcher.stopped)
    taken = {normal_link(one.url) for one in library.feeds()}

    def fetched(feed: FeedState) -> Arrived:
        own = normal_link(feed.url)

        def may_move(url: str) -> bool:
            there = normal_link(url)
            return there == own or there not in taken

        asked = Asked(feed.url, feed.etag, feed.modified, feed.typed)
        with hosts.turn(host_of(feed.url)):
            return arrive(fetcher, asked, may_move)

    progress(0, len(feeds), "")
    pool = ThreadPoolExecutor(max(1, min(manners.at_once, len(feeds))), "refresh")
    waiting: dict[Future[Arrived], FeedState] = {}
    try:
        for feed in feeds:  # one by one: Ctrl-C may come before all of them are handed in
            waiting[pool.submit(fetched, feed)] = feed
        count = 0
        while waiting:
            # a short wait, so that Ctrl-C is heard at once everywhere
            ready, _ = wait(waiting, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in ready:
                feed = waiting.pop(future)
                count += 1
                state = _take(library, feed, future, done, import_id, now, rules, unwanted, dry_run)
                if not dry_run:
                    library.note_feeds([state])
                progress(count, len(feeds), feed.name)
    finally:
        fetcher_busy = any(not future.done() for future in waiting)
        if fetcher_busy:
            fetcher.stop()
        pool.shutdown(wait=True, cancel_futures=True)
    return done


def _take(
    library: Library,
    feed: FeedState,
    future: Future[Arrived],
    done: Refreshed,
    import_id: str,
    now: datetime,
    rules: Sequence[Rule],
    unwanted: frozenset[str],
    dry_run: bool,
) -> FeedState:
    """Write what came of one feed, and return what its fetch said."""
    try:
        arrived = future.result()
    except FetchError as error:
        done.failures.append(Failure(feed.url, str(error)))
        failures = feed.failures + 1
        rest = after_failures(failures)
        if error.wait is not None:
            rest = max(rest, timedelta(seconds=error.wait))
        return replace(
            feed, failures=failures, problem=error.problem, next_try=now + rest, gone=error.gone
        )
    document = arrived.document
    if document is None:
        done.same += 1
        if arrived.url != feed.url:
            serial = any(one.serial for one in library.sources() if one.id == feed.source_id)
            moved = Source(
                feed.name, SourceKind.FEED, url=arrived.url, serial=serial, former=(feed.url,)
            )
            document = Document("rss", moved, ())
    if document is not None:
        document, left_out = applied(rules, document, (feed.source_id, feed.name))
        done.left_out += left_out
        written = list(
            library.write(
                [(feed.url, document)],
                import_id=import_id,
                dry_run=dry_run,
                typed=feed.typed,
                unwanted=unwanted,
            )
        )
        done.outcomes += written
    return FeedState(
        feed.source_id,
        feed.name,
        arrived.url,
        feed.typed and host_of(arrived.url) == host_of(feed.url),
        arrived.etag,
        arrived.modified,
        fetched=now,
    )
