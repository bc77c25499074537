"""Revising highlights and piping texts, by keys."""

from __future__ import annotations

from store import anchors
from tests.app.conftest import Clock, Running, Start
from tui.screens.card_editor import CardEditor
from tui.screens.output import OutputScreen
from tui.screens.revision import RevisionScreen


def mark(running: Running, count: int) -> list[str]:
    talk = next(one.row.id for one in running.desk.listing("OpenClaw"))
    transcript = running.desk.text(talk).parts[-1]
    return [
        running.desk.highlights.add(talk, anchors.make(transcript, n, 0, 30), note=f"note {n}").id
        for n in range(1, count + 1)
    ]


async def test_highlights_come_back_and_are_decided_by_one_key(start: Start, clock: Clock) -> None:
    async with start() as running:
        mark(running, 3)
        await running.press("g", "v")
        screen = running.on(RevisionScreen)
        assert "No highlight comes back today" in screen.passage.text
        await running.press("space", "q")
        clock.go_on(days=1)
        await running.press("g", "v")
        screen = running.on(RevisionScreen)
        first, second, third = running.desk.revision.due()
        assert first.anchor.quote in screen.passage.text
        assert f"note: {first.note}" in str(screen.note.content)
        assert screen.head.right == "3 left"
        await running.press("space")
        assert running.desk.revision.due() == [second, third]
        await running.press("u")
        assert running.desk.revision.due() == [first, second, third]
        await running.press("-", "X")
        assert running.desk.revision.due() == [third]
        await running.press("g", "s")
        assert running.main.reading.episode == third.episode
        await running.press("q")
        assert isinstance(running.app.screen, RevisionScreen)
        await running.press("c")
        assert isinstance(running.app.screen, CardEditor)
        await running.press("ctrl+s")
        assert running.desk.revision.due() == []
        (card,) = running.desk.cards.accepted()
        assert (card.highlight, card.anchor) == (third.id, third.anchor)
        await running.press("u")
        assert running.desk.cards.accepted() == []
        assert running.desk.revision.due() == [third]


async def test_a_text_is_handed_to_a_command(start: Start) -> None:
    async with start() as running:
        await running.press("/")
        await running.write("OpenClaw")
        await running.press("enter", "|")
        await running.write("grep -c Raschka; true")
        await running.press("enter")
        assert running.toast.startswith("grep: failed with 2: ")
        await running.press("|", "ctrl+u")
        await running.write("head -n 2")
        await running.press("enter")
        assert isinstance(running.app.screen, OutputScreen)
        shown = running.app.screen._lines
        assert shown[0].startswith("AI Trends 2026: OpenClaw Agents")
        await running.press("escape", "enter", "v")
        selected = running.main.reading.reader.selection_anchor()
        assert selected is not None
        await running.press("|", "ctrl+u")
        await running.write("wc -c")
        await running.press("enter")
        assert running.toast.strip() == str(len(selected.quote.encode()) + 1)
        await running.press("|", "ctrl+u")
        await running.write("no-such-program")
        await running.press("enter")
        assert running.toast == (
            "no-such-program: can't be started (No such file or directory); name another"
        )
