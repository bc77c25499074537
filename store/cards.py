"""Cards: drafts, accepted cards, and their reviews.

One table holds all three stages, told apart by ``status``: a ``draft`` waits for a decision, a
``card`` is on the schedule, and of a ``discarded`` one only what is needed to never propose it
again is kept. An accepted card's id is the draft's, so nothing that points at it breaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from store import due as due_order
from store.anchors import Anchor
from store.card_documents import TABLE, card_of, new_document
from store.card_table import cards_in_words
from store.clock import to_text
from store.drafting import decisions, keep_new, propose, weights_of
from store.due_count import count_due
from store.errors import UsageError
from store.events import card_event
from store.identity import id_of, number_of
from store.model import Card, CardKind, EpisodeText
from store.rescheduling import Rescheduling
from store.scheduling import (
    PARAMETERS_VERSION,
    ROLLOVER,
    Rating,
    grade,
    interval_text,
    intervals,
    is_leech,
    learner_day,
)
from store.siblings import siblings_due
from store.wording import quoted

if TYPE_CHECKING:
    from store.claims.fitting import Decision
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


class Cards(Rescheduling):
    """The drafts and cards of all episodes."""

    @property
    def retention(self) -> float:
        """The share of answers that is meant to come back."""
        return self._settings().retention

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

    def due(self, at: datetime | None = None) -> list[Card]:
        """Return what to review now, in order: steps under way, reviews, then new cards."""
        now = at or self._clock()
        today = learner_day(now, self._zone)
        cards = [c for c in self._with_status("card") if state_of(c, today) not in due_order.AWAY]
        return due_order.order(cards, now, self._zone, self._settings(), self._source_of)

    def due_number(self) -> int:
        """Return how many `due` would return; without limits for sources, no card is made."""
        settings = self._settings()
        if settings.sources:
            return len(self.due())
        return count_due(
            self._record.documents(TABLE).values(),
            self._clock(),
            self._zone,
            most_new=settings.new,
            most_reviews=settings.reviews,
        )

    def intervals(self, card_id: str) -> dict[Rating, str]:
        """Return what each grade would bring, in words for the keys: "10 min", "4 d"."""
        card = self.get(card_id)
        now = self._clock()
        ahead = intervals(
            card.memory,
            max(now, card.memory.last or now),
            card_id=number_of(card.id),
            zone=self._zone,
            retention=self.retention,
            fuzz=self._fuzz,
        )
        return {rating: interval_text(length) for rating, length in ahead.items()}

    # Making

    def generate(self, texts: Iterable[EpisodeText]) -> list[Card]:
        """Propose drafts for episodes and keep those that are new, in one undo step."""
        weights = weights_of(self.decisions())
        return self.keep([(text.row.id, propose(text, weights)) for text in texts])

    def decisions(self) -> list[Decision]:
        """Return what the reader did with drafts so far, by which new ones are ranked."""
        return decisions(self._record)

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
        made = card_of(number, document)
        self.announce("card", card_event(made))
        return made

    # Deciding and changing

    def accept(self, card_ids: Sequence[str]) -> int:
        """Put drafts on the schedule, in one undo step; return how many were drafts."""
        drafts = [one for one in dict.fromkeys(card_ids) if self.get(one).draft]
        count = self._decide(card_ids, "accepted", "card")
        for one in drafts:
            self.announce("card", card_event(self.get(one)))
        return count

    def discard(self, card_ids: Sequence[str]) -> int:
        """Turn drafts down for good, in one undo step; return how many were drafts."""
        return self._decide(card_ids, "discarded", "discarded")

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
        changes: dict[str, Any] = {key: value for key, value in new.items() if value is not None}
        if card.draft:
            changes["edited"] = True
        self._change([card.id], "edited", "draft" if card.draft else "card", lambda _: changes)
        return self.get(card.id)

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
            step.what = f"deleted {cards_in_words(deleted, 'card')}"
        return len(deleted)

    def grade(
        self,
        card_id: str,
        rating: Rating,
        *,
        at: datetime | None = None,
        seconds: float | None = None,
    ) -> Card:
        """Grade a card, due or not, and all that comes of it in one undo step.

        The review and the card's new state; cards of the same claim that would come up on that
        day are put away till the next; a leech is suspended, for it is better re-read.

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
            # Looked up inside: another window may just have graded the card.
            now = at or self._clock()
            card = self.get(card_id)
            now = at or self._clock()
            if at is None and card.memory.last is not None:
                now = max(now, card.memory.last)
            if card.draft:
                raise UsageError(
                    card.id, "a draft can't be graded", f"earmark cards accept {card.id}"
                )
            number = number_of(card.id)
            retention = self.retention
            memory = grade(
                card.memory,
                rating,
                now,
                card_id=number,
                zone=self._zone,
                retention=retention,
                fuzz=self._fuzz,
            )
            day = learner_day(now, self._zone)
            document = dict(self._require(card.id))
            if document.get("introduced") is None:
                document["introduced"] = day.isoformat()
            document["memory"] = memory.to_dict()
            document["buried"] = None
            document["due_set"] = None
            step.what = f"graded {quoted(card.front)} {rating.name.lower()}"
            if memory.lapses > card.memory.lapses and is_leech(memory.lapses):
                document["suspended"] = True
                step.what += f", forgotten {memory.lapses} times, so suspended"
            review = {
                "card": number,
                "life": document.get("life", 0),
                "at": to_text(now),
                "day": day.isoformat(),
                "offset": int(_offset_minutes(now, self._zone)),
                "zone": getattr(self._zone, "key", None) or now.astimezone(self._zone).tzname(),
                "rollover": ROLLOVER,
                "rating": int(rating),
                "before": card.memory.state.value,
                "nth": memory.reps,
                "seconds": seconds,
                "retention": retention,
                "parameters": PARAMETERS_VERSION,
            }
            cards = self._record.documents(TABLE)
            buried = list(siblings_due(cards, number, day))
            self._record.put("reviews", self._record.new_id(), review)
            self._record.put(TABLE, number, document)
            for sibling in buried:
                self._record.put(TABLE, sibling, {**cards[sibling], "buried": day.isoformat()})
            if self.days is not None and seconds:
                self.days.add(cards=1, card_seconds=min(seconds, LONGEST_ANSWER))
        return self.get(card.id)

    def _decide(self, card_ids: Sequence[str], verb: str, status: str) -> int:
        return self._change(card_ids, verb, "draft", lambda _: {"status": status}, only="draft")


def _offset_minutes(at: datetime, zone: tzinfo) -> float:
    offset = at.astimezone(zone).utcoffset()
    return offset.total_seconds() / 60 if offset else 0.0
