"""Changing a card's schedule by hand: away, back, from the start, to another day, reversed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from store.card_documents import TABLE, card_of, new_document
from store.card_table import CardTable, cards_in_words
from store.clock import to_text
from store.identity import number_of
from store.model import Card
from store.scheduling import CardState, Memory

__all__ = ["Rescheduling"]


class Rescheduling(CardTable):
    """What is done to a card's schedule by other things than grades."""

    def suspend(self, card_ids: Sequence[str]) -> int:
        """Take cards out of review until they are unsuspended."""
        return self._set(card_ids, "suspended", {"suspended": True})

    def unsuspend(self, card_ids: Sequence[str]) -> int:
        """Let suspended cards come again."""
        return self._set(card_ids, "unsuspended", {"suspended": False})

    def bury(self, card_ids: Sequence[str]) -> int:
        """Put cards away till tomorrow."""
        return self._set(card_ids, "buried", {"buried": self._today.isoformat()})

    def unbury(self, card_ids: Sequence[str]) -> int:
        """Let buried cards come again today."""
        return self._set(card_ids, "unburied", {"buried": None})

    def reset(self, card_ids: Sequence[str]) -> int:
        """Make cards new again; their reviews stay in the record and no longer count for them."""

        def anew(document: Mapping[str, Any]) -> Mapping[str, Any]:
            if not document["memory"]["reps"]:
                return {"buried": None}
            return {
                "memory": Memory().to_dict(),
                "life": document.get("life", 0) + 1,
                "introduced": None,
                "buried": None,
                "due_set": None,
            }

        return self._change(card_ids, "reset", "card", anew, only="card")

    def set_due(self, card_ids: Sequence[str], day: date) -> int:
        """Have cards come on a learner day; what is known of their memory stays.

        A new card has no memory, so it is put away until that day.
        """
        until = (day - timedelta(days=1)).isoformat() if day > self._today else None

        def moved(document: Mapping[str, Any]) -> Mapping[str, Any]:
            if document["memory"]["state"] == CardState.NEW:
                return {"buried": until}
            memory = {**document["memory"], "due": day.isoformat()}
            return {"memory": memory, "due_set": day.isoformat(), "buried": None}

        after = f" due {day.isoformat()}"
        return self._change(card_ids, "set", "card", moved, only="card", after=after)

    def reverse(self, card_ids: Sequence[str]) -> list[Card]:
        """Make a card that asks the other way round for each of these, in one undo step.

        Clozes have no other way round, and what is there already is not made again.
        """
        cards = self._record.documents(TABLE)
        asked = {(one["front"], one["back"]) for one in cards.values() if one["status"] == "card"}
        now = to_text(self._clock())
        made: list[tuple[int, dict[str, Any]]] = []
        with self._record.step("") as step:
            for card_id in dict.fromkeys(card_ids):
                number, document = number_of(card_id), self._require(card_id)
                turned = (document["back"], document["front"])
                if document["kind"] != "basic" or document["status"] != "card" or turned in asked:
                    continue
                if not document["key"] and not document["claim"]:
                    # What makes the two siblings: one of them is asked on a day.
                    document = {**document, "key": f"pair:{card_id}"}
                    self._record.put(TABLE, number, document)
                reverse = new_document(
                    "card",
                    "basic",
                    *turned,
                    now,
                    claim=document["claim"],
                    key=document["key"],
                    rule="reversed",
                    episode=document["episode"],
                    highlight=document["highlight"],
                    tags=document["tags"],
                )
                reverse["anchor"] = document["anchor"]
                asked.add(turned)
                made.append((self._record.new_id(), reverse))
                self._record.put(TABLE, *made[-1])
            step.what = f"reversed {cards_in_words([one['back'] for _, one in made], 'card')}"
        return [card_of(number, document) for number, document in made]

    def _set(self, card_ids: Sequence[str], verb: str, changes: Mapping[str, Any]) -> int:
        return self._change(card_ids, verb, "card", lambda _: changes)
