"""Drafts out of episodes: proposing them, and keeping what is new."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from store.card_documents import TABLE, new_document
from store.model import EpisodeText
from store.record import Record
from store.wording import count_of

if TYPE_CHECKING:
    from store.claims.generator import Proposal

__all__ = ["keep_new", "propose"]


def propose(text: EpisodeText) -> list[Proposal]:
    """Return the proposals for an episode, the best first. Pure, so fit for a worker."""
    from store.claims.generator import propose as propose_claims

    return propose_claims(text.row.title, text.parts, truncated=text.row.truncated)


def keep_new(
    record: Record, proposed: Iterable[tuple[str, Sequence[Proposal]]], now: str
) -> list[int]:
    """Keep the proposals that no card, draft or discarded draft holds yet, in one undo step.

    Args:
        record: where the cards lie.
        proposed: episode ids with their proposals.
        now: the time, as `store.clock` writes it.

    Returns:
        The document ids of the drafts made.
    """
    from store.claims.known import KnownClaims

    made: list[int] = []
    with record.step("") as step:
        known = KnownClaims()
        for number, document in record.documents(TABLE).items():
            card = (document["front"], document["back"])
            known.add(number, document["key"], document["claim"], card)
        for episode, proposals in proposed:
            for proposal in proposals:
                card = (proposal.front, proposal.back)
                twin = known.twin(proposal.key, proposal.claim, card)
                if twin is not None:
                    _name_also(record, twin, episode)
                    continue
                number = record.new_id()
                document = new_document(
                    "draft",
                    proposal.kind,
                    proposal.front,
                    proposal.back,
                    now,
                    claim=proposal.claim,
                    key=proposal.key,
                    rule=proposal.rule,
                    score=round(proposal.score, 4),
                    episode=episode,
                    anchor=proposal.anchor,
                    features=proposal.features,
                )
                record.put(TABLE, number, document)
                known.add(number, proposal.key, proposal.claim, card)
                made.append(number)
        step.what = f"made {count_of(len(made), 'draft')}"
    return made


def _name_also(record: Record, number: int, episode: str) -> None:
    document = record.get(TABLE, number)
    if document is None or document["status"] != "draft" or document["episode"] == episode:
        return
    if episode not in document["also"]:
        record.put(TABLE, number, {**document, "also": [*document["also"], episode]})
