"""``earmark highlights``: passages that were marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.rows import HIGHLIGHT_COLUMNS, print_highlights
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.model import Highlight
    from tui.cli.session import Session

__all__ = ["VERBS"]

COLOURS = ("yellow", "green", "blue", "pink", "orange")


def _print(session: Session, highlights: list[Highlight]) -> None:
    if session.out.json:
        session.out.value([shapes.highlight(one) for one in highlights])
    else:
        print_highlights(session.out, highlights)


def declare_list(parser: ArgumentParser) -> None:
    """Declare an episode that may be left out."""
    parser.add_argument(
        "episode", nargs="?", metavar="EPISODE", help="only its highlights, in text order"
    )


def list_highlights(session: Session, options: Namespace) -> None:
    """Print the highlights of an episode, or all of them."""
    if options.episode is None:
        found = session.desk.highlights.all()
    else:
        found = [
            one
            for episode in session.episodes([options.episode])
            for one in session.desk.highlights.of(episode)
        ]
    _print(session, found)
    if not found and not session.failed and not session.empty_library():
        session.out.note("no highlights yet; earmark highlights add EPISODE --quote TEXT makes one")


def declare_add(parser: ArgumentParser) -> None:
    """Declare what to highlight."""
    from tui.cli.values import filled

    parser.add_argument("episode", metavar="EPISODE", help="its id, or the start of it")
    parser.add_argument(
        "--quote",
        type=filled,
        required=True,
        metavar="TEXT",
        help="the passage, as it stands in the text; the first place where it stands counts",
    )
    parser.add_argument("--note", metavar="N", help="a note to keep with it")
    parser.add_argument(
        "--colour", choices=COLOURS, default="yellow", metavar="C", help=", ".join(COLOURS)
    )


def add(session: Session, options: Namespace) -> None:
    """Highlight the first place where the quotation stands."""
    from store.model import Colour
    from tui.cli.passages import passage

    for episode in session.episodes([options.episode])[:1]:
        anchor = passage(session, episode, options.quote)
        with session.changing():
            made = session.desk.highlights.add(
                episode, anchor, colour=Colour(options.colour), note=options.note
            )
        _print(session, [made])


def declare_remove(parser: ArgumentParser) -> None:
    """Declare the highlights."""
    parser.add_argument(
        "ids", nargs="+", metavar="ID", help="ids of highlights, or starts of them; - for stdin"
    )


def remove(session: Session, options: Namespace) -> None:
    """Delete highlights; undo brings them back."""
    from store.errors import UnknownIdError

    found: dict[str, Highlight] = {}
    for name in session.names(options.ids):
        try:
            one = session.desk.highlights.find(name)
            found[one.id] = one
        except UnknownIdError as error:
            session.fail(error)
    with session.changing():
        removed = session.desk.highlights.remove(list(found)) if found else 0
    _print(session, list(found.values()))
    session.done(f"{removed} deleted; earmark undo brings them back")


def orphans(session: Session, _: Namespace) -> None:
    """Print the highlights whose passage was not found again after the text changed."""
    found = session.desk.highlights.orphans()
    _print(session, found)
    if not found:
        session.out.note("no orphans: every highlight stands in its text")


def declare_revise(parser: ArgumentParser) -> None:
    """Declare a highlight of today's handful and what is to become of it."""
    parser.add_argument("id", nargs="?", metavar="ID", help="one of them; none lists them")
    parser.add_argument(
        "decision",
        nargs="?",
        choices=("keep", "less", "drop"),
        metavar="DECISION",
        help="keep (comes again twice as late), less (four times as late), drop (never again)",
    )


def revise(session: Session, options: Namespace) -> None:
    """Print the highlights that come back today, or decide on one of them."""
    from store.errors import UsageError
    from store.revision import Decision

    if options.id is not None:
        if options.decision is None:
            raise UsageError("highlights revise", "no decision is named", "keep, less or drop")
        one = session.desk.highlights.find(options.id)
        with session.changing():
            session.desk.revision.decide(one, Decision(options.decision))
    due = session.desk.revision.due()
    _print(session, due)
    if not due:
        session.out.note("no highlight comes back today")


VERBS = {
    "highlights": Verb(
        {
            "list": Action(
                list_highlights,
                "List highlights: the newest first, those of one episode in text order.",
                ("earmark highlights", "earmark highlights q3k --json"),
                declare_list,
                columns=HIGHLIGHT_COLUMNS,
            ),
            "add": Action(
                add,
                "Highlight a passage of an episode.",
                ('earmark highlights add q3k --quote "every layer" --colour green',),
                declare_add,
                changes=True,
                columns=HIGHLIGHT_COLUMNS,
            ),
            "remove": Action(
                remove,
                "Delete highlights; undo brings them back.",
                ("earmark highlights remove 5ha",),
                declare_remove,
                changes=True,
                columns=HIGHLIGHT_COLUMNS,
            ),
            "revise": Action(
                revise,
                "List the handful of past highlights that come back today, or decide on one.",
                ("earmark highlights revise", "earmark highlights revise 5ha keep"),
                declare_revise,
                changes=True,
                columns=HIGHLIGHT_COLUMNS,
            ),
            "orphans": Action(
                orphans,
                "List highlights whose passage was not found again after the text changed.",
                ("earmark highlights orphans",),
                columns=HIGHLIGHT_COLUMNS,
            ),
        },
        default="list",
    )
}
