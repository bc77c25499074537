"""What is said at the very first start: three lines, with the keys that are in force."""

from __future__ import annotations

from collections.abc import Sequence

from tui.commands import Command, shown_keys

__all__ = ["greeting"]

_LINES = (
    "{rows.down} and {rows.up} move, {list.open} opens an episode, {back} goes back.",
    "In a text, {reader.select_sentence} takes the sentence, then {selection.highlight} marks it "
    "and {selection.card} makes a card of it.",
    "{help} shows every key, {palette} runs any command by name, {undo} takes back the last thing.",
)


def greeting(commands: Sequence[Command]) -> str:
    """Return the three lines; one whose command has no key is left out."""
    keys = {command.id: shown_keys(command.keys[0]) for command in commands if command.keys}
    said = []
    for line in _LINES:
        pieces = line.split("{")
        names = [piece.partition("}")[0] for piece in pieces[1:]]
        if all(name in keys for name in names):
            ends = [piece.partition("}")[2] for piece in pieces[1:]]
            words = zip((keys[name] for name in names), ends, strict=True)
            said.append(pieces[0] + "".join(key + rest for key, rest in words))
    return "\n".join(said)
