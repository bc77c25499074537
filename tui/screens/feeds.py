"""Feeds in the app: adding, refreshing and fetching transcripts, in workers beside the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual import on, work
from textual.worker import get_current_worker

from store.errors import EarmarkError
from store.wording import quoted
from tui.messages import EpisodeShown, PromptGiven
from tui.screens.queueing import QueueingScreen

if TYPE_CHECKING:
    from store.model import ImportOutcome
    from store.subscriptions.errands import Errand, FeedSettings
    from store.subscriptions.fetching import Fetcher

__all__ = ["FeedsScreen"]

_ADDING = "add"
_LONG = 12.0


class FeedsScreen(QueueingScreen):
    """The part of the main screen that fetches. The record is told on the app's own thread."""

    def __init__(self) -> None:
        super().__init__()
        self._fetchers: list[Fetcher] = []
        self._errand: str = ""
        """What is under way, in one word; empty while nothing is."""
        self._tried: set[str] = set()
        """Episodes whose texts were asked for since the app was opened."""

    @property
    def feed_settings(self) -> FeedSettings:
        """How feeds are fetched, by the settings."""
        from tui.app import EarmarkApp

        assert isinstance(self.app, EarmarkApp)
        return self.app.config.feeds

    def on_unmount(self) -> None:
        """Let nothing go on when the app is left."""
        for fetcher in self._fetchers:
            fetcher.stop()

    # Adding and refreshing

    def action_add(self) -> None:
        """Ask for an address or a path."""
        from tui.widgets.path_suggester import PathSuggester

        assert self.desk is not None  # says so, where it is still being opened
        hint = "https://example.org/feed.xml, example.org, ~/subscriptions.opml, ~/notes/"
        self.prompt.ask(_ADDING, "add", hint=hint, suggester=PathSuggester())

    @on(PromptGiven)
    def _address_given(self, event: PromptGiven) -> None:
        if event.asking == _ADDING and (words := event.value.strip()):
            self.add_words(words)

    def add_words(self, words: str) -> None:
        """Subscribe to an address, or read a file or a folder."""
        from store.subscriptions.addresses import missing_file

        if (missing := missing_file(words)) is not None:
            self.app.notify(missing, severity="warning", markup=False)
            return
        self._start("added", lambda errand: errand.add([words]))

    def action_refresh_feeds(self) -> None:
        """Fetch what is new in all feeds."""
        if not self.desk.library.feeds():
            self.tell("There are no feeds yet: a adds one")
            return
        self._start("refreshed", lambda errand: errand.refresh())

    def _start(self, verb: str, task: Callable[[Errand], None]) -> None:
        if self._errand:
            self.tell(f"Feeds are being {self._errand} already", severity="warning")
            return
        from store.subscriptions.errands import deleted_ids

        self._errand = verb
        desk = self.desk
        self._run_errand(desk.record.new_id(), verb, task, deleted_ids(desk))

    @work(thread=True, group="feeds", exit_on_error=False)
    def _run_errand(
        self, number: int, verb: str, task: Callable[[Errand], None], unwanted: frozenset[str]
    ) -> None:
        from store.identity import id_of
        from store.library import Library
        from store.subscriptions.errands import Errand
        from store.subscriptions.fetching import Fetcher
        from store.subscriptions.refreshing import refreshing

        settings = self.feed_settings
        fetcher = Fetcher(settings.limits)
        self._fetchers.append(fetcher)
        errand: Errand | None = None
        failure: EarmarkError | None = None

        def progress(done: int, every: int, name: str) -> None:
            if not get_current_worker().is_cancelled and done < every:
                self.app.call_from_thread(
                    self.say_above, f"{verb[:-2]}ing {done} of {every}: {name}"
                )

        home, now = self.desk.home, self.desk.now()
        try:
            with refreshing(home.folder):
                library = Library.open(home.library_path)
                try:
                    errand = Errand(
                        library, fetcher, settings, id_of(number), now, unwanted, progress=progress
                    )
                    task(errand)
                finally:
                    library.close()
        except EarmarkError as error:
            failure = error
        finally:
            self._fetchers.remove(fetcher)
        if not fetcher.stopped.is_set():
            self.app.call_from_thread(self._errand_done, number, verb, errand, failure)

    def say_above(self, words: str) -> None:
        """Show a quiet word on whatever screen is on."""
        say = getattr(self.app.screen, "say", None)
        if say is not None:
            say(words)

    def _errand_done(
        self, number: int, verb: str, errand: Errand | None, failure: EarmarkError | None
    ) -> None:
        from store.subscriptions.errands import in_words, note

        self._errand = ""
        self.say_above("")
        try:
            if errand is not None:
                note(self.desk, number, errand, verb)
        except EarmarkError as error:
            failure = failure or error
        if failure is not None or errand is None:
            self.app.notify(str(failure), severity="error", markup=False)
            return
        done = errand.done
        said = f"{verb.capitalize()}: {in_words(done)}"
        if errand.already:
            said = f"{quoted(errand.already[0])} was there already · {in_words(done)}"
        warnings = [text for one in done.outcomes for text in one.warnings]
        told = [one.error for one in done.failures] or warnings
        if told:
            more = f" (and {len(told) - 1} more: earmark refresh tells all)" if told[1:] else ""
            self.app.notify(
                f"{said} · {told[0]}{more}", severity="warning", timeout=_LONG, markup=False
            )
        else:
            back = " · u takes it back" if done.imported.changed else ""
            self.app.notify(f"{said}{back}", markup=False)

    # Transcripts and chapters that feeds name

    @on(EpisodeShown)
    def _opened(self, event: EpisodeShown) -> None:
        from store.subscriptions.texts import wanted

        text = self.reading.reader.text
        if text is not None and text.row.id == event.episode and wanted(text) is not None:
            self._fetch_texts([event.episode])

    def action_enqueue(self) -> None:
        """Queue the episodes or take them out; of those queued the texts are fetched."""
        episodes = list(self.meant())
        super().action_enqueue()
        self._fetch_texts([one for one in episodes if self.desk.marks.state(one).queued])

    def _fetch_texts(self, episodes: list[str]) -> None:
        fresh = [one for one in episodes if one not in self._tried]
        if not fresh or self.feed_settings.texts == "never":
            return
        self._tried.update(fresh)
        new_id = self.desk.record.new_id
        self._read_texts([(one, new_id()) for one in fresh])

    @work(thread=True, group="texts", exit_on_error=False)
    def _read_texts(self, episodes: list[tuple[str, int]]) -> None:
        from store.identity import id_of
        from store.library import Library
        from store.subscriptions.fetching import Fetcher
        from store.subscriptions.texts import fetch_texts

        fetcher = Fetcher(self.feed_settings.limits)
        self._fetchers.append(fetcher)
        try:
            library = Library.open(self.desk.home.library_path)
            try:
                for episode, number in episodes:
                    outcome, problems = fetch_texts(
                        library, episode, fetcher, import_id=id_of(number)
                    )
                    if (outcome or problems) and not fetcher.stopped.is_set():
                        self.app.call_from_thread(self._texts_done, number, outcome, problems)
            finally:
                library.close()
        except EarmarkError as error:
            if not fetcher.stopped.is_set():
                self.app.call_from_thread(
                    partial(self.app.notify, str(error), severity="error", markup=False)
                )
        finally:
            self._fetchers.remove(fetcher)

    def _texts_done(
        self, number: int, outcome: ImportOutcome | None, problems: tuple[str, ...]
    ) -> None:
        from store.importing import Imported, note_import

        if outcome is None:
            self.app.notify(problems[0], severity="warning", markup=False)
            return
        title = self.desk.listed(outcome.episodes[0]).row.title
        what = f"fetched what the feed names for {quoted(title)}"
        note_import(self.desk, number, Imported((outcome,), ()), what, undoable=False)
        self.say_above("Its transcript or chapters came")
