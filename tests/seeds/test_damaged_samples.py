"""Every sample cut, spliced and with bits turned over: only the readers' own error, and no loss."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read
from tests.seeds.conftest import MADE

CONTENTS = [path.read_bytes() for path in MADE]
FEW = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def attempt(data: bytes, hints: Hints) -> Document | None:
    refused = ""
    try:
        document = read(data, hints)
    except UnreadableError as error:
        refused = str(error)
    if refused:
        assert "\n" not in refused
        return None
    for one in (document, *document.others):
        for episode in one.episodes:
            assert episode.title == " ".join(episode.title.split()) != ""
            for part in episode.parts:
                assert part.blocks
                for block in part.blocks:
                    assert block.text.strip()
                    assert not set(block.text) & set("\x00\x1b\x07\u202e\u200b")
                    assert block.start is None or block.start >= 0
                    assert block.end is None or block.start is None or block.end >= block.start
    return document


@FEW
@given(
    place=st.integers(0, len(MADE) - 1),
    other=st.integers(0, len(MADE) - 1),
    at=st.floats(0, 1),
    from_=st.floats(0, 1),
    flips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 7)), max_size=8),
    known=st.booleans(),
)
@example(place=0, other=0, at=0.5, from_=0.5, flips=[], known=True)
def test_damage_raises_nothing_else(
    place: int,
    other: int,
    at: float,
    from_: float,
    flips: list[tuple[float, int]],
    known: bool,
) -> None:
    one, two = CONTENTS[place], CONTENTS[other]
    data = bytearray(one[: int(at * len(one))] + two[int(from_ * len(two)) :])
    for where, bit in flips:
        if data:
            data[int(where * (len(data) - 1))] ^= 1 << bit
    path = MADE[place]
    attempt(bytes(data), Hints(name=path.name, format=path.parent.name if known else None))


def said(document: Document | None) -> str:
    if document is None:
        return ""
    blocks = [b for e in document.episodes for p in e.parts for b in p.blocks]
    return " ".join(f"{block.text}" for block in blocks)


# A piece of talk, and how much stands around it: what is cut off below it must not take it along.
KEPT = {
    "webvtt/voices.vtt": ("12.860 -->", "It's me. I said so before."),
    "webvtt/youtube.vtt": ("00:00:06.010 -->", "so it goes yeah yeah"),
    "subrip/dirty.srt": ("4\r\n", "I think so."),
    "subrip/rolling.srt": ("6\n", "we begin here and go on and go on"),
    "transcript-json/podcasting.json": ('{"speaker": "Bo", "startTime": 2', "Well, it does."),
    "transcript-json/whisper.json": ('{"id": 1', "Hello all."),
    "html/transcript.html": ("<cite>Ann Lee:</cite>\n<time>1", "And more."),
    "html/page.html": ("<p><strong>Bo", "Hello there."),
    "markdown/turns.md": ("**Break", "It goes on, at 10:30."),
    "markdown/otter.txt": ("Ann Lee  1:02", "Yes it is."),
    "telegram-json/result.json": (' {"id": 4', "And more of it."),
    "telegram-html/messages.html": ('<div class="message default clearfix joined', "An item"),
}


@pytest.mark.parametrize("name", KEPT)
def test_what_stands_before_the_damage_is_kept(name: str) -> None:
    path = next(path for path in MADE if f"{path.parent.name}/{path.name}" == name)
    data = path.read_bytes()
    mark, words = KEPT[name]
    begin = (
        data.rindex(mark.encode()) if name != "webvtt/youtube.vtt" else data.index(mark.encode())
    )
    for cut in range(begin, len(data)):
        assert words in said(attempt(data[:cut], Hints(name=path.name, format=path.parent.name)))


@pytest.mark.parametrize("path", MADE, ids=lambda path: path.name)
def test_line_ends_of_every_kind_and_a_mark_change_nothing(path: Path) -> None:
    if path.name == "page.html":
        return  # its title ends with a line of its own
    data = path.read_bytes().removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    plain = read(data, Hints(name=path.name))
    for ends in (b"\r\n", b"\r"):
        assert read(data.replace(b"\n", ends), Hints(name=path.name)) == plain
    assert read(b"\xef\xbb\xbf" + data, Hints(name=path.name)) == plain
    assert read(data.decode().encode("utf-16"), Hints(name=path.name)) == plain


def test_times_that_lead_back_end_nothing_before_it_began() -> None:
    data = b"""WEBVTT

12.860 --> 17.380
It goes on and on

00:05.000 --> 00:06.000
and ends.
"""
    document = attempt(data, Hints(name="talk.vtt"))
    assert document is not None
    (block,) = document.episodes[0].parts[0].blocks
    assert (block.text, block.start, block.end) == ("It goes on and on and ends.", 12.86, 12.86)


def test_an_offset_that_no_clock_has_is_no_day() -> None:
    path = next(path for path in MADE if path.name == "messages.html")
    data = path.read_bytes().replace(b"UTC+01:00", b"UTC+81:00")
    document = attempt(data, Hints(name=path.name))
    assert document is not None
    assert [episode.published for episode in document.episodes] == [None, "2024-01-03"]
