"""How many cards are due, counted from the record's documents alone.

A shell prompt asks for this number all day long, and the app's title from its start. `Cards.due`
answers the same question with cards, in order; to make those takes longer than the whole answer
here, and much memory. Tests hold the two together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta, tzinfo
from pathlib import Path
from typing import Any

from store.journal.migrations import Migrator
from store.journal.opening import open_state

__all__ = ["NEW_A_DAY", "REVIEWS_A_DAY", "ROLLOVER", "count_due", "due_count"]

NEW_A_DAY = 20
REVIEWS_A_DAY = 200
ROLLOVER = 4


def due_count(folder: Path, now: datetime, zone: tzinfo) -> int:
    """Return how many cards `Cards.due` would list within the usual limits.

    Args:
        folder: the home, which is only read.
        now: the time, aware.
        zone: where a learner day begins at the rollover hour.

    Raises:
        StoreError: the record can't be used.
    """
    tables = open_state(folder, Migrator()).tables
    return count_due(tables.get("cards", {}).values(), now, zone)


def count_due(
    cards: Iterable[Mapping[str, Any]],
    now: datetime,
    zone: tzinfo,
    *,
    most_new: int = NEW_A_DAY,
    most_reviews: int = REVIEWS_A_DAY,
) -> int:
    """Return how many of these documents of cards are due within the limits of a day."""
    local = now.astimezone(zone)
    today = (local - timedelta(days=local.hour < ROLLOVER)).date().isoformat()
    steps = reviews = new = introduced = reviewed = 0
    for card in cards:
        if card["status"] != "card" or card["suspended"] or (card["buried"] or "") >= today:
            continue
        memory = card["memory"]
        if memory["state"] == "new":
            new += 1
            continue
        if memory["last_day"] == today:
            if card.get("introduced") == today:
                introduced += 1
            else:
                reviewed += 1
        due = memory["due"]
        if due is not None:
            waits = datetime.fromisoformat(due) > now if "T" in due else due > today
            if waits:
                continue
        if memory["state"] == "review":
            reviews += 1
        else:
            steps += 1
    left = max(0, most_reviews - reviewed)
    return steps + min(reviews, left) + min(new, max(0, most_new - introduced))
