"""Killing a process at random moments, again and again, and looking what the record holds then."""

from __future__ import annotations

import random
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from store.errors import StoreError
from store.journal.lines import Entry, decode_entries
from store.record import Record
from tests.record.looking import journal_lines
from tests.soak.between import apart, mend
from tests.soak.deeds import lines_written, sit_down
from tests.soak.digests import before, digest, held

__all__ = ["Killings", "kill_again_and_again"]

ROOT = Path(__file__).parents[2]

HOME = 25
"""Kills after which a new home is begun: in a small one, more is done between two kills."""

MOST_LINES_OF_A_DEED = 3
"""An undone import is a line, and finding its highlights again is another for each text."""


@dataclass
class Killings:
    """What came of it."""

    kills: int = 0
    told: int = 0
    """Changes that a person was told of."""
    further: int = 0
    """Kills after which the record held a change more than was told."""
    torn: int = 0
    """Kills that left a torn line."""
    apart: Counter[str] = field(default_factory=Counter)
    """Imports about which library and record were apart, by the way they were; all mended."""
    wrong: list[str] = field(default_factory=list)


def kill_again_and_again(folder: Path, kills: int, seed: int) -> Killings:
    """Let a worker do what it likes in `folder`, kill it, and compare; so many times."""
    found = Killings()
    chance = random.Random(seed)
    for number in range(kills):
        home = folder / str(number // HOME)
        home.mkdir(exist_ok=True)
        told = _kill(home, seed * 10_000 + number, chance.uniform(0.0, 0.12))
        found.kills += 1
        if told is None:
            found.wrong.append(f"kill {number}: the worker died by itself")
            continue
        lines, digest_told, count = told
        found.told += count
        try:
            problem = _compare(home, lines, digest_told, found)
        except StoreError as error:
            problem = f"refused: {error}"
        if problem:
            found.wrong.append(f"kill {number}, after line {lines}: {problem}")
    return found


def _kill(folder: Path, seed: int, moment: float) -> tuple[int, str, int] | None:
    """Run a worker and kill it `moment` seconds after it began; what it told last, and how often.

    None where it was dead before.
    """
    worker = subprocess.Popen(
        [sys.executable, "-m", "tests.soak.worker", str(folder), str(seed)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    first = worker.stdout.readline()
    with suppress(subprocess.TimeoutExpired):
        worker.wait(moment)
    if worker.poll() is not None:
        worker.communicate()
        return None
    worker.kill()
    rest, _ = worker.communicate()
    told = [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]
    lines, digest_told = told[-1].split()
    return int(lines), digest_told, len(told) - 1


def _compare(folder: Path, lines: int, digest_told: str, found: Killings) -> str | None:
    desk = sit_down(folder)
    try:
        record = desk.record
        later = _lines_after(folder / "home", lines)
        if len(later) > MOST_LINES_OF_A_DEED:
            return f"{len(later)} lines more than was told"
        found.further += bool(later)
        if digest(before(held(record, lines), later)) != digest_told:
            return "holds something else than was told"
        problem = _halves(record)
        if problem:
            return problem
        complaints = record.check()
        found.torn += len(complaints)
        complaints = [each for each in complaints if "was cut off in the middle" not in each]
        for each in apart(desk):
            found.apart[each.way] += 1
            mend(desk, each)
        complaints += desk.library.check()
        complaints += [f"{each.import_id}: still {each.way}" for each in apart(desk)]
        if lines_written(desk) < lines + len(later):
            complaints.append("the last number is lower than before")
        return complaints[0] if complaints else None
    finally:
        desk.close()


def _lines_after(home: Path, lines: int) -> list[Entry]:
    try:
        entries = decode_entries(journal_lines(home)[1:])
        return [entry for entry in entries if isinstance(entry, Entry) and entry.n > lines]
    except FileNotFoundError:
        return []


def _halves(record: Record) -> str | None:
    """A grade is a card's new state and a review: there must be as many of one as of the other."""
    reviews = Counter(review["card"] for review in record.documents("reviews").values())
    for number, card in record.documents("cards").items():
        if card["status"] == "card" and card["memory"]["reps"] != reviews[number]:
            return f"card {number} was graded {card['memory']['reps']} times: {reviews[number]}"
    return None
