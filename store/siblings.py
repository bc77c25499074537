"""Cards of one claim: asked on one day, the one would give the other away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from store.scheduling import CardState

__all__ = ["siblings_due"]

Documents = Mapping[int, Mapping[str, Any]]


def siblings_due(cards: Documents, number: int, day: date) -> Iterator[int]:
    """Yield the other cards of a card's claim that would come up on a learner day.

    New ones and reviews that are due; what is being learned by the minute stays.
    """
    card = cards[number]
    key, claim, episode = card["key"], card["claim"], card["episode"]
    if not key and not claim:
        return
    today = day.isoformat()
    for other, document in cards.items():
        one_claim = (bool(key) and document["key"] == key) or (
            bool(claim) and document["claim"] == claim and document["episode"] == episode
        )
        if not one_claim or other == number or document["status"] != "card":
            continue
        if document["suspended"] or (document["buried"] or "") >= today:
            continue
        state, due = document["memory"]["state"], document["memory"]["due"]
        if state == CardState.NEW or (state == CardState.REVIEW and due <= today):
            yield other
