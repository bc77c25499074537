"""Documents into the library: what is new, what changed, and what became of the highlights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read
from store.beside import JOINING, Beside, in_order, is_recording
from store.bringing.special import bring_special, is_special
from store.clock import to_text
from store.errors import EarmarkError
from store.identity import id_of
from store.import_log import log_entry
from store.model import ImportOutcome
from store.reading_many import read_many
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["Failure", "Imported", "files_in", "import_files", "import_seeds", "note_import"]

NOTHING_KNOWN = Hints()


@dataclass(frozen=True, slots=True)
class Failure:
    """A file that brought nothing, and why in one line."""

    path: str
    error: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did."""

    outcomes: tuple[ImportOutcome, ...]
    failures: tuple[Failure, ...]
    moved: int = 0
    """How many highlights moved with a text that changed."""
    orphaned: int = 0
    """How many highlights were not found again in a text that changed."""
    stopped: bool = False
    """It was stopped before its end; what was done is done."""

    @property
    def new(self) -> int:
        """How many episodes are new."""
        return sum(outcome.new for outcome in self.outcomes)

    @property
    def updated(self) -> int:
        """How many episodes changed."""
        return sum(outcome.updated for outcome in self.outcomes)

    @property
    def subscribed(self) -> int:
        """How many sources lists of subscriptions brought."""
        return sum(len(outcome.subscribed) for outcome in self.outcomes)

    @property
    def changed(self) -> bool:
        """Whether the library is another one now."""
        told = any(outcome.told for outcome in self.outcomes)
        return bool(self.new or self.updated or self.subscribed or told)


def files_in(path: Path, failures: list[Failure] | None = None) -> Iterator[Path]:
    """Yield a file itself, or the files under a folder, those first that others may join.

    Left out are hidden ones, recordings and pictures, what is no plain file, and links to folders,
    which may lead back to where they lie. A folder that can't be listed is among the failures.
    """
    if not path.is_dir():
        yield path
        return
    try:
        entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    except OSError as error:
        if failures is not None:
            shown = str(path)
            reason = (error.strerror or "unreadable").lower()
            told = f"{shown}: the folder can't be listed ({reason}); look at its permissions"
            failures.append(Failure(shown, told))
        return
    entries = [entry for entry in entries if not entry.name.startswith(".")]
    yield from in_order(entry for entry in entries if entry.is_file() and not is_recording(entry))
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            yield from files_in(entry, failures)


def import_files(
    desk: Desk,
    paths: Iterable[Path | tuple[Path, Hints]],
    hints: Hints = NOTHING_KNOWN,
    *,
    dry_run: bool = False,
    step: bool = True,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
    stopping: Callable[[], bool] = lambda: False,
) -> Imported:
    """Read files and folders into the library; what can't be read is named, the rest goes on.

    Args:
        desk: where to.
        paths: files or folders, each perhaps with hints of its own.
        hints: what is known of all the others.
        dry_run: only say what would happen.
        step: whether the import can be taken back; the bundled library's first filling can't.
        progress: called with how many files are done, and how many there are.
        stopping: asked before each file whether to stop; what was read so far is written.
    """
    failures: list[Failure] = []
    wanted: list[tuple[Path, Hints, Path | None]] = []
    for entry in paths:
        path, its_hints = entry if isinstance(entry, tuple) else (entry, hints)
        root = path if path.is_dir() else None
        wanted += [(file, its_hints, root) for file in files_in(path, failures)]
    special = [path for path, _, _ in wanted if is_special(path)]
    brought = _brought(desk, special, failures, dry_run=dry_run)
    left_out = frozenset(special)
    reading = _Reading(
        [one for one in wanted if one[0] not in left_out], failures, progress, stopping
    )
    number = desk.record.new_id()
    outcomes: list[ImportOutcome] = []
    try:
        for outcome in desk.library.write(reading, import_id=id_of(number), dry_run=dry_run):
            outcomes.append(outcome)
    except KeyboardInterrupt:
        # the batch in hand is taken back; those before it are safely written
        reading.stopped = True
    imported = Imported(tuple(outcomes), tuple(failures), stopped=reading.stopped)
    if not dry_run and imported.changed:
        moved, orphaned = _note(desk, number, imported, undoable=step)
        imported = replace(imported, moved=moved, orphaned=orphaned)
    return replace(imported, outcomes=(*brought, *outcomes)) if special else imported


