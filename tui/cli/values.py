"""Values on the command line, from text: each raises argparse's error."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import tzinfo

__all__ = ["count", "day", "day_or_month", "filled", "minutes", "moment", "place", "span", "tag"]


def count(text: str) -> int:
    """Return a whole number from 1 up."""
    if not (text.isascii() and text.isdecimal()) or int(text) < 1 or len(text) > 9:
        raise ArgumentTypeError(f"{text!r} is no whole number from 1 up")
    return int(text)


def minutes(text: str) -> float:
    """Return minutes: "25", "25m", "1h", "1h30m"."""
    import re

    found = re.fullmatch(
        r"(?:(\d{1,4})h)?(?:(\d{1,6}(?:\.\d+)?)(?:m|min)?)?", text.replace(" ", "")
    )
    if found is None or not any(found.groups()):
        raise ArgumentTypeError(f"{text!r} is no time; write 25, 25m or 1h30m")
    return int(found[1] or 0) * 60 + float(found[2] or 0)


def day(text: str) -> date:
    """Return a day written as YYYY-MM-DD."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"{text!r} is no day; write it as 2026-05-27") from None


def day_or_month(text: str) -> str:
    """Return a day or a month as it was written, YYYY-MM-DD or YYYY-MM."""
    try:
        date.fromisoformat(text if len(text) == 10 else f"{text}-01")
    except ValueError:
        raise ArgumentTypeError(
            f"{text!r} is no day or month; write 2026-05-27 or 2026-05"
        ) from None
    return text


def filled(text: str) -> str:
    """Return a text that holds more than white space."""
    if not text.strip():
        raise ArgumentTypeError("it is empty")
    return text


def span(text: str) -> float:
    """Return seconds, perhaps less than none: "35", "-12.5", "0:35", "-1:02"."""
    import re

    found = re.fullmatch(r"([+\-−]?)(?:(\d{1,4}):(\d{2})|(\d{1,6}))(\.\d{1,3})?s?", text.strip())
    if found is None:
        from tui.cli.arguments import Misuse

        raise Misuse("shift", f"{text!r} is no length of time", "write 35, 0:35 or -12.5")
    sign, minutes, seconds, alone, parts = found.groups()
    length = int(alone) if alone else int(minutes) * 60 + int(seconds)
    whole = length + float(parts or 0)
    return -whole if sign in ("-", "−") else whole


def moment(text: str, zone: tzinfo) -> datetime:
    """Return the UTC time that ISO 8601 text names; without an offset it is local."""
    try:
        found = datetime.fromisoformat(text)
        return (found if found.tzinfo else found.replace(tzinfo=zone)).astimezone(UTC)
    except (ValueError, OverflowError):
        from tui.cli.arguments import Misuse

        raise Misuse("--at", f"{text!r} is no time", "write 2026-05-27T18:30 or …18:30Z") from None


def tag(text: str) -> str:
    """Return a tag without its hash sign; a tag is one word."""
    found = text.strip().removeprefix("#")
    if not found or not found.isprintable() or any(char.isspace() for char in found):
        raise ArgumentTypeError(f"{text!r} is no tag; a tag is one word")
    return found


def place(text: str) -> str | int:
    """Return a way to move in the queue: top, bottom, up, down, or a place from 1 up."""
    if text in ("top", "bottom", "up", "down"):
        return text
    try:
        return count(text)
    except ArgumentTypeError:
        problem = f"{text!r} is none of top, bottom, up, down, or a place from 1 up"
        raise ArgumentTypeError(problem) from None
