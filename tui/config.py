"""The settings: ``config.toml``, written by people and only read here. Imports no textual.

::

    [keys]
    profile = "vim"              # or "newsboat"
    "episode.star" = ["*", "F5"] # a command's id, as `earmark keys` lists them, and all its keys

    [reader]
    measure = 86                 # the widest a line of text may become, in cells
    times = true                 # whether the times of turns are shown
    align = "centre"             # or "left"

    [theme]
    name = "dark"                # or "light", "high-contrast"
    ascii = false                # signs of ASCII alone

``[review]`` is read in `tui.review_config`, ``[feeds]`` in `tui.feed_settings`.
For ``[hooks]``, ``[export]`` and ``[queue]`` see `tui.config_tables`.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tui.commands import COMMANDS, CONTEXTS, Command, commands_for
from tui.commands.profiles import PROFILES, rebound
from tui.config_errors import ConfigError, known_only
from tui.keys import HiddenKeyError, KeyMap

if TYPE_CHECKING:
    from store.review_settings import ReviewSettings
    from store.subscriptions.errands import FeedSettings
    from tui.config_tables import ByItself

__all__ = ["ALIGNMENTS", "THEMES", "Config", "ConfigError", "config_path", "read_config"]

THEMES = ("dark", "light", "high-contrast")
ALIGNMENTS = ("centre", "left")
NARROWEST, WIDEST = 24, 200

_ALIASES = {
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "del": "delete",
    "return": "enter",
    "↑": "up",
    "↓": "down",
    "←": "left",
    "→": "right",
}
_NAMED = frozenset(
    "enter escape space tab up down left right home end pageup pagedown backspace delete insert "
    "f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12".split()
)
_MODIFIED = re.compile(r"(?:(?:ctrl|shift|alt)\+)+(.+)")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force."""

    path: Path | None = None
    """Where they were looked for; None where nobody looked."""
    exists: bool = False
    """Whether there is such a file."""
    profile: str = "vim"
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """A person's own keys by command id."""
    measure: int | None = None
    """The widest a line of text may become, in cells; None where the file doesn't say."""
    times: bool | None = None
    align: str | None = None
    theme: str | None = None
    ascii: bool = False
    review_table: Mapping[str, Any] = field(default_factory=dict)
    """What the file says of review; like the next two it was found to be sound."""
    own_tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What it says of hooks, exports and what leaves the queue."""
    feed_table: Mapping[str, Any] = field(default_factory=dict)
    """What it says of feeds."""
    commands: tuple[Command, ...] = COMMANDS
    """All commands with the keys in force."""

    @property
    def review(self) -> ReviewSettings:
        """What review goes by."""
        from tui.review_config import review_settings

        return review_settings(self.path or Path(), self.review_table)

    @property
    def by_itself(self) -> ByItself:
        """Hooks, exports and what leaves the queue."""
        from tui.config_tables import read_tables

        return read_tables(self.path or Path(), self.own_tables)

    @property
    def feeds(self) -> FeedSettings:
        """How feeds are fetched, and what is kept of them."""
        from tui.feed_settings import feed_settings

        return feed_settings(self.feed_table)


def config_path(environ: Mapping[str, str] = os.environ) -> Path:
    """Return where the settings lie: ``EARMARK_CONFIG``, else in the user's config folder."""
    if named := environ.get("EARMARK_CONFIG"):
        path = Path(named).expanduser().absolute()
        return path / "config.toml" if path.is_dir() else path
    from platformdirs import user_config_path

    return user_config_path("earmark", appauthor=False) / "config.toml"


def read_config(path: Path | None = None) -> Config:
    """Read the settings and check them; without a file, those that are usual.

    Raises:
        ConfigError: the file can't be read, or says something that can't be meant.
    """
    path = path or config_path()
    try:
        text = path.read_bytes().decode()
    except FileNotFoundError:
        return Config(path)
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise ConfigError(str(path), f"can't be read ({why})", "mend it or move it away") from error
    import tomllib

    try:
        settings = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(str(path), f"is no TOML ({error})", "mend that line") from error
    return _checked(path, settings)


