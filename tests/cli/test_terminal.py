"""What people see: tables on a terminal of a given width."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import struct
import subprocess
import termios

from rich.cells import cell_len

from tests.cli.running import CommandLine

ESCAPE = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def on_terminal(earmark: CommandLine, *words: str, columns: int = 80) -> str:
    """Return what a command line writes to a terminal of so many columns."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    environment = {k: v for k, v in earmark.environment.items() if k not in ("COLUMNS", "LINES")}
    process = subprocess.Popen(
        earmark.command(words),
        stdin=slave,
        stdout=slave,
        stderr=subprocess.DEVNULL,
        env={**environment, "TERM": "xterm-256color"},
    )
    os.close(slave)
    pieces = []
    while True:
        try:
            piece = os.read(master, 65536)
        except OSError:  # how Linux tells that the other end is closed
            break
        if not piece:
            break
        pieces.append(piece)
    os.close(master)
    assert process.wait() == 0
    return b"".join(pieces).decode().replace("\r\n", "\n")


def test_a_list_fits_eighty_columns(looking: CommandLine) -> None:
    lines = ESCAPE.sub("", on_terminal(looking, "list")).splitlines()
    assert len(lines) == 28
    assert lines[0].split() == ["ID", "READ", "MARKS", "DATE", "LENGTH", "TITLE"]
    assert all(cell_len(line) <= 80 for line in lines)
    assert [line[:10] for line in lines[1:]] == looking.ids()
    assert any(line.rstrip().endswith("…") for line in lines)
    assert "Beluga: CXL Memory" in lines[1]


def test_a_wide_terminal_shows_the_source_too(looking: CommandLine) -> None:
    lines = ESCAPE.sub("", on_terminal(looking, "list", columns=140)).splitlines()
    assert "SOURCE" in lines[0]
    assert all(cell_len(line) <= 140 for line in lines)
    assert len(lines) == 28


def test_every_table_fits_even_a_narrow_terminal(earmark: CommandLine) -> None:
    earmark.value("queue", "add", *earmark.ids()[:3])
    earmark.value("highlights", "add", earmark.id_of("OpenClaw"), "--quote", "Thank you. It.")
    earmark.value("cards", "add", "--front", "Q " * 100, "--back", "A")
    for words in (
        ["list"],
        ["sources"],
        ["queue"],
        ["today"],
        ["highlights"],
        ["cards"],
        ["due"],
        ["history"],
        ["references"],
        ["search", "reasoning"],
        ["keys"],
        ["stats"],
        ["show", earmark.id_of("Beluga")],
    ):
        for columns in (80, 40):
            text = ESCAPE.sub("", on_terminal(earmark, *words, columns=columns))
            wide = [line for line in text.splitlines() if cell_len(line) > columns]
            assert text.strip(), words
            assert not wide, (words, columns, wide[:1])


def test_colours_can_be_left_out(looking: CommandLine) -> None:
    colour = re.compile(r"\x1b\[[0-9;]*(3|4|9)[0-9](;[0-9;]*)?m")
    plain = CommandLine(looking.home, {"NO_COLOR": "1"})
    for text in (on_terminal(looking, "list", "--no-color"), on_terminal(plain, "list")):
        assert not colour.search(text)


def test_json_on_a_terminal_is_laid_out(looking: CommandLine) -> None:
    assert on_terminal(looking, "sources", "--json").startswith('[\n  {\n    "id": ')
