"""The commands of the list of highlights."""

from __future__ import annotations

from tui.commands.command import EVERYWHERE, SCREEN_ONLY, Command

__all__ = ["HIGHLIGHT_COMMANDS"]

_ONLY_HERE = "the command line makes highlights anew; only the screen changes one"


def _here(
    id_: str,
    title: str,
    help_: str,
    keys: tuple[str, ...],
    action: str,
    *,
    verb: str | None = None,
    no_verb: str | None = None,
    footer: str = "",
) -> Command:
    return Command(
        f"highlights.{id_}",
        title,
        help_,
        keys,
        ("highlights",),
        action,
        verb=verb,
        no_verb=no_verb,
        footer=footer,
    )


def _colour(number: int, name: str) -> Command:
    return _here(
        name,
        f"Colour it {name}",
        f"Gives the highlight the colour {name}.",
        (str(number),),
        f"screen.colour('{name}')",
        no_verb=_ONLY_HERE,
    )


HIGHLIGHT_COMMANDS = (
    Command(
        "highlights",
        "All highlights",
        "Lists every highlight of the library, to filter, open, edit, copy or delete.",
        ("g h",),
        (EVERYWHERE,),
        "app.open_screen('highlights')",
        verb="highlights",
    ),
    _here(
        "open",
        "Open the passage",
        "Opens the episode at the passage; q leads back here.",
        ("enter", "l", "right"),
        "open",
        verb="show",
        footer="open",
    ),
    _here(
        "edit",
        "Edit",
        "Edits the note, the tags and the colour.",
        ("e",),
        "screen.edit",
        no_verb=_ONLY_HERE,
        footer="edit",
    ),
    _here(
        "filter",
        "Filter",
        "Shows the highlights with all of these words, such as colour:green tag:idea has:note.",
        ("/", "="),
        "screen.filter",
        verb="highlights list",
        footer="filter",
    ),
    _here(
        "copy",
        "Copy",
        "Copies the passage with its source and its note.",
        ("y",),
        "screen.copy",
        no_verb="the clipboard belongs to the terminal",
        footer="copy",
    ),
    _here(
        "delete",
        "Delete",
        "Deletes the highlight; u brings it back.",
        ("X",),
        "screen.delete",
        verb="highlights remove",
        footer="delete",
    ),
    _here(
        "orphans",
        "Orphans",
        "Shows only the highlights whose passage was not found again, or all of them.",
        ("o",),
        "screen.orphans",
        verb="highlights orphans",
    ),
    _here(
        "attach",
        "Attach by hand",
        "Opens the episode, to select the passage that this highlight belongs to.",
        ("a",),
        "screen.attach",
        no_verb=_ONLY_HERE,
    ),
    _colour(1, "yellow"),
    _colour(2, "green"),
    _colour(3, "blue"),
    _colour(4, "pink"),
    _colour(5, "orange"),
    _here(
        "leave",
        "Clear or leave",
        "Drops the filter; without one, leaves the screen.",
        ("escape",),
        "screen.clear",
        no_verb=SCREEN_ONLY,
    ),
)
