"""Other channel pages than the bundled one, and the lines of posts."""

from __future__ import annotations

import pytest

from seeds.errors import UnreadableError
from seeds.model import BlockKind, Hints
from seeds.readers.posts import is_quotation, read_post, split_label
from seeds.reading import read

PAGE = """Bread Daily
1 234 subscribers
12 videos
News of bread.

#bread #rye
Download Telegram
On Rye: A Short History

Rye came late to the north. It stayed.
Why It Stayed

Three reasons are given:
Cold: Rye stands frost.
Soil: It asks for little.
#history #rye

Full story
Salt matters. Everybody says so.

Full story
"""


def test_another_channel() -> None:
    document = read(PAGE.encode(), Hints(name="page.txt"))
    assert document.source.name == "Bread Daily"
    assert document.source.description == "News of bread."
    assert document.source.tags == ("bread", "rye")
    rye, salt = document.episodes
    assert (rye.title, rye.truncated, rye.tags) == (
        "On Rye: A Short History",
        False,
        ("history", "rye"),
    )
    assert [(b.kind, b.label, b.text) for b in rye.parts[0].blocks] == [
        (BlockKind.PARAGRAPH, None, "Rye came late to the north. It stayed."),
        (BlockKind.HEADING, None, "Why It Stayed"),
        (BlockKind.PARAGRAPH, None, "Three reasons are given:"),
        (BlockKind.ITEM, "Cold", "Rye stands frost."),
        (BlockKind.ITEM, "Soil", "It asks for little."),
    ]
    assert salt.title == "Salt matters"
    assert document.warnings == ()


def test_a_header_without_a_post_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"^page\.txt: no post, "):
        read(PAGE[: PAGE.index("On Rye")].encode(), Hints(name="page.txt"))


def test_a_page_without_the_download_line_loses_no_post() -> None:
    document = read(PAGE.replace("Download Telegram\n", "").encode(), Hints(name="page.txt"))
    assert [e.title for e in document.episodes] == ["On Rye: A Short History", "Salt matters"]
    assert document.source.tags == ("bread", "rye")


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Efficiency is Key: It saves.", ("Efficiency is Key", "It saves.")),
        ("Integrated vs. Discrete: Both.", ("Integrated vs. Discrete", "Both.")),
        ('The "Lab in the Loop" Bottleneck: Slow.', ('The "Lab in the Loop" Bottleneck', "Slow.")),
        ("RLHF: Typically involves humans.", ("RLHF", "Typically involves humans.")),
        ("Clock: At 10:30 it rang.", ("Clock", "At 10:30 it rang.")),
        ("SLMs are Superior:", ("SLMs are Superior", "")),
        ("This highlights a deeper aspect of intelligence: more.", None),
        ("The authors give three reasons:", None),
        ("At 10:30 it rang.", None),
        ("See https://x.org for more", None),
        ("One Two Three Four Five Six Seven Eight Nine: too long", None),
        ("no colon at all", None),
    ],
)
def test_labels(line: str, parts: tuple[str, str] | None) -> None:
    assert split_label(line) == parts


@pytest.mark.parametrize(
    ("line", "wholly"),
    [
        ('"All of it."', True),
        ("“All of it.”", True),
        ('"He said "no" to me."', True),
        ('"One" and "two"', False),
        ("“One” and “two”", False),
        ('"Half of it', False),
        ('"', False),
    ],
)
def test_quotations(line: str, wholly: bool) -> None:
    assert is_quotation(line) is wholly


def test_kinds_of_lines() -> None:
    post = read_post(
        [
            "1. First Things: They come first.",
            "2. Second Things Without a Stop",
            "",
            "• A point",
            "- Another: point",
            "",
            "Is This a Heading?",
            "",
            "Short one is here.",
            "Short two is here.",
            "",
            "...",
        ]
    )
    assert [(b.kind, b.label, b.text) for b in post.blocks] == [
        (BlockKind.ITEM, "First Things", "They come first."),
        (BlockKind.ITEM, None, "Second Things Without a Stop"),
        (BlockKind.ITEM, None, "A point"),
        (BlockKind.ITEM, "Another", "point"),
        (BlockKind.HEADING, None, "Is This a Heading?"),
        (BlockKind.ITEM, None, "Short one is here."),
        (BlockKind.ITEM, None, "Short two is here."),
    ]
