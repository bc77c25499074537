"""Opening the library and the record in a thread, so that the screen is there first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from textual.message import Message

from store.errors import DamagedError, EarmarkError
from store.home import Home
from store.library import Library
from tui.messages import DeskReady, LibraryMended, OpeningFailed, PanesReady, Progress, RowsReady

if TYPE_CHECKING:
    from store.review_settings import ReviewSettings

__all__ = ["open_home"]

_FILLING = "The first start: reading the bundled documents …"
_FIRST_ROWS = 100
"""Rows that are read at once, as many as a tall terminal has lines: for each, this thread may have
to wait for the one that paints."""
_MENDING = "The library is damaged: reading what can be read of it …"


def open_home(
    home: Home,
    post: Callable[[Message], object],
    clock: Callable[[], datetime],
    zone: tzinfo | None,
    review: Callable[[], ReviewSettings],
) -> None:
    """Open a home and post what comes of it: the rows first, then the desk, or the failure.

    Runs in a thread of its own. The desk that it posts has its library closed, for a connection
    belongs to the thread that made it; the receiver opens one of its own.
    """
    try:
        home.prepare()
        try:
            ready = _opened(home, post, clock, zone, review)
        except DamagedError as error:
            if error.where != str(home.library_path):
                raise
            _mend(home, post, clock, error)
            ready = _opened(home, post, clock, zone, review)
    except EarmarkError as error:
        post(OpeningFailed(error))
    else:
        post(ready)


def _mend(
    home: Home, post: Callable[[Message], object], clock: Callable[[], datetime], error: Exception
) -> None:
    """Set a damaged library aside and build it anew, as far as it can be read.

    A lost library costs an import, so nobody is asked; about a damaged record a person decides.
    """
    from store.keeping.library_mending import mend_library

    post(Progress(_MENDING))
    done = mend_library(home.folder, at=clock())
    if not done:
        raise error
    post(LibraryMended(done))


def _opened(
    home: Home,
    post: Callable[[Message], object],
    clock: Callable[[], datetime],
    zone: tzinfo | None,
    review: Callable[[], ReviewSettings],
) -> DeskReady:
    with closing(Library.open(home.library_path)) as library:
        rows, count = library.rows(_FIRST_ROWS), library.count()
        post(RowsReady(rows, count))
        _import_the_rest()
        post(PanesReady())
        if count > len(rows):
            rows = library.rows()
            post(RowsReady(rows, len(rows)))
        from store.desk import Desk
        from store.record import Record

        record = Record.open(home.folder, clock=clock)
        settings = review()
        desk = Desk(home, library, record, clock=clock, zone=zone, review=lambda: settings)
        first = not rows
        if first:
            post(Progress(_FILLING))
            first = desk.fill_from_seeds()
        else:
            desk.take_rows(rows)
        # Made here, the states are there when the app's own thread asks for them.
        desk.listing()
    return DeskReady(desk, first=first)


def _import_the_rest() -> None:
    """Import what the first picture did without; in this thread no key has to wait for it."""
    import tui.widgets.prompt
    import tui.widgets.queue_pane
    import tui.widgets.reading_pane  # noqa: F401
