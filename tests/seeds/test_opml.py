"""Lists of subscriptions: nested, of every version, and in the states they are found in."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.errors import UnreadableError
from seeds.model import Document, Hints, Source, SourceKind
from seeds.reading import read


def outlines(inside: str) -> Document:
    text = f'<opml version="1.1"><head><title>L</title></head><body>{inside}</body></opml>'
    return read(text.encode(), Hints(name="list.opml"))


def found(document: Document) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(one.name, one.url, one.tags) for one in document.subscriptions]


def feed(url: str, name: str, **more: object) -> Source:
    return Source(name, SourceKind.FEED, url=url, **more)  # type: ignore[arg-type]


def test_a_list_with_folders(documents: dict[str, Document]) -> None:
    document = documents["opml"]
    assert (document.source.name, document.episodes, document.warnings) == ("What I hear", (), ())
    assert document.subscriptions == (
        feed(
            "https://deep.example/feed.xml",
            "Deep & Shallow",
            description="Talks.",
            tags=("News",),
            link="https://deep.example/",
            language="en-gb",
        ),
        feed(
            "https://atom.example/blog/feed.atom",
            "Atoms",
            tags=("Science", "physics/small", "reading"),
        ),
        feed("https://memory.example/rss", "Memory", tags=("Science/Brains",)),
    )


@pytest.mark.parametrize(
    ("inside", "wanted"),
    [
        # raw ampersands, in addresses and names
        (
            '<outline text="A & B" xmlUrl="http://a.example/?x=1&y=2"/>',
            [("A & B", "http://a.example/?x=1&y=2", ())],
        ),
        # unescaped quotation marks
        (
            '<outline text="The "best" show" title="The "best" show" xmlUrl="http://a.example/a"/>'
            '<outline text="B" xmlUrl="http://b.example/b"/>',
            [('The "best" show', "http://a.example/a", ()), ("B", "http://b.example/b", ())],
        ),
        # an outline that holds a feed and is never closed, within a folder that is
        (
            '<outline text="F"><outline text="A" xmlUrl="http://a.example/a">'
            '<outline text="B" xmlUrl="http://b.example/b"></outline>'
            '<outline text="C" xmlUrl="http://c.example/c"/>',
            [
                ("A", "http://a.example/a", ("F",)),
                ("B", "http://b.example/b", ("F",)),
                ("C", "http://c.example/c", ()),
            ],
        ),
        # entities of HTML, single quotes, spaces around equal signs
        (
            "<outline text = 'Caf&eacute; &amp; &bogus;' xmlUrl = 'http://a.example/a' />",
            [("Café & &bogus;", "http://a.example/a", ())],
        ),
        # a name with "<"
        (
            '<outline text="1 &lt; 2" xmlUrl="http://a.example/a"/><br>',
            [("1 < 2", "http://a.example/a", ())],
        ),
        # other schemes, and none
        (
            '<outline text="A" xmlUrl="feed://a.example/a"/><outline text="B" '
            'xmlUrl="feed:https://b.example/b"/><outline text="C" xmlUrl=" www.c.example/c\n"/>',
            [
                ("A", "http://a.example/a", ()),
                ("B", "https://b.example/b", ()),
                ("C", "http://www.c.example/c", ()),
            ],
        ),
        # without a name; of type rss with the address in url
        (
            '<outline xmlUrl="http://a.example/a"/><outline type="rss" text="B" '
            'url="http://b.example/b"/>',
            [("http://a.example/a", "http://a.example/a", ()), ("B", "http://b.example/b", ())],
        ),
    ],
)
def test_lists_as_they_are_found(
    inside: str, wanted: list[tuple[str, str, tuple[str, ...]]]
) -> None:
    assert found(outlines(inside)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        '<opml><body><outline text="A" xmlUrl="http://a.example/a"/></body></opml>',
        '<body><outline text="A" xmlUrl="http://a.example/a"/></body>',
        '<outline text="A" xmlUrl="http://a.example/a"/>',
        '\n\n<?xml version="1.0"?><opml><outline text="A" xmlUrl="http://a.example/a"/></opml>',
        '<OPML><BODY><OUTLINE TEXT="A" XMLURL="http://a.example/a"/></BODY></OPML>',
        '<opml><body><outline text="A" xmlUrl="http://a.example/a"/><outline text="B" xml',
    ],
)
def test_heads_roots_and_ends_may_be_missing(text: str) -> None:
    assert found(read(text.encode(), Hints(name="list.opml"))) == [("A", "http://a.example/a", ())]


def test_what_is_no_web_address_is_named_and_left_out() -> None:
    document = outlines(
        '<outline text="A" xmlUrl="file:///etc/passwd"/>'
        '<outline text="B" xmlUrl="http://b.example/b"/>'
    )
    assert found(document) == [("B", "http://b.example/b", ())]
    assert document.warnings == ("list.opml: “file:///etc/passwd” is no web address of a feed",)


@pytest.mark.parametrize("inside", ["", '<outline text="A"/>', '<outline xmlUrl="mailto:a"/>'])
def test_a_list_of_nothing_is_one_line(inside: str) -> None:
    with pytest.raises(UnreadableError, match=r"^list\.opml: .*; export the list"):
        outlines(inside)


def test_folders_nest_as_deep_as_they_like() -> None:
    inside = '<outline text="x">' * 300 + '<outline text="A" xmlUrl="http://a.example/a"/>'
    ((name, _, (tag,)),) = found(outlines(inside + "</outline>" * 300))
    assert (name, tag) == ("A", "/".join("x" * 300))


def test_a_list_is_known_without_its_name(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text('<outline text="A" xmlUrl="http://a.example/a"/>')
    assert read(path).format == "opml"
