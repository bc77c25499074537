"""Documents into the library: what is new, what changed, and what became of the highlights."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read
from store.bringing.special import bring_special, is_special
from store.clock import to_text
from store.errors import EarmarkError
from store.identity import id_of
from store.model import ImportOutcome
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


def files_in(path: Path) -> Iterator[Path]:
    """Yield a file itself, or the files under a folder by name.

    Hidden ones are left out, and so are links to folders, which may lead back to where they lie.
    """
    if not path.is_dir():
        yield path
        return
    for entry in sorted(path.iterdir(), key=lambda entry: entry.name):
        if entry.name.startswith(".") or (entry.is_symlink() and entry.is_dir()):
            continue
        yield from files_in(entry)


def import_files(
    desk: Desk,
    paths: Iterable[Path | tuple[Path, Hints]],
    hints: Hints = NOTHING_KNOWN,
    *,
    dry_run: bool = False,
    step: bool = True,
    progress: Callable[[int, int], None] = lambda _done, _all: None,
) -> Imported:
    """Read files and folders into the library; what can't be read is named, the rest goes on.

    Args:
        desk: where to.
        paths: files or folders, each perhaps with hints of its own.
        hints: what is known of all the others.
        dry_run: only say what would happen.
        step: whether the import can be taken back; the bundled library's first filling can't.
        progress: called with how many files are done, and how many there are.
    """
    wanted: list[tuple[Path, Hints]] = []
    for entry in paths:
        path, its_hints = entry if isinstance(entry, tuple) else (entry, hints)
        wanted += [(file, its_hints) for file in files_in(path)]
    failures: list[Failure] = []
    special = [path for path, _ in wanted if is_special(path)]
    brought = _brought(desk, special, failures, dry_run=dry_run)
    wanted = [(path, its_hints) for path, its_hints in wanted if path not in special]

    def documents() -> Iterator[tuple[str, Document]]:
        for done, (path, its_hints) in enumerate(wanted):
            progress(done, len(wanted))
            try:
                yield str(path), read(path, its_hints)
            except UnreadableError as error:
                failures.append(Failure(str(path), str(error)))
        progress(len(wanted), len(wanted))

    number = desk.record.new_id()
    outcomes = tuple(desk.library.write(documents(), import_id=id_of(number), dry_run=dry_run))
    imported = Imported(outcomes, tuple(failures))
    if not dry_run and imported.changed:
        _note(desk, number, imported, undoable=step)
    return Imported((*brought, *outcomes), tuple(failures)) if special else imported


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


def _note(desk: Desk, number: int, imported: Imported, *, undoable: bool) -> None:
    documents = count_of(len(imported.outcomes), "document")
    episodes = count_of(imported.new + imported.updated, "episode")
    if imported.subscribed and not (imported.new or imported.updated):
        episodes = count_of(imported.subscribed, "subscription")
    note_import(desk, number, imported, f"imported {episodes} from {documents}", undoable=undoable)


def note_import(
    desk: Desk, number: int, imported: Imported, what: str, *, undoable: bool = True
) -> None:
    """Note in the record what was written into the library, and find the highlights again.

    Args:
        desk: where to.
        number: the number whose id the library's import has.
        imported: what it brought.
        what: the step in words.
        undoable: whether it can be taken back.
    """
    # The record must not know of texts that a power cut may still take from the library.
    desk.library.settle()
    touched: Sequence[str] = [one for outcome in imported.outcomes for one in outcome.episodes]
    with desk.record.step(what, undoable=undoable):
        desk.record.put(
            "imports",
            number,
            {
                "at": to_text(desk.now()),
                "new": imported.new,
                "updated": imported.updated,
                "paths": [outcome.path for outcome in imported.outcomes],
            },
        )
        if imported.updated:
            marked = {highlight.episode for highlight in desk.highlights.all()}
            for episode in touched:
                if episode in marked:
                    desk.highlights.reattach(episode, desk.text(episode).parts)
    desk.forget_rows()
    desk.announce(
        "import",
        {
            "new": imported.new,
            "updated": imported.updated,
            "episodes": list(dict.fromkeys(touched)),
        },
    )
