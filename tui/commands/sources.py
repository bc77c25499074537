"""The commands of the screen of sources and saved queries, beside the movements of lists."""

from __future__ import annotations

from tui.commands.command import SCREEN_ONLY, Command

__all__ = ["SOURCE_COMMANDS"]

SOURCE_COMMANDS = (
    Command(
        "sources.open",
        "List its episodes",
        "Lists the episodes of the source, or those that the saved query finds.",
        ("enter", "l", "right"),
        ("sources",),
        "open",
        verb="list source:NAME",
        footer="its episodes",
    ),
    Command(
        "sources.rename",
        "Rename",
        "Gives the source or the saved query another name.",
        ("e",),
        ("sources",),
        "screen.rename",
        verb="source rename",
        footer="rename",
    ),
    Command(
        "sources.query",
        "Change the saved query",
        "Lets you change what the saved query asks for.",
        ("=",),
        ("sources",),
        "screen.requery",
        verb="queries save",
    ),
    Command(
        "sources.read",
        "Mark all of it read",
        "Marks every episode of the source or the saved query read, once you have said yes.",
        ("A",),
        ("sources",),
        "screen.mark_all",
        verb="mark read",
        footer="all read",
    ),
    Command(
        "sources.remove",
        "Remove",
        "Removes the source with its episodes, once you have said yes, or forgets the saved query.",
        ("X",),
        ("sources",),
        "screen.remove",
        verb="source remove",
        footer="remove",
    ),
    Command(
        "sources.leave",
        "Leave",
        "Leaves the list of sources.",
        ("escape",),
        ("sources",),
        "screen.back",
        no_verb=SCREEN_ONLY,
    ),
)