class _Reading:
    """The documents of files, read one after another as they are written."""

    def __init__(
        self,
        wanted: Sequence[tuple[Path, Hints, Path | None]],
        failures: list[Failure],
        progress: Callable[[int, int], None],
        stopping: Callable[[], bool],
    ) -> None:
        self._stopping = stopping
        self.stopped = False
        self._wanted = wanted
        self._failures = failures
        self._progress = progress

    def __iter__(self) -> Iterator[tuple[str, Document]]:
        beside = Beside()
        found = read_many([(path, hints) for path, hints, _ in self._wanted])
        try:
            for done, (path, hints, root) in enumerate(self._wanted):
                self._progress(done, len(self._wanted))
                if self._stopping():
                    self.stopped = True
                    return
                shown = str(path)
                document = next(found)
                if isinstance(document, UnreadableError):
                    self._failures.append(Failure(shown, str(document)))
                    continue
                people = () if hints.people else beside.people(path)
                if people and document.format in JOINING:
                    # who speaks here is known only from the file beside it, which came first
                    document = read(path, replace(hints, people=people))
                yield shown, beside.joined(path, document, hints, root)
                for other in document.others:
                    yield shown, other
        except KeyboardInterrupt:
            # what has been read is still written
            self.stopped = True
            return
        finally:
            found.close()
        self._progress(len(self._wanted), len(self._wanted))


def _brought(
    desk: Desk, paths: Sequence[Path], failures: list[Failure], *, dry_run: bool
) -> list[ImportOutcome]:
    """Read what holds no page: each file is one undo step, or a failure."""
    outcomes = []
    for path in paths:
        try:
            outcomes.append(bring_special(desk, path, dry_run=dry_run))
        except EarmarkError as error:
            failures.append(Failure(str(path), str(error)))
    return outcomes


def import_seeds(desk: Desk, *, dry_run: bool = False, step: bool = True) -> Imported:
    """Read the bundled documents into the library."""
    from seeds.library import bundled

    return import_files(desk, bundled(), dry_run=dry_run, step=step)


def _note(desk: Desk, number: int, imported: Imported, *, undoable: bool) -> tuple[int, int]:
    """Note an import in the record; how many highlights moved, and how many are orphans now."""
    documents = count_of(len(imported.outcomes), "document")
    episodes = count_of(imported.new + imported.updated, "episode")
    if imported.subscribed and not (imported.new or imported.updated):
        episodes = count_of(imported.subscribed, "subscription")
    what = f"imported {episodes} from {documents}"
    return note_import(desk, number, imported, what, undoable=undoable)


def note_import(
    desk: Desk, number: int, imported: Imported, what: str, *, undoable: bool = True
) -> tuple[int, int]:
    """Note in the record what was written into the library, and find the highlights again.

    Args:
        desk: where to.
        number: the number whose id the library's import has.
        imported: what it brought.
        what: the step in words.
        undoable: whether it can be taken back.

    Returns:
        How many highlights moved with their text, and how many are orphans now.
    """
    # The record must not know of texts that a power cut may still take from the library.
    desk.library.settle()
    touched: Sequence[str] = [one for outcome in imported.outcomes for one in outcome.episodes]
    moved = orphaned = 0
    with desk.record.step(what, undoable=undoable):
        if imported.updated:
            marked = {highlight.episode for highlight in desk.highlights.all()}
            for episode in dict.fromkeys(touched):
                if episode in marked:
                    found, lost = desk.highlights.reattach(episode, desk.text(episode).parts)
                    moved, orphaned = moved + found, orphaned + lost
        entry = log_entry(
            to_text(desk.now()),
            imported.outcomes,
            [failure.error for failure in imported.failures],
            moved=moved,
            orphaned=orphaned,
        )
        desk.record.put("imports", number, entry)
    desk.forget_rows()
    desk.announce(
        "import",
        {
            "new": imported.new,
            "updated": imported.updated,
            "episodes": list(dict.fromkeys(touched)),
        },
    )
    return moved, orphaned
