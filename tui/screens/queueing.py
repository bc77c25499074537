"""The queue's part of the main screen: what it shows, its order, and the other queues."""

from __future__ import annotations

from typing import Literal

from textual import on

from tui.doing import TAKES_BACK, named
from tui.messages import QueueDragged
from tui.screens.planning import PlanningScreen

__all__ = ["QueueingScreen"]

_LETTERS = {"shortest": "s", "longest": "l", "oldest": "o", "newest": "n"}
"""The letters of the orders that a queue can be put into."""


class QueueingScreen(PlanningScreen):
    """The panes, and what is done with the queue in them."""

    def __init__(self) -> None:
        super().__init__()
        self._due: int | None = None

    # What it shows

    def show_queue(self) -> None:
        """Show the current queue as it is now."""
        from store.pace import minutes_left, minutes_whole
        from tui.widgets.queue_pane import QueueItem

        rows, pace = self.desk.rows(), self.desk.pace()
        listed = [self.desk.listed(one) for one in self.desk.queue.ids() if one in rows]
        self.queue.show(
            [
                QueueItem(one.row, one.state, minutes_left(one, pace), minutes_whole(one.row, pace))
                for one in listed
            ]
        )
        self.say_queue()

    def count_due(self) -> None:
        """Count the due cards again when they are next told of."""
        self._due = None

    def say_queue(self) -> None:
        """Tell of the queue in its title and in the strip: the cards due, the time it takes."""
        from tui.widgets.queue_pane import minutes_in_words

        items, name = self.queue.items, self.desk.queue.current
        if self._due is None:
            self._due = self.desk.cards.due_number()
        cards = f"{self._due} due" if self._due else "no cards due"
        left = minutes_in_words(sum(item.minutes for item in items))
        whole = minutes_in_words(sum(item.whole for item in items))
        if not items:
            time = "nothing queued"
        else:
            time = f"{left} queued" if left == whole else f"{left} left of {whole}"
        # The pane is narrow: that nothing is due is left out where there is more to say.
        short = bool(name or left != whole) and not self._due
        told = [name, *([] if short else [cards]), time]
        self.title_of("queue-title").say(" · ".join(filter(None, told)))
        queued = f"{len(items)} queued, {left}" if items else "nothing queued"
        following = f"next: {items[0].row.title}" if items else "e queues an episode"
        told = [name, cards, queued, following]
        self.title_of("queue-strip").say(" · ".join(filter(None, told)))

    # Its order

    def action_move_queued(
        self, to: Literal["top", "bottom", "up", "down"], count: int = 1
    ) -> None:
        """Move the queued episode under the cursor."""
        item = self.queue.current
        if item is None:
            return
        if to in ("top", "bottom"):
            self.desk.queue.move(item.row.id, to)
        else:
            place = self.queue.cursor + 1 + (count if to == "down" else -count)
            self.desk.queue.move(item.row.id, min(max(place, 1), len(self.queue.items)))

    @on(QueueDragged)
    def _dragged(self, event: QueueDragged) -> None:
        with self.told():
            self.desk.queue.move(event.episode, event.place)

    def action_sort_queue(self) -> None:
        """Ask for an order, and put the queue into it, once."""
        from store.queue_order import IN_WORDS, QueueOrder
        from tui.screens.choosing import Choice, ChoiceScreen

        choices = [Choice(_LETTERS[one.value], IN_WORDS[one], one) for one in QueueOrder]
        self.app.push_screen(
            ChoiceScreen("Put the queue in order", choices, ""), self._sorted_queue
        )

    def _sorted_queue(self, order: str | None) -> None:
        from store.queue_order import IN_WORDS, QueueOrder, arrange

        if order is None:
            return
        words = IN_WORDS[QueueOrder(order)]
        with self.told():
            if arrange(self.desk, QueueOrder(order)):
                self.tell(f"In order, {words} · {TAKES_BACK}")
            else:
                self.say(f"It is in that order already: {words}")

    def action_open_next(self) -> None:
        """Open what is at the top of the queue."""
        if items := self.queue.items:
            self.open(items[0].row.id)
        else:
            self.say("Nothing is queued")

    # The other queues

    def action_switch_queue(self) -> None:
        """Choose which queue is shown and filled."""
        from tui.screens.queues import QueuesScreen

        self.app.push_screen(QueuesScreen(self.desk, "Which queue?"), self._switch)

    def _switch(self, name: str | None) -> None:
        if name is not None:
            with self.told():
                self.desk.queue.use(name)
                self.show_queue()

    def action_send(self) -> None:
        """Choose a queue to move the episodes to that are meant."""
        from store.queue_names import queue_in_words
        from tui.screens.queues import QueuesScreen

        episodes = list(self.meant())
        if not episodes:
            return

        def send(name: str | None) -> None:
            if name is None:
                return
            with self.told():
                if self.desk.queue.send(episodes, name):
                    which = queue_in_words(name)
                    self.tell(f"Now in {which}: {named(self.desk, episodes)} · {TAKES_BACK}")
                    self.acted()
                else:
                    self.say(f"It lies in {queue_in_words(name)} already")

        title = f"Move {named(self.desk, episodes)} to which queue?"
        self.app.push_screen(QueuesScreen(self.desk, title), send)
