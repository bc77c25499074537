"""``earmark queue``: what to read or hear next, in order, in one queue or in several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.marking import declare_episodes
from tui.cli.rows import print_episodes
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from typing import Literal

    from store.model import Listed
    from tui.cli.session import Session

    Way = Literal["top", "bottom", "up", "down"]

__all__ = ["VERBS", "declare_queue", "queued"]

COLUMNS = "id, read, marks, published, minutes left, source, title"
ORDERS = ("shortest", "longest", "oldest", "newest")


def declare_queue(parser: ArgumentParser) -> None:
    """Declare which queue is meant."""
    parser.add_argument(
        "--queue",
        metavar="NAME",
        help="which queue (the current one); '' is the one without a name",
    )


def queued(session: Session, name: str | None = None) -> list[Listed]:
    """Return the queued episodes in order; those the library has lost are left out."""
    from store.errors import UnknownIdError

    found = []
    for episode in session.desk.queue.ids(name):
        try:
            found.append(session.desk.listed(episode))
        except UnknownIdError:
            session.out.note(f"{episode} is queued, but no longer in the library")
    return found


def _print(session: Session, listing: list[Listed]) -> None:
    from store.pace import minutes_left

    pace = session.desk.pace()
    if session.out.json:
        session.out.value([_shape(session, one) for one in listing])
        return
    left = [f"{minutes_left(one, pace):.0f} min" for one in listing]
    print_episodes(session.out, listing, left)


def _shape(session: Session, one: Listed) -> shapes.Shape:
    from store.pace import minutes_left

    desk = session.desk
    return shapes.queued(one, minutes_left(one, desk.pace()), desk.queue.queue_of(one.row.id))


def list_queue(session: Session, options: Namespace) -> None:
    """Print the queue."""
    listing = queued(session, options.queue)
    _print(session, listing)
    if not listing and not session.empty_library():
        session.out.note("the queue is empty; earmark queue add EPISODE fills it")


def declare_add(parser: ArgumentParser) -> None:
    """Declare the episodes and the queue."""
    declare_episodes(parser)
    declare_queue(parser)


def add(session: Session, options: Namespace) -> None:
    """Put episodes at the end of a queue: of a named one out of any other, too."""
    episodes = session.episodes(options.episodes)
    queue = session.desk.queue
    with session.changing():
        if options.queue is None:
            added = queue.add(episodes) if episodes else 0
        else:
            added = queue.send(episodes, options.queue) if episodes else 0
        after = queued(session, options.queue if episodes else None)
    _print(session, after)
    session.done(f"{added} of {len(episodes)} put in the queue")


def remove(session: Session, options: Namespace) -> None:
    """Take episodes out of the queue."""
    episodes = session.episodes(options.episodes)
    with session.changing():
        removed = session.desk.queue.remove(episodes, options.queue) if episodes else 0
        after = queued(session, options.queue)
    _print(session, after)
    session.done(f"{removed} of {len(episodes)} taken out of the queue")


def declare_move(parser: ArgumentParser) -> None:
    """Declare the episode and where it goes."""
    from tui.cli.values import place

    parser.add_argument("episode", metavar="EPISODE", help="its id, or the start of it")
    parser.add_argument(
        "to", type=place, metavar="WHERE", help="top, bottom, up, down, or a place from 1 up"
    )
    parser.add_argument(
        "--queue", metavar="NAME", help="move it into this queue first ('' has no name)"
    )


def move(session: Session, options: Namespace) -> None:
    """Move an episode within its queue, or into another."""
    to: Way | int = options.to
    queue = session.desk.queue
    for episode in session.episodes([options.episode])[:1]:
        with session.changing(), session.desk.record.step("") as step:
            moved = False
            if options.queue is not None and queue.queue_of(episode) is not None:
                moved = queue.send([episode], options.queue) > 0
            words = step.what
            moved = queue.move(episode, to) or moved
            step.what = words or step.what
            after = queued(session, queue.queue_of(episode))
        _print(session, after)
        session.done("moved" if moved else "it stays where it is")


def following(session: Session, options: Namespace) -> None:
    """Print what comes next."""
    listing = queued(session, options.queue)[:1]
    if session.out.json:
        session.out.value(_shape(session, listing[0]) if listing else None)
    else:
        _print(session, listing)
    if not listing and not session.empty_library():
        session.out.note("the queue is empty; earmark queue add EPISODE fills it")


def declare_sort(parser: ArgumentParser) -> None:
    """Declare the order and the queue."""
    parser.add_argument("order", choices=ORDERS, metavar="ORDER", help=", ".join(ORDERS))
    declare_queue(parser)


def sort(session: Session, options: Namespace) -> None:
    """Put a queue into an order, in one undo step."""
    from store.queue_order import QueueOrder, arrange

    with session.changing():
        changed = arrange(session.desk, QueueOrder(options.order), options.queue)
        after = queued(session, options.queue)
    _print(session, after)
    session.done("put in order" if changed else "it is in that order already")


# Several queues


def names(session: Session, _: Namespace) -> None:
    """Print which queues there are; the current one is marked."""
    from store.pace import minutes_left

    desk, found = session.desk, []
    for name in desk.queue.names():
        listing = queued(session, name)
        minutes = sum(minutes_left(one, desk.pace()) for one in listing)
        found.append((name, name == desk.queue.current, len(listing), minutes))
    if session.out.json:
        session.out.value([shapes.queue_name(*one) for one in found])
        return
    session.out.rows(
        (Column("NOW"), Column("EPISODES", right=True), Column("LEFT", right=True), Column("NAME")),
        [
            ("now" if now else "", str(count), f"{minutes:.0f} min", name)
            for name, now, count, minutes in found
        ],
    )


def declare_use(parser: ArgumentParser) -> None:
    """Declare the queue."""
    parser.add_argument("name", metavar="NAME", help="its name; '' is the one without a name")


def use(session: Session, options: Namespace) -> None:
    """Make a queue the current one."""
    with session.changing():
        session.desk.queue.use(options.name)
        after = queued(session)
    _print(session, after)


def declare_rename(parser: ArgumentParser) -> None:
    """Declare the queue and its new name."""
    parser.add_argument("name", metavar="NAME", help="its name")
    parser.add_argument("new", metavar="NEW", help="the name that it gets")


def rename(session: Session, options: Namespace) -> None:
    """Give a queue another name."""
    with session.changing():
        kept = session.desk.queue.rename(options.name, options.new)
        after = queued(session, kept)
    _print(session, after)


def drop(session: Session, options: Namespace) -> None:
    """Remove an empty queue."""
    with session.changing():
        session.desk.queue.drop(options.name)
        after = queued(session)
    _print(session, after)


VERBS = {
    "queue": Verb(
        {
            "list": Action(
                list_queue,
                "List the queue in order, with the minutes left of each.",
                ("earmark queue", "earmark queue --json", "earmark queue --queue Evening"),
                declare_queue,
                columns=COLUMNS,
            ),
            "add": Action(
                add,
                "Put episodes at the end of the queue; with --queue also out of another one.",
                (
                    "earmark queue add q3k 7ab",
                    "earmark list is:starred | earmark queue add - --queue Evening",
                ),
                declare_add,
                changes=True,
                columns=COLUMNS,
            ),
            "remove": Action(
                remove,
                "Take episodes out of the queue that they lie in.",
                ("earmark queue remove q3k",),
                declare_add,
                changes=True,
                columns=COLUMNS,
            ),
            "move": Action(
                move,
                "Move an episode within its queue, or to a place in another.",
                ("earmark queue move q3k top", "earmark queue move q3k 2 --queue Evening"),
                declare_move,
                changes=True,
                columns=COLUMNS,
            ),
            "next": Action(
                following,
                "Print what comes next: the top of the queue.",
                ("earmark queue next", 'earmark "$(earmark queue next | cut -f1)"'),
                declare_queue,
                columns=COLUMNS,
            ),
            "sort": Action(
                sort,
                "Put the queue into an order, by the minutes left or by date.",
                ("earmark queue sort shortest", "earmark queue sort oldest --queue Evening"),
                declare_sort,
                changes=True,
                columns=COLUMNS,
            ),
            "names": Action(
                names,
                "List the queues; the first one has no name.",
                ("earmark queue names",),
                columns="now where it is the current one, episodes, minutes left, name",
            ),
            "use": Action(
                use,
                "Make a queue the current one, and make it if there is none of that name.",
                ("earmark queue use Evening", "earmark queue use ''"),
                declare_use,
                changes=True,
                columns=COLUMNS,
            ),
            "rename": Action(
                rename,
                "Give a queue another name.",
                ("earmark queue rename Evening Weekend",),
                declare_rename,
                changes=True,
                columns=COLUMNS,
            ),
            "drop": Action(
                drop,
                "Remove a queue that is empty.",
                ("earmark queue drop Evening",),
                declare_use,
                changes=True,
                columns=COLUMNS,
            ),
        },
        default="list",
    )
}
