"""``earmark drafts``: cards that were proposed and wait for a decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.rows import CARD_COLUMNS, print_cards
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

    from store.model import Card
    from tui.cli.session import Session

__all__ = ["VERBS", "print_all"]


def print_all(session: Session, cards: Iterable[Card]) -> None:
    """Print drafts or cards."""
    kept, today = list(cards), session.desk.today()
    if session.out.json:
        session.out.value([shapes.card(one, today) for one in kept])
    else:
        print_cards(session.out, kept, today)


def declare(parser: ArgumentParser) -> None:
    """Declare the episodes."""
    parser.add_argument(
        "episodes", nargs="*", metavar="EPISODE", help="only theirs; of all where none is named"
    )
    parser.add_argument(
        "--new",
        action="store_true",
        help="first make what their texts still yield, then list all that is pending",
    )


def drafts(session: Session, options: Namespace) -> None:
    """Print the pending drafts, after making new ones if asked to."""
    desk = session.desk
    everything = [one.row.id for one in desk.listing()]
    named = session.episodes(options.episodes) if options.episodes else everything
    made = 0
    with session.changing():
        if options.new and named:
            made = len(desk.cards.generate(desk.library.texts(named)))
        found = desk.cards.drafts(everything if options.new else named)
    print_all(session, found)
    if options.new:
        session.done(f"{made} new")
    elif not found and not session.failed and not session.empty_library():
        session.out.note("no drafts are pending; earmark drafts --new makes some")


VERBS = {
    "drafts": Verb(
        {
            "": Action(
                drafts,
                "List the drafts that are pending, the best of each episode first; "
                "earmark cards accept and discard decide about them.",
                ("earmark drafts", "earmark drafts --new q3k", "earmark drafts --new --json"),
                declare,
                changes=True,
                columns=CARD_COLUMNS,
            )
        }
    )
}
