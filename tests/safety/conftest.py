"""A home of hostile texts."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from seeds.model import PartKind
from store import anchors
from store.desk import Desk
from store.home import Home
from store.model import Colour, Mark
from tests.app.conftest import Clock
from tests.safety.hostile import EVIL, document, evil


@pytest.fixture(scope="session")
def hostile_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of hostile texts, those of the record among them."""
    home = Home(tmp_path_factory.mktemp("hostile") / "home")
    desk = Desk.open(home, clock=Clock(), zone=UTC)
    for _ in desk.library.write([(f"/tmp/{EVIL}.txt", document())], import_id="aaaaaaaaaa"):
        pass
    (episode,) = desk.rows()
    text = desk.text(episode)
    transcript = text.part(PartKind.TRANSCRIPT)
    assert transcript is not None
    for block in transcript.blocks[:2]:
        anchor = anchors.find([transcript], block.text)
        assert anchor is not None
        desk.highlights.add(episode, anchor, colour=Colour.BLUE, note=evil("A note"))
    for n in range(3):
        desk.cards.add(
            "basic",
            evil(f"What is number {n}?"),
            evil("An answer"),
            episode=episode,
            anchor=anchor,
            claim=evil("A claim"),
        )
    desk.cards.generate([text])
    desk.marks.tag(evil("tag"), [episode])
    desk.marks.mark(Mark.STARRED, [episode])
    desk.queue.add([episode])
    desk.close(snapshot=True)
    return home.folder
