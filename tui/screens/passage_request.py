"""What a card screen hands back when its reader wants to see a passage in its episode."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from store.anchors import Anchor

if TYPE_CHECKING:
    from tui.screens.card_screen import CardScreen

__all__ = ["PassageRequest"]


@dataclass(frozen=True, slots=True)
class PassageRequest:
    """Open the episode, reveal the anchor; on `q` push `resume()`, which is at the same card."""

    episode: str
    anchor: Anchor
    resume: Callable[[], CardScreen]
