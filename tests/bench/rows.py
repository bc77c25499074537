"""A measurement and how it is printed."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement beside another; both in seconds."""

    what: str
    ours: float
    theirs: float
    goal: str
    met: bool

    def line(self) -> str:
        """Return the row as it is printed."""
        ratio = self.ours / self.theirs if self.theirs else float("nan")
        shown = f"{ratio:.2f} ×" if ratio >= 0.1 else f"1/{1 / ratio:.0f}"
        mark = "met" if self.met else "MISSED"
        return (
            f"{self.what:<58} {_time(self.ours):>10} {_time(self.theirs):>10} {shown:>8}"
            f"  {self.goal}: {mark}"
        )


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"
