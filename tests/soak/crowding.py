"""Two windows and a loop of commands on one home at once, and somebody who only looks."""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from store.desk import Desk
from store.journal.lines import Entry, decode_entries
from store.record import Record
from tests.record.looking import journal_lines
from tests.soak.deeds import lines_written, sit_down
from tests.soak.digests import digest, held
from tests.soak.window import LOOK, Sights

__all__ = ["Crowd", "crowd"]

ROOT = Path(__file__).parents[2]

HANG = 240.0
"""Seconds after which a process that hasn't ended is taken to hang."""

WINDOWS = ("ann", "bob")


@dataclass
class Crowd:
    """What came of it."""

    lines: int = 0
    """Lines written by all of them."""
    commands: int = 0
    sights: int = 0
    """Changes of a window's that another one saw."""
    latest: float = 0.0
    """Seconds until the last of those was seen."""
    wrong: list[str] = field(default_factory=list)


def crowd(folder: Path, deeds: int, commands: int, *, snapshots: bool) -> Crowd:
    """Let them work: so many deeds for each window, so many commands."""
    onlooker = sit_down(folder)
    begun = lines_written(onlooker)
    choice = "yes" if snapshots else "no"
    windows = [_start("window", folder, name, deeds, choice) for name in WINDOWS]
    tagged = next(iter(onlooker.rows()))
    everybody = [*windows, _start("commands", folder, tagged, commands, choice)]
    found = Crowd(commands=commands)
    try:
        told = [told for told in _work(found, onlooker, everybody) if told]
    finally:
        for each in everybody:
            each.kill()
            each.wait()
    found.lines = lines_written(onlooker) - begun
    _agree(found, folder, onlooker.record, {each["digest"] for each in told})
    onlooker.close()
    _count(found, folder, begun, [each["lines"] for each in told], whole=not snapshots)
    return found


def _work(
    found: Crowd, onlooker: Desk, everybody: list[subprocess.Popen[str]]
) -> list[dict[str, Any]]:
    """Set them to work, look on until all are done, and hear what they have to tell."""
    sights = Sights(onlooker, None)
    for each in everybody:
        _expect(each, "ready")
    for each in everybody:
        _tell(each)
    working = list(everybody)
    deadline = time.monotonic() + HANG
    while working and time.monotonic() < deadline:
        pipes = {each.stdout: each for each in working if each.stdout is not None}
        for each in [pipes[pipe] for pipe in select.select(list(pipes), [], [], LOOK)[0]]:
            _expect(each, "done")
            working.remove(each)
        onlooker.record.catch_up()
    for each in everybody:
        _tell(each)
    told = [json.loads(each.communicate(timeout=HANG)[0] or "{}") for each in everybody]
    onlooker.record.catch_up()
    found.latest = max(sights.latest, *(each["latest"] for each in told if each))
    found.sights = sights.count + sum(each["sights"] for each in told if each)
    return told


def _start(module: str, folder: Path, *arguments: object) -> subprocess.Popen[str]:
    environ = {**os.environ, "EARMARK_HOME": str(folder / "home")}
    command = [sys.executable, "-m", f"tests.soak.{module}", folder, *arguments]
    return subprocess.Popen(
        [str(each) for each in command],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _expect(process: subprocess.Popen[str], word: str) -> None:
    assert process.stdout is not None
    heard = process.stdout.readline()
    assert heard == f"{word}\n", f"{process.args!r}: {heard!r} instead of {word}"


def _tell(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("go on\n")
    process.stdin.flush()


def _agree(found: Crowd, folder: Path, record: Record, ends: set[str]) -> None:
    """See that everybody holds the same in the end, and whoever opens the record then."""
    last = record._engine.state.n
    fresh = Record.open(folder / "home")
    ends |= {digest(held(each, last)) for each in (record, fresh)}
    if len(ends) != 1:
        found.wrong.append(f"{len(ends)} different states in the end")
    found.wrong += fresh.check()


def _count(found: Crowd, folder: Path, begun: int, lines: list[list[int]], *, whole: bool) -> None:
    """See that each line has one writer, and stands in the journal once."""
    times = Counter(number for each in lines for number in each)
    if times and times.most_common(1)[0][1] > 1:
        found.wrong.append("two windows wrote a line of one number")
    every = range(begun + 1, begun + found.lines + 1)
    if len(times) + found.commands != found.lines or not times.keys() <= set(every):
        found.wrong.append(
            f"{found.lines} lines, of which the windows wrote {len(times)}, "
            f"the commands {found.commands}"
        )
    if not whole:
        return
    entries = list(decode_entries(journal_lines(folder / "home")[1:]))
    sound = [entry for entry in entries if isinstance(entry, Entry)]
    if [entry.n for entry in sound if entry.n > begun] != list(every) or len(sound) < len(entries):
        found.wrong.append("the journal doesn't hold every line once")
    # A window may take a command's step back, which says the same words again.
    done = (entry for entry in sound if entry.undoes is None and entry.redoes is None)
    tagged = Counter(entry.what.rpartition(" ")[2] for entry in done)
    if any(tagged[_tag(number)] != 1 for number in range(found.commands)):
        found.wrong.append("the journal doesn't hold every command once")


def _tag(number: int) -> str:
    return f"command-{number}"
