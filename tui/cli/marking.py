"""``earmark mark`` and ``tag``: what was read, heard, starred, archived and tagged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.rows import EPISODE_COLUMNS, print_episodes
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.model import Listed
    from tui.cli.session import Session

__all__ = ["VERBS", "declare_episodes"]

MARKS = (
    "read",
    "unread",
    "listened",
    "unlistened",
    "starred",
    "unstarred",
    "archived",
    "unarchived",
)


def declare_episodes(parser: ArgumentParser) -> None:
    """Declare one episode or several."""
    parser.add_argument(
        "episodes",
        nargs="+",
        metavar="EPISODE",
        help="ids, or starts of them; - reads them from standard input, one a line",
    )


def declare_mark(parser: ArgumentParser) -> None:
    """Declare the mark and the episodes."""
    parser.add_argument("mark", choices=MARKS, metavar="MARK", help=", ".join(MARKS))
    declare_episodes(parser)


def declare_tag(parser: ArgumentParser) -> None:
    """Declare the tag and the episodes."""
    from tui.cli.values import tag

    parser.add_argument("tag", type=tag, metavar="TAG", help="a word, with or without #")
    declare_episodes(parser)


def mark(session: Session, options: Namespace) -> None:
    """Set or take off a mark, in one undo step, and print the episodes as they are then."""
    from store.model import Mark

    episodes = session.episodes(options.episodes)
    if options.mark in ("read", "listened"):
        from tui.config import read_config

        session.desk.marks.done_leave = read_config().by_itself.done_leave
    with session.changing():
        changed = session.desk.marks.mark(Mark(options.mark), episodes) if episodes else 0
        after = [session.desk.listed(one) for one in episodes]
    _print(session, after)
    session.done(f"{changed} of {len(episodes)} changed to {options.mark}")


def tag(session: Session, options: Namespace) -> None:
    """Give episodes a tag."""
    _tag(session, options, remove=False)


def untag(session: Session, options: Namespace) -> None:
    """Take a tag off episodes."""
    _tag(session, options, remove=True)


def _tag(session: Session, options: Namespace, *, remove: bool) -> None:
    episodes = session.episodes(options.episodes)
    with session.changing():
        marks = session.desk.marks
        changed = marks.tag(options.tag, episodes, remove=remove) if episodes else 0
        after = [session.desk.listed(one) for one in episodes]
    _print(session, after)
    session.done(
        f"{changed} of {len(episodes)} {'lost' if remove else 'got'} the tag {options.tag}"
    )


def _print(session: Session, listing: list[Listed]) -> None:
    if session.out.json:
        session.out.value([shapes.episode(one) for one in listing])
    else:
        print_episodes(session.out, listing)


VERBS = {
    "mark": Verb(
        {
            "": Action(
                mark,
                "Mark episodes; undo takes it back. unread starts over, unlistened too.",
                (
                    "earmark mark read q3k 7ab",
                    "earmark list source:twiml | earmark mark archived -",
                ),
                declare_mark,
                changes=True,
                columns=EPISODE_COLUMNS,
            )
        }
    ),
    "tag": Verb(
        {
            "add": Action(
                tag,
                "Give episodes a tag.",
                ("earmark tag add reasoning q3k 7ab",),
                declare_tag,
                changes=True,
                columns=EPISODE_COLUMNS,
            ),
            "remove": Action(
                untag,
                "Take a tag off episodes; tags of their document stay.",
                ("earmark tag remove reasoning q3k",),
                declare_tag,
                changes=True,
                columns=EPISODE_COLUMNS,
            ),
        },
        default="-",
    ),
}
