"""Completing command lines, in the shells themselves where they are installed."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from tests.cli.running import CommandLine


def words(earmark: CommandLine, *line: str) -> list[str]:
    ran = earmark("completion", "words", "--", *line)
    assert (ran.code, ran.err) == (0, "")
    return [row.split("\t")[0] for row in ran.out.splitlines()]


def test_verbs_actions_options_and_values(looking: CommandLine) -> None:
    found = set(words(looking, "re"))
    assert {"references", "related", "review", "restore", "redo"} <= found
    assert all(word.startswith("re") for word in found)
    assert words(looking, "queue", "m") == ["move"]
    assert words(looking, "export", "anki") == ["anki", "anki-text"]
    assert words(looking, "mark", "un") == ["unread", "unlistened", "unstarred", "unarchived"]
    assert words(looking, "show", "x", "--part", "t") == ["takeaways", "transcript"]
    assert "--minutes" in words(looking, "today", "--m")
    assert words(looking, "list", "is") == ["is:"]
    assert words(looking, "nonsense", "") == []
    assert "bash" in words(looking, "completion", "b")


def test_ids_of_episodes_with_their_titles(looking: CommandLine) -> None:
    wanted = looking.id_of("OpenClaw")
    ran = looking("completion", "words", "--", "show", wanted[:3])
    assert ran.out == (
        f"{wanted}\tAI Trends 2026: OpenClaw Agents, Reasoning LLMs, and More"
        " with Sebastian Raschka\n"
    )
    assert words(looking, wanted[:3]) == [wanted]
    assert len(words(looking, "mark", "read", "")) >= 27


def test_only_the_shell_is_asked_for(looking: CommandLine) -> None:
    ran = looking("completion")
    assert ran.err == (
        "earmark: completion: the following arguments are required: SHELL; "
        "see earmark completion --help\n"
    )
    assert "WORD" not in looking("completion", "--help").out


def test_completing_makes_no_home(empty: CommandLine) -> None:
    assert words(empty, "show", "a") == []
    assert not empty.home.exists()


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_scripts_are_the_shells_own_language(looking: CommandLine, shell: str) -> None:
    script = looking("completion", shell).out
    assert "earmark completion words -- " in script
    if shutil.which(shell):
        checked = subprocess.run(
            [shell, "-n"], input=script, capture_output=True, text=True, check=False
        )
        assert (checked.returncode, checked.stderr) == (0, "")


def test_bash_completes(looking: CommandLine) -> None:
    script = looking("completion", "bash").out
    line = " ".join(looking.command(["completion"])[:-1])
    asked = (
        f'earmark() {{ {line} "$@"; }}\n{script}\n'
        "COMP_WORDS=(earmark queue m); COMP_CWORD=2; _earmark\n"
        'printf "%s\\n" "${COMPREPLY[@]}"\n'
    )
    ran = subprocess.run(
        ["bash", "-c", asked], capture_output=True, text=True, env=looking.environment, check=True
    )
    assert ran.stdout == "move\n"


def test_no_other_shell(looking: CommandLine) -> None:
    ran = looking("completion", "tcsh")
    assert ran.code == 2
    assert "bash" in ran.err
