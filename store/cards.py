"""Cards: drafts, accepted cards, and their reviews.

One table holds all three stages, told apart by ``status``: a ``draft`` waits for a decision, a
``card`` is on the schedule, and of a ``discarded`` one only what is needed to never propose it
again is kept. An accepted card's id is the draft's, so nothing that points at it breaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from store import due as due_order
from store.anchors import Anchor
from store.card_documents import TABLE, card_of, new_document
from store.clock import to_text
from store.days import Days
from store.drafting import keep_new, propose
from store.errors import UnknownIdError, UsageError
from store.identity import id_of, number_of
from store.model import Card, CardKind, EpisodeText
from store.prefixes import only_match
from store.record import Record
from store.scheduling import (
    Rating,
    grade,
    interval_text,
    intervals,
    learner_day,
)
from store.wording import count_of, quoted

if TYPE_CHECKING:
    from store.claims.generator import Proposal

__all__ = ["GAP", "LEECH_LAPSES", "Cards", "state_of"]

GAP = "[…]"
"""What stands in a cloze's front for the text to remember."""

LEECH_LAPSES = 8
"""Lapses after which a card is a leech: better re-read than repeated."""


LONGEST_ANSWER = 120.0
"""Seconds of one review that count: beyond, somebody went for a coffee."""


def state_of(card: Card, today: date) -> str:
    """Return a card's state in the words of the command line."""
    if card.draft:
        return "draft"
    if card.suspended:
        return "suspended"
    if card.buried is not None and card.buried >= today:
        return "buried"
    return card.memory.state.value


