"""Starting: the first time, again, at an episode, and on files that can't be used."""

from __future__ import annotations

from functools import partialmethod
from pathlib import Path

import pytest
from textual.app import App
from textual.notifications import SeverityLevel

from store.home import Home
from tests.app.conftest import Start
from tui.app import EarmarkApp, run
from tui.commands import COMMANDS
from tui.commands.profiles import rebound
from tui.greeting import greeting


async def test_the_first_start_fills_an_empty_home(start: Start, tmp_path: Path) -> None:
    async with start(at=Home(tmp_path / "new")) as running:
        assert running.title("list-title") == "27 episodes · all"
        assert running.main.episodes.row_count == 27
        assert running.focus == "list"
        assert running.desk.record.history() == []
        assert running.toast == (
            "j and k move, Enter opens an episode, q goes back.\n"
            "In a text, v takes the sentence, then Enter marks it and c makes a card of it.\n"
            "? shows every key, : runs any command by name, u takes back the last thing."
        )
        await running.press("j")
        assert running.toast == ""


async def test_a_key_takes_an_ordinary_toast_away_once_it_was_seen(start: Start) -> None:
    async with start(size=(80, 24)) as running:
        severities: tuple[SeverityLevel, ...] = ("information", "warning")
        for severity in severities:
            running.main.tell("Said", severity=severity)
            await running.settle()
            (one,) = running.app._notifications
            if one.severity == "information":
                (shown,) = running.app.screen.query("Toast")
                assert shown.region.bottom <= 22
                assert running.footer
            one.raised_at -= 2
            await running.press("j")
            assert bool(running.toast) is (severity == "warning")


async def test_a_later_start_greets_nobody(start: Start) -> None:
    async with start() as running:
        assert running.toast == ""


def test_the_greeting_names_the_keys_in_force() -> None:
    said = greeting(rebound(COMMANDS, "newsboat", {"back": ("Q",), "palette": ()})).splitlines()
    assert said[0] == "j and k move, Enter opens an episode, Q goes back."
    assert len(said) == 2


async def test_the_list_is_newest_first_and_undated_ones_come_after(start: Start) -> None:
    async with start() as running:
        dates = [row.published for row in running.main.episodes.rows]
        dated = [day for day in dates if day is not None]
        assert dated[0] == "2026-05-27"
        assert dated == sorted(dated, reverse=True)
        assert dates[len(dated) :] == [None] * (27 - len(dated))


async def test_a_start_may_name_an_episode(start: Start) -> None:
    async with start() as running:
        wanted = running.main.episodes.rows[6].id
    async with start(episode=wanted) as running:
        assert running.focus == "reader"
        text = running.main.reading.reader.text
        assert text is not None
        assert text.row.id == wanted


@pytest.mark.parametrize("name", ["search", "today", "statistics"])
async def test_a_start_may_name_a_screen(start: Start, name: str) -> None:
    async with start(screen=name) as running:
        assert running.app.screen.context == name  # type: ignore[attr-defined]


async def test_few_widgets_are_mounted(start: Start) -> None:
    async with start() as running:
        await running.press("7", "G", "enter")
        assert running.main.reading.reader.text is not None
        assert len(list(running.main.walk_children())) < 30


@pytest.mark.parametrize("content", [b"", b"null", b"not json", b"\x00\xff" * 40])
def test_a_damaged_record_is_one_line_and_no_screen(
    home: Home,
    content: bytes,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    record = home.folder / "record.json"
    record.write_bytes(content)
    monkeypatch.setattr(EarmarkApp, "run", partialmethod(App.run, headless=True))
    assert run(home) == 1
    said = capfd.readouterr().err
    assert said.startswith("earmark: ")
    assert "record.json" in said
    assert said.count("\n") == 1
    assert record.read_bytes() == content


async def test_leaving_writes_a_snapshot_that_stock_tinydb_opens(start: Start, home: Home) -> None:
    from tinydb import TinyDB

    async with start() as running:
        await running.press("*")
        starred = running.current
    with TinyDB(home.folder / "record.json") as db:
        assert [document["episode"] for document in db.table("reading").all()] == [starred]
