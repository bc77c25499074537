"""``earmark undo``, ``redo`` and ``history``: what was done, and taking it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.record import Undone
    from tui.cli.session import Session

__all__ = ["VERBS"]


def declare_count(parser: ArgumentParser) -> None:
    """Declare how many steps."""
    from tui.cli.values import count

    parser.add_argument(
        "count", nargs="?", type=count, default=1, metavar="COUNT", help="how many steps (1)"
    )


def undo(session: Session, options: Namespace) -> None:
    """Take back the newest steps; a step that can't be taken back stops there."""
    if session.dry_run:
        _foretold(session, _steps(session, undone=False)[: options.count])
        return
    steps = session.desk.undo(options.count)
    _print(session, steps)
    _remark(session, "undid", steps)


def redo(session: Session, options: Namespace) -> None:
    """Bring back what was taken back last."""
    if session.dry_run:
        _foretold(session, _steps(session, undone=True)[::-1][: options.count])
        return
    steps = session.desk.redo(options.count)
    _print(session, steps)
    _remark(session, "did again", steps)


def _steps(session: Session, *, undone: bool) -> list[Undone]:
    from store.record import Undone

    entries = session.desk.record.history()
    return [Undone(entry.n, entry.what) for entry in entries if entry.undone is undone]


def _foretold(session: Session, steps: list[Undone]) -> None:
    _print(session, steps)
    session.out.note("dry run: nothing was changed")


def _remark(session: Session, done: str, steps: list[Undone]) -> None:
    """Say which way it went, for people: the rows are the same both ways."""
    session.out.flush()
    for step in steps:
        session.out.note(f"{done}: {step.what}")


def _print(session: Session, steps: list[Undone]) -> None:
    if session.out.json:
        session.out.value([shapes.undone(one) for one in steps])
        return
    columns = (Column("N", right=True), Column("WHAT", flexible=1))
    session.out.rows(columns, ((str(one.n), one.what) for one in steps))


def declare_history(parser: ArgumentParser) -> None:
    """Declare how far back to look."""
    from tui.cli.values import count

    parser.add_argument(
        "--limit", type=count, metavar="N", help="at most so many steps (all that are kept)"
    )


def history(session: Session, options: Namespace) -> None:
    """Print what was changed, the newest first."""
    entries = session.desk.record.history(options.limit)
    if session.out.json:
        session.out.value([shapes.history(one) for one in entries])
    else:
        columns = (
            Column("N", right=True),
            Column("AT"),
            Column("UNDONE"),
            Column("WHAT", flexible=1),
        )
        session.out.rows(
            columns,
            (
                (
                    str(one.n),
                    (shapes.when(one.at) or "")[:19] + "Z",
                    "undone" if one.undone else "",
                    one.what,
                )
                for one in entries
            ),
        )
    if not entries:
        session.out.note("nothing was changed yet")


VERBS = {
    "undo": Verb(
        {
            "": Action(
                undo,
                "Take back the last change, or the last few.",
                ("earmark undo", "earmark undo 3"),
                declare_count,
                changes=True,
                columns="number of the step, what it was",
            )
        }
    ),
    "redo": Verb(
        {
            "": Action(
                redo,
                "Bring back what was taken back last.",
                ("earmark redo", "earmark redo 3"),
                declare_count,
                changes=True,
                columns="number of the step, what it was",
            )
        }
    ),
    "history": Verb(
        {
            "": Action(
                history,
                "List what was changed, the newest first.",
                ("earmark history --limit 10",),
                declare_history,
                columns="number of the step, time, undone or nothing, what it was",
            )
        }
    ),
}
