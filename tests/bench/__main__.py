"""``make bench``: what Earmark costs, each figure beside something that ran in the same minute."""

from __future__ import annotations

import sys

from tests.bench import (
    bringing,
    change,
    claims,
    feeds,
    listing,
    opening,
    reading,
    record,
    start,
    verbs,
)


def main() -> int:
    """Print one row for each measurement; 1 if a goal was missed."""
    print(f"{'what':<58} {'earmark':>10} {'beside it':>10} {'ratio':>8}  goal")
    missed = 0
    for module in (
        start,
        listing,
        opening,
        reading,
        change,
        feeds,
        record,
        verbs,
        bringing,
        claims,
    ):
        for row in module.rows():
            missed += not row.met
            print(row.line(), flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
