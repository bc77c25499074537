"""A process that is killed in the middle of its work, again and again."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

from store.record import Record

ROOT = Path(__file__).parents[2]

WORKER = """
import sys
from pathlib import Path
from store.record import Record

record = Record.open(Path(sys.argv[1]))
number = max(record.documents("reading"), default=0)
while True:
    number += 1
    with record.step(f"marked {number}"):
        record.put("reading", number, {"number": number})
        record.put("reviews", number, {"number": number})
    print(number, flush=True)
    if number % 7 == 0:
        record.snapshot()
    if number % 5 == 0:
        record.undo()
        record.redo()
"""

KILLS = 30


def test_what_was_acknowledged_before_a_kill_is_there_after_it(home: Path) -> None:
    chance = random.Random(7)
    acknowledged = 0
    for _ in range(KILLS):
        worker = subprocess.Popen(
            [sys.executable, "-c", WORKER, str(home)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert worker.stdout is not None
        for _ in range(chance.randint(1, 40)):
            acknowledged = int(worker.stdout.readline())
        worker.kill()
        rest, _ = worker.communicate()
        if rest.endswith("\n"):
            acknowledged = int(rest.splitlines()[-1])
        record = Record.open(home)
        held = sorted(record.documents("reading"))
        # The last change may be on the disk before it was said, or be undone for a redo.
        assert held in (
            list(range(1, acknowledged + 1)),
            list(range(1, acknowledged + 2)),
            list(range(1, acknowledged)) if record.history()[0].undone else [],
        )
        assert sorted(record.documents("reviews")) == held
        assert [problem for problem in record.check() if "cut off" not in problem] == []
        if record.history()[0].undone:
            record.redo()
    assert acknowledged >= KILLS
