"""The commands of the search results and of today's plan."""

from __future__ import annotations

from tui.commands.command import SCREEN_ONLY, Command

__all__ = ["LOOKING_COMMANDS"]

LOOKING_COMMANDS = (
    Command(
        "results.open",
        "Open the passage",
        "Opens the episode at this very passage.",
        ("enter", "l", "right"),
        ("results",),
        "open",
        verb="show",
        footer="open",
    ),
    Command(
        "results.line",
        "Other words",
        "Goes back to the line, to change the words.",
        ("/", "escape"),
        ("results",),
        "screen.to_line",
        verb="search",
        footer="other words",
    ),
    Command(
        "today.open",
        "Begin",
        "Opens the episode in the reader, or begins the review.",
        ("enter", "l", "right"),
        ("today",),
        "open",
        verb="show",
        footer="begin",
    ),
    Command(
        "today.more",
        "More time",
        "Plans for five minutes more.",
        ("+",),
        ("today",),
        "screen.more_time(1)",
        verb="today --minutes N",
        footer="more time",
    ),
    Command(
        "today.less",
        "Less time",
        "Plans for five minutes less.",
        ("-",),
        ("today",),
        "screen.more_time(-1)",
        verb="today --minutes N",
        footer="less time",
    ),
    Command(
        "screen.leave",
        "Leave",
        "Leaves the screen.",
        ("escape",),
        ("today", "statistics"),
        "screen.back",
        no_verb=SCREEN_ONLY,
    ),
)
