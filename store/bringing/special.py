"""Files that are imported like any other, but hold no page to read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from store.model import ImportOutcome
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["DECK", "EXPORT", "bring_special", "is_special"]

EXPORT = "earmark-json"
DECK = "anki-deck"

_HEAD = 128


def is_special(path: Path) -> bool:
    """Tell Earmark's own exports and Anki's packages; only files with such endings are opened."""
    from store.bringing.anki_deck import is_package
    from store.bringing.home_json import is_export

    if is_package(path):
        return path.is_file()
    if path.suffix.lower() != ".json":
        return False
    try:
        with path.open("rb") as file:
            return is_export(file.read(_HEAD))
    except OSError:
        return False


def bring_special(desk: Desk, path: Path, *, dry_run: bool = False) -> ImportOutcome:
    """Read such a file, in one undo step of its own.

    Raises:
        StoreError: it is damaged, or of a kind that can't be read; nothing is changed.
    """
    from store.bringing.anki_deck import bring_deck, is_package
    from store.bringing.home_json import bring

    if is_package(path):
        deck = bring_deck(desk, path, dry_run=dry_run)
        told = [f"{count_of(deck.new, 'card')} with {count_of(deck.reviews, 'review')}"]
        if deck.there:
            told.append(f"{count_of(deck.there, 'card')} there already")
        return ImportOutcome(
            path=str(path),
            format=DECK,
            source="",
            new=0,
            updated=0,
            unchanged=0,
            episodes=(),
            warnings=deck.warnings,
            remarks=tuple(told),
        )
    brought = bring(desk, path, dry_run=dry_run)
    told = [count_of(brought.documents, "entry of the record", "entries of the record")]
    if brought.kept:
        told.append(f"{count_of(brought.kept, 'entry', 'entries')} there already in another form")
    return ImportOutcome(
        path=str(path),
        format=EXPORT,
        source="",
        new=len(brought.episodes),
        updated=0,
        unchanged=len(brought.there),
        episodes=(*brought.episodes, *brought.there),
        warnings=(),
        remarks=tuple(told),
    )
