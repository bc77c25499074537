"""The commands of the daily revision of highlights, of corrections and of pipes."""

from __future__ import annotations

from tui.commands.command import EVERYWHERE, SCREEN_ONLY, Command

__all__ = ["REVISING_COMMANDS"]

_ON = ("revision",)


def _decide(key: str, name: str, title: str, help_: str, *more: str) -> Command:
    return Command(
        f"revision.{name}",
        title,
        help_,
        (key, *more),
        _ON,
        f"screen.{name}",
        verb=f"highlights revise ID {name}" if name != "card" else "cards add",
        footer=title.lower(),
    )


REVISING_COMMANDS = (
    Command(
        "revision",
        "Revise highlights",
        "Shows a handful of past highlights, one at a time; each comes again later and later.",
        ("g v",),
        (EVERYWHERE,),
        "app.open_screen('revision')",
        verb="highlights revise",
    ),
    _decide("space", "keep", "Keep", "Lets it come again, twice as late.", "enter"),
    _decide("-", "less", "Less often", "Lets it come again, four times as late."),
    _decide("c", "card", "Card", "Makes a card of it, which comes on its own schedule."),
    _decide("X", "drop", "Drop", "Never shows it again here; the highlight itself stays."),
    Command(
        "revision.passage",
        "Go to the passage",
        "Opens the episode at the passage; q there comes back here.",
        ("g s",),
        _ON,
        "screen.passage",
        verb="show EPISODE",
        footer="passage",
    ),
    Command(
        "revision.down",
        "Down",
        "Scrolls a text that is longer than its pane.",
        ("j", "down"),
        _ON,
        "screen.scroll_text(1)",
        no_verb=SCREEN_ONLY,
    ),
    Command(
        "revision.up",
        "Up",
        "Scrolls back up.",
        ("k", "up"),
        _ON,
        "screen.scroll_text(-1)",
        no_verb=SCREEN_ONLY,
    ),
    Command(
        "reader.name_speaker",
        "Name the speaker",
        "Asks what the speaker of this turn is called, in all episodes of the source.",
        ("g n",),
        ("reader",),
        "screen.name_speaker",
        verb="speakers rename",
    ),
    Command(
        "reader.shift_times",
        "Move the times",
        "Asks by how much the episode's times are moved, such as an advertisement's length.",
        ("g o",),
        ("reader",),
        "screen.shift_times",
        verb="shift",
    ),
    Command(
        "pipe",
        "Pipe to a command",
        "Asks for a command and hands it the selection, or the episode's text; shows what it says.",
        ("|",),
        ("list", "reader", "selection"),
        "screen.pipe",
        verb="show EPISODE",
    ),
)
