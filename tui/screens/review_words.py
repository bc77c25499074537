"""What review says when no card is on: the summary, and that nothing is due."""

from __future__ import annotations

from datetime import date, datetime

from store.wording import count_of
from tui.screens.coming import Coming, day_in_words, wait_in_words
from tui.screens.review_session import AHEAD

__all__ = ["next_in_words", "nothing_due", "summary"]


def next_in_words(ahead: Coming, now: datetime, today: date) -> str:
    """Return what comes next: "in 8 min, 1 card; tomorrow, 4 cards"; empty if nothing does."""
    found = []
    if ahead.steps is not None:
        wait, cards = wait_in_words(ahead.steps.first - now), len(ahead.steps.ids)
        found.append(f"{wait}, 1 card" if cards == 1 else f"{wait}, the first of {cards} cards")
    if ahead.day is not None:
        found.append(f"{day_in_words(ahead.day, today)}, {count_of(ahead.cards, 'card')}")
    return "; ".join(found)


def _early(ahead: Coming, now: datetime) -> str:
    if ahead.steps is None or ahead.steps.first > now + AHEAD:
        return ""
    return "\n\nSpace takes what is still being learned now, without waiting."


def summary(done: int, again: int, ahead: Coming, now: datetime, today: date) -> str:
    """Return the words at the end of a sitting in which cards were graded."""
    share = f"{done - again} remembered, {again} again"
    coming = next_in_words(ahead, now, today)
    after = f"\n\nNext: {coming}." if coming else "\n\nNothing else is on the schedule."
    early = _early(ahead, now)
    keys = "\n\nu takes back the last grade · q ends; every grade is stored"
    return f"Done: {count_of(done, 'grade')}\n{share}{after}{early}{keys}"


def nothing_due(ahead: Coming, now: datetime, today: date, *, query: str) -> str:
    """Return the words where nothing was due to begin with."""
    head = f"Nothing that “{query}” asks for is due." if query else "Nothing is due."
    coming = next_in_words(ahead, now, today)
    if coming:
        return (
            f"{head}\n\nNext: {coming}.{_early(ahead, now)}\n\n"
            "Until then: q goes back to reading · i decides on drafts"
        )
    return (
        f"{head} There are no cards on the schedule yet.\n\n"
        "c on an episode in the list makes drafts of it\n"
        "c on a sentence in the reader makes a card of it\n"
        "i shows the drafts that wait for a decision"
    )
