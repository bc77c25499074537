"""``earmark today``: due cards and the next things in the queue, fitted to the time there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.today import PlannedEpisode
    from tui.cli.session import Session

__all__ = ["VERBS"]

MINUTES = 25.0


def declare(parser: ArgumentParser) -> None:
    """Declare how much time there is, and for which queue."""
    from tui.cli.queueing import declare_queue
    from tui.cli.values import minutes

    parser.add_argument(
        "--minutes",
        type=minutes,
        default=MINUTES,
        metavar="N",
        help=f"the time there is: 25, 25m, 1h30m ({MINUTES:.0f})",
    )
    declare_queue(parser)


def today(session: Session, options: Namespace) -> None:
    """Print what fits: due cards first, then the queue, started things first."""
    from store.pace import minutes_left
    from store.today import plan_of
    from tui.cli.queueing import queued

    queue = queued(session, options.queue)
    due = session.desk.cards.due_number()
    found = plan_of(session.desk, options.minutes, options.queue)
    if session.out.json:
        session.out.value(shapes.today(found))
    else:
        rows = [("", f"{found.card_minutes:.0f} min", f"{found.cards} of {due} due cards")]
        rows = rows if due else []
        rows += [
            (one.listed.row.id, f"{one.minutes:.0f} min", _title(one)) for one in found.episodes
        ]
        session.out.rows(
            (Column("ID"), Column("TIME", right=True), Column("WHAT", flexible=1)), rows
        )
    pace = session.desk.pace()
    waiting = [left for one in queue if (left := minutes_left(one, pace)) > 0]
    if not queue and not session.empty_library():
        session.out.note("the queue is empty; earmark queue add EPISODE fills it")
    elif waiting and not found.episodes:
        session.out.note(f"nothing in the queue fits; the shortest takes {min(waiting):.0f} min")


def _title(one: PlannedEpisode) -> str:
    title = one.listed.row.title
    if one.reread:
        return f"read again, for its cards keep failing: {title}"
    return title if one.whole else f"{title} (of {one.left:.0f} min)"


VERBS = {
    "today": Verb(
        {
            "": Action(
                today,
                "Plan the time there is: due cards first, then what the queue holds.",
                ("earmark today", "earmark today --minutes 1h30m --json"),
                declare,
                columns="id (none for the cards), time, what",
            )
        }
    )
}
