"""The orders that a queue can be put into: by what is left of each, or by date."""

from __future__ import annotations

from enum import StrEnum
from math import inf
from typing import TYPE_CHECKING

from store.pace import minutes_left
from store.queue_names import queue_in_words

if TYPE_CHECKING:
    from store.desk import Desk

__all__ = ["IN_WORDS", "QueueOrder", "arrange"]


class QueueOrder(StrEnum):
    """The orders. What an order can't tell apart stays as it stood; what it can't place is last."""

    SHORTEST = "shortest"
    """By the minutes left, the fewest first."""
    LONGEST = "longest"
    OLDEST = "oldest"
    """By the date, the oldest first."""
    NEWEST = "newest"


IN_WORDS = {
    QueueOrder.SHORTEST: "shortest first",
    QueueOrder.LONGEST: "longest first",
    QueueOrder.OLDEST: "oldest first",
    QueueOrder.NEWEST: "newest first",
}


def arrange(desk: Desk, order: QueueOrder, name: str | None = None) -> bool:
    """Put a queue into an order, in one undo step; False where it is in that order already.

    Raises:
        UnknownIdError: no queue has this name.
    """
    rows, pace = desk.rows(), desk.pace()
    listed = [desk.listed(one) for one in desk.queue.ids(name) if one in rows]
    if order in (QueueOrder.SHORTEST, QueueOrder.LONGEST):
        sign = 1 if order is QueueOrder.SHORTEST else -1
        left = {one.row.id: minutes_left(one, pace) for one in listed}
        listed.sort(key=lambda one: sign * left[one.row.id] if left[one.row.id] else inf)
    else:
        backwards = order is QueueOrder.NEWEST
        dated = [one for one in listed if one.row.published]
        dated.sort(key=lambda one: one.row.published or "", reverse=backwards)
        listed = dated + [one for one in listed if not one.row.published]
    name = desk.queue.current if name is None else name
    which = queue_in_words(name) if name else "the queue"
    return desk.queue.arrange(
        [one.row.id for one in listed], f"put {which} in order, {IN_WORDS[order]}", name
    )
