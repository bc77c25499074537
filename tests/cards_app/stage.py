"""What the tests share: an app that shows one screen, cards and drafts on real passages."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

import tui.screens
from store import anchors
from store.claims.proposal import Proposal
from store.desk import Desk
from store.model import Card, CardKind
from tui.theme import DARK
from tui.widgets.footer import KeyFooter
from tui.widgets.marked_text import CrumbLine, HeadLine, MarkedText

ResultT = TypeVar("ResultT")

REWARDS = "Verifiable rewards in math and coding enable infinite answer generation for training"
CHAINED = "Multi-agent systems face compounding failure rates as more models are chained together"
EXCEL = "Current reasoning models excel at automatically determining appropriate effort levels"
"""Three takeaways of #762."""

NOTHING = object()


class Stage(App[None]):
    """Shows one screen, and keeps what it hands back."""

    CSS_PATH = str(Path(tui.screens.__file__).with_name("cards.tcss"))

    def __init__(self, first: Screen[ResultT]) -> None:
        super().__init__()
        self.first = first
        self.result: object = NOTHING

    def on_mount(self) -> None:
        self.register_theme(DARK)
        self.theme = DARK.name
        self.push_screen(self.first, self._keep)

    def _keep(self, result: object) -> None:
        self.result = result

    def toasts(self) -> list[str]:
        """Return what was told, the oldest first."""
        return [toast.message for toast in self._notifications]


def raschka(desk: Desk) -> str:
    """Return the id of #762, which has notes, takeaways and a transcript."""
    return next(row.id for row in desk.rows().values() if row.number == 762)


def add_card(desk: Desk, kind: CardKind, front: str, back: str, quote: str = REWARDS) -> Card:
    """Make an accepted card on a passage of #762."""
    episode = raschka(desk)
    anchor = anchors.find(desk.text(episode).parts, quote)
    assert anchor is not None
    return desk.cards.add(kind, front, back, episode=episode, anchor=anchor)


def propose(desk: Desk, *cards: tuple[CardKind, str, str, str]) -> list[Card]:
    """Make drafts on passages of #762, the first the best."""
    episode = raschka(desk)
    parts = desk.text(episode).parts
    proposals = []
    for n, (kind, front, back, quote) in enumerate(cards):
        anchor = anchors.find(parts, quote)
        assert anchor is not None
        proposals.append(
            Proposal(
                kind=kind,
                front=front,
                back=back,
                claim=quote,
                rule="takeaway",
                score=0.9 - n / 10,
                anchor=anchor,
                key=f"key {n}",
            )
        )
    return desk.cards.keep([(episode, proposals)])


def three_drafts(desk: Desk) -> list[Card]:
    """Make three drafts of #762 with different claims."""
    return propose(
        desk,
        ("basic", "Which rewards allow endless answers?", "Verifiable ones", REWARDS),
        ("cloze", "Chained models have […] failure rates.", "compounding", CHAINED),
        ("basic", "What do reasoning models determine?", "The effort that is due", EXCEL),
    )


def shown(pilot: Pilot[None], selector: str) -> str:
    """Return the text of a widget, empty while it is not on the screen."""
    widget: Widget = pilot.app.screen.query_one(selector)
    if not all(node.display for node in widget.ancestors_with_self if isinstance(node, Widget)):
        return ""
    if isinstance(widget, MarkedText):
        return widget.text
    if isinstance(widget, CrumbLine):
        return " · ".join(piece for piece in widget.pieces if piece)
    if isinstance(widget, HeadLine):
        return f"{widget.left} | {widget.right}"
    assert isinstance(widget, Static)
    return str(widget.content)


def footer(pilot: Pilot[None]) -> str:
    """Return the quiet word in the footer."""
    return pilot.app.screen.query_one(KeyFooter).message


def keys(pilot: Pilot[None]) -> str:
    """Return the keys that the footer offers."""
    return pilot.app.screen.query_one(KeyFooter).render_line(0).text.strip()


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and let everything settle."""
    await pilot.press(*keys)
    await pilot.pause()
