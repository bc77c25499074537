"""``earmark due`` and ``grade``: reviewing without the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli import shapes
from tui.cli.rows import CARD_COLUMNS
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from tui.cli.session import Session

__all__ = ["VERBS"]

RATINGS = ("again", "hard", "good", "easy")


def declare_due(parser: ArgumentParser) -> None:
    """Declare whether only the number is wanted."""
    parser.add_argument("--count", action="store_true", help="print only how many there are")


def due(session: Session, options: Namespace) -> None:
    """Print the cards to review now, in order, or how many they are."""
    found = session.desk.cards.due()
    if options.count:
        if session.out.json:
            session.out.value(len(found))
        else:
            session.out.text(str(len(found)))
        return
    from tui.cli.drafting import print_all

    print_all(session, found)
    if not found:
        session.out.note("nothing is due")


def declare_grade(parser: ArgumentParser) -> None:
    """Declare the card, the grade, and when it was given."""
    parser.add_argument("card", metavar="CARD", help="the id of an accepted card, due or not")
    parser.add_argument("rating", choices=RATINGS, metavar="GRADE", help=", ".join(RATINGS))
    parser.add_argument(
        "--at", metavar="TIME", help="when, in ISO 8601; not before the card's last review"
    )


def grade(session: Session, options: Namespace) -> None:
    """Grade a card; the review and the card's new state are one undo step."""
    from store.scheduling import Rating
    from store.wording import count_of
    from tui.cli.drafting import print_all
    from tui.cli.values import moment

    desk = session.desk
    at = moment(options.at, desk.zone) if options.at is not None else None
    for card in session.cards([options.card], draft=None):
        with session.changing():
            away = {one.id for one in desk.cards.accepted() if one.buried is not None}
            after = desk.cards.grade(card.id, Rating[options.rating.upper()], at=at)
            buried = [one for one in desk.cards.accepted() if one.buried and one.id not in away]
        if session.out.json:
            session.out.value(shapes.card(after, desk.today()))
        else:
            print_all(session, [after])
        if buried:
            session.done(
                f"{count_of(len(buried), 'card')} of the same claim put away till tomorrow"
            )
        if after.suspended and not card.suspended:
            session.done(
                f"forgotten {after.memory.lapses} times, so suspended; better re-read its passage, "
                f"then earmark cards unsuspend {after.id}"
            )


VERBS = {
    "due": Verb(
        {
            "": Action(
                due,
                "List the cards to review now, in the order of review.",
                ("earmark due", "earmark due --count", "earmark due --json"),
                declare_due,
                columns=CARD_COLUMNS,
            )
        }
    ),
    "grade": Verb(
        {
            "": Action(
                grade,
                "Grade an accepted card, due or not.",
                ("earmark grade 4tq good", "earmark grade 4tq again --at 2026-05-27T18:30Z"),
                declare_grade,
                changes=True,
                columns=CARD_COLUMNS,
            )
        }
    ),
}
