"""Correcting what a text's document says wrong: who speaks, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from store.errors import EarmarkError
from store.wording import quoted
from tui.doing import TAKES_BACK
from tui.messages import PromptGiven
from tui.screens.piping import PipingScreen

if TYPE_CHECKING:
    from seeds.model import Block

__all__ = ["CorrectingScreen"]


class CorrectingScreen(PipingScreen):
    """The panes, and corrections of the text that is open."""

    def _under_the_caret(self) -> Block | None:
        reading = self.reading.reader.reading
        if reading is None or (at := reading.motions.nearest(reading.caret)) is None:
            return None
        return reading.passages.parts[at.part].blocks[at.block]

    def action_name_speaker(self) -> None:
        """Ask what the speaker of the turn under the caret is called."""
        block = self._under_the_caret()
        if block is None or not block.speaker:
            self.say("No speaker is named here")
            return
        self._speaker = block.speaker
        self.prompt.ask("speaker", f"{block.speaker} is", block.speaker, hint="a name")

    def action_shift_times(self) -> None:
        """Ask by how much the times of the open episode are to be moved."""
        episode = self.reading.episode
        block = self._under_the_caret()
        if episode is None or block is None or block.start is None:
            self.say("This text has no times here")
            return
        now = self.desk.overlay.offset(episode)
        self.prompt.ask("shift", "times moved by", f"{now:+g}" if now else "", hint="0:35 or -12.5")

    @on(PromptGiven)
    def _correct(self, event: PromptGiven) -> None:
        if event.asking not in ("speaker", "shift") or not event.value.strip():
            return
        try:
            if event.asking == "speaker":
                self._rename(event.value)
            else:
                self._shift(event.value)
        except EarmarkError as error:
            self.tell(str(error), severity="warning")

    def _rename(self, name: str) -> None:
        text = self.reading.reader.text
        if text is None:
            return
        among = {block.speaker for part in text.parts for block in part.blocks if block.speaker}
        if self.desk.overlay.rename(text.row.source_id, self._speaker, name, among):
            self.tell(
                f"{quoted(self._speaker)} is {quoted(name.strip())} now, in all of "
                f"{text.row.source} · {TAKES_BACK}"
            )

    def _shift(self, value: str) -> None:
        from tui.cli.arguments import Misuse
        from tui.cli.values import span

        episode = self.reading.episode
        if episode is None:
            return
        try:
            seconds = span(value)
        except Misuse as error:
            self.tell(str(error), severity="warning")
            return
        if self.desk.overlay.shift(episode, seconds):
            self.tell(f"Times moved: {seconds:+g} s from the document's · {TAKES_BACK}")

    _speaker = ""
