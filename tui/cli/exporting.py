"""``earmark export``: everything that goes out again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from store.exports.exporting import Exported
    from tui.cli.session import Session

__all__ = ["VERBS"]

FORMATS = {
    "markdown": "Write notes for Obsidian into a folder: one an episode, what you wrote is kept.",
    "anki": "Write an Anki package with the cards, their schedule and their history.",
    "anki-text": "Write the cards as a text file that Anki imports; needs nothing else.",
    "readwise": "Write the highlights as the CSV that Readwise imports.",
    "json": "Write everything you did; with --texts everything you read, too.",
    "opml": "Write the list of the feeds you follow.",
}
"""The formats, and what each writes."""


def _declare(format: str) -> Callable[[ArgumentParser], None]:
    def declare(parser: ArgumentParser) -> None:
        from tui.cli.episodes import query_words

        query_words(parser)
        what = "the folder" if format == "markdown" else "the file; - is standard output"
        parser.add_argument("-o", "--output", required=True, metavar="PATH", help=what)
        if format == "json":
            parser.add_argument(
                "--texts", action="store_true", help="with all texts: a whole home in one file"
            )
        if format == "markdown":
            parser.add_argument(
                "--template", metavar="FILE", help="the text of new notes, with {{title}} and so on"
            )

    return declare


def _export(format: str) -> Callable[[Session, Namespace], None]:
    def run(session: Session, options: Namespace) -> None:
        """Write what the query chooses."""
        from pathlib import Path

        from store.exports.exporting import export

        query = " ".join(options.query)
        if options.output == "-" and format != "markdown":
            _to_standard_output(session, format, query, options)
            return
        done = export(
            session.desk,
            format,
            Path(options.output).expanduser(),
            query,
            texts=bool(getattr(options, "texts", False)),
            template=_template(getattr(options, "template", None)),
            dry_run=session.dry_run,
        )
        _tell(session, done)

    return run


def _template(name: str | None) -> str | None:
    if name is None:
        return None
    from pathlib import Path

    from store.errors import UsageError

    try:
        return Path(name).expanduser().read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise UsageError(name, f"the template can't be read ({why})", "name another") from error


def _to_standard_output(session: Session, format: str, query: str, options: Namespace) -> None:
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from store.exports.exporting import export

    with TemporaryDirectory() as folder:
        path = Path(folder, "export")
        export(session.desk, format, path, query, texts=bool(getattr(options, "texts", False)))
        session.out.raw(path.read_bytes())


def _tell(session: Session, done: Exported) -> None:
    for warning in done.warnings:
        session.failed = True
        session.out.failure(warning)
    if session.out.json:
        session.out.value(
            {
                "format": done.format,
                "path": str(done.path),
                "episodes": done.episodes,
                "highlights": done.highlights,
                "cards": done.cards,
                "written": list(done.written),
                "unchanged": done.unchanged,
                "warnings": list(done.warnings),
            }
        )
    else:
        columns = (Column("PATH", flexible=1), Column("HOLDS", flexible=1))
        session.out.rows(columns, ((str(done.path), done.told),))
    if session.dry_run:
        session.out.note("dry run: nothing was written")


def _actions() -> Mapping[str, Action]:
    examples = {
        "markdown": ("earmark export markdown -o ~/vault/Podcasts",),
        "anki": ("earmark export anki -o cards.apkg", "earmark export anki tag:ml -o ml.apkg"),
        "json": ("earmark export json --texts -o everything.json",),
    }
    return {
        format: Action(
            _export(format),
            help,
            examples.get(format, (f"earmark export {format} source:twiml -o PATH",)),
            _declare(format),
            query=True,
            changes=True,
            columns="path, what was written",
        )
        for format, help in FORMATS.items()
    }


VERBS = {"export": Verb(_actions(), default="-")}
