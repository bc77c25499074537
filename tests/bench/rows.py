"""A measurement and how it is printed."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Row"]


@dataclass(frozen=True, slots=True)
class Row:
    """One measurement beside another; both in seconds, or in megabytes."""

    what: str
    ours: float
    theirs: float
    goal: str
    met: bool
    unit: str = "s"

    def line(self) -> str:
        """Return the row as it is printed."""
        ratio = self.ours / self.theirs if self.theirs else float("nan")
        shown = f"{ratio:.2f} ×" if ratio >= 0.1 else f"1/{1 / ratio:.0f}"
        mark = "met" if self.met else "MISSED"
        ours, theirs = self._shown(self.ours), self._shown(self.theirs)
        return f"{self.what:<58} {ours:>10} {theirs:>10} {shown:>8}  {self.goal}: {mark}"

    def _shown(self, value: float) -> str:
        return _time(value) if self.unit == "s" else f"{value:.1f} {self.unit}"


def _time(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"
