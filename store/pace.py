"""How long things take: minutes left to read or to listen to, at a reader's own pace."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from seeds.model import PartKind
from store.days import Day
from store.model import EpisodeRow, EpisodeState, Listed, ListenState, ReadState

__all__ = ["USUAL_PACE", "WORDS_A_MINUTE", "Pace", "minutes_left", "minutes_whole", "pace_of"]

WORDS_A_MINUTE = 230
"""A usual pace of silent reading."""
MINUTES_A_CARD = 0.25
"""What a review takes until a reader's own pace is known."""

_READABLE = frozenset({PartKind.NOTES, PartKind.TAKEAWAYS, PartKind.TRANSCRIPT})
"""Parts that stand for the recording; a description only tells of it."""
_DAYS_BACK = 60
"""How long ago a day still says something about today's pace."""
_ENOUGH_WORDS = 2000
_ENOUGH_CARDS = 20
_SLOWEST, _FASTEST = 80, 600
"""Words a minute between which a measured pace is believed."""
_SHORTEST, _LONGEST = 0.05, 2.0
"""Minutes a card between which a measured pace is believed."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What a reader gets done in a minute."""

    words_a_minute: float = WORDS_A_MINUTE
    minutes_a_card: float = MINUTES_A_CARD


USUAL_PACE = Pace()
"""The pace of somebody of whom nothing is known yet."""


def pace_of(days: Sequence[Day], today: date) -> Pace:
    """Return the pace that the last days tell, each part of it the usual one until enough is known.

    Args:
        days: the figures of days, in any order.
        today: the learner day.
    """
    recent = [one for one in days if one.day > today - timedelta(days=_DAYS_BACK)]
    words, seconds = sum(one.words for one in recent), sum(one.read_seconds for one in recent)
    cards, card_seconds = sum(one.cards for one in recent), sum(one.card_seconds for one in recent)
    words_a_minute: float = WORDS_A_MINUTE
    minutes_a_card = MINUTES_A_CARD
    if words >= _ENOUGH_WORDS and seconds > 0:
        words_a_minute = min(max(words / seconds * 60, _SLOWEST), _FASTEST)
    if cards >= _ENOUGH_CARDS and card_seconds > 0:
        minutes_a_card = min(max(card_seconds / cards / 60, _SHORTEST), _LONGEST)
    return Pace(words_a_minute, minutes_a_card)


def minutes_left(listed: Listed, pace: Pace = USUAL_PACE) -> float:
    """Return the minutes left to read; where there is no more to read than a blurb, to listen to.

    0 where it is read or listened to, or where neither its text nor its length is known.
    """
    row, state = listed.row, listed.state
    if row.duration and not _READABLE.intersection(row.parts):
        done = state.listened is ListenState.YES or state.read is ReadState.READ
        return 0.0 if done else max(0.0, row.duration - state.position) / 60
    return row.words / pace.words_a_minute * (1 - state.progress)


def minutes_whole(row: EpisodeRow, pace: Pace = USUAL_PACE) -> float:
    """Return the minutes that an episode takes from its beginning to its end."""
    return minutes_left(Listed(row, EpisodeState()), pace)
