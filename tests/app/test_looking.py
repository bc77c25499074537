"""Related episodes and references: from one text to another, and back."""

from __future__ import annotations

import pytest

from tests.app.conftest import Running, Start
from tui.screens.references import ReferencesScreen
from tui.screens.related import RelatedList, RelatedScreen
from tui.widgets.pane_title import PaneTitle


def works(running: Running) -> list[str]:
    return running.lines(running.on(ReferencesScreen).works)


def title(running: Running) -> str:
    return str(running.app.screen.query_one("#references-title", PaneTitle).content)


def number(running: Running) -> int | None:
    return running.desk.listed(running.main.reading.episode or "").row.number


async def test_the_captions_lead_to_the_episode_on_their_paper_and_back(start: Start) -> None:
    async with start() as running:
        captions = next(
            row.id for row in running.desk.rows().values() if row.source.startswith("Deep Dive")
        )
        running.main.open(captions)
        await running.settle()
        await running.press("g", "e")
        related = running.on(RelatedScreen).query_one(RelatedList)
        shown = running.lines(related)
        assert any("Jonas Geiping" in line for line in shown[:6])
        while (running.desk.listed(related.current or "").row.number) != 723:
            await running.press("j")
        assert "both speak of" in running.lines(related)[related.cursor * 2 + 1]
        await running.press("enter")
        assert number(running) == 723
        assert running.footer.startswith("q goes back to what is related")
        await running.press("g", "e")
        back = running.on(RelatedScreen).query_one(RelatedList)
        assert captions in {found.id for found, _ in back._found[:3]}
        await running.press("escape", "q")
        assert running.on(RelatedScreen).query_one(RelatedList).current is not None
        await running.press("q")
        assert running.focus == "reader"


async def test_references_across_the_library_lead_to_where_they_are_named(start: Start) -> None:
    async with start() as running:
        await running.press("g", "r")
        assert title(running) == ("99 references of the library, 11 of them in several episodes")
        assert works(running)[0].startswith("▌ 3 ×  ")
        assert works(running)[1].strip().startswith("▌      in 3 episodes · ")
        await running.press("enter")
        assert works(running)[2].startswith("       in ")
        await running.press("j", "enter")
        assert running.focus == "reader"
        reader = running.main.reading.reader
        assert reader.reading is not None
        assert reader.reading.found is not None
        assert len(reader.reading.found.hits) >= 1
        await running.press("q")
        assert works(running)[2].startswith("▌      in ")
        await running.press("h")
        assert not works(running)[2].startswith("       in ")
        await running.press("escape")
        assert running.focus == "reader"


async def test_references_are_narrowed_by_words(start: Start) -> None:
    async with start() as running:
        await running.press("g", "r", "slash")
        await running.write("titans")
        assert "titans" in works(running)[0].casefold()
        count = int(title(running).split()[0])
        assert 0 < count < 10
        await running.press("enter")
        assert running.focus == "works"
        await running.press("escape")
        assert title(running).startswith("99 references")
        await running.press("slash", "x", "x", "x")
        assert works(running)[1].strip() == "No work answers this. Esc shows all again."
        await running.press("escape", "escape")
        assert running.focus == "list"


async def test_an_episodes_own_references_and_their_pages(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def opening(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setattr("webbrowser.open", opening)
    async with start() as running:
        await running.press("g", "f")
        assert title(running).startswith("21 references of Beluga")
        await running.press("o")
        await running.app.workers.wait_for_complete()
        assert len(opened) == 1
        assert opened[0].startswith("https://")
        await running.press("y")
        assert running.toast.startswith("Copied: https://")
        await running.press("e")
        assert title(running).startswith("99 references of the library")
        await running.press("e", "q")
        assert running.focus == "list"
