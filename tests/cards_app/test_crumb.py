"""The line above a card: source, title and heading, and what of it would tell the answer."""

from __future__ import annotations

import pytest

from store import anchors
from store.desk import Desk
from store.errors import DamagedError
from tests.cards_app.stage import Stage, add_card, press, shown
from tui.screens.review import ReviewScreen

LOW = (80, 24)
WIDE = (140, 40)
SOURCE = "The TWIML AI Podcast"


async def test_the_breadcrumb_keeps_the_answer_back(desk: Desk) -> None:
    add_card(desk, "cloze", "He talks about […].", "OpenClaw agents")
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#card-crumb") == f"{SOURCE} · … · takeaways"
        await press(pilot, "space")
        assert "OpenClaw Agents" in shown(pilot, "#card-crumb")


@pytest.mark.parametrize("tells", [False, True])
async def test_the_heading_above_a_passage_is_told_unless_it_tells(
    desk: Desk, *, tells: bool
) -> None:
    row = next(row for row in desk.rows().values() if row.title.startswith("Dion: "))
    blocks = next(part for part in desk.text(row.id).parts if part.kind == "notes").blocks
    place = next(i for i, block in enumerate(blocks) if block.kind == "heading")
    anchor = anchors.find(desk.text(row.id).parts, blocks[place + 1].text[:60])
    assert anchor is not None
    back = "Orthonormal updates" if tells else "Something else"
    desk.cards.add("basic", "What is this of?", back, episode=row.id, anchor=anchor)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        heading = "The Principle of Orthonormal Updates"
        assert shown(pilot, "#card-crumb").endswith(" · …" if tells else f" · {heading}")
        await press(pilot, "space")
        assert shown(pilot, "#card-crumb").endswith(f" · {heading}")


async def test_a_library_that_fails_costs_the_heading_and_no_more(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_card(desk, "basic", "Which rewards?", "Verifiable ones")

    def broken(*_: object) -> str:
        raise DamagedError("library.db", "a page is broken", "earmark check --repair")

    monkeypatch.setattr(type(desk.library), "heading_above", broken)
    app = Stage(ReviewScreen(desk))
    async with app.run_test(size=LOW) as pilot:
        await pilot.pause()
        assert shown(pilot, "#card-crumb").endswith(" · takeaways")
