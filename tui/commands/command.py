"""What a command is: one declaration that yields its keys, help, footer and palette entry."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["EVERYWHERE", "SCREEN_ONLY", "Command", "shown_keys"]

EVERYWHERE = "everywhere"
"""The context of commands that apply in every pane and screen."""

SCREEN_ONLY = "it moves about the screen and changes nothing"
"""The usual reason for a command to have no verb on the command line."""

_NAMES = {
    "ctrl": "Ctrl",
    "shift": "Shift",
    "alt": "Alt",
    "enter": "Enter",
    "escape": "Esc",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "backspace": "Backspace",
    "delete": "Del",
}


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can ask for.

    A key is spelt as the character it types (``j``, ``G``, ``?``), else by Textual's name for it
    (``enter``, ``ctrl+d``, ``space``); the keys of a sequence are parted by blanks (``g g``).
    """

    id: str
    title: str
    """A few words, as in the palette."""
    help: str
    """One sentence, as behind ``?``."""
    keys: tuple[str, ...]
    where: tuple[str, ...]
    """The contexts it applies in."""
    action: str
    """A Textual action; without a namespace, one of the focused widget."""
    verb: str | None = None
    """Its twin on the command line."""
    no_verb: str | None = None
    """Why it has none."""
    footer: str = ""
    """The word beside its key in the footer; empty if it is not shown there."""
    counts: bool = False
    """True if a number typed before it says how often."""


def shown_keys(keys: str) -> str:
    """Spell a key or a sequence as people read it: ``ctrl+d`` becomes ``Ctrl+D``."""
    return " ".join(_shown_key(key) for key in keys.split(" "))


def _shown_key(key: str) -> str:
    if len(key) == 1 or "+" not in key:
        return _NAMES.get(key, key)
    *modifiers, last = key.split("+")
    return "+".join(
        [*(_NAMES.get(name, name) for name in modifiers), _NAMES.get(last, last.upper())]
    )
