"""``earmark import``: files and folders into the library."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator, Sequence

    from store.importing import Imported
    from tui.cli.session import Session

    Progress = Callable[[int, int], None]

__all__ = ["VERBS"]

MANY = 8
"""From so many files on, a terminal gets a progress bar, and everybody a summary."""
MOST_WARNINGS = 20
"""More are counted, not printed."""


def declare(parser: ArgumentParser) -> None:
    """Declare the files and what is known of them."""
    from tui.cli.values import day, day_or_month, filled

    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; - reads standard input"
    )
    parser.add_argument(
        "--seeds", action="store_true", help="read the five documents that come with Earmark"
    )
    parser.add_argument(
        "--format", metavar="F", help="how to read it; found out from the content where not given"
    )
    parser.add_argument("--source", type=filled, metavar="S", help="the podcast it belongs to")
    parser.add_argument("--title", type=filled, metavar="T", help="the title, for a single episode")
    parser.add_argument(
        "--captured",
        type=day,
        metavar="DATE",
        help="the day the page was saved; years and words like yesterday count from it",
    )
    parser.add_argument(
        "--published", type=day_or_month, metavar="DATE", help="the day or month it came out"
    )


def import_(session: Session, options: Namespace) -> None:
    """Read documents into the library; what can't be read is named, the rest is kept."""
    from seeds.model import Hints
    from store.errors import UsageError
    from store.importing import Imported, import_files, import_seeds

    if not options.paths and not options.seeds:
        raise UsageError("import", "no PATH is named", "name files or folders, or add --seeds")
    _check_format(options.format)
    hints = Hints(
        format=options.format,
        source=options.source,
        title=options.title,
        captured=options.captured,
        published=options.published,
    )
    done: list[Imported] = []
    with _files(options.paths) as paths, _bar(session) as progress, _stopping() as stopping:
        if options.seeds:
            done.append(import_seeds(session.desk, dry_run=session.dry_run))
        if paths:
            done.append(
                import_files(
                    session.desk,
                    paths,
                    hints,
                    dry_run=session.dry_run,
                    progress=progress,
                    stopping=stopping,
                )
            )
    whole = Imported(
        outcomes=tuple(one for part in done for one in part.outcomes),
        failures=tuple(one for part in done for one in part.failures),
        moved=sum(part.moved for part in done),
        orphaned=sum(part.orphaned for part in done),
        stopped=any(part.stopped for part in done),
    )
    _print(session, _as_given(whole))


def _check_format(name: str | None) -> None:
    from seeds.readers import FORMATS
    from store.errors import UsageError

    if name is not None and name not in FORMATS:
        raise UsageError("import", f"there is no format {name}", f"known: {', '.join(FORMATS)}")


@contextmanager
def _files(words: Sequence[str]) -> Iterator[list[Path]]:
    """Yield the paths; ``-`` becomes a file of that name with what standard input holds."""
    if "-" not in words or sys.stdin is None:
        yield [Path(word) for word in words]
        return
    from shutil import copyfileobj
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        document = Path(folder, "-")
        with document.open("wb") as file:
            copyfileobj(sys.stdin.buffer, file)
        yield [document if word == "-" else Path(word) for word in words]


def _as_given(done: Imported) -> Imported:
    """Return the report with standard input called ``-`` again."""

    def named(path: str) -> str:
        return "-" if Path(path).name == "-" else path

    def told(path: str, text: str) -> str:
        return text.replace(path, named(path))

    return replace(
        done,
        outcomes=tuple(
            replace(
                one,
                path=named(one.path),
                warnings=tuple(told(one.path, warning) for warning in one.warnings),
            )
            for one in done.outcomes
        ),
        failures=tuple(
            replace(one, path=named(one.path), error=told(one.path, one.error))
            for one in done.failures
        ),
    )