def _checked(path: Path, settings: Mapping[str, Any]) -> Config:
    from tui.config_tables import TABLES

    names = ("keys", "reader", "theme", "review", "feeds", *TABLES)
    known_only(path, "", settings, names)
    tables = {}
    for name in names:
        tables[name] = settings.get(name, {})
        if not isinstance(tables[name], dict):
            raise ConfigError(str(path), f"{name} is no table", f"write [{name}] above its lines")
    reader, theme = tables["reader"], tables["theme"]
    known_only(path, "reader.", reader, ("measure", "times", "align"))
    known_only(path, "theme.", theme, ("name", "ascii"))
    measure = reader.get("measure")
    if measure is not None and (
        not isinstance(measure, int)
        or isinstance(measure, bool)
        or not NARROWEST <= measure <= WIDEST
    ):
        problem = f"reader.measure = {measure!r} is no width"
        raise ConfigError(str(path), problem, f"write a number from {NARROWEST} to {WIDEST}")
    profile, keys, commands = _keys(path, tables["keys"])
    return Config(
        path,
        exists=True,
        profile=profile,
        keys=keys,
        measure=measure,
        times=_bool(path, "reader.times", reader.get("times")),
        align=_one_of(path, "reader.align", reader.get("align"), ALIGNMENTS),
        theme=_one_of(path, "theme.name", theme.get("name"), THEMES),
        ascii=bool(_bool(path, "theme.ascii", theme.get("ascii"))),
        review_table=_review(path, tables["review"]),
        own_tables=_own(path, {name: tables[name] for name in TABLES}),
        feed_table=_feeds(path, tables["feeds"]),
        commands=commands,
    )


def _review(path: Path, table: Mapping[str, Any]) -> Mapping[str, Any]:
    from tui.review_config import review_settings

    review_settings(path, table)
    return table


def _own(path: Path, tables: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Mapping[str, Any]]:
    from tui.config_tables import read_tables

    read_tables(path, tables)
    return tables


def _feeds(path: Path, table: Mapping[str, Any]) -> Mapping[str, Any]:
    if table:
        from tui.feed_settings import FeedProblem, feed_settings

        try:
            feed_settings(table)
        except FeedProblem as error:
            raise ConfigError(str(path), error.problem, error.remedy) from error
    return table


def _keys(
    path: Path, table: Mapping[str, Any]
) -> tuple[str, dict[str, tuple[str, ...]], tuple[Command, ...]]:
    profile = _one_of(path, "keys.profile", table.get("profile"), PROFILES) or "vim"
    ids = {command.id for command in COMMANDS}
    keys: dict[str, tuple[str, ...]] = {}
    for id, spelt in _flat(table):
        if id == "profile":
            continue
        if id not in ids:
            raise ConfigError(
                str(path), f"keys: there is no command {id!r}", "earmark keys lists them"
            )
        wanted = [spelt] if isinstance(spelt, str) else spelt
        if not isinstance(wanted, list) or not all(isinstance(one, str) for one in wanted):
            raise ConfigError(str(path), f"keys: {id} has no list of keys", 'write ["j", "down"]')
        keys[id] = tuple(_sequence(path, id, one) for one in wanted)
    commands = rebound(COMMANDS, profile, keys)
    for context in CONTEXTS:
        try:
            KeyMap(commands_for(context, commands))
        except HiddenKeyError as error:
            raise ConfigError(
                str(path), f"keys: in {context}, {error}", "give one of them another key"
            ) from error
    return profile, keys, commands


def _flat(table: Mapping[str, Any], above: str = "") -> list[tuple[str, Any]]:
    """Take ``list.open = …`` for what it is meant to be: TOML reads its dot as a table."""
    found: list[tuple[str, Any]] = []
    for name, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{above}{name}.")
        else:
            found.append((f"{above}{name}", value))
    return found


def _sequence(path: Path, id: str, spelt: str) -> str:
    keys = [_key(one) for one in spelt.split()]
    if not keys or None in keys:
        raise ConfigError(
            str(path), f"keys: {id}: {spelt!r} is no key", 'write "j", "ctrl+d", "enter" or "g g"'
        )
    return " ".join(one for one in keys if one is not None)


def _key(spelt: str) -> str | None:
    if len(spelt) == 1:
        return _ALIASES.get(spelt, spelt) if spelt.isprintable() else None
    name = spelt.lower()
    if modified := _MODIFIED.fullmatch(name):
        last = modified[1]
        last = _ALIASES.get(last, last)
        if len(last) == 1 and "shift+" in name:
            return None
        if len(last) != 1 and last not in _NAMED:
            return None
        return name[: -len(modified[1])] + last
    name = _ALIASES.get(name, name)
    return name if name in _NAMED else None


def _bool(path: Path, name: str, value: Any) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise ConfigError(str(path), f"{name} = {value!r} is neither", "write true or false")
    return value


def _one_of(path: Path, name: str, value: Any, known: tuple[str, ...]) -> str | None:
    if value is not None and value not in known:
        raise ConfigError(
            str(path), f"{name} = {value!r} is not known", "known ones: " + ", ".join(known)
        )
    return None if value is None else str(value)
