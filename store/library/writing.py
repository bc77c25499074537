"""Documents into the library: batches of them in one transaction each, only what changed."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter

from seeds.citing import normalised_title
from seeds.collecting import uncollected
from seeds.model import Document
from store.errors import UsageError
from store.library.batching import batches
from store.library.encoding import GarbledError, fields_of, join
from store.library.matching import Item, item_of, match, new_id
from store.library.merging import Merged, merge
from store.library.numbering import (
    MOST_BLOCKS,
    MOST_EPISODES,
    first_block,
    last_block,
    part_end,
)
from store.library.placing import places
from store.library.profiles import profile
from store.library.reading import Contribution, contributions, rest_of
from store.library.replacing import ImportLog
from store.library.sources import write_source, write_subscriptions
from store.library.statements import INSERTS
from store.model import ImportOutcome

__all__ = ["Writer", "write"]


def write(
    connection: sqlite3.Connection,
    documents: Iterable[tuple[str, Document]],
    *,
    import_id: str,
    dry_run: bool = False,
    typed: bool = False,
    unwanted: frozenset[str] = frozenset(),
) -> Iterator[ImportOutcome]:
    """Write documents, each with the path it came from, and yield what each brought.

    A document is yielded when it is safely written. Killed at any moment, the library holds whole
    documents only. With `dry_run` everything is worked out and taken back. New episodes with ids
    that are `unwanted` are left out; `typed` says that a person gave the address.
    """
    if dry_run:
        yield from _tried(connection, documents, import_id, unwanted, typed=typed)
        return
    for batch in batches(documents):
        connection.execute("BEGIN IMMEDIATE")
        try:
            writer = Writer(connection, ImportLog(connection, import_id), unwanted)
            with uncollected():
                outcomes = [writer.document(path, one, typed=typed) for path, one in batch]
            writer.finish()
            connection.execute("COMMIT")
        except BaseException:
            connection.rollback()
            raise
        yield from outcomes


def _tried(
    connection: sqlite3.Connection,
    documents: Iterable[tuple[str, Document]],
    import_id: str,
    unwanted: frozenset[str],
    *,
    typed: bool,
) -> list[ImportOutcome]:
    """What writing documents would bring: all are written in one transaction and taken back."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        writer = Writer(connection, ImportLog(connection, import_id), unwanted)
        outcomes: list[ImportOutcome] = []
        for batch in batches(documents):
            outcomes += [writer.document(path, document, typed=typed) for path, document in batch]
            writer.flush()
        return outcomes
    finally:
        connection.rollback()


