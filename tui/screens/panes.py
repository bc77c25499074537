"""How the three panes share the screen: side by side, in turns, or the reader alone."""

from __future__ import annotations

from asyncio import Lock
from typing import TYPE_CHECKING, Literal, get_args

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.screens.episode_screen import EpisodeScreen
from tui.widgets.episode_list import EpisodeList
from tui.widgets.footer import KeyFooter
from tui.widgets.pane_title import PaneTitle

if TYPE_CHECKING:
    from tui.commands import Command
    from tui.widgets.prompt import Prompt
    from tui.widgets.queue_pane import QueueList
    from tui.widgets.reading_pane import ReadingPane

__all__ = ["Pane", "PanesScreen"]

Pane = Literal["list", "reader", "queue"]
PANES: tuple[Pane, ...] = get_args(Pane)
_TITLES = {"list": "Earmark", "reader": "Reader", "queue": "Queue"}

SIDE_BY_SIDE = 120
"""From this width on the three panes stand side by side; below it they take turns."""
WITH_STRIP = 60
"""From this width on a line tells of the queue while another pane has its turn."""

WELCOME = "Enter opens the episode under the cursor here. ? shows every key."


class PanesScreen(EpisodeScreen[None]):
    """The list, the reader and the queue, a line to type into, and the footer.

    The list is there first; the rest is filled in once it is painted, or when a key asks for it.
    """

    context = "list"

    def __init__(self) -> None:
        super().__init__()
        self._turn: Pane = "list"
        self._zen = False
        self._filling = Lock()
        self._filled = False

    def compose(self) -> ComposeResult:
        """Lay out the panes, with the list in the first of them."""
        # Their classes are set before they are mounted, or all would be styled a second time.
        self.set_class(self.side_by_side, "-side-by-side", update=False)
        with Horizontal(id="panes"):
            for pane in PANES:
                with self._holder(pane):
                    yield PaneTitle(_TITLES[pane], id=f"{pane}-title")
                    if pane == "list":
                        yield EpisodeList(id="list")
        strip = PaneTitle(id="queue-strip")
        strip.display = self._has_strip
        yield strip
        yield KeyFooter()

    def _holder(self, pane: Pane) -> Vertical:
        holder = Vertical(id=f"{pane}-pane", classes="pane")
        holder.set_class(pane == self._turn, "-turn")
        holder.display = self.in_sight(pane)
        return holder

    def on_mount(self) -> None:
        """Begin in the list."""
        self.set_focus(self.episodes, scroll_visible=False)

    async def fill(self) -> None:
        """Fill the panes beside the list, unless that was done."""
        from tui.stylesheet import read_the_rest
        from tui.widgets.prompt import Prompt
        from tui.widgets.queue_pane import QueueList
        from tui.widgets.reading_pane import ReadingPane

        async with self._filling:
            if not self._filled:
                read_the_rest(self.app)
                with self.app.batch_update():
                    reading = ReadingPane(id="reading", welcome=WELCOME)
                    await self.query_one("#reader-pane").mount(reading)
                    await self.query_one("#queue-pane").mount(QueueList(id="queue"))
                    await self.mount(Prompt(id="prompt"), before=self.query_one(KeyFooter))
                self._filled = True

    async def run_command(self, command: Command, count: int | None = None) -> None:
        """Run a command, with all panes there that it may need."""
        await self.fill()
        await super().run_command(command, count)

    @property
    def episodes(self) -> EpisodeList:
        """The episode list."""
        return self.query_one(EpisodeList)

    @property
    def reading(self) -> ReadingPane:
        """The reader's pane."""
        from tui.widgets.reading_pane import ReadingPane

        return self.query_one(ReadingPane)

    @property
    def queue(self) -> QueueList:
        """The queue."""
        from tui.widgets.queue_pane import QueueList

        return self.query_one(QueueList)

    @property
    def prompt(self) -> Prompt:
        """The line to type into."""
        from tui.widgets.prompt import Prompt

        return self.query_one(Prompt)

    def title_of(self, name: str) -> PaneTitle:
        """Return the title with this id."""
        return self.query_one(f"#{name}", PaneTitle)

    # Whose turn it is

    @property
    def side_by_side(self) -> bool:
        """Whether all three panes are in sight."""
        return self.app.size.width >= SIDE_BY_SIDE and not self._zen

    def in_sight(self, pane: Pane) -> bool:
        """Whether a pane can be seen now."""
        return self.side_by_side or self._turn == pane

    def go(self, pane: Pane) -> None:
        """Give a pane its turn and the focus."""
        self._turn = pane
        if pane != "reader":
            self._zen = False
        self._arrange()
        self.set_focus(self._widget(pane), scroll_visible=False)

    def _widget(self, pane: Pane) -> Widget:
        if pane == "reader":
            return self.reading.reader
        return self.episodes if pane == "list" else self.queue

    def _arrange(self) -> None:
        for pane in PANES:
            holder = self.query_one(f"#{pane}-pane")
            holder.display = self.in_sight(pane)
            holder.set_class(pane == self._turn, "-turn")
        self.title_of("queue-strip").display = self._has_strip
        self.set_class(self.side_by_side, "-side-by-side")

    @property
    def _has_strip(self) -> bool:
        strip = not self.side_by_side and not self._zen and self._turn != "queue"
        return strip and self.app.size.width >= WITH_STRIP

    def on_resize(self) -> None:
        """Share the new size out."""
        self._arrange()

    def on_descendant_focus(self) -> None:
        """Note whose turn it is when a click moved the focus."""
        for pane in PANES if self._filled else ():
            if self.focused is self._widget(pane) and pane != self._turn:
                self._turn = pane
                self._arrange()
        self.say_place()

    def say_place(self) -> None:
        """Say in the footer where one is."""

    def action_next_pane(self) -> None:
        """Go to the next pane."""
        self.go(PANES[(PANES.index(self._turn) + 1) % len(PANES)])

    def action_previous_pane(self) -> None:
        """Go to the pane before."""
        self.go(PANES[PANES.index(self._turn) - 1])

    def action_pane_left(self) -> None:
        """Go to the pane on the left."""
        self.go(PANES[max(0, PANES.index(self._turn) - 1)])

    def action_pane_right(self) -> None:
        """Go to the pane on the right."""
        self.go(PANES[min(len(PANES) - 1, PANES.index(self._turn) + 1)])

    def action_zen(self) -> None:
        """Show the reader alone, or all panes again."""
        self._zen = not self._zen
        self.go("reader")

    def action_back(self) -> None:
        """Leave zen, then the pane, then the program."""
        if self._zen:
            self.action_zen()
        elif self._turn != "list":
            self.go("list")
        else:
            self.app.exit()
