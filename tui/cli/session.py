"""One run of the command line: what was asked for, and the desk once somebody needs it."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from store.desk import Desk
    from store.errors import EarmarkError
    from store.home import Home
    from store.model import Card
    from store.review_settings import ReviewSettings
    from tui.cli.output import Output

__all__ = ["Session"]


class _DryRun(Exception):
    """Leaves a step of the record so that nothing of it is kept."""


class Session:
    """What a verb works with."""

    def __init__(self, verb: str, options: object, output: Output) -> None:
        """Keep the options; nothing is opened yet."""
        self.verb = verb
        self.out = output
        self.dry_run = bool(getattr(options, "dry_run", False))
        self.yes = bool(getattr(options, "yes", False))
        self.no_color = bool(getattr(options, "no_color", False))
        self.failed = False
        self._home = getattr(options, "home", None)
        self._desk: Desk | None = None
        self._review_settings: ReviewSettings | None = None
        self._events: list[tuple[str, Mapping[str, Any]]] = []
        self._touched: set[str] = set()

    @property
    def home(self) -> Home:
        """The home that was named, or the usual one."""
        from store.home import find_home

        return find_home(self._home)

    @property
    def desk(self) -> Desk:
        """The library and the record, opened at the first use."""
        if self._desk is None:
            from store.desk import Desk

            self._desk = Desk.open(self.home, review=self._review)
            self._desk.on_event = self._hear
            self._desk.record.subscribe(self._see)
        return self._desk

    def _review(self) -> ReviewSettings:
        """Return what review goes by; read only by verbs that need it."""
        if self._review_settings is None:
            from tui.config import read_config

            self._review_settings = read_config().review
        return self._review_settings

    def _hear(self, event: str, payload: Mapping[str, Any]) -> None:
        self._events.append((event, payload))

    def _see(self, touched: Mapping[str, frozenset[int]]) -> None:
        self._touched |= touched.keys()

    def close(self) -> None:
        """Close what was opened; the journal is folded into the snapshot where it has grown."""
        if self._desk is not None:
            desk, self._desk = self._desk, None
            if not self.dry_run and (self._events or self._touched & {"highlights", "cards"}):
                self._do_the_rest(desk)
            desk.close(snapshot=desk.record.wants_snapshot())

    def _do_the_rest(self, desk: Desk) -> None:
        """Run the hooks and exports that the settings ask for; a failure is only said."""
        from store.errors import EarmarkError
        from store.events import run_hook
        from tui.by_itself import export_all
        from tui.config import read_config

        try:
            settings = read_config().by_itself
        except EarmarkError as error:
            self.fail(error)
            return
        for event, payload in self._events:
            if command := settings.hooks.get(event):
                try:
                    run_hook(command, event, payload)
                except EarmarkError as error:
                    self.fail(error)
        if settings.exports and self._touched & {"highlights", "cards"}:
            for problem in export_all(desk, settings):
                self.failed = True
                self.out.failure(problem)

    def fail(self, error: EarmarkError) -> None:
        """Tell a failure of a part; the rest goes on, and the exit code will be 1."""
        self.failed = True
        self.out.failure(str(error))

    def names(self, words: Sequence[str]) -> list[str]:
        """Return the words; ``-`` stands for the first word of each line of standard input."""
        found: list[str] = []
        for word in words:
            if word != "-":
                found.append(word)
            elif sys.stdin is not None:
                found += [line.split()[0] for line in sys.stdin if line.strip()]
        return found

    def episodes(self, words: Sequence[str]) -> list[str]:
        """Return the ids of the named episodes, each once; unknown names are failures."""
        from store.errors import UnknownIdError

        found: dict[str, None] = {}
        for name in self.names(words):
            try:
                found[self.desk.find_episode(name)] = None
            except UnknownIdError as error:
                self.fail(error)
        return list(found)

    def cards(self, words: Sequence[str], *, draft: bool | None) -> list[Card]:
        """Return the named drafts or cards, each once; unknown names are failures."""
        from store.errors import UnknownIdError

        found: dict[str, Card] = {}
        for name in self.names(words):
            try:
                card = self.desk.cards.find(name, draft=draft)
                found[card.id] = card
            except UnknownIdError as error:
                self.fail(error)
        return list(found.values())

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Change the record inside; with ``--dry-run`` nothing of it is kept.

        What happens inside can be looked at inside as if it had been done.
        """
        if not self.dry_run:
            yield
            return
        try:
            with self.desk.record.step("dry run"):
                yield
                raise _DryRun
        except _DryRun:
            self.out.note("dry run: nothing was changed")

    def confirmed(self, question: str) -> bool:
        """Ask whether to go on; ``--yes`` says so beforehand, ``--dry-run`` that it is not to be.

        Raises:
            Misuse: nobody is there to answer.
        """
        if self.dry_run:
            self.out.note("dry run: nothing was changed")
            return False
        if self.yes:
            return True
        if sys.stdin is None or not sys.stdin.isatty():
            from tui.cli.arguments import Misuse

            raise Misuse(self.verb, "this asks, and nobody is there to answer", "say --yes")
        self.out.ask(f"{question} [y/N] ")
        if sys.stdin.readline().strip().lower() in ("y", "yes"):
            return True
        self.failed = True
        self.out.note("nothing was changed")
        return False

    def done(self, text: str) -> None:
        """Say what was done, unless it was only tried."""
        if not self.dry_run:
            self.out.note(text)

    def empty_library(self) -> bool:
        """Say what to do if there is nothing in the library yet; True if that is so."""
        if self.desk.library.count():
            return False
        self.out.note(
            "the library is empty; earmark import --seeds reads the bundled episodes, "
            "earmark import PATH your own"
        )
        return True
