"""What is wrong with ``config.toml``, for all that read a part of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from store.errors import EarmarkError

__all__ = ["ConfigError", "known_only"]


class ConfigError(EarmarkError):
    """Something in ``config.toml`` that can't be meant; the file is left as it is."""


def known_only(path: Path, table: str, settings: Mapping[str, Any], names: tuple[str, ...]) -> None:
    """Raise `ConfigError` for a setting of another name; `table` ends in a dot, or is empty."""
    for name in settings:
        if name not in names:
            raise ConfigError(
                str(path),
                f"there is no setting {table}{name}",
                "known ones: " + ", ".join(table + one for one in names),
            )
