"""Writing a text in the editor that a person uses everywhere else."""

from __future__ import annotations

import shlex
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from seeds.text import safe
from store.errors import UsageError

__all__ = ["editor_command", "edited"]


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """Return the command that ``VISUAL`` or ``EDITOR`` names.

    Raises:
        UsageError: neither is set, or it can't be understood.
    """
    named = environ.get("VISUAL") or environ.get("EDITOR") or ""
    try:
        command = shlex.split(named)
    except ValueError:
        command = []
    if not command:
        problem = f"is no command ({named})" if named else "is not set"
        raise UsageError("EDITOR", problem, "set it in your shell, such as: export EDITOR=vim")
    return command


def edited(text: str, command: Sequence[str]) -> str:
    """Let a person edit a text with a command; return what it is then, made safe.

    It lies in a folder that nobody else can read, and is gone afterwards.

    Raises:
        UsageError: the command can't be run, or ended with a failure: nothing is to be changed.
    """
    with tempfile.TemporaryDirectory(prefix="earmark-") as folder:
        path = Path(folder) / "note.md"
        path.write_text(f"{text}\n" if text else "", encoding="utf-8")
        try:
            code = subprocess.run([*command, str(path)], check=False).returncode
        except OSError as error:
            problem = f"can't be run ({error.strerror})"
            raise UsageError(command[0], problem, "EDITOR names it") from error
        if code:
            raise UsageError(command[0], f"ended with {code}", "the note stays as it was")
        try:
            return safe(path.read_bytes().decode("utf-8", "replace")).strip()
        except OSError as error:
            raise UsageError(command[0], "left no note behind", "it stays as it was") from error
