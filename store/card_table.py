"""The table of cards: looking a card up, and changing several in one step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, tzinfo
from typing import Any

from store.card_documents import TABLE, card_of
from store.clock import to_text
from store.days import Days
from store.errors import UnknownIdError
from store.events import Announce, unheard
from store.identity import number_of
from store.model import Card
from store.prefixes import only_match
from store.record import Record
from store.review_settings import ReviewSettings
from store.scheduling import learner_day
from store.wording import count_of, quoted

__all__ = ["CardTable", "cards_in_words"]


class CardTable:
    """The drafts and cards of all episodes, as they lie in the record."""

    def __init__(
        self,
        record: Record,
        *,
        clock: Callable[[], datetime],
        zone: tzinfo,
        settings: Callable[[], ReviewSettings] = ReviewSettings,
        source_of: Callable[[str], str | None] = lambda _: None,
        fuzz: bool = True,
    ) -> None:
        """Work on `record`; days begin at the rollover hour in `zone`.

        Args:
            record: where the cards lie.
            clock: the time.
            zone: where the learner is.
            settings: the retention aimed at and the limits of a day, asked for when needed.
            source_of: the name of an episode's source, by the episode's id.
            fuzz: whether due days are spread.
        """
        self._record = record
        self._clock = clock
        self._zone = zone
        self._settings = settings
        self._source_of = source_of
        self._fuzz = fuzz
        self.announce: Announce = unheard
        self.days: Days | None = None
        """Where the time of reviews is counted, too; None where it isn't."""
        self._read: dict[int, tuple[Mapping[str, Any], Card]] = {}

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

    # Within

    @property
    def _today(self) -> date:
        return learner_day(self._clock(), self._zone)

    def _change(
        self,
        card_ids: Sequence[str],
        verb: str,
        noun: str,
        change: Callable[[Mapping[str, Any]], Mapping[str, Any]],
        only: str = "",
        after: str = "",
    ) -> int:
        """Change documents in one undo step; return how many are others than before.

        Args:
            card_ids: whose.
            verb: what is done, for the words of the step.
            noun: to what.
            change: returns what is new of a document.
            only: the status that is asked for; the others stay as they are.
            after: what else the words say, at their end.
        """
        fronts: list[str] = []
        now = to_text(self._clock())
        with self._record.step("") as step:
            for card_id in dict.fromkeys(card_ids):
                document = self._require(card_id)
                if only and document["status"] != only:
                    continue
                changed = {**document, **change(document)}
                if changed == dict(document):
                    continue
                fronts.append(document["front"])
                self._record.put(TABLE, number_of(card_id), {**changed, "changed": now})
            step.what = f"{verb} {cards_in_words(fronts, noun)}{after}"
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


def cards_in_words(fronts: Sequence[str], noun: str) -> str:
    """Name one card by its question, several by their count."""
    return f"the {noun} {quoted(fronts[0])}" if len(fronts) == 1 else count_of(len(fronts), noun)
