"""The page of keys: it says what the app goes by, and every key on it leads where it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.commands import COMMANDS, CONTEXTS, commands_for, shown_keys
from tui.commands.contexts import name_of
from tui.commands.documenting import as_markdown
from tui.commands.profiles import rebound
from tui.keys import KeyMap, Run

PAGE = Path(__file__).parent.parent.parent / "docs" / "keys.md"


def test_the_page_is_of_this_day() -> None:
    assert PAGE.read_text(encoding="utf-8") == as_markdown(COMMANDS), "make docs writes it anew"


def rows_under(heading: str) -> list[tuple[list[str], str]]:
    """The keys and the id of each row of a section."""
    (section,) = [
        one for one in PAGE.read_text(encoding="utf-8").split("\n## ") if one.startswith(heading)
    ]
    found = []
    for line in section.splitlines():
        if line.startswith("| `"):
            keys, _, id, _ = re.split(r"(?<!\\) \| ", line.strip("| "))
            shown = re.findall(r"`(.+?)`(?: |$)", keys.replace("\\|", "|"))
            found.append((shown, id.strip("`")))
    return found


@pytest.mark.parametrize("context", CONTEXTS)
def test_each_key_on_the_page_leads_to_its_command(context: str) -> None:
    keys = KeyMap(commands_for(context))
    spelt = {
        shown_keys(spelling): spelling for one in commands_for(context) for spelling in one.keys
    }
    shared = {one.id for one in commands_for(context)}
    rows = [
        row
        for heading in (name_of(context), "Shared: ", "Everywhere")
        for row in _sections(heading)
        if row[1] in shared
    ]
    assert {id for _, id in rows} == {one.id for one in commands_for(context) if one.keys}
    for shown, id in rows:
        for key in shown:
            outcomes = [keys.feed(one) for one in spelt[key].split(" ")]
            assert isinstance(outcomes[-1], Run)
            assert outcomes[-1].command.id == id


def _sections(heading: str) -> list[tuple[list[str], str]]:
    text = PAGE.read_text(encoding="utf-8")
    headings = [line[3:] for line in text.splitlines() if line.startswith("## ")]
    if heading == "Shared: ":
        return [row for one in headings if one.startswith(heading) for row in rows_under(one)]
    return rows_under(f"{heading}\n") if heading in headings else []


def test_the_page_says_what_newsboats_profile_changes() -> None:
    changed = {
        new.id
        for old, new in zip(COMMANDS, rebound(COMMANDS, "newsboat", {}), strict=True)
        if old.keys != new.keys and new.keys
    }
    assert {id for _, id in rows_under("What `profile")} == changed
