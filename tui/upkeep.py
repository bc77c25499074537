"""What goes on beside the keys: looking for other processes' changes, snapshots, backups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic
from typing import TYPE_CHECKING

from store.errors import EarmarkError

if TYPE_CHECKING:
    from textual.app import App

    from store.desk import Desk

__all__ = ["Upkeep"]

_LOOK_EVERY = 0.5
"""Seconds between two looks at what other processes wrote."""
_BACK_UP_EVERY = 600.0
"""Seconds between two looks at whether today has a backup; closing the app makes one, too."""
_SLICE_EVERY = 0.02
"""Seconds between two slices of a snapshot."""
_SLICE = 0.004
"""Seconds of a snapshot's work that are done at a time, so that no key waits for it."""


class Upkeep:
    """Keeps the desk in step with its files, a little at a time."""

    def __init__(self, desk: Desk, *, clock: Callable[[], float] = monotonic) -> None:
        """Look after `desk`; `clock` counts seconds for the length of a slice."""
        self._desk = desk
        self._clock = clock
        self._snapshot: Iterator[None] | None = None

    def start(self, app: App[None]) -> None:
        """Do it by the app's timers; what goes wrong is told in one line, and tried again."""

        def told(job: Callable[[], object]) -> Callable[[], None]:
            def run() -> None:
                try:
                    job()
                except EarmarkError as error:
                    app.notify(str(error), severity="error", markup=False)

            return run

        def back_up() -> None:
            from store.keeping.daily import keep_daily

            try:
                keep_daily(self._desk.home.folder, self._desk.now(), gently=True)
            except EarmarkError as error:
                app.call_from_thread(app.notify, str(error), severity="error", markup=False)

        def begin_backup() -> None:
            app.run_worker(back_up, thread=True, group="backup", exclusive=True)

        app.set_interval(_BACK_UP_EVERY, begin_backup)
        app.set_interval(_LOOK_EVERY, told(self.look))
        app.set_interval(_SLICE_EVERY, told(self.work))

    def look(self) -> bool:
        """Take in what other processes wrote; True if they did. Begin a snapshot if it is time."""
        if self._snapshot is not None:
            return False
        changed = self._desk.record.catch_up()
        if self._desk.record.wants_snapshot():
            self._snapshot = self._desk.record.snapshot_slices()
        return changed

    @property
    def busy(self) -> bool:
        """Whether a snapshot is under way."""
        return self._snapshot is not None

    def work(self) -> None:
        """Do a little of the snapshot that is under way."""
        if self._snapshot is None:
            return
        until = self._clock() + _SLICE
        try:
            for _ in self._snapshot:
                if self._clock() >= until:
                    return
        except EarmarkError:
            # The journal has everything; the next look begins another snapshot.
            self._snapshot = None
            raise
        self._snapshot = None
