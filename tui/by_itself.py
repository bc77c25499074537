"""What happens by itself while the app runs: hooks, and exports after changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from store.desk import Desk
from store.errors import EarmarkError

if TYPE_CHECKING:
    from textual.app import App

    from tui.config_tables import ByItself

__all__ = ["Doings", "export_all"]

_EXPORT_EVERY = 120.0
"""Seconds between two looks at whether something has changed that is exported."""
_EXPORTED = frozenset({"highlights", "cards"})
"""The tables whose changes are exported."""


def export_all(desk: Desk, settings: ByItself) -> list[str]:
    """Export what the settings name; return what went wrong, in lines."""
    from store.exports.exporting import export

    problems: list[str] = []
    for format, path in settings.exports.items():
        try:
            problems += export(desk, format, path, texts=format == "json").warnings
        except EarmarkError as error:
            problems.append(str(error))
    return problems


class Doings:
    """Runs commands and exports in workers, so that no key waits for them."""

    def __init__(self, app: App[None], desk: Desk, settings: ByItself) -> None:
        self._app = app
        self._desk = desk
        self._settings = settings
        self._changed = False

    def start(self) -> None:
        """Begin."""
        if self._settings.hooks:
            self._desk.on_event = self._announce
        if self._settings.exports:
            self._desk.record.subscribe(self._see)
            self._app.set_interval(_EXPORT_EVERY, self._begin_export)

    def finish(self) -> list[str]:
        """Export what changed since the last time; return what went wrong, in lines."""
        changed, self._changed = self._changed, False
        return export_all(self._desk, self._settings) if changed else []

    def _announce(self, event: str, payload: Mapping[str, Any]) -> None:
        command = self._settings.hooks.get(event)
        if command is None:
            return

        def run() -> None:
            from store.events import run_hook

            try:
                run_hook(command, event, payload)
            except EarmarkError as error:
                self._app.call_from_thread(self._tell, str(error))

        self._app.run_worker(run, thread=True, group="hooks", exit_on_error=False)

    def _see(self, touched: Mapping[str, frozenset[int]]) -> None:
        self._changed = self._changed or bool(_EXPORTED & touched.keys())

    def _begin_export(self) -> None:
        if not self._changed:
            return
        self._changed = False
        desk, settings = self._desk, self._settings

        def run() -> None:
            own = Desk.open(desk.home, clock=desk.now, zone=desk.zone)
            try:
                problems = export_all(own, settings)
            finally:
                own.close()
            for problem in problems[:1]:
                self._app.call_from_thread(self._tell, problem)

        self._app.run_worker(run, thread=True, exclusive=True, group="export", exit_on_error=False)

    def _tell(self, problem: str) -> None:
        self._app.notify(problem, severity="warning", markup=False)
