"""The steps that can be taken back, and what taking one back means.

A step is *done* or *undone*; an undone one can be done again until a new step is made. Undo takes
back the newest step that is done, whoever made it: the record is a person's, not a window's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from store.errors import UndoRefusedError
from store.journal.documents import Document, encode, same
from store.journal.lines import Change, Entry, LineError, change_from, change_to

__all__ = ["KEPT_STEPS", "SOFT_TABLES", "History", "PastStep", "step_pieces", "turn"]

KEPT_STEPS = 1000
"""How many steps can be taken back at most, also after a snapshot."""

SOFT_TABLES = frozenset({"places", "days", "coverage"})
"""Tables that change by mere reading on; a change there never stands in the way of an undo."""

_NAMES = {
    "reading": "reading mark",
    "queue": "queue entry",
    "highlights": "highlight",
    "cards": "card",
    "imports": "import",
    "settings": "setting",
    "reviews": "review",
}


class PastStep:
    """A step that was done: its number, time, words, changes, and whether it was taken back."""

    __slots__ = ("at", "changes", "n", "undone", "what")

    def __init__(
        self, n: int, at: str, what: str, changes: tuple[Change, ...], undone: bool = False
    ) -> None:
        self.n = n
        self.at = at
        self.what = what
        self.changes = changes
        self.undone = undone

    def copy(self) -> PastStep:
        """The step as it is now."""
        return PastStep(self.n, self.at, self.what, self.changes, self.undone)


class History:
    """The last steps, oldest first, and which of them an undo or a redo would turn."""

    def __init__(self) -> None:
        self._steps: dict[int, PastStep] = {}
        self._again: list[int] = []

    def add(self, entry: Entry) -> None:
        """Take a line of the journal in."""
        if entry.undoes is not None:
            step = self._steps.get(entry.undoes)
            if step is not None and not step.undone:
                step.undone = True
                self._again.append(step.n)
        elif entry.redoes is not None:
            step = self._steps.get(entry.redoes)
            if step is not None:
                step.undone = False
                if step.n in self._again:
                    self._again.remove(step.n)
        elif entry.undoable:
            self._again.clear()
            self._steps[entry.n] = PastStep(entry.n, entry.at, entry.what, entry.changes)
            while len(self._steps) > KEPT_STEPS:
                del self._steps[next(iter(self._steps))]

    def newest_done(self) -> PastStep | None:
        """What an undo takes back."""
        return next((step for step in reversed(self._steps.values()) if not step.undone), None)

    def next_again(self) -> PastStep | None:
        """What a redo does again: of several undone in a row, the one undone last."""
        return self._steps[self._again[-1]] if self._again else None

    def newest_first(self) -> Iterable[PastStep]:
        """Every step that is kept."""
        return reversed(self._steps.values())

    def kept(self) -> list[tuple[PastStep, int | None]]:
        """Every step as it is now, oldest first, with its place among those that can be redone."""
        places = {n: place for place, n in enumerate(self._again)}
        return [(step.copy(), places.get(n)) for n, step in self._steps.items()]

    @classmethod
    def from_table(
        cls, table: Mapping[int, Mapping[str, Any]], migrate: Callable[[Change], Change]
    ) -> History:
        """Read the table that `step_pieces` wrote; LineError where it is something else."""
        history = cls()
        again: list[tuple[int, int]] = []
        for n in sorted(table):
            raw = table[n]
            try:
                changes = tuple(migrate(change_from(change)) for change in raw["changes"])
                step = PastStep(n, str(raw["at"]), str(raw["what"]), changes, bool(raw["undone"]))
                if "redo" in raw:
                    again.append((int(raw["redo"]), n))
            except (TypeError, KeyError, ValueError) as error:
                raise LineError(f"step {n} of the history cannot be read") from error
            history._steps[n] = step
        history._again = [n for _, n in sorted(again)]
        return history


def step_pieces(steps: Iterable[tuple[PastStep, int | None]], size: int = 100) -> Iterator[bytes]:
    """The history as a table of a TinyDB file, in pieces: one step may touch 10,000 documents."""
    opening = b',\n"_history": {\n'
    for step, redo in steps:
        head: dict[str, Any] = {"at": step.at, "what": step.what, "undone": step.undone}
        if redo is not None:
            head["redo"] = redo
        yield b'%b"%d": %b, "changes": [' % (opening, step.n, encode(head)[:-1])
        for start in range(0, len(step.changes), size):
            some = [encode(change_to(change)) for change in step.changes[start : start + size]]
            yield (b", " if start else b"") + b", ".join(some)
        yield b"]}"
        opening = b",\n"
    if opening == b",\n":
        yield b"\n}"


def turn(
    step: PastStep,
    current: Callable[[str, int], Document | None],
    *,
    back: bool,
    culprit: Callable[[str, int], str | None],
) -> list[Change]:
    """The changes that take `step` back (or do it again).

    Raises UndoRefusedError where one of its documents is no longer what the step left (or found),
    except in `SOFT_TABLES`: there, what has changed since stays as it is now.
    """
    changes: list[Change] = []
    for change in step.changes:
        left, target = (change.after, change.before) if back else (change.before, change.after)
        now = current(change.table, change.id)
        if same(now, left):
            changes.append(Change(change.table, change.id, now, target))
        elif change.table not in SOFT_TABLES:
            raise _refusal(step, change, now, back=back, why=culprit(change.table, change.id))
    return changes


def _refusal(
    step: PastStep, change: Change, now: Document | None, *, back: bool, why: str | None
) -> UndoRefusedError:
    name = _NAMES.get(change.table, f"document in {change.table}")
    fate = "removed" if now is None else "changed"
    since = f" ({why})" if why else ""
    return UndoRefusedError(
        f"{'undo' if back else 'redo'} of “{step.what}”",
        f"{name} {change.id} was {fate} since{since}",
        "put that back first; nothing was changed",
    )
