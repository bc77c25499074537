"""Many files read one after another: in further processes where there are enough of them.

Reading is the greater part of an import, and the library can be written meanwhile. Few files are
read at once in this process, and so is everything where no further process can be had.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from seeds.errors import UnreadableError
from seeds.model import Block, Document, Hints
from seeds.reading import read

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.process import BaseProcess

__all__ = ["ENOUGH", "Ahead", "Read", "read_many"]

ENOUGH = 96
"""Files from which on further processes are worth their start."""

_MOST_PROCESSES = 3
_AHEAD = 96
"""Files that are read before they are asked for: while 64 are written, the next 64 are read."""
_AHEAD_BYTES = 24 << 20
"""Bytes of the files that are read ahead, so that large ones don't fill the memory."""
_TOGETHER, _TOGETHER_BYTES = 8, 1 << 20
"""Files, and bytes of them, that a process is given to read at once."""

Read = Document | UnreadableError
_Answer = Document | tuple[str, str, str]


def read_many(files: Sequence[tuple[Path, Hints]]) -> Generator[Read, None, None]:
    """Yield what each file holds, in their order, or why it can't be read."""
    with _pool(len(files)) as pool:
        if pool is None:
            yield from map(_read_here, files)
            return
        ahead = Ahead(pool, files)
        done = 0
        try:
            while answers := ahead.take():
                for answer in answers:
                    done += 1
                    yield UnreadableError(*answer) if isinstance(answer, tuple) else answer
        except (RuntimeError, OSError, EOFError):
            # a process died, perhaps for want of memory: the rest is read here
            yield from map(_read_here, files[done:])
        finally:
            ahead.cancel()


class Ahead:
    """What is read, or soon will be, and has not been asked for yet.

    Files go to the processes a few at a time: one by one, a process would wait for the next each
    time until this one has a moment for it.
    """

    def __init__(self, pool: ProcessPoolExecutor, files: Sequence[tuple[Path, Hints]]) -> None:
        """Have files read by a pool, in their order, once the first of them are asked for."""
        self._pool = pool
        self._rest = iter(files)
        self._waiting: deque[tuple[Future[list[_Answer]], int, int]] = deque()
        self._files = 0
        self._bytes = 0

    def take(self) -> list[_Answer]:
        """Wait for the first few; empty at the end; raises what a process that died raises."""
        self._fill()
        if not self._waiting:
            return []
        future, count, size = self._waiting.popleft()
        found = future.result()
        self._files -= count
        self._bytes -= size
        self._fill()
        return found

    def cancel(self) -> None:
        """Have none of them read any more."""
        for future, _, _ in self._waiting:
            future.cancel()

    def _fill(self) -> None:
        while self._files < _AHEAD and self._bytes < _AHEAD_BYTES:
            few: list[tuple[Path, Hints]] = []
            size = 0
            while len(few) < _TOGETHER and size < _TOGETHER_BYTES:
                file = next(self._rest, None)
                if file is None:
                    break
                few.append(file)
                size += _size(file[0])
            if not few:
                return
            self._waiting.append((self._pool.submit(_read_there, few), len(few), size))
            self._files += len(few)
            self._bytes += size


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0  # reading it will tell what is wrong


def _read_here(file: tuple[Path, Hints]) -> Read:
    try:
        return read(*file)
    except UnreadableError as error:
        return error


def _read_there(files: Sequence[tuple[Path, Hints]]) -> list[_Answer]:
    found: list[_Answer] = []
    for path, hints in files:
        try:
            found.append(read(path, hints))
        except UnreadableError as error:
            # an exception made of three texts doesn't survive the way back
            found.append((error.where, error.problem, error.remedy))
    return found


def _processes() -> int:
    return min(_MOST_PROCESSES, os.cpu_count() or 1)


@contextmanager
def _pool(files: int) -> Iterator[ProcessPoolExecutor | None]:
    if files < ENOUGH or (os.cpu_count() or 1) < 2:
        yield None
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    try:
        pool = ProcessPoolExecutor(
            _processes(), mp_context=get_context("spawn"), initializer=_begin
        )
    except (OSError, ImportError, ValueError):
        yield None
        return
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _begin() -> None:
    """Make a further process ready."""
    import copyreg
    from multiprocessing import parent_process
    from signal import SIG_IGN, SIGINT, signal
    from threading import Thread

    # Ctrl-C reaches every process of a terminal; only the first decides what it means.
    signal(SIGINT, SIG_IGN)
    # Blocks are most of what goes back, and a frozen dataclass is slow to take apart by itself.
    copyreg.pickle(Block, _block_apart)
    if (parent := parent_process()) is not None:
        Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: BaseProcess) -> None:
    """Where the first process is killed, nobody else ends those that wait for its next files."""
    parent.join()
    os._exit(1)


def _block_apart(block: Block) -> tuple[type[Block], tuple[object, ...]]:
    fields = (block.kind, block.text, block.level, block.label, block.speaker)
    return Block, (*fields, block.start, block.end)
