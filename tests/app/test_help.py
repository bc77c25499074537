"""Help and palette: every key can be found, and every command run by its name."""

from __future__ import annotations

from textual.command import CommandPalette

from tests.app.conftest import Running, Start
from tui.commands import EVERYWHERE, commands_for, shown_keys
from tui.screens.help import HelpScreen, KeyTable


def table(running: Running) -> list[str]:
    keys = running.app.screen.query_one(KeyTable)
    return [
        "".join(text for text, _ in keys.draw(row, 80)[0]).strip() for row in range(keys.row_count)
    ]


async def test_the_focused_panes_keys_come_first_then_everywhere(start: Start) -> None:
    async with start() as running:
        for pane, name in (("list", "The episode list"), ("reader", "The reader")):
            await running.press("question_mark")
            lines = table(running)
            assert lines[0] == name
            last_own = max(
                n
                for n, line in enumerate(lines)
                for one in commands_for(pane)
                if EVERYWHERE not in one.where and line.startswith(shown_keys(one.keys[0]) + " ")
            )
            assert last_own >= lines.index("Everywhere") - 3
            await running.press("escape", "tab")


async def test_every_key_of_the_pane_is_there(start: Start) -> None:
    async with start() as running:
        await running.press("question_mark")
        text = "\n".join(table(running))
        for command in commands_for("list"):
            assert shown_keys(command.keys[0]) in text
            assert command.help.split()[0] in text


async def test_typing_narrows_and_escape_closes(start: Start) -> None:
    async with start() as running:
        await running.press("question_mark")
        await running.write("unread")
        lines = table(running)
        assert any(line.startswith("] u") for line in lines)
        assert not any(line.startswith("Ctrl+Z") for line in lines)
        await running.press("escape")
        assert running.focus == "list"


async def test_a_key_can_be_looked_up_by_itself(start: Start) -> None:
    async with start() as running:
        await running.press("question_mark", "asterisk")
        assert any(line.startswith("*  ") and "Stars" in line for line in table(running))


async def test_nothing_found_in_help_is_said(start: Start) -> None:
    async with start() as running:
        await running.press("question_mark")
        await running.write("zzz")
        shown = running.lines(running.app.screen.query_one(KeyTable))
        assert shown[1].strip() == "No key answers this. Rub it out to see all."


async def test_help_fits_a_small_screen(start: Start) -> None:
    async with start(size=(50, 20)) as running:
        await running.press("question_mark", "pagedown", "down", "up")
        assert isinstance(running.app.screen, HelpScreen)
        assert all(
            len(line) <= 50 for line in running.lines(running.app.screen.query_one(KeyTable))
        )


async def test_the_palette_runs_a_command_by_its_name(start: Start) -> None:
    for key in ("colon", "ctrl+p"):
        async with start() as running:
            await running.press(key)
            assert isinstance(running.app.screen, CommandPalette)
            await running.pilot.press(*"star")
            await running.pilot.app.workers.wait_for_complete()
            await running.settle()
            options = running.app.screen.query_one("CommandList")
            prompts = [str(one.prompt) for one in options.options]  # type: ignore[attr-defined]
            assert any("Star" in prompt and "*" in prompt for prompt in prompts)
            await running.press("escape")
            assert running.focus == "list"


async def test_the_palette_opens_on_what_the_pane_does(start: Start) -> None:
    async with start() as running:
        await running.press("colon")
        await running.pilot.app.workers.wait_for_complete()
        await running.settle()
        options = running.app.screen.query_one("CommandList").options  # type: ignore[attr-defined]
        titles = [str(one.prompt).split("   ")[0] for one in options]
        assert titles[:3] == ["Open", "All episodes", "Unread episodes"]
        assert titles.index("Review what is due") < titles.index("Down")


async def test_a_palette_choice_is_carried_out(start: Start) -> None:
    async with start() as running:
        await running.press("colon")
        await running.pilot.press(*"episodes with a transcript")
        await running.pilot.app.workers.wait_for_complete()
        await running.settle()
        await running.press("enter")
        await running.settle()
        assert running.title("list-title") == "2 episodes · with a transcript"
