"""``make screenshots``: the pictures in ``screenshots/``, of the app on the bundled library.

Every picture is made by keys, as a person would come to it. The SVG is Textual's own; the PNG is
made of it with a monospace font of the machine.
"""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import resvg_py
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from seeds.model import PartKind
from store import anchors
from store.desk import Desk
from store.home import Home
from store.journal.engine import Engine
from store.model import Colour, Mark
from store.scheduling import Rating
from tui.app import EarmarkApp

FOLDER = Path(__file__).parent.parent / "screenshots"
FONT = "DejaVu Sans Mono"
WIDE, SMALL, TINY = (140, 40), (80, 24), (50, 20)
SLOW = frozenset({"opening", "text", "search", "drafts"})
TO_762 = ("g", "g", *"jjjjjj", "enter")

LAZY_FROM = 36
"""The day from which on only one card a day was reviewed, so that some are due."""

MARKED = (
    ("You will still get better results if you use more data", Colour.YELLOW, None),
    ("It's still LLMs, it's still the same base model", Colour.GREEN, "So what is new?"),
    ("more and more popular to use or to have the LLM use tools too", Colour.BLUE, None),
    ("That's this idea that was popularized kind of towards the end of", Colour.PINK, None),
)


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its name, the terminal's size, and the keys that lead there."""

    name: str
    size: tuple[int, int]
    keys: tuple[str, ...]


SCENES = (
    Scene("main", WIDE, (*TO_762,)),
    Scene("reader-highlights", WIDE, (*TO_762, "]", "h", "]", "h", "]", "h")),
    Scene("hints", WIDE, (*TO_762, "space", "f")),
    Scene("selection", WIDE, (*TO_762, "space", "v", "j")),
    Scene("search", WIDE, ("s", *"latent space")),
    Scene("related", WIDE, (*TO_762, *"jjjj", "g", "e")),
    Scene("references", WIDE, ("g", "r", "enter", "j")),
    Scene("highlights", WIDE, ("g", "h")),
    Scene("outline", WIDE, (*TO_762, "O")),
    Scene("review", WIDE, ("r", "space")),
    Scene("drafts", WIDE, ("i",)),
    Scene("statistics", WIDE, ("S",)),
    Scene("today", WIDE, ("t",)),
    Scene("help", WIDE, (*TO_762, "question_mark")),
    Scene("80x24-list", SMALL, ("g", "g", *"jj")),
    Scene("80x24-reader", SMALL, (*TO_762, "space")),
    Scene("80x24-review", SMALL, ("r", "space")),
    Scene("80x24-drafts", SMALL, ("i",)),
    Scene("80x24-search", SMALL, ("s", *"latent space", "enter")),
    Scene("50x20-reader", TINY, (*TO_762, "space")),
)


class Clock:
    """A clock that stands, so that two runs draw the same dates."""

    def __init__(self) -> None:
        """Begin on a summer morning."""
        self.at = datetime(2026, 6, 1, 7, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.at


@contextmanager
def counted_ids() -> Iterator[None]:
    """Count ids instead of drawing them by lot: what hangs on them is the same each time."""
    numbers = count(1 << 40)
    drawn = Engine.new_id
    Engine.new_id = lambda _: next(numbers)  # type: ignore[method-assign, assignment]
    try:
        yield
    finally:
        Engine.new_id = drawn  # type: ignore[method-assign]


@counted_ids()
def furnish(home: Home, clock: Clock) -> None:
    """Fill a home as somebody's who has used it for some weeks."""
    today = clock.at
    clock.at = today - timedelta(days=40)
    desk = Desk.open(home, clock=clock, zone=UTC)
    desk.fill_from_seeds()
    by_number = {row.number: row.id for row in desk.rows().values() if row.number}
    in_order = list(desk.rows())
    drafts = desk.cards.generate(desk.text(episode) for episode in in_order)
    accepted = drafts[::2][:24]
    desk.cards.accept([card.id for card in accepted])
    for day in range(40):
        clock.at = today - timedelta(days=40 - day, hours=-1 - day % 3)
        for n, card in enumerate(desk.cards.due()[: 4 + day % 5 if day < LAZY_FROM else 1]):
            rating = Rating.AGAIN if (day + n) % 11 == 0 else Rating.GOOD
            desk.cards.grade(card.id, rating, seconds=6.0)
    clock.at = today
    # Whatever the generator finds, some cards are due.
    desk.cards.set_due([card.id for card in accepted[:3]], desk.today())
    text = desk.text(by_number[762])
    transcript = text.part(PartKind.TRANSCRIPT)
    assert transcript is not None
    for quote, colour, note in MARKED:
        anchor = anchors.find([transcript], quote)
        assert anchor is not None, quote
        desk.highlights.add(text.row.id, anchor, colour=colour, note=note)
    desk.marks.mark(Mark.READ, [in_order[1], in_order[5], by_number[725]])
    desk.marks.mark(Mark.LISTENED, [by_number[725], by_number[720]])
    desk.marks.mark(Mark.STARRED, [by_number[762], by_number[723]])
    desk.queue.add([by_number[762], by_number[723], in_order[0], in_order[-1]])
    desk.close(snapshot=True)


async def settle(app: EarmarkApp, pilot: Pilot[None]) -> None:
    """Wait until the home is open and nothing is under way."""
    while app.desk is None and app.failure is None:
        await pilot.pause(0.01)
    await pilot.pause()
    while slow := [worker for worker in app.workers if worker.group in SLOW]:
        for worker in slow:
            with suppress(WorkerCancelled):
                await worker.wait()
        await pilot.pause()


async def draw(scene: Scene, home: Home, clock: Clock) -> None:
    """Play a scene and keep its picture."""
    app = EarmarkApp(home, clock=clock, zone=UTC)
    async with app.run_test(size=scene.size) as pilot:
        await settle(app, pilot)
        for key in scene.keys:
            await pilot.press("space" if key == " " else key)
            await settle(app, pilot)
        svg = app.export_screenshot(title="Earmark")
    app.finish()
    svg = "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"
    (FOLDER / f"{scene.name}.svg").write_text(svg, encoding="utf-8")
    png = resvg_py.svg_to_bytes(svg_string=svg, monospace_family=FONT, zoom=1.0)
    (FOLDER / f"{scene.name}.png").write_bytes(bytes(png))


def main(names: list[str]) -> None:
    """Draw all scenes, or those named."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        furnished = Path(folder) / "furnished"
        clock = Clock()
        furnish(Home(furnished), clock)
        for scene in SCENES:
            if names and scene.name not in names:
                continue
            home = Path(folder) / scene.name
            shutil.copytree(furnished, home)
            asyncio.run(draw(scene, Home(home), clock))


if __name__ == "__main__":
    main(sys.argv[1:])
