"""The registry: every command complete, no key hidden, nothing that would not work."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter

import pytest
from textual.actions import parse

from tui.commands import COMMANDS, CONTEXTS, EVERYWHERE, Command, commands_for, shown_keys
from tui.keys import KeyMap

IDS = [command.id for command in COMMANDS]


@pytest.mark.parametrize("context", CONTEXTS)
def test_no_key_of_a_context_hides_another(context: str) -> None:
    KeyMap(commands_for(context))


def test_ids_are_unique() -> None:
    assert [name for name, times in Counter(IDS).items() if times > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
def test_a_command_is_complete(command: Command) -> None:
    assert command.keys
    assert command.where
    assert command.title == command.title.strip()
    assert command.title[0].isupper()
    assert not command.title.endswith(".")
    assert command.help.endswith(".")
    namespace, name, _ = parse(command.action)
    assert namespace in ("", "app", "screen")
    assert name.isidentifier()


@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
def test_a_command_has_a_twin_on_the_command_line_or_says_why_not(command: Command) -> None:
    assert (command.verb is None) != (command.no_verb is None)


@pytest.mark.parametrize("command", COMMANDS, ids=IDS)
def test_keys_are_spelt_as_the_machine_hears_them(command: Command) -> None:
    for spelling in command.keys:
        for key in spelling.split(" "):
            assert len(key) == 1 or re.fullmatch(r"((ctrl|shift)\+)*[a-z]+", key), key


def test_everywhere_is_added_to_each_context_but_not_to_hints() -> None:
    everywhere = [command.id for command in commands_for(EVERYWHERE)]
    assert "help" in everywhere
    assert [command.id for command in commands_for("queue")][-len(everywhere) :] == everywhere
    assert commands_for("hints") == ()


def test_every_context_shows_the_way_out_and_the_way_to_all_keys() -> None:
    for context in CONTEXTS:
        shown = {command.id for command in commands_for(context) if command.footer}
        assert {"help", "back"} <= shown


def test_keys_are_shown_as_people_write_them() -> None:
    assert shown_keys("ctrl+d") == "Ctrl+D"
    assert shown_keys("ctrl+up") == "Ctrl+↑"
    assert shown_keys("shift+tab") == "Shift+Tab"
    assert shown_keys("g g") == "g g"
    assert shown_keys("+") == "+"
    assert shown_keys("escape") == "Esc"


def test_the_registry_needs_no_textual() -> None:
    code = "import sys, tui.commands, tui.keys; print('textual' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout == "False\n"
