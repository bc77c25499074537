"""The command line: every thing the app does as a verb, without textual.

Nothing is imported before it is needed. `verbs` knows which module holds a verb, that module
alone is imported, and the desk is opened when the verb first asks for it.
"""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["VERSION", "main"]

VERSION = "0.1.0"
"""The version of pyproject.toml; reading it from the package's metadata would triple the start."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line, `sys.argv` if none is given; return its exit code."""
    given = sys.argv[1:] if words is None else list(words)
    try:
        if given[:2] == ["due", "--count"] and sys.stdout is not None:
            from tui.cli.prompt import PLAIN, answer

            if given in PLAIN and answer():
                return 0
        if given == ["--version"] and sys.stdout is not None and _said(f"earmark {VERSION}\n"):
            return 0
        from tui.cli.dispatch import dispatch

        return dispatch(given)
    except KeyboardInterrupt:
        from tui.cli.output import interrupted

        return interrupted()


def _said(text: str) -> bool:
    """Print; False where that fails, which `dispatch` meets again and knows how to tell."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError:
        return False
    return True
