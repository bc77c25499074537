"""What lies between the two stores: imports, deletions and episodes that only one knows of.

An import or a deletion is written to the library first and then noted in the record's table
``imports`` (a deletion with the episodes it took, under ``deleted``); taking one back turns the
library first, too. Cut short between the two, the library is ahead of the record. The record is
what people were told, so the library is brought into line with it; only an import that is in the
library already is kept, and noted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from store.clock import to_text
from store.errors import UndoRefusedError
from store.identity import number_of
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk
    from store.journal.history import History
    from store.journal.state import State
    from store.library.undoing import NotedImport

__all__ = ["Mismatch", "mend_imports", "mismatches", "missing_episodes"]

_SHOWN = 5

Remedy = Literal["note", "take back", "bring back"]

_WORDS: Mapping[Remedy, str] = {
    "note": "is in the library, but not in the record: it was cut short, or is under way",
    "take back": "was done in the library, but is not in the record",
    "bring back": "was taken back in the library, but not in the record",
}


@dataclass(frozen=True, slots=True)
class Mismatch:
    """An import or a deletion on which the two stores don't agree, and what would mend it."""

    noted: NotedImport
    remedy: Remedy

    @property
    def number(self) -> int:
        """The id of its document in the record."""
        return number_of(self.noted.id)

    def __str__(self) -> str:
        """Say what is wrong in one line."""
        episodes = count_of(len(self.noted.new) + len(self.noted.updated), "episode")
        what = f"a deletion of {episodes}" if self.noted.deletes else f"an import of {episodes}"
        return (
            f"library and record: {what} ({self.noted.id}) {_WORDS[self.remedy]}; "
            "earmark check --repair mends it"
        )


def mismatches(state: State, noted: Iterable[NotedImport]) -> list[Mismatch]:
    """Return the imports and deletions on which the record and the library don't agree."""
    documents = state.tables.get("imports", {})
    undone = set(_undone_imports(state.history))
    found = []
    for one in noted:
        number = number_of(one.id)
        known = number in documents
        if known == (not one.taken):
            continue
        if known:
            found.append(Mismatch(one, "bring back"))
        elif one.deletes or number in undone:
            found.append(Mismatch(one, "take back"))
        else:
            found.append(Mismatch(one, "note"))
    return found


def mend_imports(desk: Desk, found: Sequence[Mismatch]) -> list[str]:
    """Bring library and record into line; return what was done, in lines."""
    lines = []
    for one in found:
        episodes = count_of(len(one.noted.new) + len(one.noted.updated), "episode")
        what = f"the deletion of {episodes}" if one.noted.deletes else f"the import of {episodes}"
        try:
            if one.remedy == "note":
                _note(desk, one)
                lines.append(f"noted {what} in the record; undo takes it back")
                continue
            if one.remedy == "bring back":
                desk.library.bring_back(one.noted.id)
            else:
                desk.library.take_back(one.noted.id)
        except UndoRefusedError as error:
            lines.append(f"left {what} as it is: {error}")
            continue
        state = "again" if one.remedy == "bring back" else "back"
        verb = "did" if one.remedy == "bring back" else "took"
        lines.append(f"{verb} {what} {state} in the library, as the record has it")
    desk.forget_rows()
    return lines


def missing_episodes(
    tables: Mapping[str, Mapping[int, Mapping[str, Any]]],
    there: frozenset[str],
    noted: Iterable[NotedImport],
) -> list[str]:
    """Say which episodes the record speaks of are not in the library, and were not taken out."""
    gone = {id for one in noted for id in (*one.new, *one.updated)}
    for document in tables.get("imports", {}).values():
        gone.update(document.get("deleted", ()))
    named: dict[str, dict[str, None]] = {}
    for what, episode in _named(tables):
        if episode not in there and episode not in gone:
            named.setdefault(what, {})[episode] = None
    if not named:
        return []
    episodes = dict.fromkeys(episode for each in named.values() for episode in each)
    shown = ", ".join(list(episodes)[:_SHOWN]) + (", …" if len(episodes) > _SHOWN else "")
    things = ", ".join(f"{what} of {len(each)}" for what, each in named.items())
    return [
        f"library and record: {count_of(len(episodes), 'episode')} that the record speaks of "
        f"({things}) are not in the library ({shown}); import their documents again"
    ]


def _named(
    tables: Mapping[str, Mapping[int, Mapping[str, Any]]],
) -> Iterator[tuple[str, str]]:
    for table, what in (
        ("highlights", "highlights"),
        ("queue", "queue entries"),
        ("reading", "marks"),
        ("places", "places"),
    ):
        for document in tables.get(table, {}).values():
            if episode := document.get("episode"):
                yield what, str(episode)
    for card in tables.get("cards", {}).values():
        if (episode := card.get("episode")) and card.get("status") != "discarded":
            yield "cards", str(episode)


def _undone_imports(history: History) -> Iterator[int]:
    for step in history.newest_first():
        if step.undone:
            yield from (change.id for change in step.changes if change.table == "imports")


def _note(desk: Desk, one: Mismatch) -> None:
    noted = one.noted
    episodes = count_of(len(noted.new) + len(noted.updated), "episode")
    with desk.record.step(f"imported {episodes}"):
        desk.record.put(
            "imports",
            number_of(noted.id),
            {
                "at": to_text(desk.now()),
                "new": len(noted.new),
                "updated": len(noted.updated),
                "paths": [],
            },
        )
