"""What a person asks for, from beginning to end: add, refresh, fetch an episode's texts.

An errand runs on a library of its own thread; `note` then tells the record, on the record's thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read
from store.importing import Failure, files_in, note_import
from store.model import FeedState
from store.subscriptions.adding import Added, add
from store.subscriptions.addresses import is_there, missing_file
from store.subscriptions.fetching import Fetcher, Limits
from store.subscriptions.refreshing import Manners, Refreshed, due, refresh
from store.subscriptions.rules import Rule
from store.subscriptions.texts import fetch_texts
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk
    from store.library import Library

__all__ = ["Errand", "FeedSettings", "deleted_ids", "in_words", "note"]

Progress = Callable[[int, int, str], None]


def _silent(_done: int, _all: int, _name: str) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """What ``[feeds]`` of the settings says."""

    manners: Manners = field(default_factory=Manners)
    limits: Limits = field(default_factory=Limits)
    texts: str = "open"
    """When transcripts and chapters are fetched: "open", "refresh" too, or "never"."""
    rules: tuple[Rule, ...] = ()


@dataclass(slots=True)
class Errand:
    """One errand: where to, by which id, and what came of it so far."""

    library: Library
    fetcher: Fetcher
    settings: FeedSettings
    import_id: str
    now: datetime
    unwanted: frozenset[str] = frozenset()
    dry_run: bool = False
    progress: Progress = _silent
    done: Refreshed = field(default_factory=Refreshed)
    already: list[str] = field(default_factory=list)
    """Names of sources that were to be added and were there."""

    def add(self, words: Sequence[str]) -> None:
        """Subscribe to addresses; read files and folders; fetch what lists among them name."""
        there = [word for word in words if is_there(word)]
        waiting: list[str] = []
        for path, document in self._documents(there):
            for outcome in self.library.write(
                [(path, document)], import_id=self.import_id, dry_run=self.dry_run
            ):
                self.done.outcomes.append(outcome)
                waiting += outcome.subscribed
        given = [word for word in words if word not in there]
        missing = {word: told for word in given if (told := missing_file(word)) is not None}
        self.done.failures += [Failure(word, told) for word, told in missing.items()]
        added = Added(self.done, waiting, self.already)
        add(
            self.library,
            [word for word in given if word not in missing],
            self.fetcher,
            import_id=self.import_id,
            now=self.now,
            rules=self.settings.rules,
            dry_run=self.dry_run,
            progress=self.progress,
            into=added,
        )
        if added.waiting and not self.dry_run:
            named = set(added.waiting)
            self._refresh([one for one in self.library.feeds() if one.source_id in named])
        self._fetch_texts()

    def refresh(self, sources: Sequence[str] = ()) -> None:
        """Refresh the sources with these ids, else all that need no rest."""
        feeds = self.library.feeds()
        if sources:
            self._refresh([one for one in feeds if one.source_id in sources])
        else:
            ready, self.done.resting = due(feeds, self.now)
            self._refresh(ready)
        self._fetch_texts()

    def _refresh(self, feeds: Sequence[FeedState]) -> None:
        refresh(
            self.library,
            feeds,
            self.fetcher,
            import_id=self.import_id,
            now=self.now,
            rules=self.settings.rules,
            unwanted=self.unwanted,
            manners=self.settings.manners,
            dry_run=self.dry_run,
            progress=self.progress,
            into=self.done,
        )

    def _documents(self, paths: Sequence[str]) -> Iterator[tuple[str, Document]]:
        for word in paths:
            for file in files_in(Path(word).expanduser()):
                try:
                    yield str(file), read(file, Hints(name=file.name))
                except UnreadableError as error:
                    self.done.failures.append(Failure(str(file), str(error)))

    def _fetch_texts(self) -> None:
        if self.settings.texts != "refresh" or self.dry_run:
            return
        brought = self.done.brought
        for count, episode in enumerate(brought):
            self.progress(count, len(brought), "transcripts")
            _, problems = fetch_texts(self.library, episode, self.fetcher, import_id=self.import_id)
            self.done.failures += [Failure(one.partition(": ")[0], one) for one in problems]


def deleted_ids(desk: Desk) -> frozenset[str]:
    """Return the ids of episodes that a person deleted: a refresh doesn't bring them back."""
    notes = desk.record.documents("imports").values()
    return frozenset(id for note in notes for id in note.get("deleted", ()))


def note(desk: Desk, number: int, errand: Errand, verb: str) -> None:
    """Note an errand in the record, as one step, where the library is another one now.

    Args:
        desk: where to.
        number: the number whose id the errand has.
        errand: what was done.
        verb: "added" or "refreshed".
    """
    imported = errand.done.imported
    if errand.dry_run or not imported.changed:
        return
    found = {one.source_id for one in imported.outcomes if one.source_id}
    sources = len(found.union(id for one in imported.outcomes for id in one.subscribed))
    episodes = count_of(imported.new + imported.updated, "episode")
    what = f"{verb} {count_of(sources, 'source')} with {episodes}"
    # an address that moved is no step that anybody would take back
    counts = imported.new or imported.updated or imported.subscribed or verb != "refreshed"
    note_import(desk, number, imported, what, undoable=bool(counts))


def in_words(done: Refreshed) -> str:
    """Say in one line what came of an errand."""
    imported = done.imported
    said = [f"{count_of(imported.new, 'new episode')}"]
    if imported.updated:
        said.append(f"{imported.updated} changed")
    if imported.subscribed:
        said.append(count_of(imported.subscribed, "subscription"))
    if done.left_out:
        said.append(f"{done.left_out} left out by rules")
    if done.resting:
        said.append(f"{count_of(done.resting, 'source')} resting")
    if done.failures:
        said.append(f"{len(done.failures)} failed")
    return ", ".join(said)
