"""What may lie between the library and the record after a crash, and how it is mended.

An import is a transaction of the library and then a line of the record; taking one back and
bringing it again likewise. A crash between the two leaves them apart, in one of these ways.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from store.desk import Desk
from store.identity import id_of, number_of
from store.library.replacing import KEPT_IMPORTS

__all__ = ["Apart", "Way", "apart", "mend"]


class Way(StrEnum):
    """How the library and the record are apart about an import."""

    UNTOLD = "in the library, and no line of the record tells of it"
    HALF_UNDONE = "taken out of the library, and the record says that it is done"
    HALF_REDONE = "in the library again, and the record says that it is undone"
    LOST = "in the record, and the library has lost it"


class Apart(NamedTuple):
    """One import about which the two are apart."""

    import_id: str
    way: Way


def apart(desk: Desk) -> list[Apart]:
    """Every import about which library and record say different things."""
    with_rows = desk.library._connection.execute("SELECT id, taken FROM imports").fetchall()
    taken = {str(import_id): bool(flag) for import_id, flag in with_rows}
    done = {id_of(number) for number in desk.record.documents("imports")}
    undone = {
        id_of(change.id)
        for step in desk.record._engine.history.newest_first()
        for change in step.changes
        if change.table == "imports" and step.undone
    }
    found = []
    for import_id, is_taken in taken.items():
        if is_taken and import_id in done:
            found.append(Apart(import_id, Way.HALF_UNDONE))
        elif not is_taken and import_id not in done:
            way = Way.HALF_REDONE if import_id in undone else Way.UNTOLD
            found.append(Apart(import_id, way))
    if len(taken) < KEPT_IMPORTS:
        found += [Apart(import_id, Way.LOST) for import_id in sorted(done - taken.keys())]
    return found


def mend(desk: Desk, each: Apart) -> None:
    """Bring the library to what the record says: the record is what a person was told.

    Of what the library has lost, the record forgets that it came; its documents can be read again.
    """
    if each.way is Way.LOST:
        with desk.record.step("forgot an import that the library lost", undoable=False):
            desk.record.put("imports", number_of(each.import_id), None)
    elif each.way is Way.HALF_UNDONE:
        desk.library.bring_back(each.import_id)
    else:
        desk.library.take_back(each.import_id)
    desk.forget_rows()
    for episode in {highlight.episode for highlight in desk.highlights.all()}:
        if desk.library.row(episode) is not None:
            desk.highlights.reattach(episode, desk.text(episode).parts)
