"""Many files read one after another: in further processes where there are enough of them.

Reading is the greater part of an import, and the library can be written meanwhile. Few files are
read at once in this process, and so is everything where no further process can be had.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor

__all__ = ["ENOUGH", "Read", "read_many"]

ENOUGH = 96
"""Files from which on further processes are worth their start."""

_MOST_PROCESSES = 3
_AHEAD = 12
"""Files for each process that are read before they are asked for."""

Read = Document | UnreadableError
_Answer = Document | tuple[str, str, str]


def read_many(files: Sequence[tuple[Path, Hints]]) -> Generator[Read, None, None]:
    """Yield what each file holds, in their order, or why it can't be read."""
    with _pool(len(files)) as pool:
        if pool is None:
            yield from map(_read_here, files)
            return
        waiting: deque[Future[_Answer]] = deque()
        rest = iter(files)
        try:
            _fill(pool, waiting, rest, _AHEAD * _processes())
            done = 0
            while waiting:
                try:
                    answer = waiting.popleft().result()
                except (OSError, RuntimeError, EOFError):
                    # a process died, perhaps for want of memory: the rest is read here
                    yield from map(_read_here, files[done:])
                    return
                done += 1
                _fill(pool, waiting, rest, 1)
                yield UnreadableError(*answer) if isinstance(answer, tuple) else answer
        finally:
            for future in waiting:
                future.cancel()


def _read_here(file: tuple[Path, Hints]) -> Read:
    try:
        return read(*file)
    except UnreadableError as error:
        return error


def _fill(
    pool: ProcessPoolExecutor,
    waiting: deque[Future[_Answer]],
    rest: Iterable[tuple[Path, Hints]],
    count: int,
) -> None:
    for _, (path, hints) in zip(range(count), rest, strict=False):
        waiting.append(pool.submit(_read_there, path, hints))


def _read_there(path: Path, hints: Hints) -> _Answer:
    try:
        return read(path, hints)
    except UnreadableError as error:
        # an exception made of three texts doesn't survive the way back
        return error.where, error.problem, error.remedy


def _processes() -> int:
    return max(1, min(_MOST_PROCESSES, (os.cpu_count() or 1) - 1))


@contextmanager
def _pool(files: int) -> Iterator[ProcessPoolExecutor | None]:
    if files < ENOUGH or (os.cpu_count() or 1) < 2:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        pool = ProcessPoolExecutor(
            _processes(), mp_context=get_context("spawn"), initializer=_leave_stopping
        )
    except (OSError, ImportError, ValueError):
        yield None
        return
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _leave_stopping() -> None:
    """Ctrl-C reaches every process of a terminal; only the first decides what it means."""
    from signal import SIG_IGN, SIGINT, signal

    signal(SIGINT, SIG_IGN)
