"""Other programs' parsers on the same feeds and lists; every difference is explained here."""

from __future__ import annotations

import warnings
from typing import Any

import pytest

from seeds.model import Document, Hints
from seeds.reading import read
from tests.seeds.conftest import SAMPLES


def by_feedparser(data: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import feedparser  # type: ignore[import-untyped]

        return feedparser.parse(data)


def by_listparser(data: bytes) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import listparser

        return listparser.parse(data)


@pytest.mark.parametrize("name", ["feed.rss.xml", "feed.atom.xml"])
def test_feedparser_finds_the_same_in_sound_feeds(name: str) -> None:
    data = (SAMPLES / name).read_bytes()
    ours, theirs = read(data, Hints(name=name)), by_feedparser(data)
    assert not theirs.bozo
    assert ours.source.link == theirs.feed.link
    for episode, entry in zip(ours.episodes, theirs.entries, strict=True):
        assert episode.guid == entry.get("id")
        assert episode.enclosure == next(
            (link.href for link in entry.get("links", ()) if link.rel == "enclosure"), None
        )
        if episode.guid in ("tag:atom.example,2025:2", "tag:atom.example,2025:1"):
            continue
        assert episode.title == entry.title
        # it takes a guid for a link even where the guid is no address
        assert episode.link == (entry.link if "://" in entry.get("link", "") else None)
    first = theirs.entries[0]
    if name == "feed.rss.xml":
        # it keeps one transcript and one person, and turns the time to UTC
        assert first.podcast_transcript["url"] == "https://deep.example/2.vtt"
        assert [one.url[-4:] for one in ours.episodes[0].transcripts] == [".srt", ".vtt", "json"]
        assert first.published_parsed[:3] == (2025, 4, 9)
        assert ours.episodes[0].published == "2025-04-08"
    else:
        # it keeps HTML titles as HTML; here they are one plain line
        assert [entry.title for entry in theirs.entries] == [
            "Tags <b> & signs",
            "<i>Older</i> &amp; wiser",
        ]


BROKEN = b"""<?xml version="1.0"?><rss version="2.0"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"><channel><title>Q & A</title>
<item><title>One & only</title><guid>1</guid>
<podcast:transcript url="https://a.example/1.vtt" type="text/vtt"/>
<podcast:transcript url="https://a.example/1.srt" type="application/srt"/></item>
<item><title>Two&nbsp;b</title><guid>2</guid><description>&lt;p&gt;x</description></item>
<item><title>Three</title><guid>3</gui></item>
<item><title>Four<guid>4</guid></item></channel></rss>"""


def test_feedparser_reads_no_more_of_a_broken_feed() -> None:
    ours, theirs = read(BROKEN), by_feedparser(BROKEN)
    assert theirs.bozo
    assert [(one.title, one.guid) for one in ours.episodes] == [
        ("One & only", "1"),
        ("Two b", "2"),
        ("Three", "3"),
        ("Four", "4"),
    ]
    assert len(ours.episodes[0].transcripts) == 2
    # what it makes of the same: a tag that is never closed takes along what follows it, and of
    # the transcripts one is left
    assert [entry.get("title") for entry in theirs.entries[:2]] == ["One & only", "Two\xa0b"]
    assert [entry.get("id") for entry in theirs.entries] != ["1", "2", "3", "4"]
    assert isinstance(theirs.entries[0].podcast_transcript, dict)


def test_listparser_finds_the_same_in_a_sound_list(documents: dict[str, Document]) -> None:
    theirs = by_listparser((SAMPLES / "subscriptions.opml").read_bytes())
    ours = documents["opml"].subscriptions
    assert theirs.meta.title == documents["opml"].source.name
    # it lists a feed once for each folder; here it is one source with its folders as tags
    assert {feed.url for feed in theirs.feeds} == {one.url for one in ours}
    assert [feed.title for feed in theirs.feeds][:1] == ["Deep & Shallow"]


@pytest.mark.parametrize(
    "broken",
    [
        b'<opml><body><outline text="The "best"" xmlUrl="http://a.example/?x=1&y=2"/>',
        b'<outline text="A" xmlUrl="http://a.example/a"/>',
        b'<opml><body><outline text="A" XMLURL="http://a.example/a"/></body></opml>',
        b'<opml><body><outline text="A" xmlUrl="http://a.example/a"/><outline text="B',
    ],
)
def test_listparser_reads_no_more_of_a_broken_list(broken: bytes) -> None:
    theirs = {feed.url for feed in by_listparser(broken).feeds}
    ours = {one.url for one in read(broken, Hints(format="opml")).subscriptions}
    assert len(ours) == 1
    assert ours == theirs
