"""The settings: what a file says, and that what can't be meant is refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.commands import COMMANDS, CONTEXTS, commands_for
from tui.commands.profiles import NEWSBOAT, rebound
from tui.config import Config, ConfigError, config_path, read_config
from tui.keys import KeyMap, Run


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def keys_of(config: Config, id: str) -> tuple[str, ...]:
    return next(command.keys for command in config.commands if command.id == id)


def test_without_a_file_the_usual_settings_are_in_force(path: Path) -> None:
    config = read_config(path)
    assert not config.exists
    assert config.commands == COMMANDS
    assert (config.profile, config.theme, config.ascii) == ("vim", None, False)
    assert not path.exists()


def test_what_a_file_says(path: Path) -> None:
    path.write_text(
        '[keys]\n"episode.star" = ["S", "g  S"]\nepisode.read = "Ctrl+X"\nundo = ["U", "F5"]\n'
        'list.clear = []\nreader.clear = []\n"selection.leave" = ["q"]\nback = ["Q"]\n'
        '"results.line" = ["/"]\nstatistics = []\n'
        '[reader]\nmeasure = 72\ntimes = false\nalign = "left"\n'
        '[theme]\nname = "light"\nascii = true\n'
    )
    config = read_config(path)
    assert config.exists
    assert keys_of(config, "episode.star") == ("S", "g S")
    assert keys_of(config, "episode.read") == ("ctrl+x",)
    assert keys_of(config, "undo") == ("U", "f5")
    assert keys_of(config, "list.clear") == ()
    assert keys_of(config, "episode.queue") == ("e",)
    assert (config.measure, config.times, config.align) == (72, False, "left")
    assert (config.theme, config.ascii) == ("light", True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('[keys]\n"list.opne" = ["x"]', "list.opne"),
        ('[keys]\n"list.open" = ["hyper+x"]', "hyper+x"),
        ('[keys]\n"list.open" = ["shift+x"]', "shift+x"),
        ('[keys]\n"list.open" = [""]', "list.open"),
        ('[keys]\n"list.open" = [1]', "list.open"),
        ('[keys]\n"list.open" = 5', "list.open"),
        ('[keys]\nprofile = "emacs"', "emacs"),
        ('[keys]\n"list.open" = ["m"]', "`m` means both list.open and episode.read"),
        ('[keys]\n"list.open" = ["g"]', "`g` (list.open) hides a longer key of rows.top"),
        ('[keys]\n"list.open" = ["m m"]', "`m` (episode.read) hides a longer key of list.open"),
        ("[reader]\nmeasure = 5", "measure = 5"),
        ("[reader]\nmeasure = true", "measure = True"),
        ('[reader]\ntimes = "no"', "times = 'no'"),
        ('[reader]\nalign = "right"', "right"),
        ('[theme]\nname = "solarized"', "solarized"),
        ("[theme]\nascii = 1", "ascii = 1"),
        ("[theme]\ncolour = 1", "theme.colour"),
        ("[colours]\nx = 1", "colours"),
        ("keys = 5", "keys is no table"),
        ("[keys", "TOML"),
        ("[keys]\na = " + "[" * 3000, "TOML"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line_that_names_it(
    path: Path, text: str, named: str
) -> None:
    path.write_text(text)
    with pytest.raises(ConfigError) as refused:
        read_config(path)
    line = str(refused.value)
    assert line.startswith(f"{path}: ")
    assert named in line
    assert "\n" not in line
    assert path.read_text() == text


def test_bytes_that_are_no_text_and_a_folder_are_refused(path: Path, tmp_path: Path) -> None:
    path.write_bytes(b"\xff\xfe[keys]")
    with pytest.raises(ConfigError, match="not UTF-8"):
        read_config(path)
    (tmp_path / "folder").mkdir()
    with pytest.raises(ConfigError, match="can't be read"):
        read_config(tmp_path / "folder")


def test_newsboats_keys_hide_nothing_and_name_commands_that_are_there(path: Path) -> None:
    path.write_text('[keys]\nprofile = "newsboat"\n')
    config = read_config(path)
    assert set(NEWSBOAT) - {command.id for command in COMMANDS} == set()
    assert keys_of(config, "list.open") == ("enter",)
    assert keys_of(config, "episode.read") == ("N", "m")
    assert keys_of(config, "episode.next_unread")[0] == "n"
    assert keys_of(config, "undo") == ("U",)
    assert keys_of(config, "rows.top") == (", g", "home")
    for context in CONTEXTS:
        KeyMap(commands_for(context, rebound(COMMANDS, "newsboat", {})))


@pytest.mark.parametrize(
    ("operation", "key", "context", "id"),
    [
        ("open", "enter", "list", "list.open"),
        ("quit", "q", "reader", "back"),
        ("next", "J", "reader", "episode.next"),
        ("prev", "K", "list", "episode.previous"),
        ("next-unread", "n", "reader", "episode.next_unread"),
        ("prev-unread", "p", "list", "episode.previous_unread"),
        ("open-in-browser", "o", "list", "episode.page"),
        ("help", "?", "reader", "help"),
        ("toggle-article-read", "N", "list", "episode.read"),
        ("toggle-show-read-feeds", "l", "list", "list.unread"),
        ("show-urls", "u", "reader", "reader.links"),
        ("open-search", "/", "list", "find"),
        ("enqueue", "e", "reader", "episode.queue"),
        ("cmdline", ":", "list", "palette"),
        ("set-filter", "F", "list", "list.filter"),
        ("clear-filter", "ctrl+f", "list", "list.clear"),
        ("pagedown", "space", "reader", "reader.page_down"),
        ("pageup", "b", "reader", "reader.page_up"),
        ("down", "down", "list", "rows.down"),
        ("home", "home", "list", "rows.top"),
        ("end", "end", "list", "rows.bottom"),
    ],
)
def test_newsboats_own_keys_do_what_they_do_there(
    operation: str, key: str, context: str, id: str
) -> None:
    keys = KeyMap(commands_for(context, rebound(COMMANDS, "newsboat", {})))
    outcome = keys.feed(key)
    assert isinstance(outcome, Run), operation
    assert outcome.command.id == id


def test_where_the_settings_lie(tmp_path: Path) -> None:
    assert config_path({"EARMARK_CONFIG": str(tmp_path / "my.toml")}) == tmp_path / "my.toml"
    assert config_path({"EARMARK_CONFIG": str(tmp_path)}) == tmp_path / "config.toml"
    assert config_path({}).name == "config.toml"
    assert config_path({}).parent.name == "earmark"
