"""What the drafts inbox says: why a draft was made, and what to do when none is on."""

from __future__ import annotations

from collections.abc import Mapping

from store.model import Card
from store.wording import count_of
from tui.screens.draft_features import in_words

__all__ = ["nothing_pending", "passed", "why"]

_HOW = (
    "c on an episode in the list makes drafts of it\n"
    "c on a sentence in the reader makes a card of it"
)


def why(card: Card, weights: Mapping[str, float]) -> str:
    """Return what made a draft, its score, what it was judged by, and where else it is.

    Args:
        card: the draft.
        weights: those in force, the shipped ones or the reader's own.
    """
    rule = "made by hand" if card.rule == "hand" else f"asks for {in_words(f'rule:{card.rule}')}"
    score = "" if card.score is None else f" · score {card.score:.2f}"
    also = f" · also in {count_of(len(card.also), 'other episode')}" if card.also else ""
    return f"Why: {card.kind} card, {rule}{score}{also}{_judged(card, weights)}"


def _judged(card: Card, weights: Mapping[str, float]) -> str:
    """Return what spoke for a draft and what against it, the weightiest first."""
    if not card.features:
        return ""
    weighed = [(weights.get(name, 0.0) * value, name) for name, value in card.features.items()]
    weighed = [(weight, name) for weight, name in weighed if name != "bias"]
    weighed.sort(key=lambda one: (-abs(one[0]), one[1]))
    said = ""
    for words, sign in (("for it", 1), ("against it", -1)):
        spoke = [
            f"{in_words(name)} ({weight:+.1f})" for weight, name in weighed if weight * sign >= 0.05
        ]
        if spoke:
            said += f"\n{words}: {'; '.join(spoke)}"
    return said


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
