"""Where everything is printed: results to standard output, all else to standard error."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TextIO

    from tui.cli.tables import Column

__all__ = ["BROKEN_PIPE", "INTERRUPTED", "Output", "interrupted", "muted", "shown"]

BROKEN_PIPE = 141
"""The exit code of a program whose reader went away: 128 and SIGPIPE."""
INTERRUPTED = 130

JOINERS = "\u200c\u200d"
"""Invisible, but part of how Persian, Indic scripts and emoji are written."""


def shown(text: str) -> str:
    r"""Return a text fit for one line of a terminal; what could control it is spelt ``\x1b``."""
    if text.isprintable():
        return text
    return "".join(
        char
        if char.isprintable() or char in JOINERS or char == "\u00a0"
        else char.encode("unicode_escape").decode("ascii")
        for char in text
    )


def muted(stream: TextIO | None) -> None:
    """Let nothing more come out of a stream whose reader is gone, not even at the end."""
    if stream is None:
        return
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stream.fileno())
        os.close(null)
    except (OSError, ValueError):
        return


def interrupted() -> int:
    """Say that Ctrl-C was understood; return the exit code for it."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it may be pressed twice
    muted(sys.stdout)
    if sys.stderr is not None:
        print("earmark: interrupted", file=sys.stderr)
    return INTERRUPTED


class Output:
    """The two streams of one run, and how results look on them."""

    def __init__(self, *, json: bool = False, quiet: bool = False, colour: bool = True) -> None:
        """Print JSON or text; `quiet` leaves out remarks, never results or failures."""
        self.json = json
        self.quiet = quiet
        self.colour = colour
        self._out = sys.stdout
        for stream in (sys.stdout, sys.stderr):
            if stream is not None and hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")

    @property
    def terminal(self) -> bool:
        """True where results go to a terminal."""
        return self._out is not None and self._out.isatty()

    def value(self, value: object) -> None:
        """Print one JSON value; on a terminal it is laid out to be read."""
        if self._out is None:
            return
        import json

        plain = (self._out.encoding or "").lower().replace("-", "") != "utf8"
        indent = 2 if self.terminal else None
        text = json.dumps(value, ensure_ascii=plain, indent=indent)
        print(text if text.isascii() else _escaped(text), file=self._out)

    def rows(self, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
        """Print rows: a table on a terminal, else one line each with tabs between the values."""
        if self._out is None:
            return
        if self.terminal:
            from tui.cli.tables import draw

            draw(columns, list(rows), colour=self.colour)
            return
        self._out.writelines("\t".join(map(_cell, row)) + "\n" for row in rows)

    def text(self, text: str) -> None:
        """Print a line, or several, as they are."""
        if self._out is not None:
            print(text, file=self._out)

    def raw(self, data: bytes) -> None:
        """Write a file's contents as they are."""
        if self._out is not None:
            self._out.flush()
            self._out.buffer.write(data)

    def note(self, text: str) -> None:
        """Print a remark for people to standard error."""
        if not self.quiet and sys.stderr is not None:
            print(shown(text), file=sys.stderr)

    def ask(self, question: str) -> None:
        """Print a question to standard error, and leave the cursor behind it."""
        self.flush()
        if sys.stderr is not None:
            print(shown(question), end="", file=sys.stderr, flush=True)

    def failure(self, text: str) -> None:
        """Print the one line of a failure to standard error."""
        self.flush()
        if sys.stderr is not None:
            print(f"earmark: {shown(text)}", file=sys.stderr)

    def flush(self) -> None:
        """Hand everything to the system; raises BrokenPipeError where nobody reads."""
        if self._out is not None:
            self._out.flush()


def _escaped(json: str) -> str:
    r"""Spell what could control a terminal as ``\u202e``: the value stays what it is."""
    import re

    controls = "[\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]"
    return re.sub(controls, lambda found: f"\\u{ord(found[0]):04x}", json)


def _cell(value: str) -> str:
    return shown(" ".join(value.split()))
