"""``earmark cards``: keeping cards, from accepting a draft to deleting a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.drafting import print_all
from tui.cli.rows import CARD_COLUMNS
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Sequence

    from store.cards import Cards
    from tui.cli.session import Session

__all__ = ["VERBS"]

GAP = "[…]"


def list_cards(session: Session, options: Namespace) -> None:
    """Print the accepted cards that the query asks for."""
    from store.card_queries import card_matcher

    desk = session.desk
    wanted = card_matcher(desk, " ".join(options.query))
    found = [card for card in desk.cards.accepted() if wanted(card)]
    print_all(session, found)
    if not found and not session.empty_library():
        hint = "no card answers this query" if options.query else "no cards yet; see earmark drafts"
        session.out.note(hint)


def declare_list(parser: ArgumentParser) -> None:
    """Declare a query that may be left out."""
    parser.add_argument(
        "query",
        nargs="*",
        metavar="QUERY",
        help="words of the card or its episode, the keys of earmark list, and is: with "
        "due new learning review relearning suspended buried leech",
    )


def declare_drafts(parser: ArgumentParser) -> None:
    """Declare one draft or several."""
    parser.add_argument(
        "ids", nargs="+", metavar="DRAFT", help="ids of drafts, or starts of them; - for stdin"
    )


def declare_cards(parser: ArgumentParser) -> None:
    """Declare one card or several."""
    parser.add_argument(
        "ids", nargs="+", metavar="CARD", help="ids of cards, or starts of them; - for stdin"
    )


def declare_add(parser: ArgumentParser) -> None:
    """Declare the card's words and where it comes from."""
    from tui.cli.values import filled

    parser.add_argument(
        "--front", type=filled, required=True, metavar="F", help=f"the question; {GAP} is a gap"
    )
    parser.add_argument(
        "--back", type=filled, required=True, metavar="B", help="the answer, or what fills the gap"
    )
    parser.add_argument("--episode", metavar="E", help="the episode it comes from")
    parser.add_argument(
        "--quote", type=filled, metavar="Q", help="its passage in the episode, as it stands there"
    )


def add(session: Session, options: Namespace) -> None:
    """Make a card by hand; a front with a gap makes it a cloze."""
    from store.errors import UsageError
    from tui.cli.passages import passage

    if options.quote and not options.episode:
        raise UsageError("cards add", "--quote needs --episode", "name the episode it stands in")
    episode = anchor = None
    if options.episode:
        found = session.episodes([options.episode])
        if not found:
            return
        episode = found[0]
        anchor = passage(session, episode, options.quote) if options.quote else None
    kind = "cloze" if GAP in options.front else "basic"
    with session.changing():
        made = session.desk.cards.add(
            "cloze" if kind == "cloze" else "basic",
            options.front,
            options.back,
            episode=episode,
            anchor=anchor,
        )
    print_all(session, [made])


def declare_edit(parser: ArgumentParser) -> None:
    """Declare the card and its new words."""
    from tui.cli.values import filled

    parser.add_argument("card", metavar="CARD", help="the id of a card or a draft")
    parser.add_argument("--front", type=filled, metavar="F", help="the new question")
    parser.add_argument("--back", type=filled, metavar="B", help="the new answer")


def edit(session: Session, options: Namespace) -> None:
    """Change the words of a card or a draft; its id and its schedule stay."""
    from store.errors import UsageError

    if options.front is None and options.back is None:
        raise UsageError("cards edit", "nothing to change is named", "give --front, --back or both")
    for card in session.cards([options.card], draft=None):
        with session.changing():
            after = session.desk.cards.edit(card.id, front=options.front, back=options.back)
        print_all(session, [after])


def declare_set_due(parser: ArgumentParser) -> None:
    """Declare the day, then the cards."""
    from tui.days import DAY_HINT

    parser.add_argument("day", metavar="DAY", help=f"the learner day: {DAY_HINT}")
    declare_cards(parser)


def set_due(session: Session, options: Namespace) -> None:
    """Have cards come on a day."""
    from tui.days import day_from

    cards = session.desk.cards
    day = day_from(options.day, session.desk.today())
    found = session.cards(options.ids, draft=False)
    with session.changing():
        changed = cards.set_due([card.id for card in found], day)
        after = [cards.get(card.id) for card in found]
    print_all(session, after)
    session.done(f"{changed} of {len(found)} set due {day.isoformat()}")


