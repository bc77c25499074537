"""``earmark queries``: queries saved under names; ``@name`` stands for one in any other query."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb, nothing

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from tui.cli.session import Session

__all__ = ["VERBS"]


def list_queries(session: Session, _: Namespace) -> None:
    """Print every saved query with its name."""
    saved = session.desk.saved.all()
    if session.out.json:
        session.out.value([{"name": name, "query": query} for name, query in saved.items()])
        return
    session.out.rows((Column("NAME"), Column("QUERY", flexible=1)), saved.items())
    if not saved:
        session.out.note("no query is saved; earmark queries save NAME QUERY saves one")


def declare_save(parser: ArgumentParser) -> None:
    """Declare the name and the query."""
    from tui.cli.values import filled

    parser.add_argument("name", type=filled, metavar="NAME", help="what @NAME will stand for")
    parser.add_argument("query", nargs="+", metavar="QUERY", help="as of earmark list")


def save(session: Session, options: Namespace) -> None:
    """Save a query under a name."""
    with session.changing():
        name = session.desk.saved.save(options.name, " ".join(options.query))
        query = session.desk.saved.get(name) or ""
    if session.out.json:
        session.out.value({"name": name, "query": query})
    session.done(f"saved the query {name}: {query}")


def declare_rename(parser: ArgumentParser) -> None:
    """Declare the two names."""
    from tui.cli.values import filled

    parser.add_argument("old", metavar="NAME", help="its name now")
    parser.add_argument("new", type=filled, metavar="NEW", help="its name from now on")


def rename(session: Session, options: Namespace) -> None:
    """Give a saved query another name."""
    with session.changing():
        name = session.desk.saved.rename(options.old, options.new)
        query = session.desk.saved.get(name) or ""
    if session.out.json:
        session.out.value({"name": name, "query": query})
    session.done(f"renamed the query {options.old} {name}")


def declare_remove(parser: ArgumentParser) -> None:
    """Declare the names."""
    parser.add_argument("names", nargs="+", metavar="NAME", help="names of saved queries")


def remove(session: Session, options: Namespace) -> None:
    """Forget saved queries."""
    from store.errors import UnknownIdError

    removed = []
    with session.changing():
        for wanted in session.names(options.names):
            try:
                name, query = session.desk.saved.find(wanted)
                session.desk.saved.remove(name)
                removed.append({"name": name, "query": query})
            except UnknownIdError as error:
                session.fail(error)
    if session.out.json:
        session.out.value(removed)
    for one in removed:
        session.done(f"removed the query {one['name']}")


VERBS = {
    "queries": Verb(
        {
            "list": Action(
                list_queries,
                "List the saved queries. @NAME stands for one in list and wherever else a query "
                "goes.",
                ("earmark queries", "earmark list @commute -is:read"),
                nothing,
                columns="name, query",
            ),
            "save": Action(
                save,
                "Save a query under a name, in place of one of that name.",
                ("earmark queries save commute is:unread shorter:30m",),
                declare_save,
                query=True,
                changes=True,
            ),
            "rename": Action(
                rename,
                "Give a saved query another name.",
                ('earmark queries rename commute "on the way"',),
                declare_rename,
                changes=True,
            ),
            "remove": Action(
                remove,
                "Forget saved queries; undo brings them back.",
                ("earmark queries remove commute",),
                declare_remove,
                changes=True,
            ),
        },
        default="list",
    )
}
