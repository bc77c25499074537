"""Readwise CSV: ``Highlight,Title,Author,URL,Note,Location,Date``, one line a highlight.

The format is the one that Readwise documents for bulk imports: times in UTC as ``YYYY-MM-DD
HH:MM:SS``, and a location that is the time in seconds.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import UTC

from store.exports.choice import Choice, Chosen
from store.exports.markdown_text import link_at, tag_of
from store.model import Highlight

__all__ = ["COLUMNS", "harmless", "readwise_lines"]

COLUMNS = ("Highlight", "Title", "Author", "URL", "Note", "Location", "Date")

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def readwise_lines(choice: Choice) -> Iterator[bytes]:
    """Yield the file, a line at a time, the head first."""
    yield _line(COLUMNS)
    for chosen in choice.episodes:
        for highlight in chosen.highlights:
            yield _line(_cells(chosen, highlight))


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula: an apostrophe stands before it."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _cells(chosen: Chosen, one: Highlight) -> list[str]:
    row = chosen.listed.row
    time = one.anchor.time
    link = row.link or ""
    tags = " ".join(f".{tag}" for tag in map(tag_of, one.tags) if tag)
    note = "\n".join(filter(None, (tags, one.note or "")))
    return [
        one.anchor.quote,
        row.title,
        ", ".join(row.people) or row.source,
        link_at(link, time) if link and time is not None else link,
        note,
        "" if time is None else str(int(time)),
        one.created.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S"),
    ]


def _line(cells: tuple[str, ...] | list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(map(harmless, cells))
    return out.getvalue().encode("utf-8", "surrogatepass")
