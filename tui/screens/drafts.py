"""The drafts inbox: one draft at a time with its passage beneath, decided by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static
from textual.worker import get_current_worker

from store.errors import EarmarkError, UnknownIdError
from store.model import Card, EpisodeText
from store.wording import count_of, quoted
from tui.screens.card_editor import CardText
from tui.screens.card_screen import CardScreen
from tui.screens.drafts_session import DraftsSession
from tui.screens.drafts_words import nothing_pending, passed, why
from tui.widgets.card_view import CardPane, CardView
from tui.widgets.footer import KeyFooter
from tui.widgets.marked_text import HeadLine
from tui.widgets.passage_text import excerpt
from tui.widgets.passage_view import PassageView

if TYPE_CHECKING:
    from store.claims.fitting import Decision
    from store.claims.proposal import Proposal
    from store.desk import Desk

__all__ = ["DraftsScreen"]

_TOLD_EVERY = 20
"""Episodes between two words on how far the reading has come."""

_WEIGHING = "Why: …"


class DraftsScreen(CardScreen):
    """The drafts that wait for a decision."""

    context = "drafts"
    editor_title = "Edit the draft; Ctrl+S accepts it"

    head = query_one("#drafts-head", HeadLine)
    view = query_one(CardView)
    words = query_one("#drafts-words", Static)
    passage = query_one(PassageView)

    class Proposed(Message):
        """Episodes were read for claims."""

        def __init__(self, proposals: list[tuple[str, Sequence[Proposal]]]) -> None:
            super().__init__()
            self.proposals = proposals

    class Weighed(Message):
        """What drafts are ranked by."""

        def __init__(self, weights: Mapping[str, float]) -> None:
            super().__init__()
            self.weights = weights

    class Reading(Message):
        """How far the reading has come, or why an episode could not be read."""

        def __init__(self, done: int, problem: str = "") -> None:
            super().__init__()
            self.done = done
            self.problem = problem

    def __init__(
        self,
        desk: Desk,
        episodes: Sequence[str] | None = None,
        *,
        session: DraftsSession | None = None,
    ) -> None:
        """Show what is pending.

        Args:
            desk: the open desk.
            episodes: make what is new from these first, and show theirs alone; None shows all.
            session: a sitting to go on with, such as after a look at a passage.
        """
        super().__init__(desk)
        self.session = session or DraftsSession(desk, episodes)
        self._to_read = () if session is not None else tuple(episodes or ())
        self._read = 0
        self._made: int | None = None
        self._text: EpisodeText | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head, the draft, its passage and the keys."""
        yield HeadLine(id="drafts-head")
        with CardPane(id="drafts-pane"):
            yield CardView()
            yield Static(id="drafts-words", markup=False)
        with Horizontal(id="drafts-passage"):
            yield PassageView()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Read the episodes for claims, if that was asked for."""
        if self._to_read:
            self._propose(self._to_read, self.desk.cards.decisions())

    @property
    def card(self) -> Card | None:
        """The draft that is on."""
        return self.session.card

    @property
    def reading(self) -> bool:
        """True while episodes are being read for claims."""
        return bool(self._to_read) and self._made is None

    def resumed(self) -> DraftsScreen:
        """Return a new screen on the same draft of the same sitting."""
        return DraftsScreen(self.desk, session=self.session)

    def reload(self) -> None:
        """Read back what is pending, and draw."""
        self.session.refresh()
        self._draw()

    # Making drafts

    @work(thread=True, exclusive=True, group="propose")
    def _propose(self, episodes: Sequence[str], decided: Sequence[Decision]) -> None:
        """Read episodes for claims. Pure work, with a library of its own; touches no record."""
        from store.drafting import propose, weights_of

        weights = weights_of(decided)
        worker = get_current_worker()
        found: list[tuple[str, Sequence[Proposal]]] = []
        try:
            library = self.desk.library.again()
        except EarmarkError as error:
            self.post_message(self.Reading(0, str(error)))
            self.post_message(self.Proposed(found))
            return
        try:
            for done, episode in enumerate(episodes):
                if worker.is_cancelled:
                    return
                if done % _TOLD_EVERY == 0:
                    self.post_message(self.Reading(done))
                try:
                    found.append((episode, propose(library.text(episode), weights)))
                except EarmarkError as error:
                    self.post_message(self.Reading(done, str(error)))
        finally:
            library.close()
        self.post_message(self.Proposed(found))

    def on_drafts_screen_reading(self, message: Reading) -> None:
        """Say how far it is."""
        self._read = message.done
        if message.problem:
            self.tell(message.problem, severity="warning")
        self._draw()

    def on_drafts_screen_proposed(self, message: Proposed) -> None:
        """Keep what is new, on this thread, which is the record's."""
        made: list[Card] = []
        self.attempt(lambda: made.extend(self.desk.cards.keep(message.proposals)))
        self._made = len(made)
        self.draw_anew()
        if made:
            back = "u takes it back" if len(made) == 1 else "u takes them back"
            self.tell(f"{count_of(len(made), 'new draft')} · {back}")
        elif self.session.pending:
            self.tell("Nothing new; these were pending already")

    # What the keys do

    def action_accept(self) -> None:
        """Accept the draft that is on."""
        if (card := self._on()) is not None:
            self._decide(lambda: self.session.accept([card]))

    def action_discard(self) -> None:
        """Discard the draft that is on."""
        if (card := self._on()) is not None:
            self._decide(lambda: self.session.discard(card))

    def action_skip(self) -> None:
        """Show the next draft; past the last, start over."""
        if not self.session.pending:
            self.hint("No draft is left · q goes back")
            return
        self.session.skip()
        self._draw()

    def action_accept_all(self) -> None:
        """Accept every pending draft of the episode that is on."""
        if (card := self._on()) is None:
            return
        drafts = self.session.of_episode(card)
        if self._decide(lambda: self.session.accept(drafts)):
            row = self.row(card)
            of = f" of {quoted(row.title)}" if row else ""
            self.tell(f"Accepted {count_of(len(drafts), 'draft')}{of} · u takes it back")

    def action_why(self) -> None:
        """Show or hide why the draft was made."""
        self.session.why = not self.session.why
        if self.session.why:
            from store.drafting import FEWEST_DECISIONS, weights_of

            decided = self.desk.cards.decisions()
            if len(decided) < FEWEST_DECISIONS:
                self.session.weights = weights_of(decided)
            else:
                self._weigh(decided)
        self._draw()

    @work(thread=True, exclusive=True, group="weigh")
    def _weigh(self, decided: Sequence[Decision]) -> None:
        """Learn from the decisions what drafts are ranked by; takes long where they are many."""
        from store.drafting import weights_of

        self.post_message(self.Weighed(weights_of(decided)))

    def on_drafts_screen_weighed(self, message: Weighed) -> None:
        """Tell the reasons by the weights in force."""
        self.session.weights = message.weights
        self._draw()

    def edited(self, card: Card, text: CardText) -> None:
        """Keep the new words and accept."""
        self._decide(lambda: self.session.edit(card, text))

    def _decide(self, decision: Callable[[], None]) -> bool:
        done = self.attempt(decision)
        if done:
            self.draw_anew()
        return done

    def _on(self) -> Card | None:
        card = self.session.card
        if card is None:
            self.hint("No draft is on · q goes back")
        return card

    # Drawing

    def _draw(self) -> None:
        session, card = self.session, self.session.card
        decided = session.decided
        counts = [f"{decided[how]} {how}" for how in ("accepted", "discarded") if decided[how]]
        title = "Drafts of this episode" if session.episodes is not None else "Drafts"
        if session.episodes is not None and len(session.episodes) > 1:
            title = f"Drafts of {len(session.episodes)} episodes"
        reading = f"reading {self._read + 1} of {len(self._to_read)}" if self.reading else ""
        self.view.display = card is not None
        self.query_one("#drafts-passage").display = card is not None
        self.words.display = card is None
        self.keep_idle(self.card is None, "drafts.next" if session.pending else "")
        if card is None:
            self.head.show(title, " · ".join([*counts, f"{session.pending} pending"]), reading)
            if session.pending:
                self.words.update(passed(session.pending))
            else:
                self.words.update(
                    nothing_pending(
                        sum(decided.values()),
                        made=self._made,
                        reading=self.reading,
                        due=self.desk.cards.due_number(),
                    )
                )
            return
        place = f"{session.place} of {session.pending}"
        self.head.show(title, " · ".join([*counts, place]), reading)
        note = ""
        if session.why:
            note = _WEIGHING if session.weights is None else why(card, session.weights)
        self.view.show(card, self.crumb(card, lambda _: None), answered=True, note=note)
        self.query_one(CardPane).scroll_home(animate=False)
        self._show_passage(card)

    def _show_passage(self, card: Card) -> None:
        if card.episode is None or card.anchor is None:
            self.passage.clear("This draft was made without a passage.")
            return
        if self._text is None or self._text.row.id != card.episode:
            try:
                self._text = self.desk.text(card.episode)
            except UnknownIdError:
                self.passage.clear("The episode of this draft is no longer in the library.")
                return
        self.passage.show(excerpt(card.anchor, self._text.parts))
