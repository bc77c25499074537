"""A whole feed of RSS, Atom and JSON Feed each, with literal expectations."""

from __future__ import annotations

from seeds.model import (
    Block,
    BlockKind,
    Chapter,
    Credit,
    Document,
    Episode,
    Link,
    Part,
    PartKind,
    Soundbite,
    Source,
    SourceKind,
    TextFile,
)
from seeds.reading import read

Documents = dict[str, Document]


def block(kind: str, text: str, level: int | None = None) -> Block:
    return Block(BlockKind(kind), text, level=level)


def test_the_source_of_an_rss_feed(documents: Documents) -> None:
    assert documents["rss"].source == Source(
        name="Deep & Shallow",
        kind=SourceKind.FEED,
        url="https://deep.example/feed.xml",
        guid="917393E3-1B1E-5CEF-ACE4-EDAA54E1F810",
        description="Talks about learning.",
        link="https://deep.example/",
        image="https://deep.example/cover.jpg",
        language="en-GB",
        serial=True,
    )
    assert documents["rss"].warnings == ()


def test_the_episodes_of_an_rss_feed(documents: Documents) -> None:
    house = Credit("Deep House", "author")
    full, trailer, third = documents["rss"].episodes
    assert full == Episode(
        title="Memory that lasts",
        number=14,
        people=("Cy Oh", "Di Ra"),
        published="2025-04-08",
        duration=3723.0,
        link="https://deep.example/2",
        guid="deep-2",
        enclosure="https://media.example/2.mp3",
        tags=("science", "memory", "brain"),
        parts=(
            Part(PartKind.DESCRIPTION, (block("paragraph", "A talk about memory."),)),
            Part(
                PartKind.NOTES,
                (
                    block("heading", "Notes", 2),
                    block("paragraph", "Ann asks what stays."),
                    block("item", "One"),
                    block("item", "Two"),
                    block("paragraph", "00:00 Opening"),
                    block("paragraph", "12:34 The hippocampus"),
                ),
            ),
        ),
        chapters=(Chapter(0.0, "Opening"), Chapter(754.0, "The hippocampus")),
        links=(Link("what stays", "https://deep.example/paper"),),
        season=2,
        kind="full",
        image="https://deep.example/2.jpg",
        enclosure_type="audio/mpeg",
        enclosure_length=34567890,
        credits=(Credit("Cy Oh"), Credit("Di Ra", "guest", "cast"), Credit("Ann Lee", "author")),
        transcripts=(
            TextFile("https://deep.example/2.srt", "application/x-subrip"),
            TextFile("https://deep.example/2.vtt", "text/vtt", "en", "captions"),
            TextFile("https://deep.example/2.json", "application/json"),
        ),
        chapters_url="https://deep.example/2-chapters.json",
        soundbites=(Soundbite(73.5, 60.0, "Why we forget"), Soundbite(0.0, 15.0)),
    )
    people = (
        Credit("Ann Lee"),
        Credit("Bo Ek", "audio engineer", "audio post-production"),
        house,
    )
    assert trailer == Episode(
        title="Two of one name",
        people=("Ann Lee",),
        published="2025-04-02",
        duration=3661.0,
        guid="deep-1",
        kind="trailer",
        chapters=(
            Chapter(0.0, "Hello"),
            Chapter(187.0, 'The "plan"', "https://deep.example/plan"),
        ),
        credits=people,
    )
    assert third == Episode(
        title="Another of one name",
        number=3,
        people=("Ann Lee",),
        guid="deep-1",
        parts=(
            Part(
                PartKind.DESCRIPTION,
                (block("quote", "It stays."), block("paragraph", "So she says.")),
            ),
        ),
        season=1,
        credits=people,
    )


def test_an_atom_feed(documents: Documents) -> None:
    document = documents["atom"]
    assert document.source == Source(
        name="Täglich & gut",
        kind=SourceKind.FEED,
        url="https://atom.example/blog/feed.atom",
        description="Kurze Texte",
        link="https://atom.example/blog/",
        language="de",
    )
    assert document.episodes == (
        Episode(
            title="Tags <b> & signs",
            published="2025-05-12",
            link="https://atom.example/blog/2.html",
            guid="tag:atom.example,2025:2",
            enclosure="https://media.example/a2.mp3",
            tags=("Essays",),
            parts=(
                Part(PartKind.DESCRIPTION, (block("paragraph", "In short."),)),
                Part(
                    PartKind.NOTES,
                    (
                        block("heading", "At length", 1),
                        block("paragraph", "A first word, and 1 < 2."),
                        block("quote", "Quoted."),
                    ),
                ),
            ),
            enclosure_type="audio/mpeg",
            enclosure_length=1337,
            credits=(Credit("Kai Ito", "author"),),
        ),
        Episode(
            title="Older & wiser",
            published="2025-04-01",
            link="https://atom.example/blog/1.html",
            guid="tag:atom.example,2025:1",
            parts=(Part(PartKind.NOTES, (block("paragraph", "Only content."),)),),
            credits=(Credit("Jo Müller", "author"),),
        ),
    )


def test_a_json_feed(documents: Documents) -> None:
    document = documents["json-feed"]
    assert document.source == Source(
        name="JSON & Sons",
        kind=SourceKind.FEED,
        url="https://json.example/feed.json",
        description="A feed in JSON.",
        link="https://json.example/",
        image="https://json.example/icon.png",
        language="en",
    )
    assert document.episodes == (
        Episode(
            title="Second",
            published="2025-06-01",
            duration=6629.0,
            link="https://json.example/2",
            guid="https://json.example/2",
            enclosure="https://json.example/2.m4a",
            tags=("json", "feeds"),
            parts=(
                Part(PartKind.DESCRIPTION, (block("paragraph", "What it is about."),)),
                Part(
                    PartKind.NOTES,
                    (block("paragraph", "It is about that."), block("item", "a")),
                ),
            ),
            links=(Link("about that", "https://json.example/why"),),
            image="https://json.example/2.png",
            enclosure_type="audio/x-m4a",
            enclosure_length=89970236,
            credits=(Credit("Lu Mo", "author"),),
        ),
        Episode(
            title="No title here, and 1 < 2 & so on.",
            guid="17",
            parts=(
                Part(
                    PartKind.NOTES,
                    (
                        block("paragraph", "No title here, and 1 < 2 & so on."),
                        block("paragraph", "A second paragraph."),
                    ),
                ),
            ),
            credits=(Credit("Old Style", "author"),),
        ),
    )


def test_a_json_feed_cut_off_keeps_the_items_before_the_cut(samples: object) -> None:
    assert isinstance(samples, dict)
    path, hints = samples["json-feed"]
    data = path.read_bytes()
    cut = read(data[: data.index(b"Old Style")], hints)
    assert (cut.source.name, cut.source.url) == ("JSON & Sons", "https://json.example/feed.json")
    assert [one.title for one in cut.episodes] == ["Second"]
    assert cut.warnings == (
        "feed.json line 29: from here on it is no JSON (Unterminated string starting at); "
        "what stands before was read",
    )
