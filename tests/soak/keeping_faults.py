"""Faults that backups, repairs, deletions and the library's file may have."""

from __future__ import annotations

from tests.soak.faults import Fault

__all__ = ["KEEPING_FAULTS"]

KEEPING_FAULTS: tuple[Fault, ...] = (
    Fault(
        "a backup is not read back",
        "store/keeping/backups.py",
        '            extract(written, scratch / "again")\n',
        '            shutil.copytree(kept, scratch / "again")\n',
    ),
    Fault(
        "a backup's checksums are ignored",
        "store/keeping/backups.py",
        "            if FileSum(size, made.hexdigest()) != wanted:\n",
        "            if size != wanted.size:\n",
    ),
    Fault(
        "a backup is made without the lock",
        "store/keeping/copies.py",
        "    if os.access(folder, os.W_OK):\n        with locked(folder):\n",
        "    if os.access(folder, os.W_OK):\n        if True:\n",
    ),
    Fault(
        "a restore that was cut short is not finished",
        "store/home.py",
        "                finish_placing(self.folder)\n",
        "                assert finish_placing\n",
    ),
    Fault(
        "a restore deletes what was there",
        "store/keeping/restoring.py",
        "            keep_present(folder, keep, names)\n",
        "            keep_present(folder, keep, [])\n",
    ),
    Fault(
        "a restore begins before its plan counts",
        "store/keeping/placing.py",
        "        _OPS.replace(ready, folder / READY)\n",
        "        _OPS.replace(ready / 'record.json', folder / 'record.json')\n"
        "        _OPS.replace(ready, folder / READY)\n",
    ),
    Fault(
        "a damaged record is backed up over a sound one",
        "store/keeping/daily.py",
        "        if isinstance(entry, DamagedLine):\n",
        "        if isinstance(entry, DamagedLine):\n            continue\n"
        "        if isinstance(entry, DamagedLine):\n",
    ),
    Fault(
        "old backups go by number, not by day",
        "store/keeping/daily.py",
        "        if day in days or len(days) == KEPT_DAYS:\n",
        "        if day in days or len(days) == KEPT_DAYS - 1:\n",
    ),
    Fault(
        "a repair leaves no copy of what was damaged",
        "store/keeping/record_mending.py",
        "                keep_present(folder, keep, RECORD_FILES)\n",
        "                keep_present(folder, keep, ())\n",
    ),
    Fault(
        "a damaged library is overwritten",
        "store/keeping/library_mending.py",
        'place(folder, work / "ready", keep, rename=True)',
        'place(folder, work / "ready", keep)',
    ),
    Fault(
        "a library from a newer version is opened",
        "store/library/schema.py",
        "    if version > known:\n",
        "    if version > known + 1:\n",
    ),
    Fault(
        "a library's migration takes no copy",
        "store/library/schema.py",
        "            _copy(path, version)\n",
        "            assert _copy\n",
    ),
    Fault(
        "another program's database is taken for the library",
        "store/library/connection.py",
        "        if number(60) != 0 or number(68) != 0 or pages > 1:\n",
        "        if number(60) > 1:\n",
    ),
    Fault(
        "a deletion leaves its highlights",
        "store/deleting.py",
        '                desk.record.put("highlights", number_of(highlight.id), None)\n',
        "                assert highlight\n",
    ),
    Fault(
        "a deletion that failed is not put back into the library",
        "store/deleting.py",
        "            desk.library.take_back(id_of(number))\n",
        "            assert id_of(number)\n",
    ),
)
"""Every fault that is tried in `store/keeping`, `store/deleting.py` and `store/library`."""
