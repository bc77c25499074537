"""The settings of ``[feeds]``: how feeds are fetched, and what is kept of them.

::

    [feeds]
    at_once = 6                  # feeds that are fetched at a time
    timeout = 20                 # seconds that a server may stay silent
    texts = "open"               # transcripts are fetched when an episode is opened or queued,
                                 # with "refresh" as soon as it arrives, with "never" not at all
    [[feeds.rules]]              # for what arrives: leave out, or tag, what a query asks for
    query = "source:daily shorter:5m"
    skip = true
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from store.errors import QueryError
from store.queries import parse
from store.subscriptions.errands import FeedSettings
from store.subscriptions.fetching import Limits
from store.subscriptions.refreshing import Manners
from store.subscriptions.rules import Rule

__all__ = ["FeedProblem", "feed_settings"]

TEXTS = ("open", "refresh", "never")
_KNOWN = ("at_once", "timeout", "texts", "rules")


class FeedProblem(ValueError):
    """A setting that can't be meant: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy


def feed_settings(table: Mapping[str, Any]) -> FeedSettings:
    """Return what the table says.

    Raises:
        FeedProblem: something in it can't be meant.
    """
    for name in table:
        if name not in _KNOWN:
            known = ", ".join(f"feeds.{one}" for one in _KNOWN)
            raise FeedProblem(f"there is no setting feeds.{name}", f"known ones: {known}")
    at_once = _whole("at_once", table.get("at_once", Manners().at_once), 1, 32)
    timeout = _whole("timeout", table.get("timeout", round(Limits().read)), 1, 600)
    texts = table.get("texts", "open")
    if texts not in TEXTS:
        raise FeedProblem(
            f"feeds.texts = {texts!r} is not known", f"known ones: {', '.join(TEXTS)}"
        )
    rules = table.get("rules", [])
    if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
        raise FeedProblem("feeds.rules is no list of rules", "write [[feeds.rules]] above each")
    return FeedSettings(
        manners=replace(Manners(), at_once=at_once),
        limits=replace(Limits(), read=float(timeout)),
        texts=str(texts),
        rules=tuple(_rule(number, rule) for number, rule in enumerate(rules, start=1)),
    )


def _whole(name: str, value: Any, least: int, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise FeedProblem(
            f"feeds.{name} = {value!r} is none that can be", f"write {least} to {most}"
        )
    return value


def _rule(number: int, rule: Mapping[str, Any]) -> Rule:
    where = f"feeds.rules, rule {number}"
    query, skip, tags = rule.get("query"), rule.get("skip", False), rule.get("tags", [])
    unknown = [name for name in rule if name not in ("query", "skip", "tags")]
    if unknown:
        raise FeedProblem(f"{where}: there is no {unknown[0]}", "known: query, skip, tags")
    if not isinstance(query, str) or not query.strip():
        raise FeedProblem(f"{where}: it has no query", 'write query = "source:daily shorter:5m"')
    if not isinstance(skip, bool) or not isinstance(tags, list) or not (skip or tags):
        raise FeedProblem(f"{where}: it does nothing", 'write skip = true, or tags = ["later"]')
    names = [str(tag).strip().removeprefix("#") for tag in tags]
    if not all(name and not any(map(str.isspace, name)) for name in names):
        raise FeedProblem(f"{where}: a tag is one word", 'write tags = ["later"]')
    try:
        return Rule(parse(query), skip, tuple(names))
    except QueryError as error:
        raise FeedProblem(f"{where}: {error.where}: {error.problem}", error.remedy) from error
