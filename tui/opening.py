"""Opening the library and the record in a thread, so that the screen is there first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from textual.message import Message

from store.desk import Desk
from store.errors import EarmarkError
from store.home import Home
from store.library import Library
from store.record import Record
from tui.messages import DeskReady, OpeningFailed, Progress, RowsReady

__all__ = ["open_home"]

_FILLING = "The first start: reading the bundled documents …"


def open_home(
    home: Home,
    post: Callable[[Message], object],
    clock: Callable[[], datetime],
    zone: tzinfo | None,
) -> None:
    """Open a home and post what comes of it: the rows first, then the desk, or the failure.

    Runs in a thread of its own. The desk that it posts has its library closed, for a connection
    belongs to the thread that made it; the receiver opens one of its own.
    """
    try:
        home.prepare()
        library = Library.open(home.library_path)
        try:
            rows = library.rows()
            post(RowsReady(rows))
            desk = Desk(
                home, library, Record.open(home.folder, clock=clock), clock=clock, zone=zone
            )
            first = not rows
            if first:
                post(Progress(_FILLING))
                first = desk.fill_from_seeds()
            else:
                desk.take_rows(rows)
            # Made here, the states are there when the app's own thread asks for them.
            desk.listing()
        finally:
            library.close()
    except EarmarkError as error:
        post(OpeningFailed(error))
    else:
        post(DeskReady(desk, first=first))
