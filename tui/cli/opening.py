"""Opening the app: ``earmark``, ``earmark EPISODE``, ``earmark review``. Textual only from here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.starting import start
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from store.deep_links import DeepLink
    from tui.cli.session import Session

__all__ = ["OPEN", "VERBS"]


def declare(parser: ArgumentParser) -> None:
    """Declare an episode that may be left out."""
    parser.add_argument(
        "episode",
        nargs="?",
        metavar="EPISODE",
        help="open at it: its id or the start of it, EPISODE@12:34, or the id of a highlight",
    )
    _looks(parser)


def _looks(parser: ArgumentParser) -> None:
    parser.add_argument("--ascii", action="store_true", help="draw with signs of ASCII alone")


def _declare_review(parser: ArgumentParser) -> None:
    from tui.cli.episodes import query_words

    query_words(parser)
    parser.add_argument(
        "--cram",
        action="store_true",
        help="ask all of the cards, due or not; their schedule is left alone",
    )
    _looks(parser)


def open_app(session: Session, options: Namespace) -> None:
    """Open the app, at an episode or a very passage if one is named."""
    link = _place(session, options.episode) if options.episode else None
    start(
        session,
        episode=link.episode if link else None,
        anchor=link.anchor if link else None,
        ascii=options.ascii,
    )


def _place(session: Session, name: str) -> DeepLink:
    """Return what a name leads to; whatever leads nowhere was perhaps meant to be a verb."""
    from store.deep_links import resolve
    from store.errors import UnknownIdError
    from tui.cli.arguments import Misuse
    from tui.cli.verbs import GROUPS

    try:
        return resolve(session.desk, name)
    except UnknownIdError as error:
        if "several" in error.problem:
            raise
        from difflib import get_close_matches

        near = get_close_matches(name, [verb for _, verbs in GROUPS for verb, _, _ in verbs], 1)
        hint = f"did you mean earmark {near[0]}?" if near else "earmark --help lists the verbs"
        raise Misuse(name, "there is no such verb, and no episode has this id", hint) from None


def review(session: Session, options: Namespace) -> None:
    """Open the app in review, perhaps of the cards that a query asks for."""
    from store.card_queries import check_card_query

    query = " ".join(options.query)
    check_card_query(query)
    start(
        session,
        screen="cram" if options.cram else "review",
        query=query or None,
        ascii=options.ascii,
    )


OPEN = Action(
    open_app,
    "Open the app, at an episode if one is named.",
    ("earmark", "earmark q3k", "earmark q3k@12:34"),
    declare,
)

VERBS = {
    "review": Verb(
        {
            "": Action(
                review,
                "Open the app, in review of what is due.",
                ("earmark review", "earmark review source:twiml", "earmark review --cram is:leech"),
                _declare_review,
                query=True,
            )
        }
    )
}
