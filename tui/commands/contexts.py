"""What the contexts of commands are called where people read of them."""

from __future__ import annotations

__all__ = ["name_of"]

_NAMES = {
    "list": "The episode list",
    "reader": "The reader",
    "selection": "A selection",
    "hints": "Letters at sentences",
    "queue": "The queue",
    "queues": "All queues",
    "review": "Review",
    "drafts": "Drafts",
    "cards": "All cards",
    "search": "Search",
    "results": "What was found",
    "related": "Related episodes",
    "references": "References",
    "imports": "Import and add",
    "highlights": "Highlights",
    "today": "Today",
    "statistics": "Statistics",
    "everywhere": "Everywhere",
}


def name_of(context: str) -> str:
    """Return the name of a context, such as "The reader"."""
    return _NAMES.get(context, context.capitalize())
