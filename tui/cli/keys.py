"""``earmark keys``: every command of the app, its keys, and its twin on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from tui.cli.session import Session

__all__ = ["VERBS"]


def declare(parser: ArgumentParser) -> None:
    """Declare another form of output."""
    parser.add_argument("--markdown", action="store_true", help="print them as a page in Markdown")


def keys(session: Session, options: Namespace) -> None:
    """Print the registry of commands, with the keys in force."""
    from tui.commands import shown_keys
    from tui.config import read_config

    commands = read_config().commands
    if session.out.json:
        session.out.value([shapes.command(one) for one in commands])
        return
    if options.markdown:
        from tui.commands.documenting import as_markdown

        session.out.text(as_markdown(commands).rstrip("\n"))
        return
    columns = (
        Column("COMMAND"),
        Column("KEYS"),
        Column("WHERE", from_width=100),
        Column("HELP", flexible=3),
        Column("VERB", flexible=1, from_width=100),
    )
    session.out.rows(
        columns,
        (
            (
                one.id,
                " · ".join(shown_keys(key) for key in one.keys),
                ", ".join(one.where),
                one.help,
                one.verb or "",
            )
            for one in commands
        ),
    )


VERBS = {
    "keys": Verb(
        {
            "": Action(
                keys,
                "List every command of the app with its keys.",
                ("earmark keys", "earmark keys --json", "earmark keys --markdown > keys.md"),
                declare,
                columns="command, keys, where it applies, help, verb",
            )
        }
    )
}
