"""Random things that a person may do, for processes that are killed or get in each other's way."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC
from pathlib import Path

from seeds.model import Hints, PartKind
from store import anchors
from store.desk import Desk
from store.errors import UndoRefusedError, UnknownIdError
from store.home import Home
from store.importing import import_files
from store.model import Colour, Mark, Place
from store.scheduling import Rating

__all__ = ["Deed", "deed", "lines_written", "page", "sit_down"]

Deed = Callable[[Desk], object]

TITLES = ("A River in Winter", "A City on the Hill", "A Court at Noon", "A Court at Night")


def page(edition: int) -> str:
    """An episode list of four episodes; every edition has other texts, and the same passage."""
    return "\n".join(
        f"{title} with Ada Byron - #{number}\n"
        f"In edition {edition} it froze. The harvest failed that year.\n"
        f"{number} Mar 51min\n"
        for number, title in enumerate(TITLES, 1)
    )


def sit_down(folder: Path) -> Desk:
    """Open the home in `folder`; with the first edition of the page where it is empty."""
    desk = Desk.open(Home(folder / "home"), zone=UTC)
    if not desk.library.count():
        _import(desk, folder, 0)
    return desk


def lines_written(desk: Desk) -> int:
    """The number of the last line of the journal that this desk has read or written."""
    return desk.record._engine.state.n


def deed(chance: random.Random, folder: Path, name: str, *, imports: bool = True) -> Deed:
    """Choose something to do; `name` is written into it where there is room for a name."""
    kinds: list[tuple[int, Callable[[Desk], object]]] = [
        (6, lambda desk: _mark(desk, chance)),
        (6, lambda desk: desk.marks.tag(name, _some(desk, chance))),
        (4, lambda desk: _move(desk, chance)),
        (5, lambda desk: _queue(desk, chance)),
        (5, lambda desk: _highlight(desk, chance, name)),
        (3, lambda desk: desk.cards.add("basic", f"What is {name}?", name)),
        (9, lambda desk: _grade(desk, chance)),
        (2, lambda desk: _delete(desk, chance)),
        (4, lambda desk: _turn(desk, back=chance.random() < 0.6)),
        (int(imports), lambda desk: _import(desk, folder, chance.randrange(6))),
    ]
    return chance.choices([act for _, act in kinds], [weight for weight, _ in kinds])[0]


def _some(desk: Desk, chance: random.Random) -> list[str]:
    episodes = list(desk.rows())
    return chance.sample(episodes, chance.randint(1, len(episodes))) if episodes else []


def _mark(desk: Desk, chance: random.Random) -> None:
    desk.marks.mark(chance.choice(list(Mark)), _some(desk, chance))


def _move(desk: Desk, chance: random.Random) -> None:
    for episode in _some(desk, chance)[:1]:
        place = Place(PartKind.DESCRIPTION, 0, chance.randrange(20), chance.random(), True)
        desk.marks.move(episode, place)


def _queue(desk: Desk, chance: random.Random) -> None:
    queued = desk.queue.ids()
    if len(queued) < 2:
        desk.queue.add(_some(desk, chance))
    elif chance.random() < 0.3:
        desk.queue.remove(queued[:1])
    else:
        try:
            desk.queue.move(chance.choice(queued), chance.choice(("top", "bottom", "up", "down")))
        except UnknownIdError:
            """Another process has taken it out meanwhile."""


def _highlight(desk: Desk, chance: random.Random, name: str) -> None:
    there = [highlight.id for highlight in desk.highlights.all()]
    if len(there) > 12:
        desk.highlights.remove(chance.sample(there, 4))
        return
    for episode in _some(desk, chance)[:1]:
        passage = anchors.find(desk.text(episode).parts, "The harvest failed that year.")
        if passage is not None:
            desk.highlights.add(episode, passage, colour=chance.choice(list(Colour)), note=name)


def _grade(desk: Desk, chance: random.Random) -> None:
    cards = desk.cards.accepted()
    if cards:
        try:
            desk.cards.grade(chance.choice(cards).id, chance.choice(list(Rating)))
        except UnknownIdError:
            """Another process has deleted it meanwhile."""


def _delete(desk: Desk, chance: random.Random) -> None:
    cards = [card.id for card in desk.cards.accepted()]
    if len(cards) > 8:
        desk.cards.delete(chance.sample(cards, 2))


def _turn(desk: Desk, *, back: bool) -> None:
    try:
        desk.undo() if back else desk.redo()
    except UndoRefusedError:
        """Nothing is there, or something newer stands in the way."""


def _import(desk: Desk, folder: Path, edition: int) -> None:
    file = folder / f"page-{edition}.txt"
    file.write_text(page(edition), encoding="utf-8")
    hints = Hints(format="episode-list", source="A Show", captured=desk.today())
    assert not import_files(desk, [file], hints).failures
