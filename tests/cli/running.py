"""Running the command line as a process of its own, as a person or a script does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

__all__ = ["CommandLine", "Ran"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one JSON value on standard output."""
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class CommandLine:
    """``earmark`` with a home of its own."""

    home: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    def __call__(self, *words: str | Path, stdin: str | bytes = b"") -> Ran:
        """Run one command line to its end."""
        ran = subprocess.run(
            self.command(words),
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            env=self.environment,
            check=False,
        )
        return Ran(ran.returncode, ran.stdout.decode(), ran.stderr.decode())

    def command(self, words: Sequence[str | Path]) -> list[str]:
        """Return the words of the process."""
        return [sys.executable, "-m", "tui.cli", *(os.fspath(word) for word in words)]

    @property
    def environment(self) -> dict[str, str]:
        """The variables of the process: the home, and UTC days."""
        kept = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        return {
            **kept,
            "EARMARK_HOME": str(self.home),
            "EARMARK_CONFIG": str(self.home / "config.toml"),
            "TZ": "UTC",
            "PYTHONUTF8": "1",
            **self.variables,
        }

    def value(self, *words: str | Path, stdin: str | bytes = b"") -> Any:
        """Run a command line that must succeed; return its JSON value."""
        ran = self(*words, "--json", stdin=stdin)
        assert (ran.code, ran.err if ran.code else "") == (0, "")
        return ran.json

    def ids(self, query: str = "") -> list[str]:
        """Return the ids of the episodes that a query asks for."""
        return [one["id"] for one in self.value("list", *query.split())]

    def id_of(self, words: str) -> str:
        """Return the id of the one episode whose title holds the words."""
        (found,) = [one["id"] for one in self.value("list") if words in one["title"]]
        return str(found)
