"""``earmark list``: the episodes, all or those that a query asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.rows import EPISODE_COLUMNS, print_episodes
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from tui.cli.session import Session

__all__ = ["VERBS", "query_words"]


def query_words(parser: ArgumentParser) -> None:
    """Declare a query that may be left out."""
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help="words of title or people, source: is: has: speaker: after: before: longer: shorter: "
        'tag: "a phrase" @SAVED, a minus in front negates',
    )


def declare_list(parser: ArgumentParser) -> None:
    """Declare the query and the order."""
    from store.listing import Order

    query_words(parser)
    parser.add_argument(
        "--sort",
        choices=[order.value for order in Order],
        metavar="ORDER",
        default=Order.NEWEST.value,
        help=", ".join(order.value for order in Order),
    )


def list_episodes(session: Session, options: Namespace) -> None:
    """Print the episodes that the query asks for, newest first unless another order is named."""
    from store.listing import Order

    found = session.desk.listing(" ".join(options.query), order=Order(options.sort))
    if session.out.json:
        session.out.value([shapes.episode(one) for one in found])
    else:
        print_episodes(session.out, found)
    if not found and not session.empty_library():
        session.out.note("no episode answers this query")


VERBS = {
    "list": Verb(
        {
            "": Action(
                list_episodes,
                "List episodes: newest first, undated ones after, in page order.",
                (
                    "earmark list",
                    "earmark list is:unread longer:30m",
                    "earmark list -is:read source:twiml after:2025-03",
                    "earmark list has:transcript --json",
                    "earmark list @commute --sort shortest",
                ),
                declare_list,
                query=True,
                columns=EPISODE_COLUMNS,
            )
        }
    )
}
