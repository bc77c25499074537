"""The time now, the zone of this machine, and times as they are written down."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta, tzinfo

__all__ = ["LocalZone", "from_text", "to_text", "utc_now"]


class LocalZone(tzinfo):
    """The zone that the system is set to, with its daylight-saving rules.

    ``datetime.astimezone()`` alone yields today's fixed offset, which is wrong by an hour for
    half of the days of a year.
    """

    def utcoffset(self, at: datetime | None) -> timedelta:
        """Return the offset from UTC at a local wall-clock time."""
        if at is None:
            return timedelta(seconds=-time.timezone)
        stamp = time.mktime(
            (at.year, at.month, at.day, at.hour, at.minute, at.second, at.weekday(), 0, -1)
        )
        return timedelta(seconds=time.localtime(stamp).tm_gmtoff)

    def dst(self, at: datetime | None) -> timedelta:
        """Return how much of the offset is daylight saving."""
        return self.utcoffset(at) - timedelta(seconds=-time.timezone)

    def tzname(self, at: datetime | None) -> str:
        """Return the offset as a name, such as "+02:00"."""
        minutes = int(self.utcoffset(at).total_seconds() // 60)
        return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"

    def fromutc(self, at: datetime) -> datetime:
        """Return the local time of a UTC time whose tzinfo is this zone."""
        stamp = at.replace(tzinfo=UTC).timestamp()
        offset = timedelta(seconds=time.localtime(stamp).tm_gmtoff)
        local = at + offset
        # In the hour that occurs twice, fold tells the second time round.
        again = self.utcoffset(local) != offset
        return local.replace(fold=1) if again else local


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


def to_text(at: datetime) -> str:
    """Return a time as ISO 8601 in UTC, to the millisecond: ``2026-05-27T18:04:05.120Z``."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def from_text(text: str) -> datetime:
    """Return the UTC time that `to_text` wrote."""
    return datetime.fromisoformat(text).astimezone(UTC)
