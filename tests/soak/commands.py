"""``python -m tests.soak.commands FOLDER EPISODE COUNT SNAPSHOTS``: commands, again and again.

Each command is a process of its own and gives the episode a tag that no other gives. One that finds
a long journal makes a snapshot, but not where none are asked for.
"""

from __future__ import annotations

import subprocess
import sys

from tests.soak.window import say

__all__: list[str] = []


WITHOUT_SNAPSHOTS = """
import sys, store.record
store.record.SNAPSHOT_SIZE = sys.maxsize
from tui.cli import main
sys.exit(main(sys.argv[1:]))
"""


def main() -> None:
    """Run the commands on the home that the environment names."""
    _, episode, count, snapshots = sys.argv[1:]
    earmark = ["-m", "tui"] if snapshots == "yes" else ["-c", WITHOUT_SNAPSHOTS]
    say("ready")
    sys.stdin.readline()
    for number in range(int(count)):
        command = [sys.executable, *earmark, "tag", "add", f"command-{number}", episode]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    say("done")
    sys.stdin.readline()


if __name__ == "__main__":
    main()
