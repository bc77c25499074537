"""Where the files are: one folder holds everything that is kept."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from store.errors import UnwritableError

__all__ = ["Home", "find_home"]


@dataclass(frozen=True, slots=True)
class Home:
    """The folder with the library and the record."""

    folder: Path

    @property
    def library_path(self) -> Path:
        """The SQLite file with the texts."""
        return self.folder / "library.db"

    def prepare(self) -> None:
        """Make the folder, readable by its owner alone; finish a restore that was cut short.

        Raises:
            UnwritableError: the folder cannot be made, or a file lies in its place.
            DamagedError: what was left of a restore can't be understood.
        """
        if self.folder.is_dir():
            if (self.folder / "restoring").is_dir():
                from store.keeping.placing import finish_placing

                finish_placing(self.folder)
            return
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise UnwritableError(
                str(self.folder),
                f"the home folder cannot be made ({error.strerror})",
                "name another with --home or EARMARK_HOME",
            ) from error


def find_home(explicit: str | Path | None = None, environ: Mapping[str, str] = os.environ) -> Home:
    """Return the home that was named, else ``EARMARK_HOME``, else the user's data folder."""
    chosen = explicit or environ.get("EARMARK_HOME")
    if chosen:
        return Home(Path(chosen).expanduser().absolute())
    from platformdirs import user_data_path

    return Home(user_data_path("earmark", appauthor=False))
