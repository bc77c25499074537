"""``earmark queue``: what to read or hear next, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.marking import declare_episodes
from tui.cli.rows import print_episodes
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Literal

    from store.model import Listed
    from tui.cli.session import Session

    Way = Literal["top", "bottom", "up", "down"]

__all__ = ["VERBS", "queued"]

COLUMNS = "id, read, marks, published, minutes left, source, title"


def queued(session: Session) -> list[Listed]:
    """Return the queued episodes in order; those the library has lost are left out."""
    from store.errors import UnknownIdError

    found = []
    for episode in session.desk.queue.ids():
        try:
            found.append(session.desk.listed(episode))
        except UnknownIdError:
            session.out.note(f"{episode} is queued, but no longer in the library")
    return found


def _print(session: Session, listing: list[Listed]) -> None:
    from store.pace import minutes_left

    pace = session.desk.pace()
    if session.out.json:
        session.out.value([shapes.queued(one, minutes_left(one, pace)) for one in listing])
        return
    left = [f"{minutes_left(one, pace):.0f} min" for one in listing]
    print_episodes(session.out, listing, left)


def list_queue(session: Session, _: Namespace) -> None:
    """Print the queue."""
    listing = queued(session)
    _print(session, listing)
    if not listing and not session.empty_library():
        session.out.note("the queue is empty; earmark queue add EPISODE fills it")


def add(session: Session, options: Namespace) -> None:
    """Put episodes at the end of the queue."""
    episodes = session.episodes(options.episodes)
    with session.changing():
        added = session.desk.queue.add(episodes) if episodes else 0
        after = queued(session)
    _print(session, after)
    session.done(f"{added} of {len(episodes)} put in the queue")


def remove(session: Session, options: Namespace) -> None:
    """Take episodes out of the queue."""
    episodes = session.episodes(options.episodes)
    with session.changing():
        removed = session.desk.queue.remove(episodes) if episodes else 0
        after = queued(session)
    _print(session, after)
    session.done(f"{removed} of {len(episodes)} taken out of the queue")


def declare_move(parser: ArgumentParser) -> None:
    """Declare the episode and where it goes."""
    from tui.cli.values import place

    parser.add_argument("episode", metavar="EPISODE", help="its id, or the start of it")
    parser.add_argument(
        "to", type=place, metavar="WHERE", help="top, bottom, up, down, or a place from 1 up"
    )


def move(session: Session, options: Namespace) -> None:
    """Move an episode within the queue."""
    to: Way | int = options.to
    for episode in session.episodes([options.episode])[:1]:
        with session.changing():
            moved = session.desk.queue.move(episode, to)
            after = queued(session)
        _print(session, after)
        session.done("moved" if moved else "it stays where it is")


VERBS = {
    "queue": Verb(
        {
            "list": Action(
                list_queue,
                "List the queue in order, with the minutes left of each.",
                ("earmark queue", "earmark queue --json"),
                columns=COLUMNS,
            ),
            "add": Action(
                add,
                "Put episodes at the end of the queue.",
                ("earmark queue add q3k 7ab", "earmark list is:starred | earmark queue add -"),
                declare_episodes,
                changes=True,
                columns=COLUMNS,
            ),
            "remove": Action(
                remove,
                "Take episodes out of the queue.",
                ("earmark queue remove q3k",),
                declare_episodes,
                changes=True,
                columns=COLUMNS,
            ),
            "move": Action(
                move,
                "Move an episode within the queue.",
                ("earmark queue move q3k top", "earmark queue move q3k 2"),
                declare_move,
                changes=True,
                columns=COLUMNS,
            ),
        },
        default="list",
    )
}
