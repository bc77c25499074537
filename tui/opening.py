"""Opening the library and the record in a thread, so that the screen is there first."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, tzinfo

from textual.message import Message

from store.desk import Desk
from store.errors import DamagedError, EarmarkError
from store.home import Home
from store.library import Library
from store.record import Record
from store.review_settings import ReviewSettings
from tui.messages import DeskReady, LibraryMended, OpeningFailed, Progress, RowsReady

__all__ = ["open_home"]

_FILLING = "The first start: reading the bundled documents …"
_MENDING = "The library is damaged: reading what can be read of it …"


def open_home(
    home: Home,
    post: Callable[[Message], object],
    clock: Callable[[], datetime],
    zone: tzinfo | None,
    review: ReviewSettings | None = None,
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
    review: ReviewSettings | None,
) -> DeskReady:
    with closing(Library.open(home.library_path)) as library:
        rows = library.rows()
        post(RowsReady(rows))
        record = Record.open(home.folder, clock=clock)
        settings = review or ReviewSettings()
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
