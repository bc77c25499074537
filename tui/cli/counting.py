"""``earmark stats``: reading, reviews and retention in figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.shapes import Shape, number, when
from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import Namespace

    from store.statistics import Statistics
    from tui.cli.session import Session

__all__ = ["VERBS"]


def stats(session: Session, _: Namespace) -> None:
    """Print the figures; the forecast and the reviews by day as a line a day."""
    from store.statistics import statistics

    figures = statistics(session.desk)
    shape = _shape(figures)
    if session.out.json:
        session.out.value(shape)
        return
    share = figures.retention_30d
    rows = [
        (name.replace("_", " "), str(value))
        for name, value in shape.items()
        if isinstance(value, int)
    ]
    rows.append(("retention 30d", "" if share is None else f"{share:.0%}"))
    rows += [(f"cards {state}", str(count)) for state, count in figures.states.items()]
    rows += [(f"retention {one.month}", f"{one.kept / one.reviews:.0%}") for one in figures.months]
    for one in figures.weeks:
        if one.read or one.heard:
            rows.append((f"minutes read, week of {one.monday}", f"{one.read:.0f}"))
            rows.append((f"minutes listened, week of {one.monday}", f"{one.heard:.0f}"))
    for source in figures.sources:
        if source.read_minutes or source.heard_minutes:
            rows.append((f"minutes read, {source.source}", f"{source.read_minutes:.0f}"))
            rows.append((f"minutes listened, {source.source}", f"{source.heard_minutes:.0f}"))
    rows += [(f"due {one.day}", str(one.due)) for one in figures.forecast if one.due]
    rows += [(f"reviews {day}", str(count)) for day, count in figures.heatmap.items()]
    session.out.rows((Column("WHAT"), Column("HOW MANY", right=True)), rows)
    session.empty_library()


VERBS = {
    "stats": Verb(
        {
            "": Action(
                stats,
                "Print reading, reviews and retention in figures.",
                ("earmark stats", "earmark stats --json"),
                columns="name, figure",
            )
        }
    )
}


def _shape(figures: Statistics) -> Shape:
    """Return the figures of the whole record."""
    return {
        "episodes": figures.episodes,
        "read": figures.read,
        "listened": figures.listened,
        "highlights": figures.highlights,
        "cards": figures.cards,
        "drafts": figures.drafts,
        "due": figures.due,
        "reviews": figures.reviews,
        "retention_30d": figures.retention_30d,
        "streak_days": figures.streak_days,
        "forecast": [{"day": when(one.day), "due": one.due} for one in figures.forecast],
        "heatmap": {day.isoformat(): count for day, count in figures.heatmap.items()},
        "longest_streak_days": figures.longest_streak_days,
        "states": dict(figures.states),
        "retention": [
            {
                "month": one.month,
                "reviews": one.reviews,
                "retention": number(one.kept / one.reviews),
            }
            for one in figures.months
        ],
        "weeks": [
            {
                "week": when(one.monday),
                "read_minutes": number(round(one.read, 1)),
                "listened_minutes": number(round(one.heard, 1)),
                "reviews": one.reviews,
                "words": one.words,
                "finished": one.finished,
            }
            for one in figures.weeks
        ],
        "sources": [
            {
                "source": one.source,
                "episodes": one.episodes,
                "read": one.read,
                "listened": one.listened,
                "words": one.words,
                "read_minutes": number(round(one.read_minutes, 1)),
                "listened_minutes": number(round(one.heard_minutes, 1)),
            }
            for one in figures.sources
        ],
    }
