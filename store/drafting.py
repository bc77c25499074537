"""Drafts out of episodes: proposing them, and keeping what is new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from store.card_documents import TABLE, new_document
from store.model import EpisodeText
from store.record import Record
from store.wording import count_of

if TYPE_CHECKING:
    from store.claims.fitting import Decision
    from store.claims.generator import Proposal

__all__ = ["FEWEST_DECISIONS", "decisions", "keep_new", "propose", "weights_of"]


FEWEST_DECISIONS = 50
"""Decisions of the reader's own before drafts are ranked by them."""

_MOST_DECISIONS = 1_000
_PULL = 20.0
_WORTH = {"card": 1.0, "discarded": 0.0}
_EDITED = 0.6
"""What a draft is worth that was kept after an edit, between kept and discarded."""


def propose(text: EpisodeText, weights: Mapping[str, float] | None = None) -> list[Proposal]:
    """Return the proposals for an episode, the best first. Pure, so fit for a worker."""
    from store.claims.generator import propose as propose_claims
    from store.claims.weights import WEIGHTS

    return propose_claims(
        text.row.title,
        text.parts,
        truncated=text.row.truncated,
        weights=WEIGHTS if weights is None else weights,
    )


def decisions(record: Record) -> list[Decision]:
    """Return what the reader did with drafts, the last thousand of them, in an order of their own.

    Only drafts that were decided on count, and of those only such as say what they were judged by.
    """
    decided = [
        document
        for document in record.documents(TABLE).values()
        if document["status"] in _WORTH and document.get("features")
    ]
    decided.sort(key=lambda document: (document["changed"], document["key"], document["front"]))
    return [
        (document["features"], _EDITED if _was_edited(document) else _WORTH[document["status"]])
        for document in decided[-_MOST_DECISIONS:]
    ]


def _was_edited(document: Mapping[str, Any]) -> bool:
    return bool(document.get("edited")) and document["status"] == "card"


def weights_of(decided: Sequence[Decision]) -> Mapping[str, float]:
    """Return the weights that the reader's decisions give; the shipped ones while they are few.

    Takes some tenths of a second at a thousand decisions. Pure, so fit for a worker.
    """
    from store.claims.fitting import fit
    from store.claims.weights import WEIGHTS

    if len(decided) < FEWEST_DECISIONS:
        return WEIGHTS
    return fit(decided, WEIGHTS, strength=_PULL)


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
