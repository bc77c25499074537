"""The steps that lead from a passage to a card: what is proposed, what is edited, what is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from seeds.model import PartKind
from tui.screens.card_editor import CardEditor, CardText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from store.anchors import Anchor
    from store.claims import Proposal
    from store.desk import Desk
    from store.model import Card, EpisodeText

__all__ = ["editor_for", "keep", "proposals"]


def proposals(text: EpisodeText, anchor: Anchor) -> Sequence[Proposal]:
    """Return the cards that a passage of a text could become, the best first."""
    from store.claims import choices

    part = text.part(PartKind(anchor.part))
    blocks = part.blocks if part else ()
    speaker = blocks[anchor.block].speaker if anchor.block < len(blocks) else None
    return choices(anchor, title=text.row.title, source=text.row.source, speaker=speaker)


def editor_for(proposal: Proposal, text: EpisodeText, anchor: Anchor, *, title: str) -> CardEditor:
    """Return an editor that begins with the words of a proposal."""
    return CardEditor(
        proposal.kind,
        proposal.front,
        proposal.back,
        title=title,
        lint_title=text.row.title,
        sentence=proposal.claim or anchor.quote,
    )


def keep(
    desk: Desk,
    text: EpisodeText,
    anchor: Anchor,
    proposal: Proposal,
    wanted: CardText,
    *,
    highlight: str | None,
) -> Card:
    """Keep a card made by hand from a passage, with the words that are wanted of it."""
    return desk.cards.add(
        wanted.kind,
        wanted.front,
        wanted.back,
        episode=text.row.id,
        anchor=anchor,
        highlight=highlight,
        claim=proposal.claim,
        rule="hand",
        key=proposal.key,
    )
