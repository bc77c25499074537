"""The tables of ``config.toml`` about what happens by itself: hooks, exports, the queue.

::

    [hooks]                      # commands that are run, each a list: never through a shell
    highlight = ["notify-send", "highlighted"]
    card = ["/home/me/bin/on-card"]
    import = ["logger", "imported"]

    [export]                     # what is exported again by itself after changes
    markdown = "~/vault/Podcasts"

    [queue]
    done_leave = true            # what was read to its end leaves the queue
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.events import EVENTS
from tui.config_errors import ConfigError, known_only

__all__ = ["TABLES", "ByItself", "read_tables"]

TABLES = ("hooks", "export", "queue")


@dataclass(frozen=True, slots=True)
class ByItself:
    """What happens by itself. Nothing does unless the file says so."""

    hooks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A command for each event, as its words."""
    exports: Mapping[str, Path] = field(default_factory=dict)
    """Where each format is written to after changes."""
    done_leave: bool = False
    """Whether what was read to its end leaves the queue."""


def read_tables(path: Path, tables: Mapping[str, Mapping[str, Any]]) -> ByItself:
    """Check these tables.

    Raises:
        ConfigError: something that can't be meant.
    """

    def table(name: str) -> Mapping[str, Any]:
        return tables.get(name, {})

    hooks: dict[str, tuple[str, ...]] = {}
    known_only(path, "hooks.", table("hooks"), EVENTS)
    for event, command in table("hooks").items():
        words = command if isinstance(command, list) else []
        if not words or not all(isinstance(word, str) and word for word in words):
            raise ConfigError(
                str(path), f"hooks.{event} is no command", 'write its words: ["notify-send", "Hi"]'
            )
        hooks[event] = tuple(words)
    exports: dict[str, Path] = {}
    if table("export"):
        from store.exports.exporting import FORMATS

        known_only(path, "export.", table("export"), tuple(FORMATS))
    for format, place in table("export").items():
        if not isinstance(place, str) or not place.strip():
            raise ConfigError(str(path), f"export.{format} is no path", 'write "~/vault"')
        exports[format] = Path(place).expanduser()
    known_only(path, "queue.", table("queue"), ("done_leave",))
    leave = table("queue").get("done_leave", False)
    if not isinstance(leave, bool):
        raise ConfigError(
            str(path), f"queue.done_leave = {leave!r} is neither", "write true or false"
        )
    return ByItself(hooks, exports, leave)