class Cards:
    """The drafts and cards of all episodes."""

    def __init__(
        self,
        record: Record,
        *,
        clock: Callable[[], datetime],
        zone: tzinfo,
        retention: float = 0.9,
        fuzz: bool = True,
    ) -> None:
        """Work on `record`; days begin at the rollover hour in `zone`."""
        self._record = record
        self._clock = clock
        self._zone = zone
        self._retention = retention
        self._fuzz = fuzz
        self.days: Days | None = None
        """Where the time of reviews is counted, too; None where it isn't."""
        self._read: dict[int, tuple[Mapping[str, Any], Card]] = {}

    @property
    def retention(self) -> float:
        """The share of answers that is meant to come back."""
        return self._retention

    # Looking

    def drafts(self, episodes: Sequence[str] | None = None) -> list[Card]:
        """Return the pending drafts, the best first within an episode, in the episodes' order."""
        order = None if episodes is None else {one: n for n, one in enumerate(episodes)}
        found = [
            card for card in self._with_status("draft") if order is None or card.episode in order
        ]
        return sorted(
            found,
            key=lambda card: (
                0 if order is None else order[card.episode or ""],
                card.episode or "",
                -(card.score or 0.0),
                card.id,
            ),
        )

    def accepted(self) -> list[Card]:
        """Return the accepted cards, suspended ones too, the oldest first."""
        return sorted(self._with_status("card"), key=lambda card: (card.created, card.id))

    def get(self, card_id: str) -> Card:
        """Return one draft or card.

        Raises:
            UnknownIdError: there is none with this id.
        """
        return self._card(number_of(card_id), self._require(card_id))

    def find(self, start: str, *, draft: bool | None = None) -> Card:
        """Return the card whose id begins with `start`; `draft` asks for drafts or cards alone.

        Raises:
            UnknownIdError: none begins so, or several do.
        """
        wanted = ("draft", "card") if draft is None else ("draft",) if draft else ("card",)
        documents = self._record.documents(TABLE)
        numbers = (n for n, document in documents.items() if document["status"] in wanted)
        noun = "draft" if draft else "card"
        remedy = f"earmark {noun}s lists them"
        number = only_match(start, numbers, noun, remedy)
        return self._card(number, documents[number])

    def due(self, at: datetime | None = None) -> list[Card]:
        """Return what to review now, in order: steps under way, reviews, then new cards."""
        now = at or self._clock()
        today = learner_day(now, self._zone)
        cards = [c for c in self._with_status("card") if state_of(c, today) not in due_order.AWAY]
        return due_order.order(cards, now, self._zone)

    def intervals(self, card_id: str) -> dict[Rating, str]:
        """Return what each grade would bring, in words for the keys: "10 min", "4 d"."""
        card = self.get(card_id)
        now = self._clock()
        ahead = intervals(
            card.memory,
            max(now, card.memory.last or now),
            card_id=number_of(card.id),
            zone=self._zone,
            retention=self._retention,
            fuzz=self._fuzz,
        )
        return {rating: interval_text(length) for rating, length in ahead.items()}

    # Making

    def generate(self, texts: Iterable[EpisodeText]) -> list[Card]:
        """Propose drafts for episodes and keep those that are new, in one undo step."""
        return self.keep([(text.row.id, propose(text)) for text in texts])

    def keep(self, proposed: Iterable[tuple[str, Sequence[Proposal]]]) -> list[Card]:
        """Keep what is new of the proposals for each episode as drafts, in one undo step.

        A claim that another episode made already gives no second draft: the first one names this
        episode too. What was discarded or accepted never comes back.
        """
        made = keep_new(self._record, proposed, to_text(self._clock()))
        return [self.get(id_of(number)) for number in made]

    def add(
        self,
        kind: CardKind,
        front: str,
        back: str,
        *,
        episode: str | None = None,
        anchor: Anchor | None = None,
        highlight: str | None = None,
        claim: str = "",
        rule: str = "hand",
        tags: Sequence[str] = (),
        key: str = "",
    ) -> Card:
        """Make an accepted card by hand, in one undo step."""
        now = to_text(self._clock())
        number = self._record.new_id()
        document = new_document(
            "card",
            kind,
            front,
            back,
            now,
            claim=claim or (anchor.quote if anchor else ""),
            key=key,
            rule=rule,
            episode=episode,
            anchor=anchor,
            highlight=highlight,
            tags=tags,
        )
        with self._record.step(f"made the card {quoted(front)}"):
            self._record.put(TABLE, number, document)
        return card_of(number, document)

    # Deciding and changing

    def accept(self, card_ids: Sequence[str]) -> int:
        """Put drafts on the schedule, in one undo step; return how many were drafts."""
        return self._change(card_ids, "accepted", "draft", {"status": "card"}, only="draft")

    def discard(self, card_ids: Sequence[str]) -> int:
        """Turn drafts down for good, in one undo step; return how many were drafts."""
        return self._change(card_ids, "discarded", "draft", {"status": "discarded"}, only="draft")

    def edit(
        self,
        card_id: str,
        *,
        front: str | None = None,
        back: str | None = None,
        kind: CardKind | None = None,
    ) -> Card:
        """Change the words of a draft or a card, or its kind; its id and its schedule stay.

        Without a kind, a cloze whose new front has no gap becomes a basic card.
        """
        card = self.get(card_id)
        if kind is None and card.kind == "cloze" and front is not None and GAP not in front:
            kind = "basic"
        new = {"front": front, "back": back, "kind": kind}
        changes = {key: value for key, value in new.items() if value is not None}
        self._change([card.id], "edited", "draft" if card.draft else "card", changes)
        return self.get(card.id)

    def suspend(self, card_ids: Sequence[str]) -> int:
        """Take cards out of review until they are unsuspended."""
        return self._change(card_ids, "suspended", "card", {"suspended": True})

    def unsuspend(self, card_ids: Sequence[str]) -> int:
        """Let suspended cards come again."""
        return self._change(card_ids, "unsuspended", "card", {"suspended": False})

    def bury(self, card_ids: Sequence[str]) -> int:
        """Put cards away till tomorrow."""
        today = learner_day(self._clock(), self._zone).isoformat()
        return self._change(card_ids, "buried", "card", {"buried": today})

    def unbury(self, card_ids: Sequence[str]) -> int:
        """Let buried cards come again today."""
        return self._change(card_ids, "unburied", "card", {"buried": None})

    def delete(self, card_ids: Sequence[str]) -> int:
        """Delete cards, in one undo step; their reviews stay in the record."""
        deleted: list[str] = []
        with self._record.step("") as step:
            for card_id in dict.fromkeys(card_ids):
                number = number_of(card_id)
                document = self._record.get(TABLE, number)
                if document is not None and document["status"] == "card":
                    deleted.append(document["front"])
                    self._record.put(TABLE, number, None)
            step.what = f"deleted {_cards_in_words(deleted, 'card')}"
        return len(deleted)

    def grade(
        self,
        card_id: str,
        rating: Rating,
        *,
        at: datetime | None = None,
        seconds: float | None = None,
    ) -> Card:
        """Grade a card, due or not: the review and the card's new state are one undo step.

        Args:
            card_id: an accepted card.
            rating: what the reader remembered.
            at: when, never before the card's last review; None for now, or for the time of that
                review, where a clock was set back or another window was quicker.
            seconds: how long the answer took, if that was measured.

        Raises:
            UsageError: the card is a draft, or `at` is before its last review.
        """
        with self._record.step("") as step:
            card = self.get(card_id)
            now = at or self._clock()
            if at is None and card.memory.last is not None:
                now = max(now, card.memory.last)
            if card.draft:
                raise UsageError(
                    card.id, "a draft can't be graded", f"earmark cards accept {card.id}"
                )
            number = number_of(card.id)
            memory = grade(
                card.memory,
                rating,
                now,
                card_id=number,
                zone=self._zone,
                retention=self._retention,
                fuzz=self._fuzz,
            )
            document = dict(self._require(card.id))
            if document.get("introduced") is None:
                document["introduced"] = learner_day(now, self._zone).isoformat()
            document["memory"] = memory.to_dict()
            document["buried"] = None
            review = {
                "card": number,
                "at": to_text(now),
                "day": learner_day(now, self._zone).isoformat(),
                "offset": int(_offset_minutes(now, self._zone)),
                "rating": int(rating),
                "before": card.memory.state.value,
                "nth": memory.reps,
                "seconds": seconds,
                "retention": self._retention,
                "parameters": "fsrs-6",
            }
            self._record.put("reviews", self._record.new_id(), review)
            self._record.put(TABLE, number, document)
            if self.days is not None and seconds:
                self.days.add(cards=1, card_seconds=min(seconds, LONGEST_ANSWER))
            step.what = f"graded {quoted(card.front)} {rating.name.lower()}"
        return self.get(card.id)

    # Within

    def _change(
        self,
        card_ids: Sequence[str],
        verb: str,
        noun: str,
        changes: Mapping[str, Any],
        only: str = "",
    ) -> int:
        fronts: list[str] = []
        now = to_text(self._clock())
        with self._record.step("") as step:
            for card_id in dict.fromkeys(card_ids):
                document = self._require(card_id)
                if only and document["status"] != only:
                    continue
                after = {**document, **changes}
                if after == dict(document):
                    continue
                fronts.append(document["front"])
                self._record.put(TABLE, number_of(card_id), {**after, "changed": now})
            step.what = f"{verb} {_cards_in_words(fronts, noun)}"
        return len(fronts)

    def _require(self, card_id: str) -> Mapping[str, Any]:
        document = self._record.get(TABLE, number_of(card_id))
        if document is None or document["status"] == "discarded":
            raise UnknownIdError(card_id, "no card has this id", "earmark cards lists them")
        return document

    def _with_status(self, status: str) -> list[Card]:
        documents = self._record.documents(TABLE)
        return [self._card(n, doc) for n, doc in documents.items() if doc["status"] == status]

    def _card(self, number: int, document: Mapping[str, Any]) -> Card:
        """Read a document once: a change puts another one in its place, so identity tells."""
        kept = self._read.get(number)
        if kept is None or kept[0] is not document:
            kept = self._read[number] = (document, card_of(number, document))
        return kept[1]


def _cards_in_words(fronts: Sequence[str], noun: str) -> str:
    return f"the {noun} {quoted(fronts[0])}" if len(fronts) == 1 else count_of(len(fronts), noun)


def _offset_minutes(at: datetime, zone: tzinfo) -> float:
    offset = at.astimezone(zone).utcoffset()
    return offset.total_seconds() / 60 if offset else 0.0
