"""Deleting episodes and sources, in one step that can be taken back.

The library's rows go first, under an id that the record's table ``imports`` then names, as with an
import; what the record has of the episodes goes in the same step: their queue entries, drafts and
highlights. Marks and places stay, and so do accepted cards and their reviews: a card keeps its
quotation, and an episode that is imported again is as read as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.clock import to_text
from store.errors import UndoRefusedError, UnknownIdError, UsageError
from store.identity import id_of, normal_title, number_of
from store.model import SourceRow
from store.wording import count_of, episodes_in_words, quoted

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = [
    "Deleted",
    "delete_episodes",
    "find_source",
    "foretell",
    "remove_source",
    "rename_source",
]


@dataclass(frozen=True, slots=True)
class Deleted:
    """What went, or would go, with episodes."""

    episodes: tuple[str, ...]
    highlights: int
    drafts: int
    queued: int
    cards: int
    """Accepted cards, which stay."""

    def in_words(self) -> str:
        """Say what goes and what stays."""
        goes = [
            count_of(len(self.episodes), "episode"),
            *([count_of(self.highlights, "highlight")] if self.highlights else []),
            *([count_of(self.drafts, "draft")] if self.drafts else []),
            *([count_of(self.queued, "queue entry", "queue entries")] if self.queued else []),
        ]
        stays = f"; {count_of(self.cards, 'card')} will stay" if self.cards else ""
        return f"{', '.join(goes)}{stays}"


def foretell(desk: Desk, episodes: Sequence[str]) -> Deleted:
    """Say what deleting episodes would take along; unknown ids are left out."""
    rows = desk.rows()
    wanted = tuple(one for one in dict.fromkeys(episodes) if one in rows)
    there = set(wanted)
    cards = desk.record.documents("cards").values()
    return Deleted(
        wanted,
        highlights=sum(len(desk.highlights.of(one)) for one in wanted),
        drafts=sum(one["status"] == "draft" and one["episode"] in there for one in cards),
        queued=sum(desk.record.get("queue", number_of(one)) is not None for one in wanted),
        cards=sum(one["status"] == "card" and one["episode"] in there for one in cards),
    )


def delete_episodes(desk: Desk, episodes: Sequence[str]) -> Deleted:
    """Delete episodes with all that hangs on them but their cards, in one step.

    Unknown ids are left out; where none is left, nothing is done.
    """
    deleted = foretell(desk, episodes)
    if deleted.episodes:
        words = episodes_in_words(deleted.episodes, lambda one: desk.rows()[one].title)
        _delete(desk, deleted.episodes, f"deleted {words}")
    return deleted


def find_source(desk: Desk, name: str) -> SourceRow:
    """Return the source with this name, or whose id begins so, or with these letters in its name.

    Raises:
        UnknownIdError: there is none, or several are meant.
    """
    rows = desk.library.sources()
    wanted = normal_title(name)
    found = [row for row in rows if normal_title(row.name) == wanted]
    found = found or [row for row in rows if wanted and row.id.startswith(wanted)]
    found = found or [row for row in rows if wanted and wanted in normal_title(row.name)]
    if len(found) == 1:
        return found[0]
    remedy = "earmark sources lists them"
    if found:
        several = ", ".join(row.id for row in found[:5])
        raise UnknownIdError(name, f"means several sources ({several})", "give the id")
    raise UnknownIdError(name, "no source has this id or name", remedy)


def rename_source(desk: Desk, source: SourceRow, name: str) -> None:
    """Give a source another name, in one step; documents that bear the old name still find it.

    Raises:
        UsageError: another source bears that name.
    """
    name = " ".join(name.split())
    for row in desk.library.sources():
        if row.id != source.id and normal_title(row.name) == normal_title(name):
            raise UsageError(name, f"is the name of another source ({row.id})", "choose another")
    if name == source.name:
        return
    with _library_first(desk, f"renamed the source {quoted(source.name)} {quoted(name)}") as number:
        desk.library.rename_source(source.id, name, import_id=id_of(number))
        desk.library.settle()
        note = {"at": to_text(desk.now()), "renamed": source.id, "name": name}
        desk.record.put("imports", number, note)
    desk.forget_rows()


def remove_source(desk: Desk, source: SourceRow) -> Deleted:
    """Remove a source with all of its episodes, in one step."""
    episodes = [row.id for row in desk.rows().values() if row.source_id == source.id]
    deleted = foretell(desk, episodes)
    count = count_of(len(deleted.episodes), "episode")
    what = f"removed the source {quoted(source.name)} with {count}"
    _delete(desk, deleted.episodes, what, source=source.id)
    return deleted


def _delete(desk: Desk, episodes: Sequence[str], what: str, *, source: str | None = None) -> None:
    there = set(episodes)
    with _library_first(desk, what) as number:
        desk.library.delete(episodes, import_id=id_of(number), source_id=source)
        desk.library.settle()
        note = {"at": to_text(desk.now()), "deleted": list(episodes)}
        desk.record.put("imports", number, note)
        for episode in episodes:
            desk.record.put("queue", number_of(episode), None)
            for highlight in desk.highlights.of(episode):
                desk.record.put("highlights", number_of(highlight.id), None)
        for doc_id, card in list(desk.record.documents("cards").items()):
            if card["status"] != "draft":
                continue
            if card["episode"] in there:
                desk.record.put("cards", doc_id, None)
            elif there.intersection(card["also"]):
                also = [one for one in card["also"] if one not in there]
                desk.record.put("cards", doc_id, {**card, "also": also})
    desk.forget_rows()


@contextmanager
def _library_first(desk: Desk, what: str) -> Iterator[int]:
    """Make one step of a change to the library and what the record notes of it.

    Where the record can't be written, the library is put back. Where not even that comes about,
    because the process ends in between, the library is ahead of the record, and a check puts it
    back.
    """
    number = desk.record.new_id()
    try:
        with desk.record.step(what):
            yield number
    except BaseException:
        with suppress(UndoRefusedError):  # the library had not got so far
            desk.library.take_back(id_of(number))
        desk.forget_rows()
        raise
