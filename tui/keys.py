"""The key machine: single keys, sequences without a time limit, and counts. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tui.commands import Command

__all__ = [
    "Continuation",
    "Dropped",
    "HiddenKeyError",
    "KeyMap",
    "Outcome",
    "Pending",
    "Run",
    "Unknown",
]

_DIGITS = 5
"""The longest count; more digits are taken and change nothing."""


class HiddenKeyError(ValueError):
    """Two commands of one context want the same key, or one's key begins another's sequence."""


@dataclass(frozen=True, slots=True)
class Continuation:
    """A key that may follow, and the commands it leads to."""

    key: str
    commands: tuple[Command, ...]


@dataclass(frozen=True, slots=True)
class Pending:
    """Something was begun and wants more keys."""

    typed: str
    """The count and the keys so far, such as "5" or "5 g"."""
    continuations: tuple[Continuation, ...]
    """What may follow; empty after a mere count, which any movement may follow."""


@dataclass(frozen=True, slots=True)
class Run:
    """A command was asked for."""

    command: Command
    count: int | None
    """What was typed before it; None where nothing was."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """The keys lead nowhere."""

    typed: str


@dataclass(frozen=True, slots=True)
class Dropped:
    """Esc dropped what was begun."""


Outcome = Pending | Run | Unknown | Dropped


class KeyMap:
    """The keys of one context. Feed it key by key; it keeps what was begun."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self._by_keys: dict[tuple[str, ...], Command] = {}
        self._begun: dict[tuple[str, ...], dict[str, list[Command]]] = {}
        for command in commands:
            for spelling in command.keys:
                self._add(tuple(spelling.split(" ")), command)
        for keys in self._begun:
            if keys in self._by_keys:
                longer = next(iter(self._begun[keys].values()))[0]
                raise HiddenKeyError(
                    f"`{' '.join(keys)}` ({self._by_keys[keys].id}) hides a longer key "
                    f"of {longer.id}"
                )
        self._counts = any(command.counts for command in commands)
        self._prefix: tuple[str, ...] = ()
        self._count = ""

    def _add(self, keys: tuple[str, ...], command: Command) -> None:
        if keys in self._by_keys:
            raise HiddenKeyError(
                f"`{' '.join(keys)}` means both {self._by_keys[keys].id} and {command.id}"
            )
        self._by_keys[keys] = command
        for length in range(1, len(keys)):
            following = self._begun.setdefault(keys[:length], {})
            following.setdefault(keys[length], []).append(command)

    @property
    def pending(self) -> Pending | None:
        """What was begun, or None."""
        if not self._prefix and not self._count:
            return None
        following = self._begun.get(self._prefix, {}) if self._prefix else {}
        return Pending(
            self._typed(),
            tuple(Continuation(key, tuple(found)) for key, found in following.items()),
        )

    def reset(self) -> None:
        """Forget what was begun."""
        self._prefix = ()
        self._count = ""

    def feed(self, key: str) -> Outcome:
        """Take one key and say what it comes to."""
        if key == "escape" and (self._prefix or self._count):
            self.reset()
            return Dropped()
        if self._is_count(key):
            self._count = (self._count + key)[:_DIGITS]
            pending = self.pending
            assert pending is not None
            return pending
        self._prefix += (key,)
        if command := self._by_keys.get(self._prefix):
            count = int(self._count) if self._count else None
            self.reset()
            return Run(command, count)
        if self._prefix in self._begun:
            pending = self.pending
            assert pending is not None
            return pending
        typed = self._typed()
        self.reset()
        return Unknown(typed)

    def _typed(self) -> str:
        return " ".join(filter(None, (self._count, *self._prefix)))

    def _is_count(self, key: str) -> bool:
        if not self._counts or self._prefix or len(key) != 1 or key not in "0123456789":
            return False
        if self._count:
            return True
        return key != "0" and (key,) not in self._by_keys and (key,) not in self._begun
