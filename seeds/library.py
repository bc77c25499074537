"""The five documents that the library starts with."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from seeds.model import Hints

__all__ = ["bundled", "is_bundled"]

_FOLDER = Path(__file__).parent / "documents"


def bundled() -> tuple[tuple[Path, Hints], ...]:
    """Each bundled file with what is known of it, in the order of ``documents/manifest.toml``."""
    manifest = tomllib.loads((_FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    rows: list[dict[str, Any]] = manifest["document"]
    return tuple((_FOLDER / row["file"], _hints(row)) for row in rows)


def is_bundled(path: str) -> bool:
    """Whether a file is one of the bundled ones."""
    return Path(path).parent == _FOLDER


def _hints(row: dict[str, Any]) -> Hints:
    captured: date | None = row.get("captured")
    return Hints(
        name=row["file"],
        format=row["format"],
        source=row["source"],
        title=row.get("title"),
        captured=captured,
        published=row.get("published"),
    )
