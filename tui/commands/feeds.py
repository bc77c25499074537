"""The commands that bring in what is new: feeds, files, and the log of what came."""

from __future__ import annotations

from tui.commands.command import EVERYWHERE, Command

__all__ = ["FEED_COMMANDS"]

_WHERE = ("list", "imports")

FEED_COMMANDS = (
    Command(
        "feeds.add",
        "Add a feed or a file",
        "Subscribes to a feed or to all of a list; reads a file or folder. Tab completes a path.",
        ("a",),
        _WHERE,
        "screen.add",
        verb="add",
        footer="add",
    ),
    Command(
        "feeds.refresh",
        "Refresh feeds",
        "Fetches what is new in all feeds, while you go on reading.",
        ("R",),
        _WHERE,
        "screen.refresh_feeds",
        verb="refresh",
    ),
    Command(
        "imports",
        "Import and add",
        "Shows what came into the library and when, and adds feeds and files.",
        ("g a",),
        (EVERYWHERE,),
        "app.open_screen('imports')",
        verb="add, import",
    ),
)
