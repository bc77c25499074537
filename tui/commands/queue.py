"""The commands of the queue pane, beside the movements it shares with the list."""

from __future__ import annotations

from tui.commands.command import SCREEN_ONLY, Command

__all__ = ["QUEUE_COMMANDS"]

_PANES = ("list", "reader", "queue")


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
    Command(
        "queue.next",
        "Open the next",
        "Opens what is at the top of the queue.",
        ("n",),
        ("queue",),
        "screen.open_next",
        verb="queue next",
        footer="next",
    ),
    Command(
        "queue.sort",
        "Put in order",
        "Puts the queue into an order, once: shortest, longest, oldest or newest first.",
        ("\\",),
        ("queue",),
        "screen.sort_queue",
        verb="queue sort",
    ),
    Command(
        "queue.switch",
        "Another queue",
        "Lists the queues: choose which one is shown and filled, make, rename and remove them.",
        ("g q",),
        _PANES,
        "screen.switch_queue",
        verb="queue use, queue names",
    ),
    Command(
        "queue.send",
        "Move to another queue",
        "Puts the episode at the end of a queue that you choose, out of the one it lies in.",
        ("g Q",),
        _PANES,
        "screen.send",
        verb="queue add --queue NAME",
    ),
    Command(
        "queues.choose",
        "Choose",
        "Takes this queue: shows it, or moves the episode to it.",
        ("enter", "l", "right"),
        ("queues",),
        "open",
        verb="queue use",
        footer="choose",
    ),
    Command(
        "queues.make",
        "New queue",
        "Asks for a name, makes a queue of that name and takes it.",
        ("a",),
        ("queues",),
        "screen.make",
        verb="queue use",
        footer="new",
    ),
    Command(
        "queues.rename",
        "Rename",
        "Gives the queue another name.",
        ("e",),
        ("queues",),
        "screen.rename",
        verb="queue rename",
        footer="rename",
    ),
    Command(
        "queues.remove",
        "Remove",
        "Removes the queue, if it is empty.",
        ("X",),
        ("queues",),
        "screen.remove",
        verb="queue drop",
        footer="remove",
    ),
)
