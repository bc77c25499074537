"""How a card lies in the record, and how it is read out of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from store.anchors import Anchor
from store.clock import from_text
from store.identity import id_of
from store.model import Card, CardKind
from store.scheduling import Memory

__all__ = ["TABLE", "card_of", "new_document"]

TABLE = "cards"


def new_document(
    status: str,
    kind: CardKind,
    front: str,
    back: str,
    now: str,
    *,
    claim: str = "",
    key: str = "",
    rule: str = "hand",
    score: float | None = None,
    episode: str | None = None,
    anchor: Anchor | None = None,
    highlight: str | None = None,
    tags: Sequence[str] = (),
    features: Mapping[str, float] | None = None,
) -> dict[str, Any]:
    """Return the document of a card never reviewed; `now` is a time as `store.clock` writes it."""
    return {
        "status": status,
        "kind": kind,
        "front": front,
        "back": back,
        "claim": claim,
        "key": key,
        "rule": rule,
        "score": score,
        "features": {name: round(value, 4) for name, value in (features or {}).items()},
        "episode": episode,
        "also": [],
        "highlight": highlight,
        "anchor": anchor.to_dict() if anchor else None,
        "memory": Memory().to_dict(),
        "tags": list(tags),
        "suspended": False,
        "buried": None,
        "introduced": None,
        "created": now,
        "changed": now,
    }


def card_of(number: int, document: Mapping[str, Any]) -> Card:
    """Return the card that a document of the table holds."""
    anchor = document.get("anchor")
    buried = document.get("buried")
    introduced = document.get("introduced")
    return Card(
        id=id_of(number),
        draft=document["status"] == "draft",
        kind=document["kind"],
        front=document["front"],
        back=document["back"],
        claim=document["claim"],
        rule=document["rule"],
        score=document["score"],
        episode=document["episode"],
        also=tuple(document["also"]),
        highlight=document["highlight"],
        anchor=Anchor.from_dict(anchor) if anchor else None,
        memory=Memory.from_dict(document["memory"]),
        tags=tuple(document["tags"]),
        suspended=bool(document["suspended"]),
        buried=date.fromisoformat(buried) if buried else None,
        introduced=date.fromisoformat(introduced) if introduced else None,
        created=from_text(document["created"]),
        changed=from_text(document["changed"]),
        features=document.get("features") or {},
    )
