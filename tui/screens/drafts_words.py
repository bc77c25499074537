"""What the drafts inbox says: why a draft was made, and what to do when none is on."""

from __future__ import annotations

from store.model import Card
from store.wording import count_of

__all__ = ["nothing_pending", "passed", "why"]

_HOW = (
    "c on an episode in the list makes drafts of it\n"
    "c on a sentence in the reader makes a card of it"
)


def why(card: Card) -> str:
    """Return the rule that made a draft, its score, and where else the claim is made."""
    rule = "made by hand" if card.rule == "hand" else f"rule “{card.rule}”"
    score = "" if card.score is None else f" · score {card.score:.2f}"
    also = f" · also in {count_of(len(card.also), 'other episode')}" if card.also else ""
    return f"Why: {card.kind} card, {rule}{score}{also}"


def passed(pending: int) -> str:
    """Return the words past the last draft, when some are undecided."""
    return (
        f"{count_of(pending, 'draft')} left undecided.\n\n"
        "Space goes through them again · q leaves them for later"
    )


def nothing_pending(decided: int, *, made: int | None, reading: bool, due: int) -> str:
    """Return the words where no draft is pending.

    Args:
        decided: how many were decided in this sitting.
        made: how many the reading just made; None if nothing was read.
        reading: whether episodes are still being read.
        due: how many cards are due now.
    """
    if reading:
        return "Looking for claims that stand alone …"
    if decided:
        after = f"r reviews {count_of(due, 'card')} now · " if due else ""
        return f"All decided.\n\n{after}u takes back the last decision · q goes back"
    if made == 0:
        return (
            "No new draft from this text: nothing in it makes a card good enough.\n\n"
            "c on a sentence in the reader makes a card by hand · q goes back"
        )
    return f"No drafts wait for a decision.\n\n{_HOW}"
