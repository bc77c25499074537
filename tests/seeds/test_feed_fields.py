"""What feeds write in single fields, and what is made of it."""

from __future__ import annotations

import pytest

from seeds.model import (
    Block,
    BlockKind,
    Credit,
    Document,
    Episode,
    Hints,
    Part,
    PartKind,
    TextFile,
)
from seeds.reading import read

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:atom="http://www.w3.org/2005/Atom"
 xmlns:media="http://search.yahoo.com/mrss/"><channel><title>Show</title>{}</channel></rss>"""


def rss(inside: str, hints: Hints | None = None) -> Document:
    return read(RSS.format(inside).encode(), hints or Hints(name="feed.xml"))


def item(inside: str) -> Episode:
    (episode,) = rss(f"<item>{inside}</item>").episodes
    return episode


def block(kind: str, text: str, level: int | None = None) -> Block:
    return Block(BlockKind(kind), text, level=level)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("Tue, 08 Apr 2025 10:00:00 GMT", "2025-04-08"),
        ("Tue, 8 Apr 2025 10:00:00 +0000", "2025-04-08"),
        ("8 April 2025", "2025-04-08"),
        ("Tuesday, 08-Apr-25 10:00:00 UTC", "2025-04-08"),
        ("08 Apr 99 10:00 EST", "1999-04-08"),
        ("2025-04-08T23:30:00-07:00", "2025-04-08"),
        ("2025-04-08", "2025-04-08"),
        ("2025-4-8 1:00", "2025-04-08"),
        ("20250408T100000Z", "2025-04-08"),
        ("2025-04", "2025-04"),
        ("2025", "2025"),
        ("Apr 8, 2025 10:00 AM", "2025-04-08"),
        ("Tue Apr 08 10:00:00 GMT 2025", "2025-04-08"),
        ("8. april 2025", "2025-04-08"),
        ("mar., 08 avr. 2025 10:00:00 +0200", "2025-04-08"),
        ("lunes, 8 de abril", None),
        ("08 août 2025", "2025-08-08"),
        ("1744106400", "2025-04-08"),
        ("Tue, 31 Feb 2025 10:00:00 GMT", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_days_as_feeds_write_them(written: str, published: str | None) -> None:
    assert item(f"<title>A</title><pubDate>{written}</pubDate>").published == published


@pytest.mark.parametrize(
    ("written", "length"),
    [
        ("3661", 3661.0),
        ("61:01", 3661.0),
        ("1:01:01", 3661.0),
        ("01:01:01", 3661.0),
        ("3661.7", 3661.7),
        ("PT1H1M1S", 3661.0),
        ("1h 1min", 3660.0),
        ("0", None),
        ("00:00:00", None),
        ("-5", None),
        ("long", None),
        ("99999999999", None),
    ],
)
def test_lengths_as_feeds_write_them(written: str, length: float | None) -> None:
    assert item(f"<title>A</title><itunes:duration>{written}</itunes:duration>").duration == length


def test_a_title_is_one_plain_line() -> None:
    assert item("<title>\n  A &amp;amp; B\n  <![CDATA[ &lt;i&gt;c&lt;/i&gt; ]]></title>").title == (
        "A & B <i>c</i>"
    )
    assert item("<title>x&#8238;y&#27;[31mz&#x9b;1m</title>").title == "xy[31mz›1m"
    assert item("<title>x&#8238;y&#x9b;1mz&#x85;w</title>").title == "xyz w"


def test_without_a_title_the_text_the_link_or_the_guid_names_it() -> None:
    said = "<description>It rains. It pours.</description>"
    assert item(said).title == "It rains."
    long = item(f"<description>{'word ' * 40}</description>").title
    assert long == f"{'word ' * 15}word…"
    assert item("<link>https://a.example/1</link>").title == "https://a.example/1"
    assert item("<guid>g-1</guid>").title == "g-1"
    assert rss("<item></item><item><pubDate>2 Apr 2025</pubDate></item>").episodes == ()


def test_where_the_link_stands() -> None:
    title = "<title>A</title>"
    assert item(f"{title}<guid>https://a.example/1</guid>").link == "https://a.example/1"
    assert item(f'{title}<guid isPermaLink="false">https://a.example/1</guid>').link is None
    assert item(f'{title}<atom:link href="https://a.example/2"/>').link == "https://a.example/2"
    assert item(f"{title}<link>javascript:alert(1)</link>").link is None
    assert item(f"{title}<link> https://a.example/3\n</link>").link == "https://a.example/3"


def test_which_enclosure_is_the_recording() -> None:
    several = item(
        "<title>A</title>"
        '<enclosure url="https://a.example/a.pdf" type="application/pdf"/>'
        '<enclosure url="https://a.example/a.mp3" type="audio/mpeg" length="0"/>'
    )
    assert (several.enclosure, several.enclosure_type, several.enclosure_length) == (
        "https://a.example/a.mp3",
        "audio/mpeg",
        None,
    )
    media = item(
        '<title>A</title><media:group><media:content url="https://a.example/a.mp4"'
        ' type="video/mp4" duration="60"/><media:description>Said there.</media:description>'
        '<media:thumbnail url="https://a.example/a.jpg"/></media:group>'
    )
    assert (media.enclosure, media.duration, media.image) == (
        "https://a.example/a.mp4",
        60.0,
        "https://a.example/a.jpg",
    )
    assert [b.text for p in media.parts for b in p.blocks] == ["Said there."]
    assert item('<title>A</title><enclosure url="file:///etc/passwd"/>').enclosure is None


def test_a_description_that_says_the_same_as_the_notes_stands_once() -> None:
    same = item(
        "<title>A</title><description>One two</description>"
        '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        "&lt;p&gt;One&lt;/p&gt;&lt;p&gt;two&lt;/p&gt;</content:encoded>"
    )
    assert same.parts == (
        Part(PartKind.DESCRIPTION, (block("paragraph", "One"), block("paragraph", "two"))),
    )


def test_a_feed_that_moved_says_where_to() -> None:
    there = '<atom:link rel="self" href="https://old.example/feed"/>'
    moved = f"{there}<itunes:new-feed-url>https://new.example/feed</itunes:new-feed-url>"
    saved = rss(moved).source
    assert (saved.url, saved.former, saved.moved) == (
        "https://new.example/feed",
        ("https://old.example/feed",),
        None,
    )
    fetched = rss(moved, Hints(address="https://old.example/feed")).source
    assert (fetched.url, fetched.former, fetched.moved) == (
        "https://old.example/feed",
        (),
        "https://new.example/feed",
    )
    assert rss(moved, Hints(address="https://new.example/feed")).source.moved is None


def test_older_feeds_are_read_as_well() -> None:
    rdf = b"""<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://a.example/"><title>Old</title><link>https://a.example/</link></channel>
