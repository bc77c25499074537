"""Completes a path as it is typed: the first name in its folder that begins so."""

from __future__ import annotations

from pathlib import Path

from textual.suggester import Suggester

__all__ = ["PathSuggester"]

_MOST = 20_000
"""Names of a folder that are looked at."""


class PathSuggester(Suggester):
    """Suggests for what looks like a path; an address of the web is left alone."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the path completed, or None."""
        if not value.startswith(("/", "~", ".")):
            return None
        typed, _, start = value.rpartition("/")
        if not typed and not value.startswith("/"):
            return None
        try:
            folder = Path(f"{typed}/").expanduser()
            names = []
            for count, entry in enumerate(folder.iterdir()):
                if count == _MOST:
                    break
                if entry.name.startswith(start) and entry.name.startswith(".") == (
                    start.startswith(".")
                ):
                    names.append(entry.name + ("/" if entry.is_dir() else ""))
        except (OSError, RuntimeError, ValueError):
            return None
        return f"{typed}/{min(names)}" if names else None
