"""Repairing a home: what is damaged is set aside, and rebuilt from what is sound."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from store.clock import from_text, utc_now
from store.errors import EarmarkError, StoreError
from store.home import Home
from store.identity import id_of
from store.journal.checking import examine
from store.keeping.between import mend_imports, mismatches
from store.keeping.checking import of_its_life, reviews_by_card, wrong_schedules
from store.keeping.library_mending import mend_library
from store.keeping.record_mending import mend_record
from store.scheduling import Graded, Rating, replay
from store.wording import count_of

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["mend_between", "repair"]


def repair(home: Home, *, clock: Callable[[], datetime] = utc_now) -> list[str]:
    """Repair what can be repaired; return what was done, in lines, none where nothing was.

    A failure of one part is one of the lines; the other parts are seen to all the same.
    """
    said: list[str] = []
    home.prepare()
    try:
        said += mend_library(home.folder, at=clock())
    except StoreError as error:
        said.append(f"the library could not be repaired: {error}")
    try:
        if examine(home.folder).problems:
            said += mend_record(home.folder, at=clock())
    except StoreError as error:
        said.append(f"the record could not be repaired: {error}")
    try:
        said += mend_between(home, clock=clock)
    except EarmarkError as error:
        said.append(f"what lies between library and record could not be repaired: {error}")
    return said


def mend_between(home: Home, *, clock: Callable[[], datetime] = utc_now) -> list[str]:
    """Bring library and record into line; return what was done, in lines."""
    from store.desk import Desk

    examined = examine(home.folder)
    if examined.state is None:
        return []
    desk = Desk.open(home, clock=clock)
    try:
        said = mend_imports(desk, mismatches(examined.state, desk.library.imports()))
        wrong = [one.card for one in wrong_schedules(examined) if one.mendable]
        if wrong:
            said.append(_reschedule(desk, wrong))
        return said
    finally:
        desk.close()


def _reschedule(desk: Desk, cards: Sequence[int]) -> str:
    reviews = reviews_by_card(desk.record.documents("reviews"))
    what = f"worked out the schedule of {count_of(len(cards), 'card')} anew"
    with desk.record.step(what):
        for number in cards:
            card = desk.record.get("cards", number)
            if card is None:
                continue
            mine = of_its_life(card, reviews.get(number, []))
            graded = [
                Graded(Rating(one["rating"]), from_text(one["at"]), date.fromisoformat(one["day"]))
                for one in mine
            ]
            # The retention aimed at decides the interval alone, so only the last one counts.
            retention = mine[-1]["retention"] if mine else 0.9
            memory = replay(graded, card_id=number, retention=retention)
            schedule = memory.to_dict()
            if memory.reps and card.get("due_set"):
                schedule["due"] = card["due_set"]
            desk.record.put("cards", number, {**card, "memory": schedule})
    return f"{what} from their reviews ({', '.join(map(id_of, cards[:5]))}); undo takes it back"
