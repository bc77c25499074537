"""What review says when no card is on: the summary, and that nothing is due."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from store.wording import count_of
from tui.screens.coming import Coming, day_in_words, wait_in_words
from tui.screens.review_session import AHEAD, ReviewSession
from tui.widgets.cells import cut

__all__ = ["hard", "next_in_words", "nothing_due", "summary"]

_MOST = 6
"""Hard cards that are named."""
_FRONT = 66
"""Cells of a question that are shown."""


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


def hard(forgotten: Sequence[tuple[str, int]]) -> str:
    """Return the lines on what was hard; empty where nothing was."""
    if not forgotten:
        return ""
    lines = [f"  {times} × {cut(front, _FRONT)}" for front, times in forgotten[:_MOST]]
    more = len(forgotten) - _MOST
    if more > 0:
        lines.append(f"  and {count_of(more, 'more card')}")
    return "\n\nHard today, by how often:\n" + "\n".join(lines)


def summary(session: ReviewSession, ahead: Coming, now: datetime, today: date) -> str:
    """Return the words at the end of a sitting in which cards were graded."""
    done, again = session.done, session.again
    minutes = round(session.seconds / 60)
    took = f" in {minutes} min" if minutes else ""
    came = f"{session.introduced} new, {done - session.introduced} seen before"
    share = f"{came} · {done - again} remembered, {again} again{hard(session.forgotten)}"
    coming = next_in_words(ahead, now, today)
    after = f"\n\nNext: {coming}." if coming else "\n\nNothing else is on the schedule."
    early = _early(ahead, now)
    keys = "\n\nu takes back the last grade · q ends; every grade is stored"
    return f"Done: {count_of(done, 'grade')}{took}\n{share}{after}{early}{keys}"


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
