"""The face of the library: one method for each thing that can be asked of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from store.library.connection import connect, interrupted, told
from store.library.rows import row, rows
from store.model import (
    EpisodeRow,
    EpisodeText,
    FeedState,
    ImportOutcome,
    ReferenceRow,
    SearchHit,
    SourceRow,
)

if TYPE_CHECKING:
    from seeds.model import Document
    from store.library.related import Related
    from store.library.undoing import NotedImport

__all__ = ["Library"]


class Library:
    """All texts. Every method raises StoreError where the file itself fails it."""

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool) -> None:
        """Stand before a connection that is open; `open` is the way in."""
        self.path = path
        self._connection = connection
        self._read_only = read_only
        self._stopped = False

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False) -> Self:
        """Open the library, or make it; to read only, one that isn't there is an empty one.

        Raises:
            DamagedError: the file is not a library of Earmark's, or cut off. It is left as it was.
            NewerVersionError: a newer Earmark wrote it. It is left as it was.
            UnwritableError: it can't be opened or made.
        """
        return cls(path, connect(path, read_only=read_only), read_only=read_only)

    def again(self) -> Self:
        """Open the same library a second time, for another thread."""
        return type(self).open(self.path, read_only=self._read_only)

    def close(self) -> None:
        """Close the file."""
        with told(self.path):
            self._connection.close()

    def interrupt(self) -> None:
        """Stop what another thread asks of this library; there InterruptedQueryError is raised."""
        self._stopped = True
        self._connection.interrupt()

    def version(self) -> int:
        """Return a number that changes when somebody else has written the library."""
        with told(self.path):
            return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    @property
    def format(self) -> int:
        """The version of the file's format."""
        with told(self.path):
            return int(self._connection.execute("PRAGMA user_version").fetchone()[0])

    def quick_check(self) -> list[str]:
        """Return what SQLite itself finds wrong with the file, without looking at what it holds."""
        with told(self.path):
            found = self._connection.execute("PRAGMA quick_check(3)").fetchall()
            return [text for (text,) in found if text != "ok"]

    def count(self) -> int:
        """Return how many episodes there are."""
        with told(self.path):
            return int(self._connection.execute("SELECT count(*) FROM episodes").fetchone()[0])

    def rows(self, limit: int | None = None) -> list[EpisodeRow]:
        """Return every episode: newest first, undated after, then by source and in page order.

        With a limit, the first so many, which takes a tenth of the time.
        """
        with told(self.path):
            return rows(self._connection, limit)

    def row(self, episode_id: str) -> EpisodeRow | None:
        """Return one episode, or None."""
        with told(self.path):
            return row(self._connection, episode_id)

    def ids_starting(self, start: str, limit: int = 10) -> list[str]:
        """Return the ids that begin so, in the order of the alphabet."""
        from store.library.reading import ids_starting

        with told(self.path):
            return ids_starting(self._connection, start, limit)

    def heading_above(self, episode_id: str, part: str, block: int) -> str | None:
        """Return the last heading before a block of a part, or None if there is none."""
        from store.library.headings import heading_above

        with told(self.path):
            return heading_above(self._connection, episode_id, part, block)

    def with_speaker(self, name: str) -> frozenset[str]:
        """Return the ids of the episodes with a speaker whose name holds these letters."""
        from store.library.reading import with_speaker

        with told(self.path):
            return with_speaker(self._connection, name)

    def text(self, episode_id: str) -> EpisodeText:
        """Return an episode with its text.

        Raises:
            UnknownIdError: no episode has this id.
        """
        from store.library.reading import text

        with told(self.path):
            return text(self._connection, episode_id)

    def texts(self, episode_ids: Iterable[str]) -> Iterator[EpisodeText]:
        """Yield the texts of episodes, one at a time.

        Raises:
            UnknownIdError: no episode has one of these ids.
        """
        for episode_id in episode_ids:
            yield self.text(episode_id)

    def sources(self) -> list[SourceRow]:
        """Return the sources in the order in which they came."""
        from store.library.sources import source_rows

        with told(self.path):
            return source_rows(self._connection)

    def write(
        self,
        documents: Iterable[tuple[str, Document]],
        *,
        import_id: str,
        dry_run: bool = False,
        typed: bool = False,
        unwanted: frozenset[str] = frozenset(),
    ) -> Iterator[ImportOutcome]:
        """Write documents, each with the path it came from, and yield what each brought.

        Only what changed is written. A document is yielded when it is safely written; killed at any
        moment, the library holds whole documents only. Nothing happens before the first is asked
        for, and what remains unasked for remains unwritten.

        Args:
            documents: some 64 of them, or 16 MB, are taken at a time.
            import_id: the id by which all that is replaced can be taken back.
            dry_run: only say what would happen.
            typed: a person gave the address of each document's feed.
            unwanted: ids of episodes that are left out where they would be new.
        """
        from store.library.writing import write

        with told(self.path):
            yield from write(
                self._connection,
                documents,
                import_id=import_id,
                dry_run=dry_run,
                typed=typed,
                unwanted=unwanted,
            )

    def feeds(self) -> list[FeedState]:
        """Return the sources that can be fetched, in the order in which they came."""
        from store.library.feeds import feed_states

        with told(self.path):
            return feed_states(self._connection)

    def note_feeds(self, states: Iterable[FeedState]) -> None:
        """Keep what the last fetch of feeds said; one whose source is gone is skipped."""
        from store.library.feeds import note_feeds

        with told(self.path):
            note_feeds(self._connection, states)

    def take_back(self, import_id: str) -> list[str]:
        """Put what an import or a deletion replaced back in its place; return the ids touched.

        Raises:
            UndoRefusedError: it is not kept any more, or a newer import changed the same episodes.
        """
        return self._swap(import_id, taken=True)

    def bring_back(self, import_id: str) -> list[str]:
        """Do again what `take_back` took back; return the ids touched.

        Raises:
            UndoRefusedError: as for `take_back`.
        """
        return self._swap(import_id, taken=False)

    def losing(self, import_id: str, *, back: bool) -> list[str]:
        """Return the episodes that `take_back` (or, not `back`, `bring_back`) would remove."""
        from store.library.undoing import losing

        with told(self.path):
            return losing(self._connection, import_id, taken=back)

    def imports(self) -> list[NotedImport]:
        """Return the imports and deletions that `take_back` knows, the oldest first."""
        from store.library.undoing import noted

        with told(self.path):
            return noted(self._connection)

    def delete(
        self, episode_ids: Iterable[str], *, import_id: str, source_id: str | None = None
    ) -> int:
        """Delete episodes; `take_back` with the same id brings them back. Return how many.

        With `source_id`, that source goes too; all of its episodes must be among those named.
        """
        from store.library.undoing import delete

        with told(self.path):
            return delete(self._connection, episode_ids, import_id=import_id, source_id=source_id)

    def rename_source(self, source_id: str, name: str, *, import_id: str) -> None:
        """Give a source another name; `take_back` with the same id gives it the old one back."""
        from store.identity import normal_title
        from store.library.undoing import rename_source

        with told(self.path):
            key = f"name:{normal_title(name)}"
            rename_source(self._connection, source_id, name, key, import_id=import_id)

    def dumped_sources(self, episodes: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
        """Yield the sources as plain JSON values: all, or those of some episodes."""
        from store.library.dumping import dumped_sources

        with told(self.path):
            yield from dumped_sources(self._connection, episodes)

    def dumped_episodes(self, episodes: Collection[str] | None = None) -> Iterator[dict[str, Any]]:
        """Yield episodes, with all that every document told of them, as plain JSON values."""
        from store.library.dumping import dumped_episodes

        with told(self.path):
            yield from dumped_episodes(self._connection, episodes)

    def load(
        self,
        sources: Iterable[Mapping[str, Any]],
        episodes: Iterable[Mapping[str, Any]],
        *,
        import_id: str,
        where: str,
        dry_run: bool = False,
    ) -> tuple[list[str], list[str]]:
        """Write dumped sources and episodes that are not there yet; return new ids and old ones.

        Raises:
            DamagedError: a value that was never dumped; nothing is written then.
        """
        from store.library.dumping import load

        with told(self.path):
            return load(
                self._connection,
                sources,
                episodes,
                import_id=import_id,
                where=where,
                dry_run=dry_run,
            )

    def settle(self) -> None:
        """Bring all that was written to the disk itself, so that not even a power cut undoes it."""
        with told(self.path):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def copy_to(self, target: Path) -> None:
        """Copy the library as it is at one moment into a new file, whoever is writing meanwhile."""
        from store.library.copying import copy_to

        with told(self.path):
            copy_to(self._connection, target)

    def search(
        self,
        query: str,
        *,
        episodes: Collection[str] | None = None,
        speaker: str | None = None,
        limit: int = 50,
        prefix: bool = False,
    ) -> list[SearchHit]:
        """Return the blocks that hold all words of a query.

        Under 5,000 hits, the best come first, and among equals the newest; else simply the newest,
        with a score of 0.

        Args:
            query: words; ``"a phrase"``, ``begin*``, ``-without``.
            episodes: only in these.
            speaker: only what somebody says whose name holds these letters.
            limit: how many at the most.
            prefix: the last word is still being typed.

        Raises:
            QueryError: the query only says what must not occur.
            InterruptedQueryError: `interrupt` was called.
        """
        from store.library.search import search

        self._stopped = False
        try:
            with told(self.path):
                return search(
                    self._connection,
                    query,
                    episodes=episodes,
                    speaker=speaker,
                    limit=limit,
                    prefix=prefix,
                )
        except sqlite3.OperationalError as error:
            # Stopped while it opens the index, SQLite only says that it couldn't.
            if self._stopped:
                raise interrupted(self.path) from error
            raise

    def references(self, query: str = "") -> list[ReferenceRow]:
        """Return the works that episodes name, each once, most cited first, then by title.

        With a query, those whose title, authors, year or arXiv id hold all its words.
        """
        from store.library.references import references

        with told(self.path):
            return references(self._connection, query)

    def related(self, episode_id: str, limit: int = 10) -> list[Related]:
        """Return the episodes nearest to one, the nearest first, with the reasons.

        Raises:
            UnknownIdError: no episode has this id.
        """
        from store.library.related import related

        with told(self.path):
            return related(self._connection, episode_id, limit)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for what rebuilds a library; nobody else touches it."""
        return self._connection

    def index_anew(self) -> bool:
        """Make the search index anew from the texts, if nothing else is wrong with the library.

        False where that can't be done or doesn't help; then the file is as it was.
        """
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                self._connection.execute("INSERT INTO word_index (word_index) VALUES ('rebuild')")
                helped = not self.check()
                self._connection.execute("COMMIT" if helped else "ROLLBACK")
            except BaseException:
                self._connection.rollback()
                raise
        except sqlite3.DatabaseError:
            return False
        return helped

    def check(self) -> list[str]:
        """Return what is wrong with the library, each problem in a line."""
        from store.library.checking import check

        with told(self.path):
            return check(self._connection)

    def _swap(self, import_id: str, *, taken: bool) -> list[str]:
        from store.library.undoing import swap

        with told(self.path):
            return swap(self._connection, import_id, taken=taken)
