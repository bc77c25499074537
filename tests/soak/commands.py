"""``python -m tests.soak.commands FOLDER EPISODE COUNT``: the command line, again and again.

Each command is a process of its own and gives the episode a tag that no other gives.
"""

from __future__ import annotations

import subprocess
import sys

from tests.soak.window import say

__all__: list[str] = []


def main() -> None:
    """Run the commands on the home that the environment names."""
    _, episode, count = sys.argv[1:]
    say("ready")
    sys.stdin.readline()
    for number in range(int(count)):
        command = [sys.executable, "-m", "tui", "tag", "add", f"command-{number}", episode]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    say("done")
    sys.stdin.readline()


if __name__ == "__main__":
    main()
