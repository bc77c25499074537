"""Mending the library: its index anew, or all that can be read of it in a new file.

The damaged file is never written to and never deleted: it is set aside.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from store.errors import DamagedError
from store.journal.files import FileOps, unwritable
from store.keeping.copies import locked, name_for
from store.keeping.placing import LIBRARY, SIDE_FILES, other_name, place, refuse_busy, set_aside
from store.library import Library
from store.library.salvaging import SavedTexts, salvage_library
from store.wording import count_of

__all__ = ["mend_library"]

IMPORT_AGAIN = "import your files again (earmark import PATH; the bundled ones: --seeds)"

_SHOWN = 5
_OPS = FileOps()


def mend_library(folder: Path, *, at: datetime) -> list[str]:
    """Mend the library of the home in `folder`; return what was done, in lines.

    Nothing is done, and nothing said, where it is sound.

    Raises:
        NewerVersionError: a newer Earmark wrote it; nothing is touched.
        UnwritableError: another process writes it, or there is no room or right to mend it.
    """
    path = folder / LIBRARY
    if not path.exists():
        return []
    try:
        with closing(Library.open(path)) as library:
            problems = library.check()
            if not problems:
                return []
            if library.index_anew():
                return ["library.db: the search index was made anew"]
            problem = problems[0].removeprefix("library.db: ")
    except DamagedError as error:
        problem = error.problem
    if path.is_file():
        refuse_busy(path)
    with locked(folder):
        return _rebuild(folder, problem, at)


def _rebuild(folder: Path, problem: str, at: datetime) -> list[str]:
    work = folder / f"unpacked-{token_hex(4)}"
    keep = other_name(folder, f"damaged-{name_for(at)}")
    said = [f"library.db is damaged ({problem}); as it was, it is in {keep.name}"]
    try:
        saved = _salvage(folder, work)
        if saved is None:
            set_aside(folder, keep, (LIBRARY, *SIDE_FILES))
            return [*said, f"nothing of it could be read: {IMPORT_AGAIN}"]
        place(folder, work / "ready", keep, rename=True)
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return said + _told(saved)


def _salvage(folder: Path, work: Path) -> SavedTexts | None:
    if not (folder / LIBRARY).is_file():
        return None
    ready = work / "ready"
    _OPS.make_folder(ready)
    for with_journal in (True, False):
        copy = work / f"damaged-{with_journal}.db"
        shutil.copyfile(folder / LIBRARY, copy)
        journal = folder / f"{LIBRARY}-wal"
        if with_journal and not journal.exists():
            continue
        if with_journal:
            shutil.copyfile(journal, work / f"{copy.name}-wal")
        saved = salvage_library(copy, ready / LIBRARY)
        if saved is not None:
            return saved
        for left in (LIBRARY, *SIDE_FILES):
            _OPS.remove(ready / left)
    return None


def _told(saved: SavedTexts) -> list[str]:
    said = [f"{count_of(saved.whole, 'episode')} came back whole"]
    if saved.bare:
        said.append(f"{count_of(len(saved.bare), 'episode')} without text ({_shown(saved.bare)})")
    if saved.lost:
        said.append(f"{count_of(len(saved.lost), 'episode')} lost ({_shown(saved.lost)})")
    if saved.bare or saved.lost:
        said.append(IMPORT_AGAIN)
    if not saved.undoable:
        said.append("imports made before can't be taken back any more")
    return said


def _shown(ids: Sequence[str]) -> str:
    return ", ".join(ids[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
