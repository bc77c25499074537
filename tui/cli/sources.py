"""``earmark sources``: the podcasts, channels and folders that episodes come from."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.cli.session import Session

__all__ = ["VERBS"]


def sources(session: Session, _: Namespace) -> None:
    """Print every source with its number of episodes and of unread ones."""
    session.empty_library()
    desk = session.desk
    unread = Counter(one.row.source_id for one in desk.listing() if one.state.read == "unread")
    rows = desk.library.sources()
    if session.out.json:
        session.out.value([shapes.source(row, unread[row.id]) for row in rows])
        return
    columns = (
        Column("ID"),
        Column("KIND"),
        Column("EPISODES", right=True),
        Column("UNREAD", right=True),
        Column("NAME", flexible=1),
    )
    session.out.rows(
        columns,
        ((row.id, str(row.kind), str(row.episodes), str(unread[row.id]), row.name) for row in rows),
    )


VERBS = {
    "sources": Verb(
        {
            "": Action(
                sources,
                "List the podcasts, channels and folders in the library.",
                ("earmark sources", "earmark sources --json"),
                columns="id, kind, episodes, unread, name",
            )
        }
    )
}