class Writer:
    """Writes episodes within one transaction, which is its caller's.

    The index takes rows at its best in rising order and after those it loses, so it is brought up
    to date only at the end.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        log: ImportLog,
        unwanted: frozenset[str] = frozenset(),
    ) -> None:
        """Write through a connection and note in a log what is replaced."""
        self._connection = connection
        self._unwanted = unwanted
        self._log = log
        self._next_episode = _highest(connection, "episodes") + 1
        self._next_contribution = _highest(connection, "contributions") + 1
        self._rows: dict[str, list[tuple[object, ...]]] = {name: [] for name in INSERTS}
        self._unwritten: set[int] = set()
        self._unindexed: set[int] = set()
        self._lost: list[tuple[int, str | None, str]] = []

    def document(self, path: str, document: Document, *, typed: bool = False) -> ImportOutcome:
        """Write one document."""
        if document.subscriptions:
            return write_subscriptions(self._connection, path, document, self._log)
        source = write_source(self._connection, document.source, self._log, typed=typed)
        items = [item_of(episode) for episode in document.episodes]
        match(self._connection, source.n, document.format, items)
        self._name_new(source.key, items)
        if self._unwanted:
            items = [item for item in items if not self._is_unwanted(item)]
        known_ids = self._ids(items)
        standing = places(
            self._connection, source.n, [None if i.twin else (i.known or 0) for i in items]
        )
        counts = Counter[str]()
        ids: dict[str, None] = {}
        brought: list[str] = []
        for item, place in zip(items, standing, strict=True):
            if item.twin is not None:
                continue
            if item.known is None:
                counts["new"] += 1
                brought.append(item.id)
                self._new(source.n, document.format, item, place)
            else:
                item.id = known_ids.get(item.known, "")
                counts["unchanged" if item.unchanged else "updated"] += 1
                if not item.unchanged:
                    self._update(item.known, item.id, document.format, item)
        for item in items:
            ids[item.twin.id if item.twin else item.id] = None
        self.flush(blocks=False)
        return ImportOutcome(
            path=path,
            format=document.format,
            source=source.name,
            new=counts["new"],
            updated=counts["updated"],
            unchanged=counts["unchanged"] + sum(item.twin is not None for item in items),
            episodes=tuple(ids),
            warnings=document.warnings,
            brought=tuple(brought),
            source_id=source.id,
            told=source.changed,
        )

    def finish(self) -> None:
        """Bring the index up to date and forget the oldest imports."""
        self.flush()
        self._index()
        self._log.finish()

    def flush(self, *, blocks: bool = True) -> None:
        """Write the rows that wait; without `blocks`, those wait on.

        The blocks of many documents go into their table at once, in its order: one after another
        into the middle of it would leave its pages half empty.
        """
        for table, statement in INSERTS.items():
            rows = self._rows[table]
            if not rows or (table == "blocks" and not blocks):
                continue
            if table == "blocks":
                rows.sort(key=itemgetter(0))
            self._connection.executemany(statement, rows)
            rows.clear()
        if blocks:
            self._unwritten.clear()

    def put(self, source: int, episode_id: str, place: float, told: Sequence[Contribution]) -> None:
        """Write an episode as these contributions tell it, in place of what there was of it.

        Without any, the episode is removed.
        """
        self.flush()
        row = self._connection.execute(
            "SELECT n, first_block FROM episodes WHERE id = ?", (episode_id,)
        ).fetchone()
        if row is not None:
            self._clear(*row)
        if not told:
            if row is not None:
                self._connection.execute("DELETE FROM episodes WHERE n = ?", (row[0],))
            return
        n = self._number() if row is None else row[0]
        self._add(n, source, episode_id, place, told, new=row is None)
        self.flush()

    def next_contribution(self) -> int:
        """Return a number for a contribution that is not there yet."""
        self._next_contribution += 1
        return self._next_contribution - 1

    def _name_new(self, source_key: str, items: Sequence[Item]) -> None:
        new = [item for item in items if item.known is None and item.twin is None]
        if not new:
            return
        often = Counter(item.keys[0] for item in items if item.twin is None)
        given: set[str] = set()
        for item in new:
            tied = often[item.keys[0]] > 1
            item.id = new_id(source_key, item, tied, lambda id: id in given or self._has(id))
            given.add(item.id)

    def _is_unwanted(self, item: Item) -> bool:
        first = item.twin or item
        return first.known is None and first.id in self._unwanted

    def _has(self, episode_id: str) -> bool:
        found = self._connection.execute("SELECT 1 FROM episodes WHERE id = ?", (episode_id,))
        return found.fetchone() is not None

    def _ids(self, items: Sequence[Item]) -> dict[int, str]:
        known = json.dumps([item.known for item in items if item.known is not None])
        return dict(
            self._connection.execute(
                "SELECT n, e.id FROM json_each(?) AS wanted"
                " CROSS JOIN episodes AS e ON n = wanted.value",
                (known,),
            )
        )

    def _new(self, source: int, format: str, item: Item, place: float) -> None:
        self._log.replaced(item.id, format, None, item.digest)
        self._add(self._number(), source, item.id, place, [self._brought(format, item)], new=True)

    def _update(self, n: int, episode_id: str, format: str, item: Item) -> None:
        if n in self._unwritten:
            self.flush()
        row = self._connection.execute(
            "SELECT source, place, first_block FROM episodes WHERE n = ?", (n,)
        ).fetchone()
        if row is None:
            raise GarbledError("a key of no episode")
        source, place, first = row
        told = contributions(self._connection, n)
        for at, one in enumerate(told):
            if one.format == format:
                self._log.replaced(episode_id, format, (source, place, one), item.digest)
                told[at] = replace(self._brought(format, item), n=one.n)
                break
        else:
            self._log.replaced(episode_id, format, None, item.digest)
            told.append(self._brought(format, item))
        self._clear(n, first)
        self._add(n, source, episode_id, place, told, new=False)

    def _brought(self, format: str, item: Item) -> Contribution:
        n = self.next_contribution()
        return Contribution(n, format, item.digest, item.header, item.episode, item.keys)

    def _clear(self, n: int, first: int) -> None:
        """Take away all that is shown of an episode; its own row stays."""
        span = (first, last_block(first))
        if first in self._unindexed:
            self._unindexed.remove(first)
        else:
            self._lost += self._connection.execute(
                "SELECT id, label, text FROM blocks WHERE id BETWEEN ? AND ?", span
            )
        self._connection.execute("DELETE FROM blocks WHERE id BETWEEN ? AND ?", span)
        for table in ("parts", "contributions", "keys", "speakers", "mentions", "profiles"):
            self._connection.execute(f"DELETE FROM {table} WHERE episode = ?", (n,))

    def _add(
        self,
        n: int,
        source: int,
        episode_id: str,
        place: float,
        told: Sequence[Contribution],
        *,
        new: bool,
    ) -> None:
        merged = merge([one.episode for one in told])
        first = first_block(merged.published, n)
        rows = self._rows
        rows["episodes" if new else "replace"].append(
            _episode_row(n, source, episode_id, place, first, merged)
        )
        for key in dict.fromkeys(key for one in told for key in one.keys):
            rows["keys"].append((source, key, n))
        for by, one in enumerate(told):
            shown = {part.rank for part in merged.parts if part.by == by}
            rows["contributions"].append(
                (one.n, n, one.format, one.digest, one.header, rest_of(one, shown))
            )
        fields = []
        speakers: set[str] = set()
        for part in merged.parts:
            end = part_end(first, part.rank)
            these = fields_of(part.part.blocks)
            if len(these) > MOST_BLOCKS:
                raise UsageError(merged.title, f"a part has over {MOST_BLOCKS} blocks", "split it")
            rows["parts"].append((n, part.rank, told[part.by].n, len(these), part.words))
            rows["blocks"] += [(end - at, *block) for at, block in enumerate(these)]
            speakers.update(block[3] for block in these if block[3])
            fields.append(these)
        rows["speakers"] += [(n, name) for name in sorted(speakers)]
        rows["mentions"] += [
            (
                n,
                at,
                f"{ref.kind.value}:{normalised_title(ref.title)}",
                ref.title,
                join(ref.authors),
                ref.year,
                ref.url,
                ref.kind.value,
                ref.arxiv,
            )
            for at, ref in enumerate(merged.references)
        ]
        rows["profiles"].append((n, profile(merged.title, fields)))
        self._unwritten.add(n)
        if fields:
            self._unindexed.add(first)

    def _index(self) -> None:
        self._connection.executemany(
            "INSERT INTO word_index (word_index, rowid, label, text) VALUES ('delete', ?, ?, ?)",
            sorted(self._lost, key=itemgetter(0)),
        )
        self._lost.clear()
        # Not INSERT ... SELECT: with each such statement FTS5 ends a segment of the index, and to
        # merge so many took longer than all the rest.
        self._connection.executemany(
            "INSERT INTO word_index (rowid, label, text) VALUES (?, ?, ?)",
            (
                row
                for first in sorted(self._unindexed)
                for row in self._connection.execute(
                    "SELECT id, label, text FROM blocks WHERE id BETWEEN ? AND ? ORDER BY id",
                    (first, last_block(first)),
                )
            ),
        )
        self._unindexed.clear()

    def _number(self) -> int:
        number = self._next_episode
        if number > MOST_EPISODES:
            raise UsageError("library", f"it can't hold over {MOST_EPISODES} episodes", "")
        self._next_episode += 1
        return number


def _highest(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max(n), 0) FROM {table}").fetchone()[0])


def _episode_row(
    n: int, source: int, episode_id: str, place: float, first: int, merged: Merged
) -> tuple[object, ...]:
    return (
        n,
        episode_id,
        source,
        place,
        first,
        merged.title,
        merged.number,
        join(merged.people),
        merged.published,
        merged.duration,
        sum(part.words for part in merged.parts),
        sum(1 << part.rank for part in merged.parts),
        merged.link,
        merged.truncated,
        join(merged.tags),
        len(merged.references),
    )
