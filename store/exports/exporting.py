"""Taking things out, whatever the format: what the command line and the app both call."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from store.errors import UsageError
from store.exports.choice import Choice, choose
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["FORMATS", "Exported", "Format", "export"]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that leaves."""

    name: str
    help: str
    suffix: str
    """The ending of its file; "" where it is a folder."""


FORMATS: dict[str, Format] = {
    one.name: one
    for one in (
        Format("markdown", "notes for Obsidian, one an episode, into a folder", ""),
        Format("anki", "an Anki package with schedule and history", ".apkg"),
        Format("anki-text", "cards as text that Anki imports", ".txt"),
        Format("readwise", "highlights as Readwise's CSV", ".csv"),
        Format("json", "everything you did and read, to be imported again", ".json"),
        Format("opml", "the feeds you follow", ".opml"),
    )
}


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export did."""

    format: str
    path: Path
    told: str
    """What was written, in words."""
    episodes: int = 0
    highlights: int = 0
    cards: int = 0
    written: tuple[str, ...] = ()
    """The files that are new or changed."""
    unchanged: int = 0
    warnings: tuple[str, ...] = ()


def export(
    desk: Desk,
    format: str,
    path: Path,
    query: str = "",
    *,
    texts: bool = False,
    template: str | None = None,
    dry_run: bool = False,
) -> Exported:
    """Write what a query chooses.

    Args:
        desk: where from.
        format: one of `FORMATS`.
        path: a file, or for notes a folder.
        query: see `store.queries`; without one everything, and for notes all episodes with marks.
        texts: for JSON, whether the library goes along.
        template: for notes, the text of new ones.
        dry_run: only say what would be written.

    Raises:
        UsageError: no such format, or genanki is not installed.
        QueryError: the query can't be understood.
        UnwritableError: the file or folder can't be written; what was there stays.
    """
    if format not in FORMATS:
        raise UsageError("export", f"there is no format {format}", f"known: {', '.join(FORMATS)}")
    if format == "markdown":
        return _notes(choose(desk, query, marked=not query.strip()), path, template, dry_run)
    chosen, chunks = _WRITERS[format](desk, query, texts)
    if not dry_run:
        from store.exports.files import write_file

        write_file(path, chunks())
    return _told(format, path, chosen, texts=texts)


Chunks = Callable[[], Iterable[bytes]]


def _notes(choice: Choice, folder: Path, template: str | None, dry_run: bool) -> Exported:
    from store.exports.markdown import write_notes

    done = write_notes(choice, folder, template=template, dry_run=dry_run)
    told = [
        f"{len(done.new)} new",
        f"{len(done.updated)} updated",
        f"{done.unchanged} unchanged",
        *([f"{done.deleted} that you deleted stay away"] if done.deleted else []),
    ]
    notes = len(done.new) + len(done.updated) + done.unchanged
    return Exported(
        "markdown",
        folder,
        f"{count_of(notes, 'note')}: {', '.join(told)}",
        episodes=notes,
        highlights=sum(len(one.highlights) for one in choice.episodes),
        cards=sum(len(one.cards) for one in choice.episodes),
        written=tuple(map(str, [*done.new, *done.updated])),
        unchanged=done.unchanged,
        warnings=tuple(done.warnings),
    )


def _anki(desk: Desk, query: str, _texts: bool) -> tuple[Choice, Chunks]:
    from store.exports.anki import anki_package, require_genanki

    require_genanki()
    choice = choose(desk, query)
    return choice, lambda: [anki_package(choice)]


def _anki_text(desk: Desk, query: str, _texts: bool) -> tuple[Choice, Chunks]:
    from store.exports.anki_text import anki_text_lines

    choice = choose(desk, query)
    return choice, lambda: anki_text_lines(choice)


def _readwise(desk: Desk, query: str, _texts: bool) -> tuple[Choice, Chunks]:
    from store.exports.readwise import readwise_lines

    choice = choose(desk, query)
    return choice, lambda: readwise_lines(choice)


def _json(desk: Desk, query: str, texts: bool) -> tuple[Choice, Chunks]:
    from store.exports.home_json import export_json

    choice = choose(desk, query)
    ids = {one.listed.row.id for one in choice.episodes} if query.strip() else None
    return choice, lambda: export_json(desk, texts=texts, episodes=ids)


def _opml(desk: Desk, query: str, _texts: bool) -> tuple[Choice, Chunks]:
    from store.exports.opml import opml_lines

    choice = choose(desk, query)
    wanted = {one.listed.row.source_id for one in choice.episodes} if query.strip() else None
    return choice, lambda: opml_lines(desk, wanted)


_WRITERS: dict[str, Callable[[Desk, str, bool], tuple[Choice, Chunks]]] = {
    "anki": _anki,
    "anki-text": _anki_text,
    "readwise": _readwise,
    "json": _json,
    "opml": _opml,
}


def _told(format: str, path: Path, choice: Choice, *, texts: bool) -> Exported:
    highlights = sum(len(one.highlights) for one in choice.episodes)
    cards = sum(1 for _ in choice.cards)
    episodes = len(choice.episodes)
    everything = (
        f"{count_of(episodes, 'episode')}, {count_of(highlights, 'highlight')}, "
        f"{count_of(cards, 'card')}"
    )
    told = {
        "anki": count_of(cards, "card"),
        "anki-text": count_of(cards, "card"),
        "readwise": count_of(highlights, "highlight"),
        "opml": count_of(len({one.listed.row.source_id for one in choice.episodes}), "source"),
    }.get(
        format,
        everything if texts else f"your marks on {everything}; --texts takes the texts along",
    )
    return Exported(
        format,
        path,
        told,
        episodes=episodes,
        highlights=highlights,
        cards=cards,
        written=(str(path),),
    )
