"""Looking at the record costs no TinyDB; pinned in a fresh process."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from store.record import Record

ROOT = Path(__file__).parents[2]

LOOK = """
import sys
from pathlib import Path
from store.record import Record

record = Record.open(Path(sys.argv[1]))
assert len(record.documents("reading")) == 2
assert record.get("reviews", 9) == {"rating": 3}
assert len(record.documents("reviews")) == 1
assert record.history()[0].what == "changed reviews"
assert record.catch_up() is False
heavy = {"tinydb", "textual", "rich", "fsrs", "dateutil", "logging", "tempfile", "random", "uuid"}
assert not heavy & set(sys.modules), heavy & set(sys.modules)
record.put("reading", 3, {"read": "read"})
assert "tinydb" in sys.modules
"""


def test_looking_imports_no_tinydb_and_changing_does(home: Path, record: Record) -> None:
    record.put("reading", 1, {"read": "read"})
    record.snapshot()
    record.put("reading", 2, {"read": "read"})
    record.put("reviews", 9, {"rating": 3})
    subprocess.run([sys.executable, "-c", LOOK, str(home)], cwd=ROOT, check=True)