def reverse(session: Session, options: Namespace) -> None:
    """Make reversed cards and print them."""
    found = session.cards(options.ids, draft=False)
    with session.changing():
        made = session.desk.cards.reverse([card.id for card in found])
    print_all(session, made)
    session.done(f"{len(made)} of {len(found)} reversed")


def _on_several(
    change: Callable[[Cards, Sequence[str]], int],
    done: str,
    *,
    draft: bool = False,
    goes: bool = False,
) -> Callable[[Session, Namespace], None]:
    """Return an action that changes several cards in one undo step and prints them.

    Args:
        change: what to do.
        done: a word for what was done.
        draft: whether it is done to drafts, not to cards.
        goes: whether they are gone afterwards; then they are printed as they were.
    """

    def run(session: Session, options: Namespace) -> None:
        cards = session.desk.cards
        found = session.cards(options.ids, draft=draft)
        ids = [card.id for card in found]
        with session.changing():
            changed = change(cards, ids) if ids else 0
            after = found if goes else [cards.get(one) for one in ids]
        print_all(session, after)
        session.done(f"{changed} of {len(ids)} {done}")

    return run


def _several(
    word: str,
    done: str,
    help: str,
    *,
    draft: bool = False,
    goes: bool = False,
) -> Action:
    def change(cards: Cards, ids: Sequence[str]) -> int:
        changed: int = getattr(cards, word)(ids)
        return changed

    return Action(
        _on_several(change, done, draft=draft, goes=goes),
        help,
        (f"earmark cards {word} 4tq 9xw",),
        declare_drafts if draft else declare_cards,
        changes=True,
        columns=CARD_COLUMNS,
    )


VERBS = {
    "cards": Verb(
        {
            "list": Action(
                list_cards,
                "List accepted cards, the oldest first.",
                ("earmark cards", "earmark cards source:twiml", "earmark cards -has:transcript"),
                declare_list,
                query=True,
                columns=CARD_COLUMNS,
            ),
            "accept": _several("accept", "accepted", "Put drafts on the schedule.", draft=True),
            "discard": _several(
                "discard",
                "discarded",
                "Turn drafts down for good; undo brings them back.",
                draft=True,
                goes=True,
            ),
            "add": Action(
                add,
                f"Make a card by hand; a front that holds {GAP} is a cloze.",
                (
                    'earmark cards add --front "What does FSRS schedule?" --back "Reviews"',
                    f'earmark cards add --front "A {GAP} per learner day" --back "streak" '
                    '--episode q3k --quote "a streak per day"',
                ),
                declare_add,
                changes=True,
                columns=CARD_COLUMNS,
            ),
            "edit": Action(
                edit,
                "Change the words of a card or a draft; its id and its schedule stay.",
                ('earmark cards edit 4tq --back "A better answer"',),
                declare_edit,
                changes=True,
                columns=CARD_COLUMNS,
            ),
            "suspend": _several("suspend", "suspended", "Take cards out of review."),
            "unsuspend": _several("unsuspend", "unsuspended", "Let suspended cards come again."),
            "bury": _several("bury", "buried", "Put cards away till tomorrow."),
            "reset": _several("reset", "reset", "Make cards new again; their reviews are kept."),
            "set-due": Action(
                set_due,
                "Have cards come on another day; their memory stays.",
                ("earmark cards set-due tomorrow 4tq", "earmark cards set-due 2026-06-01 4tq 9xw"),
                declare_set_due,
                changes=True,
                columns=CARD_COLUMNS,
            ),
            "reverse": Action(
                reverse,
                "Make cards that ask the other way round; a cloze has none.",
                ("earmark cards reverse 4tq",),
                declare_cards,
                changes=True,
                columns=CARD_COLUMNS,
            ),
            "unbury": _several("unbury", "unburied", "Let buried cards come again today."),
            "delete": _several(
                "delete", "deleted", "Delete cards; undo brings them back.", goes=True
            ),
        },
        default="list",
    )
}
