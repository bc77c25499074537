"""How many cards are due, counted from the record's documents alone.

A shell prompt asks for this number all day long. `Cards.due` answers the same question with cards,
in order, and imports what they are made of, which takes longer than the whole answer here; tests
hold the two together.
"""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo
from pathlib import Path

from store.journal.migrations import Migrator
from store.journal.opening import open_state

__all__ = ["NEW_A_DAY", "REVIEWS_A_DAY", "ROLLOVER", "due_count"]

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
    local = now.astimezone(zone)
    today = (local - timedelta(days=local.hour < ROLLOVER)).date().isoformat()
    steps = reviews = new = introduced = reviewed = 0
    for card in open_state(folder, Migrator()).tables.get("cards", {}).values():
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
    left = max(0, REVIEWS_A_DAY - reviewed)
    return steps + min(reviews, left) + min(new, max(0, NEW_A_DAY - introduced))
