"""The keys as a page in Markdown: ``docs/keys.md``, which ``earmark keys --markdown`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.commands import CONTEXTS, EVERYWHERE, Command, shown_keys
from tui.commands.contexts import name_of
from tui.commands.profiles import rebound

__all__ = ["as_markdown"]

_SHARED = 3
"""From so many contexts on, a command is told once for all of them."""

_INTRO = """\
# Keys

`?` shows this for the pane you are in, `:` runs any command by its name. Keys of a sequence are
typed one after the other, without a time limit; `Esc` drops what was begun. A number before a
movement says how often (`5j`).

Any key can be changed in `config.toml` (`earmark config` says where it lies):

    [keys]
    profile = "vim"              # or "newsboat"
    "episode.star" = ["*", "S"]  # a command and all its keys

This page is written by `make docs` from the table of commands that the app itself goes by.
"""


def as_markdown(commands: Sequence[Command]) -> str:
    """Return the page: a table for each pane and screen, then what newsboat's profile changes."""
    pieces = [_INTRO]
    for context in CONTEXTS:
        own = [one for one in commands if context in one.where and len(one.where) < _SHARED]
        pieces += _section(name_of(context), own)
    for where in dict.fromkeys(one.where for one in commands if len(one.where) >= _SHARED):
        places = [name_of(context) for context in where]
        names = ", ".join([places[0], *(f"{name[0].lower()}{name[1:]}" for name in places[1:])])
        pieces += _section(f"Shared: {names}", [one for one in commands if one.where == where])
    pieces += _section(name_of(EVERYWHERE), [one for one in commands if EVERYWHERE in one.where])
    newsboat = rebound(commands, "newsboat", {})
    others = [new for old, new in zip(commands, newsboat, strict=True) if old.keys != new.keys]
    if others:
        pieces += _section('What `profile = "newsboat"` changes', others)
    return "\n".join(pieces)


def _section(name: str, commands: Iterable[Command]) -> list[str]:
    rows = [_row(one) for one in commands if one.keys]
    if not rows:
        return []
    head = "| keys | what it does | command | on the command line |\n|---|---|---|---|"
    return [f"## {name}\n", "\n".join([head, *rows]) + "\n"]


def _row(command: Command) -> str:
    keys = " ".join(f"`{shown_keys(keys)}`" for keys in command.keys)
    twin = f"`earmark {command.verb}`" if command.verb else f"none: {command.no_verb}"
    cells = (keys, command.help, f"`{command.id}`", twin)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
