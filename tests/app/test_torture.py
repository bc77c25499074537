"""Texts that upset terminals, through the library into the app and out to the clipboard."""

from __future__ import annotations

import base64

import pytest
from textual.drivers.headless_driver import HeadlessDriver

from seeds.model import Block, BlockKind, Document, Episode, Part, PartKind, Source, SourceKind
from seeds.text import one_line, safe
from store.desk import Desk
from store.home import Home
from tests.app.conftest import Start
from tests.reader.texts import TORTURE

TITLE = one_line("A \x1b]0;title\x07 of \u202eall 漢字")


def fill(home: Home) -> None:
    """Put an episode with all of it on top of the list."""
    texts = [safe(one) for one in (*TORTURE.values(), "Words without a stop " * 3_400)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, one) for one in texts if one.strip())
    part = Part(PartKind.NOTES, blocks)
    episode = Episode(title=TITLE, published="2026-05-31", guid="torture", parts=(part,))
    desk = Desk.open(home)
    named = [("made up", Document("rss", Source("Torture", SourceKind.FEED), (episode,)))]
    list(desk.library.write(named, import_id="aaaaaaaaaa"))
    desk.close()


async def test_what_y_copies_is_exactly_what_the_library_holds(
    home: Home, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(home)
    written: list[str] = []
    monkeypatch.setattr(HeadlessDriver, "write", lambda _, data: written.append(data))
    async with start(size=(80, 24)) as running:
        await running.press("enter")
        reader = running.main.reading.reader
        assert reader.text is not None
        assert reader.text.row.title == TITLE
        (notes,) = reader.text.parts
        for block in notes.blocks:
            await running.pilot.press("V", "y", "right_curly_bracket")
            await running.pilot.pause()
            quote, _, source = running.app.clipboard.rpartition("\n")
            assert quote == block.text.strip()
            assert source == f"— {TITLE} (Torture)"
            sent = next(one for one in reversed(written) if one.startswith("\x1b]52;c;"))
            assert base64.b64decode(sent[7:-1]).decode() == running.app.clipboard
        await running.press("slash")
        await running.write("without")
        await running.press("enter", "V", "enter")
        (one,) = running.desk.highlights.of(reader.text.row.id)
        assert len(one.anchor.quote) == 71_399
        assert one.anchor.quote == notes.blocks[-1].text.strip()
        assert running.title("reader-title") == f"Torture · {TITLE}"
