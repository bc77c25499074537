"""Starting the app. Textual only from here, and nothing else that a start has no use for."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from store.anchors import Anchor
    from tui.cli.session import Session

__all__ = ["start"]


def start(
    session: Session,
    *,
    episode: str | None = None,
    anchor: Anchor | None = None,
    screen: str | None = None,
    query: str | None = None,
    ascii: bool = False,
) -> None:
    """Start the app; it runs until it is left.

    Raises:
        UsageError: there is no terminal to run it on.
    """
    from store.errors import UsageError

    for name, stream in (("input", sys.__stdin__), ("error", sys.__stderr__)):
        if not _terminal(stream):
            problem = "is no terminal, which the app needs"
            raise UsageError(f"standard {name}", problem, "earmark --help lists the verbs")
    if session.no_color:
        os.environ["NO_COLOR"] = "1"
    from dataclasses import replace

    from tui.config import read_config

    # Nothing becomes garbage while the app comes up; it collects again once it is there.
    gc.disable()
    config = read_config()
    if ascii:
        config = replace(config, ascii=True)
    home = session.home
    session.close()
    from tui.app import run

    code = run(home, episode=episode, anchor=anchor, screen=screen, query=query, config=config)
    session.failed = code != 0


def _terminal(stream: object) -> bool:
    isatty = getattr(stream, "isatty", None)
    return bool(isatty and isatty())
