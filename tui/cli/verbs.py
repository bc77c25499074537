"""Which verbs there are, in which module each lives, and what is said of it in one line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Mapping

    from tui.cli.session import Session

__all__ = ["GROUPS", "Action", "Verb", "load", "nothing"]

GROUPS: tuple[tuple[str, tuple[tuple[str, str, str], ...]], ...] = (
    (
        "fill the library",
        (
            ("import", "importing", "read files or folders into the library"),
            ("add", "refreshing", "subscribe to feeds"),
            ("refresh", "refreshing", "fetch what is new in the feeds"),
        ),
    ),
    (
        "look",
        (
            ("sources", "sources", "the podcasts, channels and folders"),
            ("list", "episodes", "the episodes, newest first"),
            ("queries", "queries", "queries that are saved under names"),
            ("show", "showing", "one episode with its text"),
            ("search", "searching", "find words in all texts"),
            ("references", "searching", "the works that episodes name"),
            ("related", "searching", "the episodes nearest to one"),
        ),
    ),
    (
        "track and plan",
        (
            ("mark", "marking", "mark episodes read, listened, starred, archived, or not"),
            ("tag", "marking", "tag episodes"),
            ("queue", "queueing", "what to read or hear next, in order"),
            ("today", "planning", "what fits into the time there is"),
            ("speakers", "correcting", "name and merge the speakers of a source"),
            ("shift", "correcting", "move an episode's times"),
            ("delete", "deleting", "delete episodes"),
            ("source", "deleting", "rename and remove sources"),
        ),
    ),
    (
        "mark and learn",
        (
            ("highlights", "highlighting", "list, add and remove highlights"),
            ("drafts", "drafting", "the drafts of cards that wait for a decision"),
            ("cards", "carding", "list, accept, write, change and remove cards"),
            ("due", "learning", "the cards to review now"),
            ("review", "opening", "open the app, in review"),
            ("grade", "learning", "grade one card"),
            ("stats", "counting", "reading, reviews and retention in figures"),
        ),
    ),
    (
        "take out",
        (("export", "exporting", "notes, cards, highlights or everything, into files"),),
    ),
    (
        "be safe",
        (
            ("undo", "safety", "take back the last change"),
            ("redo", "safety", "bring back what was taken back"),
            ("history", "safety", "what was changed, newest first"),
            ("backup", "keeping", "write everything into one file"),
            ("restore", "keeping", "put a backup in the place of what is there"),
            ("check", "keeping", "look for damage, and repair it"),
        ),
    ),
    (
        "help",
        (
            ("keys", "keys", "every command of the app and its keys"),
            ("config", "configuring", "where the settings lie, and which are in force"),
            ("completion", "completion", "the script that completes commands in your shell"),
        ),
    ),
)
"""Groups of verbs in the order of the help; each verb with its module and its one line."""

_MODULES = {verb: module for _, verbs in GROUPS for verb, module, _ in verbs}


def nothing(_: ArgumentParser) -> None:
    """Declare no arguments."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a verb does."""

    run: Callable[[Session, Namespace], None]
    """Failures of a part are told to the session, those of the whole are raised."""
    help: str
    examples: tuple[str, ...] = ()
    declare: Callable[[ArgumentParser], None] = nothing
    query: bool = False
    """True where words that begin with a minus belong to a query."""
    changes: bool = False
    """True where ``--dry-run`` makes sense."""
    asks: bool = False
    """True where ``--yes`` makes sense."""
    columns: str = ""
    """The columns of the plain output, for the help."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with its actions; one that does a single thing has one action named ""."""

    actions: Mapping[str, Action]
    default: str = field(default="")
    """The action that is meant where none is named; "-" where one must be named."""


def load(name: str) -> Verb | None:
    """Import the module of a verb and return the verb, or None if there is none of that name."""
    module = _MODULES.get(name)
    if module is None:
        return None
    from importlib import import_module

    verb = import_module(f"tui.cli.{module}").VERBS[name]
    assert isinstance(verb, Verb)
    return verb