<item rdf:about="https://a.example/1"><title>One</title><link>https://a.example/1</link>
<dc:date>2003-01-02T03:04:05Z</dc:date><dc:creator>Ann</dc:creator></item></rdf:RDF>"""
    document = read(rdf)
    assert (document.format, document.source.name) == ("rss", "Old")
    (one,) = document.episodes
    assert (one.title, one.guid, one.published, one.credits) == (
        "One",
        "https://a.example/1",
        "2003-01-02",
        (Credit("Ann", "author"),),
    )
    atom03 = b"""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title>
<entry><title>One</title><id>1</id><issued>2003-12-13T08:29:29-04:00</issued>
<content type="text/html" mode="escaped">&lt;p&gt;Hi&lt;/p&gt;</content></entry></feed>"""
    (one,) = read(atom03).episodes
    assert (one.guid, one.published, one.parts[0].blocks[0].text) == ("1", "2003-12-13", "Hi")
    netscape = b"""<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN"
 "http://my.netscape.com/publish/formats/rss-0.91.dtd">
<rss version="0.91"><channel><title>Old</title><item><title>One</title></item></channel></rss>"""
    assert [one.title for one in read(netscape).episodes] == ["One"]
    assert read(netscape).warnings == ()


def test_prefixes_are_no_matter_and_their_addresses_are_forgiven() -> None:
    odd = b"""<rss version="2.0" xmlns:a="http://www.itunes.com/DTDs/Podcast-1.0.dtd"
 xmlns:b="HTTPS://podcastindex.org/namespace/1.0/"><channel><title>S</title>
<item><Title>One</Title><GUID>1</GUID><a:Duration>60</a:Duration>
<b:transcript URL="https://a.example/1.vtt" type="text/VTT; charset=utf-8"/></item></channel>
</rss>"""
    (one,) = read(odd).episodes
    assert (one.title, one.guid, one.duration) == ("One", "1", 60.0)
    assert one.transcripts == (TextFile("https://a.example/1.vtt", "text/vtt"),)
