"""A passage of an episode, named on the command line by its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from store.errors import EarmarkError

if TYPE_CHECKING:
    from store.anchors import Anchor
    from tui.cli.session import Session

__all__ = ["NoPassageError", "passage"]


class NoPassageError(EarmarkError):
    """A quotation that stands nowhere in the text."""


def passage(session: Session, episode: str, quote: str) -> Anchor:
    """Return the first place where the quotation stands.

    Raises:
        NoPassageError: it stands nowhere in the episode.
    """
    from store.anchors import find

    found = find(session.desk.text(episode).parts, quote)
    if found is None:
        raise NoPassageError(
            episode,
            f"its text holds no “{quote}”",
            f"copy the passage as earmark show {episode} prints it",
        )
    return found
