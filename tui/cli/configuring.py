"""``earmark config``: where the settings lie, and which are in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.cli.tables import Column
from tui.cli.verbs import Action, Verb

if TYPE_CHECKING:
    from argparse import Namespace

    from tui.cli.session import Session

__all__ = ["VERBS"]


def config(session: Session, _: Namespace) -> None:
    """Print the path of the settings and what is in force."""
    from tui.commands import COMMANDS
    from tui.config import read_config

    found = read_config()
    usual = {command.id: command.keys for command in COMMANDS}
    keys = {one.id: list(one.keys) for one in found.commands if one.keys != usual[one.id]}
    measure = 86 if found.measure is None else found.measure
    times = True if found.times is None else found.times
    align = found.align or "centre"
    theme = found.theme or "dark"
    review = found.review
    by_itself = found.by_itself
    if session.out.json:
        session.out.value(
            {
                "path": str(found.path),
                "exists": found.exists,
                "keys": {"profile": found.profile, **keys},
                "reader": {"measure": measure, "times": times, "align": align},
                "theme": {"name": theme, "ascii": found.ascii},
                "review": {
                    "retention": review.retention,
                    "new": review.new,
                    "reviews": review.reviews,
                    "sources": {
                        name: {"new": own.new, "reviews": own.reviews}
                        for name, own in review.sources.items()
                    },
                },
                "hooks": {event: list(words) for event, words in by_itself.hooks.items()},
                "export": {format: str(place) for format, place in by_itself.exports.items()},
                "queue": {"done_leave": by_itself.done_leave},
            }
        )
        return
    if not found.exists:
        session.out.note("there is no such file yet; these are the usual settings")
    session.out.rows(
        (Column("SETTING"), Column("VALUE", flexible=1)),
        [
            ("path", str(found.path)),
            ("keys.profile", found.profile),
            *((f"keys.{id}", ", ".join(mine)) for id, mine in keys.items()),
            ("reader.measure", str(measure)),
            ("reader.times", str(times).lower()),
            ("reader.align", align),
            ("theme.name", theme),
            ("theme.ascii", str(found.ascii).lower()),
            ("review.retention", f"{review.retention:g}"),
            ("review.new", str(review.new)),
            ("review.reviews", str(review.reviews)),
            *(
                (f"review.sources.{name}.{which}", str(limit))
                for name, own in review.sources.items()
                for which, limit in (("new", own.new), ("reviews", own.reviews))
                if limit is not None
            ),
            *((f"hooks.{event}", " ".join(words)) for event, words in by_itself.hooks.items()),
            *((f"export.{format}", str(place)) for format, place in by_itself.exports.items()),
            ("queue.done_leave", str(by_itself.done_leave).lower()),
        ],
    )


VERBS = {
    "config": Verb(
        {
            "": Action(
                config,
                "Say where config.toml lies and which settings are in force. Earmark never "
                "writes it.",
                ("earmark config", "earmark config --json"),
                columns="setting, value",
            )
        }
    )
}
