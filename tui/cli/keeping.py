"""``earmark backup``, ``restore`` and ``check``: copies of everything, and looking for damage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.keeping.copies import Holdings
    from store.keeping.restoring import Found
    from tui.cli.session import Session

__all__ = ["VERBS"]


def declare_backup(parser: ArgumentParser) -> None:
    """Declare the file."""
    parser.add_argument("path", metavar="PATH", help="a file that is not there yet")


def backup(session: Session, options: Namespace) -> None:
    """Write everything into one file and read it back."""
    from pathlib import Path

    from store.clock import utc_now
    from store.keeping.backups import back_up

    made = back_up(
        session.home,
        Path(options.path),
        at=utc_now(),
        replace=session.yes,
        dry_run=session.dry_run,
    )
    if session.out.json:
        session.out.value(
            {
                "path": str(made.path),
                "made": shapes.when(made.made),
                "bytes": made.size,
                **_figures(made.holdings),
            }
        )
    else:
        columns = (Column("PATH", flexible=1), Column("BYTES", right=True), Column("HOLDS"))
        session.out.rows(columns, ((str(made.path), str(made.size), made.holdings.in_words()),))
    if session.dry_run:
        session.out.note("dry run: nothing was written")
    else:
        session.done("read back and opened: the backup is sound")


def declare_restore(parser: ArgumentParser) -> None:
    """Declare the backup, which may be left out to see the automatic ones."""
    parser.add_argument(
        "path",
        nargs="?",
        metavar="PATH",
        help="a file that backup made, the name of an automatic backup, or a folder that an "
        "earlier restore kept; without it the automatic ones are listed",
    )
    parser.add_argument("--list", action="store_true", help="list the automatic backups")


def restore(session: Session, options: Namespace) -> None:
    """Put a backup in the place of what is there; what was there is kept beside."""
    if options.list or options.path is None:
        _list(session)
        return
    from store.clock import utc_now
    from store.keeping import restoring
    from store.keeping.repairing import mend_between

    home = session.home
    found = restoring.find_backup(home, options.path)
    try:
        before = restoring.present(home)
        _foretell(session, found, before)
        kept = None
        if session.confirmed("Restore it?"):
            kept = restoring.restore(home, found, at=utc_now()).kept
            for line in mend_between(home):
                session.out.note(line)
            session.out.note(f"restored; what was there before is in {kept}")
    finally:
        found.discard()
    if session.out.json:
        session.out.value(
            {
                "path": str(found.path),
                "made": shapes.when(found.made),
                "whole": found.whole,
                "brings": _figures(found.holdings),
                "replaces": None if before is None else _figures(before),
                "restored": kept is not None,
                "kept": None if kept is None else str(kept),
            }
        )


def _foretell(session: Session, found: Found, before: Holdings | None) -> None:
    from dataclasses import replace

    what = "the library and the record" if found.whole else "the record alone"
    made = f" of {(shapes.when(found.made) or '')[:16]}Z" if found.made else ""
    session.out.note(f"{found.path.name}{made} restores {what}")
    session.out.note(f"it brings: {found.holdings.in_words()}")
    if before is not None and not found.whole:
        before = replace(before, episodes=None)
    now = "a record that can't be read" if before is None else before.in_words()
    session.out.note(f"it replaces: {now}")


def _list(session: Session) -> None:
    from store.keeping.restoring import automatic

    found = automatic(session.home)
    if session.out.json:
        session.out.value(
            [
                {"name": one.name, "made": shapes.when(one.made), **_figures(one.holdings)}
                for one in found
            ]
        )
    else:
        columns = (Column("NAME"), Column("HOLDS", flexible=1))
        session.out.rows(columns, ((one.name, one.holdings.in_words()) for one in found))
    if not found:
        session.out.note(
            "there is no automatic backup yet; the app makes one of the record a day, "
            "earmark backup PATH makes one of everything"
        )


def _figures(holdings: Holdings) -> dict[str, object]:
    return {
        "episodes": holdings.episodes,
        "marked": holdings.marked,
        "highlights": holdings.highlights,
        "cards": holdings.cards,
        "reviews": holdings.reviews,
        "changed": shapes.when(holdings.changed),
    }


def declare_check(parser: ArgumentParser) -> None:
    """Declare the repair."""
    parser.add_argument(
        "--repair",
        action="store_true",
        help="set what is damaged aside (nothing is deleted) and rebuild it from what is sound",
    )


def check(session: Session, options: Namespace) -> None:
    """Look for damage; what can't even be opened is a problem, too."""
    from store.keeping.checking import check as look_over

    done: list[str] = []
    home = session.home
    if options.repair and not session.dry_run:
        from store.keeping.repairing import repair

        done = repair(home)
    problems = look_over(home).problems
    if session.out.json:
        repaired = {"repaired": done} if options.repair else {}
        session.out.value({"ok": not problems, "problems": problems, **repaired})
    elif options.repair:
        columns = (Column("WHAT"), Column("", flexible=1))
        rows = [*(("done", one) for one in done), *(("problem", one) for one in problems)]
        session.out.rows(columns, rows)
    else:
        session.out.rows((Column("PROBLEM", flexible=1),), ((one,) for one in problems))
    session.failed = bool(problems)
    if not problems:
        session.out.note("the library and the record are sound")
    elif not options.repair:
        session.out.note("earmark check --repair mends what can be mended, and deletes nothing")


VERBS = {
    "backup": Verb(
        {
            "": Action(
                backup,
                "Write everything into one file, and read it back. Safe while the app is open.",
                ("earmark backup ~/earmark-2026-05-27.zip",),
                declare_backup,
                changes=True,
                asks=True,
                columns="path, bytes, what it holds",
            )
        }
    ),
    "restore": Verb(
        {
            "": Action(
                restore,
                "Put a backup in the place of what is there, which is kept in a folder beside. "
                "An automatic backup restores the record alone.",
                (
                    "earmark restore",
                    "earmark restore ~/earmark-2026-05-27.zip",
                    "earmark restore 2026-05-27 --dry-run",
                ),
                declare_restore,
                changes=True,
                asks=True,
                columns="without PATH: name, what it holds",
            )
        }
    ),
    "check": Verb(
        {
            "": Action(
                check,
                "Look for damage in the library, the record and between them; exit code 1 if "
                "there is any.",
                ("earmark check", "earmark check --json", "earmark check --repair"),
                declare_check,
                changes=True,
                columns="a problem; with --repair: done or problem, what",
            )
        }
    ),
}
