"""``earmark add`` and ``refresh``: subscriptions, and what is new in them."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.output import shown
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator

    from store.subscriptions.errands import Errand
    from tui.cli.session import Session

__all__ = ["VERBS"]

COLUMNS = (
    Column("NEW", right=True),
    Column("UPDATED", right=True),
    Column("UNCHANGED", right=True),
    Column("SOURCE", flexible=1),
    Column("ADDRESS", flexible=1),
)


def declare_add(parser: ArgumentParser) -> None:
    """Declare the addresses."""
    parser.add_argument(
        "addresses",
        nargs="+",
        metavar="URL",
        help="a feed, a page that names one, a list of subscriptions (OPML); also a file or folder",
    )


def add(session: Session, options: Namespace) -> None:
    """Subscribe to feeds, and fetch them."""
    words = session.names(options.addresses)
    _run(session, "added", lambda errand: errand.add(words))


def declare_refresh(parser: ArgumentParser) -> None:
    """Declare the sources."""
    parser.add_argument(
        "sources", nargs="*", metavar="SOURCE", help="a name, or a start of an id (all, if none)"
    )


def refresh(session: Session, options: Namespace) -> None:
    """Fetch what is new; sources that failed or asked for it rest unless they are named."""
    from store.deleting import find_source
    from store.errors import EarmarkError, UsageError

    sources = []
    for name in session.names(options.sources):
        try:
            found = find_source(session.desk, name)
            if found.kind != "feed" or found.url is None:
                raise UsageError(found.name, "is no feed", "earmark sources lists the kinds")
            sources.append(found.id)
        except EarmarkError as error:
            session.fail(error)
    if options.sources and not sources:
        return
    if not session.desk.library.feeds():
        session.out.note("there are no feeds yet; earmark add URL subscribes to one")
    _run(session, "refreshed", lambda errand: errand.refresh(sources))


def _run(session: Session, verb: str, work: Callable[[Errand], None]) -> None:
    from store.identity import id_of
    from store.subscriptions.errands import Errand, deleted_ids, note
    from store.subscriptions.fetching import Fetcher
    from store.subscriptions.refreshing import refreshing
    from tui.config import read_config

    settings = read_config().feeds
    desk = session.desk
    number = desk.record.new_id()
    with refreshing(desk.home.folder), _bar(session) as progress:
        errand = Errand(
            desk.library,
            Fetcher(settings.limits),
            settings,
            id_of(number),
            desk.now(),
            unwanted=deleted_ids(desk),
            dry_run=session.dry_run,
            progress=progress,
        )
        try:
            work(errand)
        finally:
            # also where it was interrupted: what was written is a step that can be taken back
            note(desk, number, errand, verb)
    _print(session, errand)


@contextmanager
def _bar(session: Session) -> Iterator[Callable[[int, int, str], None]]:
    """Yield what shows progress: a bar on a terminal, else nothing."""
    if session.out.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _all, _name: None
        return
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import Progress as Bar

    bar = Bar(console=Console(stderr=True, no_color=not session.out.colour or None), transient=True)
    task = bar.add_task("fetching", total=None)

    def progress(done: int, every: int, name: str) -> None:
        bar.start()
        bar.update(
            task, completed=done, total=every, description=escape(shown(name[:40])) or "fetching"
        )

    try:
        yield progress
    finally:
        bar.stop()


def _print(session: Session, errand: Errand) -> None:
    done = errand.done
    for outcome in done.outcomes:
        for warning in outcome.warnings:
            session.out.note(f"earmark: {outcome.path}: warning: {warning}")
    for name in errand.already:
        session.out.note(f"{name} was there already")
    for failure in done.failures:
        session.failed = True
        session.out.failure(failure.error)
    if session.out.json:
        session.out.value(shapes.refreshed(done))
    else:
        rows = [
            one
            for one in done.outcomes
            if one.new or one.updated or one.subscribed or session.verb == "add"
        ]
        if rows:
            session.out.rows(
                COLUMNS,
                (
                    (str(one.new), str(one.updated), str(one.unchanged), one.source, one.path)
                    for one in rows
                ),
            )
    if sys.stderr is not None and sys.stderr.isatty():
        from store.subscriptions.errands import in_words

        session.out.note(in_words(done))
    if session.dry_run:
        session.out.note("dry run: nothing was changed")


_SAID = "new, updated, unchanged, source, address"

VERBS = {
    "add": Verb(
        {
            "": Action(
                add,
                "Subscribe to feeds and fetch them. A password in an address is used once and not "
                "kept; see the README for feeds that ask for one.",
                (
                    "earmark add https://example.org/feed.xml",
                    "earmark add example.org",
                    "earmark add subscriptions.opml",
                ),
                declare_add,
                changes=True,
                columns=_SAID,
            )
        }
    ),
    "refresh": Verb(
        {
            "": Action(
                refresh,
                "Fetch what is new in all feeds, or in some. Prints only what changed, so that it "
                "is fit for cron; one refresh runs at a time.",
                ("earmark refresh", "earmark refresh twiml --json"),
                declare_refresh,
                changes=True,
                columns=_SAID,
            )
        }
    ),
}
