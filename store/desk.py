"""The desk: the library and the record side by side, and all that is done with both."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, tzinfo
from typing import Any, Self

from store.cards import Cards
from store.clock import LocalZone, utc_now
from store.coverage import Coverage
from store.days import Days
from store.errors import UndoRefusedError, UnknownIdError
from store.events import Announce, unheard
from store.highlights import Highlights
from store.home import Home
from store.identity import id_of, number_of
from store.library import Library
from store.listing import Order, Shelf
from store.marks import Marks
from store.model import EpisodeRow, EpisodeText, Listed
from store.overlay import Overlay
from store.pace import Pace, pace_of
from store.queries import Query, parse
from store.queue import Queue
from store.record import Record, Undone
from store.review_settings import ReviewSettings
from store.revision import Revision
from store.saved_queries import SavedQueries
from store.scheduling import learner_day
from store.settings import Settings
from store.wording import quoted

__all__ = ["Desk"]


class Desk:
    """Everything that is kept, opened. It lives on one thread."""

    def __init__(
        self,
        home: Home,
        library: Library,
        record: Record,
        *,
        clock: Callable[[], datetime] = utc_now,
        zone: tzinfo | None = None,
        review: Callable[[], ReviewSettings] = ReviewSettings,
    ) -> None:
        """Sit down before a library and a record that are open already."""
        self.home = home
        self.library = library
        self.record = record
        self.zone = zone or LocalZone()
        self._clock = clock
        self._rows: dict[str, EpisodeRow] | None = None
        self.marks = Marks(record, clock=clock, title=self._title)
        self._shelf = Shelf(record, self.marks)
        self.queue = Queue(record, clock=clock, title=self._title)
        self.highlights = Highlights(record, clock=clock)
        self.cards = Cards(
            record, clock=clock, zone=self.zone, settings=review, source_of=self._source
        )
        self.settings = Settings(record)
        self.overlay = Overlay(record)
        self.revision = Revision(record, self.highlights, clock=clock, zone=self.zone)
        self.days = Days(record, today=self.today)
        self.coverage = Coverage(record, self.days)
        self.on_event: Announce = unheard
        """Who is told of imports, new highlights and cards."""
        self.highlights.announce = self.cards.announce = self.announce
        self.marks.days = self.cards.days = self.days
        self.saved = SavedQueries(record)
        self._turned: set[str] = set()
        record.attend("imports", self._turn_import)
        record.subscribe(self._see_imports)

    @classmethod
    def open(
        cls,
        home: Home,
        *,
        clock: Callable[[], datetime] = utc_now,
        zone: tzinfo | None = None,
        review: Callable[[], ReviewSettings] = ReviewSettings,
    ) -> Self:
        """Open a home, making it if it is not there.

        Raises:
            StoreError: the library or the record can't be used; both are left as they were.
        """
        home.prepare()
        record = Record.open(home.folder, clock=clock)
        library = Library.open(home.library_path)
        return cls(home, library, record, clock=clock, zone=zone, review=review)

    def close(self, *, snapshot: bool = False) -> None:
        """Close both; with `snapshot`, the record is first written out as a plain TinyDB file.

        Then it is backed up, too, unless that was done today already.
        """
        self.library.close()
        self.record.close(snapshot=snapshot)
        if snapshot:
            from store.keeping.daily import keep_daily

            keep_daily(self.home.folder, self.now())

    def now(self) -> datetime:
        """Return the time, in UTC."""
        return self._clock()

    def today(self) -> date:
        """Return the learner day."""
        return learner_day(self._clock(), self.zone)

    def announce(self, event: str, payload: Mapping[str, Any]) -> None:
        """Tell of an event that has happened."""
        self.on_event(event, payload)

    def pace(self) -> Pace:
        """Return what the reader gets done in a minute, by what was measured of late."""
        return pace_of(self.days.all(), self.today())

    def listing(
        self, query: str = "", *, archived: bool = True, order: Order = Order.NEWEST
    ) -> list[Listed]:
        """Return the episodes that a query asks for: newest first, undated ones after.

        Args:
            query: see `store.queries`; all episodes where it is empty. ``@name`` is a saved one.
            archived: whether archived ones are in, too, when the query doesn't ask for them.
            order: another order than newest first.

        Raises:
            QueryError: the query can't be understood.
        """
        asked = parse(self.saved.expand(query))
        archived = archived or asked.asks("is", "archived")
        listed = self._shelf.listed(self.rows(), order)
        if not archived:
            listed = [one for one in listed if not one.state.archived]
        if asked.terms:
            listed = list(filter(asked.matcher(self._with_speaker), listed))
        return listed

    def listed(self, episode_id: str) -> Listed:
        """Return one episode with its state.

        Raises:
            UnknownIdError: the library has no such episode.
        """
        row = self.rows().get(episode_id)
        if row is None:
            raise _unknown(episode_id)
        return Listed(row, self.marks.state(episode_id))

    def rows(self) -> dict[str, EpisodeRow]:
        """Return all episodes by id, in the order of lists; read once and kept."""
        if self._rows is None:
            self._rows = {row.id: row for row in self.library.rows()}
        return self._rows

    def forget_rows(self) -> None:
        """Read the episodes anew when they are next asked for: the library changed."""
        self._rows = None

    def take_rows(self, rows: Iterable[EpisodeRow]) -> None:
        """Take the episodes as they were just read elsewhere, instead of reading them again."""
        self._rows = {row.id: row for row in rows}

    def text(self, episode_id: str) -> EpisodeText:
        """Return an episode with its text, corrected as its reader has corrected it.

        Raises:
            UnknownIdError: the library has no such episode.
        """
        return self.overlay.apply(self.library.text(episode_id))

    def find_episode(self, start: str) -> str:
        """Return the id that begins with `start`.

        Raises:
            UnknownIdError: none begins so, or several do.
        """
        wanted = start.strip().lower()
        found = self.library.ids_starting(wanted, limit=6) if wanted else []
        if len(found) == 1:
            return found[0]
        if found:
            several = ", ".join(found[:5])
            raise UnknownIdError(
                start, f"begins the ids of several episodes ({several})", "type more"
            )
        raise _unknown(start)

    def matching(self, query: Query) -> frozenset[str]:
        """Return the ids of the episodes that a parsed query asks for."""
        wanted = query.matcher(self._with_speaker)
        rows = self.rows().values()
        state = self.marks.state
        return frozenset(row.id for row in rows if wanted(Listed(row, state(row.id))))

    def undo(self, count: int = 1) -> list[Undone]:
        """Take back the newest steps, imports and deletions included; what was done in words.

        Raises:
            UndoRefusedError: nothing is left, or something newer depends on the newest step.
        """
        return self._after_turning(self.record.undo(count))

    def redo(self, count: int = 1) -> list[Undone]:
        """Do again what was taken back last.

        Raises:
            UndoRefusedError: nothing was, or something newer stands in the way.
        """
        return self._after_turning(self.record.redo(count))

    def fill_from_seeds(self) -> bool:
        """Fill an empty library from the bundled documents; True if it was empty."""
        if self.library.count():
            return False
        from store.importing import import_seeds

        import_seeds(self, step=False)
        return True

    def _turn_import(self, number: int, back: bool) -> None:
        """Take an import out of the library, or put it in again, along with its step."""
        import_id = id_of(number)
        # Done again, only a deletion loses episodes, and what hung on them goes in the same step.
        came = self._came_along(number) if back else frozenset()
        for episode in self.library.losing(import_id, back=True) if back else ():
            dependent = self._dependent(episode, came)
            if dependent is not None:
                raise UndoRefusedError(
                    "undo of an import",
                    f"{dependent} made since depends on {quoted(self._title(episode) or episode)}",
                    "delete that first; nothing was changed",
                )
        swap = self.library.take_back if back else self.library.bring_back
        self._turned.update(swap(import_id))
        self.forget_rows()

    def _see_imports(self, touched: Mapping[str, frozenset[int]]) -> None:
        if "imports" in touched:
            self.forget_rows()

    def _came_along(self, number: int) -> frozenset[int]:
        """Return the highlights and cards of an import's own step: they go as they came."""
        return frozenset((self.record.get("imports", number) or {}).get("along", ()))

    def _dependent(self, episode: str, came: frozenset[int]) -> str | None:
        if any(number_of(one.id) not in came for one in self.highlights.of(episode)):
            return "a highlight"
        for number, card in self.record.documents("cards").items():
            if card["episode"] == episode and card["status"] == "card" and number not in came:
                return "a card"
        return None

    def _after_turning(self, turned: list[Undone]) -> list[Undone]:
        for episode in sorted(self._turned):
            if episode in self.rows() and self.highlights.of(episode):
                self.highlights.reattach(episode, self.text(episode).parts)
        self._turned.clear()
        return turned

    def _title(self, episode_id: str) -> str | None:
        row = self._rows.get(episode_id) if self._rows is not None else self.library.row(episode_id)
        return row.title if row else None

    def _source(self, episode_id: str) -> str | None:
        row = self.rows().get(episode_id)
        return row.source if row else None

    def _with_speaker(self, name: str) -> frozenset[str]:
        found = self.library.with_speaker(name)
        for original in self.overlay.originals(name):
            found |= self.library.with_speaker(original)
        return found


def _unknown(episode: str) -> UnknownIdError:
    return UnknownIdError(episode, "no episode has this id", "earmark list shows the ids")
