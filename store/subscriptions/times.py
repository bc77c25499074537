"""How long a server wants to be left alone, and how long what failed is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

__all__ = ["after_failures", "wait_in"]

_LONGEST = 7 * 86_400.0
_FIRST = timedelta(minutes=5)
_MOST = timedelta(days=1)


def wait_in(header: str, now: datetime | None = None) -> float | None:
    """Return the seconds that a ``Retry-After`` asks for, at most a week; None if it says none."""
    text = header.strip()
    if text.isdecimal() and len(text) < 10:
        return min(float(text), _LONGEST)
    try:
        at = parsedate_to_datetime(text)
    except (ValueError, TypeError):
        return None
    at = at if at.tzinfo else at.replace(tzinfo=UTC)
    return min(max((at - (now or datetime.now(UTC))).total_seconds(), 0.0), _LONGEST)


def after_failures(failures: int) -> timedelta:
    """Return how long a feed rests that failed so often in a row: five minutes, up to a day."""
    doublings = min(max(failures - 1, 0), 12)
    return min(_FIRST * (1 << doublings), _MOST)
