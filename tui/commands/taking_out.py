"""The commands that take things out."""

from __future__ import annotations

from tui.commands.command import EVERYWHERE, Command

__all__ = ["TAKING_OUT_COMMANDS"]

TAKING_OUT_COMMANDS = (
    Command(
        "export",
        "Export",
        "Writes notes, cards, highlights or everything into files, and remembers where to.",
        ("E",),
        (EVERYWHERE,),
        "app.open_screen('export')",
        verb="export",
    ),
    Command(
        "export.begin",
        "Export in this format",
        "Asks where to, and writes.",
        ("enter", "l", "right"),
        ("export",),
        "open",
        verb="export FORMAT -o PATH",
        footer="write",
    ),
)
