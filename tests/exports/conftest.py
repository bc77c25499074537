"""A desk with the bundled library on which somebody has worked for a while."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from store import anchors
from store.clock import LocalZone
from store.desk import Desk
from store.home import Home
from store.model import Card, Highlight, Mark
from store.scheduling import Rating
from tests.clock import Clock

TRANSCRIPT = "AI Trends 2026"
"""Begins the title of the episode with the transcript."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """The bundled library, with nothing done."""
    desk = Desk.open(Home(tmp_path / "home"), clock=clock, zone=LocalZone())
    desk.fill_from_seeds()
    yield desk
    desk.close()


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """An empty home."""
    desk = Desk.open(Home(tmp_path / "other"), clock=clock, zone=LocalZone())
    yield desk
    desk.close()


@pytest.fixture
def episode(desk: Desk) -> str:
    """The id of the episode with the transcript."""
    return next(one.row.id for one in desk.listing(TRANSCRIPT))


@pytest.fixture
def highlight(desk: Desk, episode: str) -> Highlight:
    """The first words of the second turn, with a note and tags."""
    transcript = desk.text(episode).parts[-1]
    made = desk.highlights.add(
        episode, anchors.make(transcript, 1, 0, 61), note="who talks\n= and of what"
    )
    return desk.highlights.change(made.id, tags=["to read", "hosts"])


@pytest.fixture
def cards(desk: Desk, episode: str, clock: Clock) -> list[Card]:
    """A new one, one in review, one that lapsed, a suspended one, and a cloze of no episode."""
    turn = desk.text(episode).parts[-1]
    made = []
    for n in range(4):
        clock.move(seconds=1)
        one = desk.cards.add(
            "basic",
            f"Question {n} <b>&</b>?",
            f"Answer {n}",
            episode=episode,
            anchor=anchors.make(turn, n + 1, 0, 61 if n == 0 else 20),
            tags=["deep learning"],
        )
        made.append(one)
    clock.move(seconds=1)
    gap = desk.cards.add("cloze", "The answer is […] & more", "42 :: {{x}}")
    clock.move(days=1, seconds=-5)
    desk.cards.grade(made[1].id, Rating.EASY, seconds=4.5)
    clock.move(seconds=9)
    desk.cards.grade(made[2].id, Rating.EASY)
    clock.move(days=20)
    desk.cards.grade(made[1].id, Rating.GOOD, seconds=7.25)
    clock.move(seconds=9)
    desk.cards.grade(made[2].id, Rating.AGAIN)
    desk.cards.suspend([made[3].id])
    return [desk.cards.get(one.id) for one in (*made, gap)]


@pytest.fixture
def worked(desk: Desk, episode: str, highlight: Highlight, cards: list[Card]) -> Desk:
    """The desk with marks, a queue, tags, a highlight, drafts and cards."""
    ids = [one.row.id for one in desk.listing()]
    desk.marks.mark(Mark.READ, ids[:3])
    desk.marks.tag("to do", ids[2:4])
    desk.marks.heard(episode, 754.0, 4684.0)
    desk.queue.add([ids[5], episode])
    notes = next(one.row.id for one in desk.listing("Faster Science"))
    drafts = desk.cards.generate([desk.text(notes)])
    desk.cards.discard([drafts[0].id])
    desk.settings.set("export.json.path", "/somewhere/on/this/machine.json")
    desk.settings.set("reader.measure", 70)
    assert highlight.episode == cards[0].episode
    return desk
