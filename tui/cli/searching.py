"""``earmark search``, ``references`` and ``related``: finding things in the texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.episodes import query_words
from tui.cli.rows import clock
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.asking import Asked
    from store.model import SearchHit
    from tui.cli.session import Session

__all__ = ["VERBS"]

HITS = 50


def declare_search(parser: ArgumentParser) -> None:
    """Declare what to look for."""
    from tui.cli.values import count

    parser.add_argument(
        "query",
        nargs="+",
        metavar="QUERY",
        help='words and "phrases" that all stand in one block, beside the keys of list',
    )
    parser.add_argument(
        "--limit", type=count, default=HITS, metavar="N", help=f"at most so many hits ({HITS})"
    )


def search(session: Session, options: Namespace) -> None:
    """Print the blocks that hold the words, newest first."""
    from store.asking import split

    asked = split(" ".join(options.query))
    found = _hits(session, asked, options.limit)
    if session.out.json:
        session.out.value([shapes.hit(one) for one in found])
    else:
        columns = (
            Column("EPISODE"),
            Column("PART", from_width=90),
            Column("BLOCK", right=True, from_width=90),
            Column("TIME", right=True),
            Column("SPEAKER", flexible=1),
            Column("FOUND", flexible=5),
        )
        session.out.rows(
            columns,
            (
                (
                    one.episode,
                    str(one.part),
                    str(one.block),
                    clock(one.start),
                    one.speaker or "",
                    one.snippet,
                )
                for one in found
            ),
        )
    if not found and not session.empty_library():
        session.out.note("nothing found")


def _hits(session: Session, asked: Asked, limit: int) -> list[SearchHit]:
    from store.errors import UsageError

    if not asked.words:
        raise UsageError(
            "search", "there is no word to look for", "earmark list takes a query alone"
        )
    desk = session.desk
    allowed = asked.episodes(desk.matching)
    return desk.library.search(asked.text, episodes=allowed, speaker=asked.speaker, limit=limit)


def references(session: Session, options: Namespace) -> None:
    """Print the works that episodes name, the most cited first."""
    found = session.desk.library.references(" ".join(options.query))
    if session.out.json:
        session.out.value([shapes.reference(one) for one in found])
    else:
        columns = (
            Column("CITED", right=True),
            Column("KIND"),
            Column("YEAR"),
            Column("ARXIV", from_width=100),
            Column("AUTHORS", flexible=1, from_width=100),
            Column("TITLE", flexible=3),
        )
        session.out.rows(
            columns,
            (
                (
                    str(len(one.episodes)),
                    str(one.kind),
                    one.year or "",
                    one.arxiv or "",
                    ", ".join(one.authors),
                    one.title,
                )
                for one in found
            ),
        )
    if not found and not session.empty_library():
        session.out.note("no reference found")


def declare_related(parser: ArgumentParser) -> None:
    """Declare the episode."""
    from tui.cli.values import count

    parser.add_argument("episode", metavar="EPISODE", help="its id, or the start of it")
    parser.add_argument(
        "--limit", type=count, default=10, metavar="N", help="at most so many episodes (10)"
    )


def related(session: Session, options: Namespace) -> None:
    """Print the episodes nearest to one, and why."""
    for episode in session.episodes([options.episode])[:1]:
        found = session.desk.library.related(episode, limit=options.limit)
        if session.out.json:
            session.out.value([shapes.related(one) for one in found])
            return
        columns = (Column("ID"), Column("TITLE", flexible=1), Column("BECAUSE", flexible=1))
        session.out.rows(columns, ((one.id, one.title, "; ".join(one.because)) for one in found))


VERBS = {
    "search": Verb(
        {
            "": Action(
                search,
                "Find words in all texts; each hit is a paragraph, an item or a turn of talk.",
                (
                    'earmark search "latent reasoning"',
                    "earmark search reward source:twiml after:2025-03",
                    "earmark search attention has:transcript --json",
                ),
                declare_search,
                query=True,
                columns="episode, part, block, time, speaker, the words around the hit",
            )
        }
    ),
    "references": Verb(
        {
            "": Action(
                references,
                "List the works that episodes name, the most cited first.",
                ("earmark references", "earmark references latent --json"),
                query_words,
                query=True,
                columns="times cited, kind, year, arXiv id, authors, title",
            )
        }
    ),
    "related": Verb(
        {
            "": Action(
                related,
                "List the episodes nearest to one, and why they are.",
                ("earmark related q3k", "earmark related q3k --json"),
                declare_related,
                columns="id, title, reasons",
            )
        }
    ),
}
