"""What all tests share: no command of the app may be left that no test reaches by its keys.

Every process notes which commands keys led to while an app was running. When the whole suite has
run, the one that began it puts the notes together and fails the run over what is missing.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Protocol

import pytest
from textual._context import active_app

from tui.commands import COMMANDS
from tui.keys import KeyMap, Outcome, Run

_NOTE = "pressed"
_pressed: set[str] = set()
"""The ids of the commands that keys led to, in this process and in those that it began."""


def _walking() -> bool:
    """Whether this is one of the tests that press every key there is: they look at none of them."""
    return os.environ.get("PYTEST_CURRENT_TEST", "").startswith("tests/safety/")


class _Node(Protocol):
    """A process of pytest-xdist that has ended."""

    workeroutput: dict[str, list[str]]


def pytest_configure() -> None:
    """Listen to what keys lead to; where tests run in several processes, in each."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        # begun with "&" by a shell: what tests press Ctrl-C in must hear it all the same
        signal.signal(signal.SIGINT, signal.default_int_handler)
    feed = KeyMap.feed

    def noted(keys: KeyMap, key: str) -> Outcome:
        outcome = feed(keys, key)
        if isinstance(outcome, Run) and active_app.get(None) is not None and not _walking():
            _pressed.add(outcome.command.id)
        return outcome

    KeyMap.feed = noted  # type: ignore[assignment, method-assign]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: _Node) -> None:
    """Take the notes of another process as it ends."""
    _pressed.update(getattr(node, "workeroutput", {}).get(_NOTE, ()))


def _whole(config: pytest.Config) -> bool:
    """Whether every test was asked for."""
    narrowed = any(
        config.getoption(name, None)
        for name in ("keyword", "markexpr", "lf", "deselect", "ignore", "ignore_glob", "maxfail")
    )
    asked = {Path(one).resolve() for one in config.args}
    return not narrowed and asked == {Path(__file__).parent}


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the notes on; where they all come together, fail over what is missing."""
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_NOTE] = sorted(_pressed)
    elif _whole(session.config) and session.exitstatus == pytest.ExitCode.OK and _missing():
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Name the commands that no test reached."""
    missing = _missing()
    if missing and _whole(config):
        terminalreporter.section("commands that no test reaches by a key", red=True)
        terminalreporter.line(", ".join(missing))


def _missing() -> list[str]:
    return [command.id for command in COMMANDS if command.keys and command.id not in _pressed]
