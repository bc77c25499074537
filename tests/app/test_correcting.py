"""Naming speakers and moving times, by keys."""

from __future__ import annotations

from pathlib import Path

from seeds.model import Hints
from store.importing import import_files
from tests.app.conftest import Start
from tests.desk.test_overlay import NAMED


async def test_a_speaker_is_named_and_times_are_moved(start: Start, tmp_path: Path) -> None:
    (tmp_path / "talk.srt").write_text(NAMED)
    async with start() as running:
        import_files(running.desk, [tmp_path / "talk.srt"], Hints(source="Bread", title="Dough"))
        await running.settle()
        await running.press("/")
        await running.write("Dough")
        await running.press("enter", "enter")
        await running.press("g", "n", "ctrl+u")
        await running.write("Anna")
        await running.press("enter")
        assert running.toast.startswith("“Ann Lee” is “Anna” now, in all of Bread")
        text = running.main.reading.reader.text
        assert text is not None
        assert [block.speaker for block in text.parts[0].blocks][:2] == ["Anna", "Bo Ek"]
        await running.press("g", "o")
        await running.write("0:30")
        await running.press("enter")
        text = running.main.reading.reader.text
        assert text is not None
        assert text.parts[0].blocks[0].start == 31.0
        await running.press("g", "o", "ctrl+u")
        await running.write("soon")
        await running.press("enter")
        assert "is no length of time" in running.toast
        await running.press("u", "u")
        text = running.main.reading.reader.text
        assert text is not None
        assert (text.parts[0].blocks[0].speaker, text.parts[0].blocks[0].start) == ("Ann Lee", 1.0)
