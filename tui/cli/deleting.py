"""``earmark delete`` and ``source``: taking out what was imported, so that undo brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.deleting import Deleted
    from tui.cli.session import Session

__all__ = ["VERBS"]

COLUMNS = (
    Column("EPISODES", right=True),
    Column("HIGHLIGHTS", right=True),
    Column("DRAFTS", right=True),
    Column("QUEUED", right=True),
    Column("CARDS KEPT", right=True),
)
DELETED = "counts of episodes, highlights, drafts and queue entries deleted, of cards kept"


def delete(session: Session, options: Namespace) -> None:
    """Delete episodes with their queue entries, drafts and highlights, in one step."""
    from store.deleting import delete_episodes, foretell

    episodes = session.episodes(options.episodes)
    foretold = foretell(session.desk, episodes)
    done = bool(episodes) and session.confirmed(f"Delete {foretold.in_words()}?")
    if done:
        delete_episodes(session.desk, episodes)
        session.out.note(f"deleted {foretold.in_words()}; earmark undo brings it back")
    _print(session, foretold, done=done)


def declare_rename(parser: ArgumentParser) -> None:
    """Declare the source and its name."""
    from tui.cli.values import filled

    _declare_source(parser)
    parser.add_argument("name", type=filled, metavar="NAME", help="its name from now on")


def declare_remove(parser: ArgumentParser) -> None:
    """Declare the source."""
    _declare_source(parser)


def _declare_source(parser: ArgumentParser) -> None:
    parser.add_argument("source", metavar="SOURCE", help="its name, its id, or a start of the id")


def rename(session: Session, options: Namespace) -> None:
    """Give a source another name."""
    from store.deleting import find_source, rename_source

    source = find_source(session.desk, options.source)
    if not session.dry_run:
        rename_source(session.desk, source, options.name)
    if session.out.json:
        name = source.name if session.dry_run else options.name
        session.out.value({"id": source.id, "name": " ".join(name.split())})
    session.done(f"renamed {source.name} {options.name}")
    if session.dry_run:
        session.out.note(f"dry run: {source.name} was not renamed")


def remove(session: Session, options: Namespace) -> None:
    """Remove a source with all of its episodes, in one step."""
    from store.deleting import find_source, foretell, remove_source

    desk = session.desk
    source = find_source(desk, options.source)
    of_it = [row.id for row in desk.rows().values() if row.source_id == source.id]
    foretold = foretell(desk, of_it)
    done = session.confirmed(f"Remove {source.name} with {foretold.in_words()}?")
    if done:
        remove_source(desk, source)
        session.out.note(f"removed {source.name}; earmark undo brings it back")
    _print(session, foretold, done=done)


def _print(session: Session, deleted: Deleted, *, done: bool) -> None:
    counts = (deleted.highlights, deleted.drafts, deleted.queued, deleted.cards)
    if session.out.json:
        names = ("highlights", "drafts", "queued", "cards_kept")
        figures = dict(zip(names, counts, strict=True))
        session.out.value({"deleted": done, "episodes": list(deleted.episodes), **figures})
    elif deleted.episodes:
        row = tuple(map(str, (len(deleted.episodes), *counts)))
        session.out.rows(COLUMNS, (row,))


def _declare_episodes(parser: ArgumentParser) -> None:
    from tui.cli.marking import declare_episodes

    declare_episodes(parser)


VERBS = {
    "delete": Verb(
        {
            "": Action(
                delete,
                "Delete episodes with their queue entries, drafts and highlights; cards and marks "
                "stay, and undo brings everything back.",
                ("earmark delete q3k", "earmark list source:twiml | earmark delete --yes -"),
                _declare_episodes,
                changes=True,
                asks=True,
                columns=DELETED,
            )
        }
    ),
    "source": Verb(
        {
            "rename": Action(
                rename,
                "Give a source another name; documents that bear the old one still find it.",
                ('earmark source rename twiml "The TWIML AI Podcast"',),
                declare_rename,
                changes=True,
            ),
            "remove": Action(
                remove,
                "Remove a source with all of its episodes; undo brings everything back.",
                ("earmark source remove twiml",),
                declare_remove,
                changes=True,
                asks=True,
                columns=DELETED,
            ),
        },
        default="-",
    ),
}
