"""Days as people write them when they move a card: ``tomorrow``, ``3d``, ``2026-06-01``."""

from __future__ import annotations

import re
from datetime import date, timedelta

from store.errors import UsageError

__all__ = ["DAY_HINT", "day_from"]

DAY_HINT = "today, tomorrow, 3d, 2w or 2026-06-01"

_AHEAD = re.compile(r"\+?(\d{1,5})\s*([dw]?)")
_NAMED = {"today": 0, "tomorrow": 1}


def day_from(text: str, today: date) -> date:
    """Return the day that is meant, seen from a learner day.

    Raises:
        UsageError: it is no day.
    """
    words = text.strip().lower()
    try:
        if words in _NAMED:
            return today + timedelta(days=_NAMED[words])
        if ahead := _AHEAD.fullmatch(words):
            return today + timedelta(days=int(ahead[1]) * (7 if ahead[2] == "w" else 1))
        return date.fromisoformat(words)
    except (ValueError, OverflowError) as error:
        raise UsageError(text.strip() or "the day", "is no day", f"write {DAY_HINT}") from error
