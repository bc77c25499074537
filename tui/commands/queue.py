"""The commands of the queue pane, beside the movements it shares with the list."""

from __future__ import annotations

from tui.commands.command import SCREEN_ONLY, Command

__all__ = ["QUEUE_COMMANDS"]


def _reorder(id_: str, title: str, help_: str, keys: tuple[str, ...], to: str) -> Command:
    return Command(
        id_,
        title,
        help_,
        keys,
        ("queue",),
        f"screen.move_queued('{to}')",
        verb=f"queue move EPISODE {to}",
        counts=to in ("up", "down"),
        footer="move" if to == "down" else "",
    )


QUEUE_COMMANDS = (
    Command(
        "queue.open",
        "Open",
        "Opens the episode in the reader, where you left it.",
        ("enter",),
        ("queue",),
        "open",
        verb="show",
        footer="open",
    ),
    _reorder("queue.down", "Later", "Moves the item down.", ("J", "ctrl+down"), "down"),
    _reorder("queue.up", "Sooner", "Moves the item up.", ("K", "ctrl+up"), "up"),
    _reorder("queue.top", "To the top", "Moves the item to the top.", ("<",), "top"),
    _reorder("queue.bottom", "To the bottom", "Moves the item to the bottom.", (">",), "bottom"),
    Command(
        "queue.remove",
        "Take out",
        "Takes the episode out of the queue.",
        ("e", "X"),
        ("queue",),
        "screen.enqueue",
        verb="queue remove",
        footer="take out",
    ),
    Command(
        "queue.left",
        "To the reader",
        "Moves to the pane on the left.",
        ("h", "left"),
        ("queue",),
        "screen.pane_left",
        no_verb=SCREEN_ONLY,
    ),
)
