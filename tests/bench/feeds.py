"""Ten thousand items of one feed read, written and indexed, beside newsboat on the same file.

Where newsboat is not installed, the standard library's XML parser alone stands beside it.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import tempfile
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

from seeds.model import Hints
from seeds.reading import read
from store.library import Library
from tests.bench.rows import Row
from tests.bench.shelves import WORDS

__all__ = ["feed", "rows"]

ITEMS = 10_000
ROUNDS = 3
_ITEM = (
    "<item><title>Episode {n}: {title}</title><link>https://show.example/{n}</link>"
    '<guid isPermaLink="false">show-{n}</guid><pubDate>{day:02} Apr 2025 10:00:00 GMT</pubDate>'
    "<description><![CDATA[<p>{text}</p><ul><li><a href='https://show.example/{n}/more'>More</a>"
    "</li></ul>]]></description><itunes:duration>1:02:03</itunes:duration>"
    '<enclosure url="https://media.example/{n}.mp3" length="12345678" type="audio/mpeg"/>'
    '<podcast:transcript url="https://media.example/{n}.vtt" type="text/vtt"/></item>\n'
)


def feed(items: int = ITEMS) -> bytes:
    """Return a feed of so many items, about 700 bytes each."""
    chance = random.Random(10)
    made = (
        _ITEM.format(
            n=n,
            day=n % 28 + 1,
            title=" ".join(chance.choices(WORDS, k=6)),
            text=" ".join(chance.choices(WORDS, k=40)),
        )
        for n in range(items)
    )
    head = (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"'
        ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
        ' xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Show</title>'
    )
    return f"{head}{''.join(made)}</channel></rss>".encode()


def rows() -> Iterator[Row]:
    """Yield the import with its index, and the reading alone."""
    data = feed()
    reading, whole = [], []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            library = Library.open(Path(folder) / "library.db")
            begun = time.perf_counter()
            document = read(data, Hints(name="feed.xml"))
            reading.append(time.perf_counter() - begun)
            list(library.write([("feed.xml", document)], import_id="aaaaaaaaaa"))
            whole.append(time.perf_counter() - begun)
            library.close()
    name, theirs = _newsboat(data)
    ours = statistics.median(whole)
    size = len(data) / 1e6
    yield Row(
        f"{ITEMS:,} feed items, indexed, {size / ours:.1f} MB/s ({name})",
        ours,
        theirs,
        "at most 3 s",
        ours <= 3.0,
    )
    alone = statistics.median(reading)
    yield Row(
        f"the same, read only, {size / alone:.1f} MB/s (ElementTree)",
        alone,
        _element_tree(data),
        "no goal",
        True,
    )


def _element_tree(data: bytes) -> float:
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        ET.fromstring(data)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def _newsboat(data: bytes) -> tuple[str, float]:
    program = shutil.which("newsboat")
    if program is None:
        return "ElementTree, no newsboat here", _element_tree(data)
    times = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "feed.xml")
            path.write_bytes(data)
            urls = Path(folder, "urls")
            urls.write_text(f"{path.as_uri()}\n")
            command = [program, "-u", str(urls), "-c", f"{folder}/cache.db", "-x", "reload"]
            begun = time.perf_counter()
            subprocess.run(command, check=True, capture_output=True)
            times.append(time.perf_counter() - begun)
    return "newsboat", statistics.median(times)
