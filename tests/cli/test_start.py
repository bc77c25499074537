"""What a start imports: each verb pays for what it uses, and none for textual."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.cli.running import CommandLine

PROBE = """
import json, os, sys
from tui.cli import main
words = json.loads(sys.argv[1])
sys.stdout = open(os.devnull, "w")
code = main(words)
print(json.dumps([code, sorted({name.split(".")[0] for name in sys.modules})]), file=sys.stderr)
"""
HEAVY = {"textual", "rich", "tinydb", "fsrs", "dateutil", "charset_normalizer", "platformdirs"}


def imported(earmark: CommandLine, *words: str) -> set[str]:
    """Return the top-level modules that a command line imports."""
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(words)],
        capture_output=True,
        env=earmark.environment,
        check=True,
    )
    code, modules = json.loads(ran.stderr.splitlines()[-1])
    assert code == 0
    return set(modules)


@pytest.mark.parametrize(
    "words",
    [
        ["list"],
        ["list", "--json", "-is:read"],
        ["sources"],
        ["search", "reasoning"],
        ["references"],
        ["queue"],
        ["today"],
        ["highlights"],
        ["cards"],
        ["drafts"],
        ["due", "--count"],
        ["stats"],
        ["history"],
        ["keys"],
    ],
)
def test_looking_imports_nothing_heavy(looking: CommandLine, words: list[str]) -> None:
    assert imported(looking, *words) & HEAVY == set()


def test_showing_imports_nothing_heavy(looking: CommandLine) -> None:
    assert imported(looking, "show", looking.ids()[0]) & HEAVY == set()


def test_the_version_imports_next_to_nothing(empty: CommandLine) -> None:
    modules = imported(empty, "--version")
    assert not modules & (HEAVY | {"argparse", "sqlite3", "store", "seeds", "dataclasses"})


def test_the_number_for_a_prompt_imports_no_parser(looking: CommandLine) -> None:
    modules = imported(looking, "due", "--count")
    assert not modules & (HEAVY | {"argparse", "sqlite3", "dataclasses"})


def test_changing_imports_the_record_but_no_schedule(earmark: CommandLine) -> None:
    modules = imported(earmark, "mark", "read", earmark.ids()[0])
    assert not modules & {"textual", "rich", "fsrs"}


def test_grading_imports_no_textual(earmark: CommandLine) -> None:
    (card,) = earmark.value("cards", "add", "--front", "Q?", "--back", "A")
    modules = imported(earmark, "grade", card["id"], "good")
    assert "fsrs" in modules
    assert not modules & {"textual", "rich"}


def test_importing_imports_no_textual(empty: CommandLine) -> None:
    assert not imported(empty, "import", "--seeds") & {"textual", "rich", "fsrs"}
