"""The table ``[review]`` of ``config.toml``. Imports next to nothing.

::

    [review]
    retention = 0.9              # the share that is to come back when due, 0.70 to 0.97
    new = 20                     # new cards a day, over everything
    reviews = 200                # reviews a day, over everything

    [review.sources."The TWIML AI Podcast"]
    new = 5                      # of these, at most so many of one source
    reviews = 50
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from store.review_settings import (
    HIGHEST_RETENTION,
    LOWEST_RETENTION,
    ReviewSettings,
    SourceLimits,
)
from tui.config_errors import ConfigError, known_only

__all__ = ["review_settings"]

_MOST = 9999


def review_settings(path: Path, table: Mapping[str, Any]) -> ReviewSettings:
    """Read the table, from the file named.

    Raises:
        ConfigError: it says something that can't be meant.
    """
    known_only(path, "review.", table, ("retention", "new", "reviews", "sources"))
    usual = ReviewSettings()
    retention = table.get("retention", usual.retention)
    if (
        not isinstance(retention, int | float)
        or isinstance(retention, bool)
        or not LOWEST_RETENTION <= retention <= HIGHEST_RETENTION
    ):
        raise ConfigError(
            str(path),
            f"review.retention = {retention!r} can't be aimed at",
            f"write a number from {LOWEST_RETENTION:.2f} to {HIGHEST_RETENTION:.2f}",
        )
    sources = table.get("sources", {})
    if not isinstance(sources, dict) or not all(isinstance(one, dict) for one in sources.values()):
        raise ConfigError(
            str(path),
            "review.sources is no table of tables",
            'write [review.sources."NAME"] above its lines',
        )
    limits = {}
    for name, own in sources.items():
        where = f"review.sources.{name}."
        known_only(path, where, own, ("new", "reviews"))
        limits[name.casefold()] = SourceLimits(
            _count(path, f"{where}new", own.get("new")),
            _count(path, f"{where}reviews", own.get("reviews")),
        )
    new = _count(path, "review.new", table.get("new"))
    reviews = _count(path, "review.reviews", table.get("reviews"))
    return ReviewSettings(
        float(retention),
        usual.new if new is None else new,
        usual.reviews if reviews is None else reviews,
        limits,
    )


def _count(path: Path, name: str, value: Any) -> int | None:
    if value is not None and (type(value) is not int or not 0 <= value <= _MOST):
        raise ConfigError(
            str(path), f"{name} = {value!r} is no number of cards", f"write one from 0 to {_MOST}"
        )
    return value
