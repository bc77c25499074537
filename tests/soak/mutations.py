"""``python -m tests.soak.mutations [WORD…]``: the storage broken on purpose, one fault at a time.

Each fault is put into a copy of the tree, and the record's tests are run there until one fails. One
line for each: the fault, and the test that caught it. 1 if any got through. With words, only the
faults whose name holds one of them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

from tests.soak.faults import JOURNAL_FAULTS, Fault
from tests.soak.keeping_faults import KEEPING_FAULTS
from tests.soak.window import say

__all__ = ["broken"]

ROOT = Path(__file__).parents[2]
PACKAGES = ("seeds", "store", "tui", "tests")
TESTS = ("tests/record", "tests/keeping", "tests/library/test_files.py", "tests/desk", "tests/soak")
"""The record's tests, the quick ones first: the first failure is enough."""
FAULTS = (*JOURNAL_FAULTS, *KEEPING_FAULTS)
WORKERS = 2
HANG = 600.0
"""Seconds after which tests that haven't ended are taken to hang, which is a failure too."""

_CAUGHT = re.compile(r"^(?:FAILED|ERROR) (\S+?)(?:\[.*)?(?: - .*)?$", re.MULTILINE)


def main() -> int:
    """Try every fault, and print what caught it."""
    words = sys.argv[1:]
    faults = [fault for fault in FAULTS if not words or any(word in fault.name for word in words)]
    if failing := _try(None):
        say(f"without any fault, {failing} fails")
        return 1
    missed = 0
    with ThreadPoolExecutor(WORKERS) as workers:
        tried = {workers.submit(_try, fault): fault for fault in faults}
        for each in as_completed(tried):
            caught = each.result()
            missed += caught is None
            say(f"{tried[each].name}: {caught or 'NOT CAUGHT'}")
    say(f"{len(faults)} faults tried, {len(faults) - missed} caught")
    return 1 if missed else 0


def _try(fault: Fault | None) -> str | None:
    """Break a copy of the tree (None: leave it sound), and return the test that noticed."""
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder)
        tree.chmod(0o755)  # some tests look at their files as another user
        for package in PACKAGES:
            shutil.copytree(
                ROOT / package, tree / package, ignore=shutil.ignore_patterns("__pycache__")
            )
        shutil.copy(ROOT / "pyproject.toml", tree)
        if fault is not None:
            path = tree / fault.file
            path.write_text(broken(path.read_text(encoding="utf-8"), fault), encoding="utf-8")
        return _first_failure(tree)


def broken(source: str, fault: Fault) -> str:
    """The source with the fault in it; what it stands in place of must be there just once."""
    if source.count(fault.sound) != 1:
        raise ValueError(f"{fault.name}: {fault.file} holds {fault.sound!r} not just once")
    return source.replace(fault.sound, fault.broken)


def _first_failure(tree: Path) -> str | None:
    command = [sys.executable, "-m", "pytest", "-x", "-p", "no:cacheprovider", *TESTS]
    environ = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        ran = subprocess.run(
            command,
            cwd=tree,
            env=environ,
            capture_output=True,
            text=True,
            timeout=HANG,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "tests that never end"
    if ran.returncode == 0:
        return None
    named = _CAUGHT.search(ran.stdout)
    return named[1] if named is not None else f"pytest itself ({ran.stdout[-300:]!r})"


if __name__ == "__main__":
    sys.exit(main())
