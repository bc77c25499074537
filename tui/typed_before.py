"""What was typed into a line before, kept over restarts, to be had again by ↑."""

from __future__ import annotations

from store.settings import Settings

__all__ = ["remember", "typed_before"]

_KEPT = 50
"""Lines that are kept of each kind."""


def typed_before(settings: Settings, kind: str) -> list[str]:
    """Return the lines that were given to a prompt, the newest first."""
    kept = settings.get(f"typed.{kind}")
    return kept.split("\n") if isinstance(kept, str) and kept else []


def remember(settings: Settings, kind: str, line: str) -> None:
    """Keep a line that was given; one that was there before comes to the front."""
    line = " ".join(line.split())
    if line:
        lines = [line, *(old for old in typed_before(settings, kind) if old != line)]
        settings.set(f"typed.{kind}", "\n".join(lines[:_KEPT]))