@contextmanager
def _stopping() -> Iterator[Callable[[], bool]]:
    """Yield what tells whether Ctrl-C was pressed; pressed again, it stops at once."""
    from signal import SIGINT, default_int_handler, getsignal, signal
    from threading import current_thread, main_thread

    if current_thread() is not main_thread() or getsignal(SIGINT) is not default_int_handler:
        yield lambda: False
        return
    pressed = False

    def press(_number: int, _frame: object) -> None:
        nonlocal pressed
        pressed = True
        signal(SIGINT, default_int_handler)

    signal(SIGINT, press)
    try:
        yield lambda: pressed
    finally:
        signal(SIGINT, default_int_handler)


@contextmanager
def _bar(session: Session) -> Iterator[Progress]:
    """Yield what shows progress: a bar on a terminal where there are many files, else nothing."""
    if session.out.quiet or sys.stderr is None or not sys.stderr.isatty():
        yield lambda _done, _all: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    bar = Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True, no_color=not session.out.colour or None),
        transient=True,
    )
    task = bar.add_task("reading", total=None)

    def progress(done: int, every: int) -> None:
        if every >= MANY:
            bar.start()
            bar.update(task, completed=done, total=every)

    try:
        yield progress
    finally:
        bar.stop()


def _print(session: Session, done: Imported) -> None:
    _print_warnings(session, done)
    for outcome in done.outcomes:
        for remark in outcome.remarks:
            session.out.note(f"{outcome.path}: {remark}")
    for failure in done.failures:
        session.failed = True
        session.out.failure(failure.error)
    if session.out.json:
        session.out.value(shapes.imported(done))
    else:
        columns = (
            Column("NEW", right=True),
            Column("UPDATED", right=True),
            Column("UNCHANGED", right=True),
            Column("FORMAT"),
            Column("SOURCE", flexible=1),
            Column("PATH", flexible=1),
        )
        session.out.rows(
            columns,
            (
                (
                    str(one.new),
                    str(one.updated),
                    str(one.unchanged),
                    one.format,
                    one.source,
                    one.path,
                )
                for one in done.outcomes
            ),
        )
    _print_summary(session, done)
    if session.dry_run:
        session.out.note("dry run: nothing was changed")


def _print_warnings(session: Session, done: Imported) -> None:
    lines = [(one.path, warning) for one in done.outcomes for warning in one.warnings]
    for path, warning in lines[:MOST_WARNINGS]:
        session.out.note(f"earmark: {path}: warning: {warning}")
    if len(lines) > MOST_WARNINGS:
        from store.wording import count_of

        more = count_of(len(lines) - MOST_WARNINGS, "more warning")
        files = count_of(len({path for path, _ in lines[MOST_WARNINGS:]}), "file")
        session.out.note(f"earmark: {more} in {files}; --json lists all")


def _print_summary(session: Session, done: Imported) -> None:
    """Print what a long list hides: the counts, the highlights, and where it was stopped."""
    from store.wording import count_of

    if len(done.outcomes) + len(done.failures) >= MANY:
        unchanged = sum(one.unchanged for one in done.outcomes)
        session.out.note(
            f"{count_of(len(done.outcomes), 'document')}: {done.new} new, {done.updated} updated, "
            f"{unchanged} unchanged; {count_of(len(done.failures), 'file')} failed"
        )
    if done.moved or done.orphaned:
        session.out.note(
            f"{count_of(done.moved, 'highlight')} moved with a changed text, "
            f"{done.orphaned} not found again (earmark highlights orphans)"
        )
    if done.stopped:
        session.failed = True
        session.out.failure(
            "import: it was stopped; what is listed is done, import again for the rest"
        )


VERBS = {
    "import": Verb(
        {
            "": Action(
                import_,
                "Read files or folders into the library; what is there already is not doubled.",
                (
                    "earmark import --seeds",
                    "earmark import notes/ talk.srt --source 'Deep Dive'",
                    "earmark import page.txt --captured 2026-05-27",
                ),
                declare,
                changes=True,
                columns="new, updated, unchanged, format, source, path",
            )
        }
    )
}
