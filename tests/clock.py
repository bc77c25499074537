"""A clock that a test holds in its hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

__all__ = ["Clock"]


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        """Begin on a spring evening."""
        self.at = datetime(2026, 5, 27, 18, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.at

    def move(self, **length: float) -> None:
        """Move on by a timedelta's arguments."""
        self.at += timedelta(**length)
