"""What is read of each sample, word for word."""

from __future__ import annotations

from pathlib import Path

import pytest

from seeds.errors import UnreadableError
from seeds.model import Block, BlockKind, Chapter, Document, Episode, Hints, Link, PartKind
from seeds.reading import read

FOLDER = Path(__file__).parent / "samples"
Said = tuple[str | None, float | None, str]


def sample(name: str) -> Document:
    path = FOLDER / name
    document = read(path)
    assert document.format == path.parent.name
    return document


def only(document: Document) -> Episode:
    (episode,) = document.episodes
    return episode


def blocks(episode: Episode, kind: PartKind) -> tuple[Block, ...]:
    return next((part.blocks for part in episode.parts if part.kind is kind), ())


def talk(document: Document) -> list[Said]:
    found = blocks(only(document), PartKind.TRANSCRIPT)
    return [(block.speaker, block.start, block.text) for block in found]


def notes(episode: Episode) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in blocks(episode, PartKind.NOTES)]


TALKS: dict[str, list[Said]] = {
    "webvtt/voices.vtt": [
        ("Ann Lee", 1.0, "Good morning, R&D <everyone>. Who is there?"),
        ("Bo", 4.5, "It's me. I said so before."),
        ("Ann Lee", 12.86, "3 < 4, 漢kan and so on."),
    ],
    "webvtt/youtube.vtt": [(None, 0.16, "so it goes yeah yeah that that is it")],
    "subrip/dirty.srt": [
        ("Ann Lee", 1.0, "Hello, there & all."),
        ("BO", 3.5, "Yes: at 10:30. I think so."),
        ("Ann Lee", 7.0, "Good."),
        (None, 9.0, "Who is that?"),
        ("BO", 9.0, "Me. Once: a word."),
    ],
    "subrip/rolling.srt": [(None, 1.0, "we begin here and go on and go on to the end")],
    "transcript-json/podcasting.json": [
        ("Ann Lee", 0.5, "Well, it does."),
        ("Bo", 2.75, "Nooooo!"),
    ],
    "transcript-json/whisper.json": [(None, 0.0, "Hello all. We begin.")],
    "transcript-json/milliseconds.json": [
        ("A", 0.25, "In milliseconds it is."),
        ("B", 4.0, "So it is, I am told."),
    ],
    "html/transcript.html": [
        ("Ann Lee", 0.0, "We have an update & more of it: [x](y) *z*."),
        ("Bo", 9.0, "You read A Book."),
        ("Bo", None, "And more."),
        ("Ann Lee", 3723.0, "Good."),
    ],
    "html/page.html": [
        ("Ann Lee", 12.0, "Hello there."),
        ("Bo", None, "Hi. A second line."),
    ],
    "markdown/turns.md": [
        ("Ann Lee", None, "We talk about ears, here."),
        ("Bo Ek", None, "Great to be here."),
        ("Ann Lee", 245.0, "And to follow on that."),
        ("Ann Lee", None, "It goes on, at 10:30."),
        (None, 720.0, "Break"),
        ("Bo Ek", 750.0, "Bye."),
    ],
    "markdown/otter.txt": [
        ("Ann Lee", 3.0, "Hello there, it is 10:30 now and more."),
        ("Bo Ek", 10.0, "Yes it is."),
        ("Ann Lee", 3723.0, "Good."),
    ],
    "markdown/lines.txt": [
        ("Ann", None, "Hello to you."),
        ("Bo", None, "Hi."),
        ("Ann", None, "The rule: none. And more of that."),
        ("Bo", None, "Bye"),
    ],
}


@pytest.mark.parametrize("name", TALKS)
def test_every_word_speaker_and_time(name: str) -> None:
    assert talk(sample(name)) == TALKS[name]


WARNINGS = {
    "markdown/lines.txt": "lines.txt: 3 lines of a tool's own messages left out",
    "markdown/turns.md": "turns.md line 1: the front matter is no valid YAML; "
    "its lines were taken alone",
}


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*")), ids=lambda path: path.name)
def test_only_what_is_damaged_is_warned_of(path: Path) -> None:
    warnings = read(path).warnings
    expected = WARNINGS.get(f"{path.parent.name}/{path.name}")
    assert warnings == (() if expected is None else (expected,))


def test_front_matter_tells_of_the_episode() -> None:
    document = sample("markdown/turns.md")
    episode = only(document)
    assert document.source.name == "Ear Show"
    assert (episode.title, episode.published, episode.number) == (
        "Of ears: a talk",
        "2024-05-06",
        12,
    )
    assert episode.people == ("Ann Lee", "Bo Ek")
    assert episode.tags == ("ears", "talk")
    assert episode.links == (Link("here", "https://ear.example/x"),)


def test_a_page_tells_of_itself_in_its_head() -> None:
    document = sample("html/page.html")
    episode = only(document)
    assert document.source.name == "Ear Show"
    assert (episode.title, episode.published) == ("Of ears", "2024-05-06")
    assert episode.link == "https://ear.example/5"
    assert notes(episode) == [("paragraph", "Notes with a link.")]
    assert episode.links == (Link("a link", "https://ear.example/l"),)


@pytest.mark.parametrize("name", ["html/notes.html", "markdown/notes.md"])
def test_notes_in_html_and_markdown(name: str) -> None:
    episode = only(sample(name))
    assert episode.title == "Of ears"
    assert ("item", "One thing") in notes(episode)
    assert ("item", "Another") in notes(episode)
    assert episode.chapters == (Chapter(0, "Intro"), Chapter(754, "The ear"))
    assert [link.url for link in episode.links] == ["https://ear.example/paper"]


def test_chapters_keep_all_but_the_hidden_ones() -> None:
    document = sample("chapters/chapters.json")
    assert document.source.name == "Ear Show"
    assert only(document).title == "Of ears"
    assert only(document).chapters == (
        Chapter(0.0, "Intro"),
        Chapter(
            168.5,
            "What an ear is",
            "https://ear.example/is",
            200.0,
            "https://ear.example/p.png",
        ),
        Chapter(300.0, "End"),
    )


@pytest.mark.parametrize("name", ["telegram-json/result.json", "telegram-html/messages.html"])
def test_both_exports_of_a_channel_are_the_same(name: str) -> None:
    document = sample(name)
    first, second = document.episodes
    assert document.source.name == "Ear Channel"
    assert (first.title, first.published, first.guid) == ("Of ears", "2024-01-01", "telegram:2")
    assert notes(first)[:2] == [("paragraph", "The first text with a link."), ("item", "An item")]
    assert first.tags[0] == "Ears"
    assert first.links == (Link("a link", "https://ear.example/1"),)
    assert (second.published, second.people) == ("2024-01-03", ("Bo",))


def test_what_a_message_holds_beside_its_text() -> None:
    first, second = sample("telegram-json/result.json").episodes
    assert notes(first)[2:] == [("quote", "A quotation.")]
    assert first.tags == ("Ears", "talk")
    assert (second.duration, second.tags) == (65.0, ("here",))
    assert second.title == "A first sentence #here"


def test_all_chats_of_a_full_export() -> None:
    document = sample("telegram-json/full.json")
    (other,) = document.others
    assert (document.source.name, only(document).title) == ("Ear Channel", "One text")
    assert (other.source.name, only(other).title) == ("Saved Messages", "Kept for later")


def test_a_known_speaker_needs_to_be_named_only_once() -> None:
    captions = b"1\n00:00:01,000 --> 00:00:02,000\nAnn Lee: One.\n"
    known = read(captions, Hints(name="a.srt", people=("Ann Lee",)))
    assert talk(known) == [("Ann Lee", 1.0, "One.")]
    assert talk(read(captions, Hints(name="a.srt"))) == [(None, 1.0, "Ann Lee: One.")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**Ann:** Hello.\n\n**Bo:** Hi.\n", [("Ann", None), ("Bo", None)]),
        ("**Ann (0:05):** Hello.\n\n**Bo (0:09):** Hi.\n", [("Ann", 5.0), ("Bo", 9.0)]),
        ("**Ann** [0:05]\nHello.\n\n**Bo** [0:09]\nHi.\n", [("Ann", 5.0), ("Bo", 9.0)]),
        ("[00:00:05] **Ann:** Hello.\n\n[00:00:09] **Bo:** Hi.\n", [("Ann", 5.0), ("Bo", 9.0)]),
        ("Ann (00:05): Hello.\n\nBo (00:09): Hi.\n", [("Ann", 5.0), ("Bo", 9.0)]),
        ("Ann Lee\n(00:00:05)\nHello.\n\nBo\n(00:00:09)\nHi.\n\nAnn Lee\n(00:00:10)\nYes.\n\n"
         "Bo\n(00:00:11)\nNo.\n",
         [("Ann Lee", 5.0), ("Bo", 9.0), ("Ann Lee", 10.0), ("Bo", 11.0)]),
        ("Ann: Hello. [0:05]\n\nBo: Hi. [0:09]\n\nAnn: Yes. [0:12]\n",
         [("Ann", 5.0), ("Bo", 9.0), ("Ann", 12.0)]),
        (">> ANN: Hello.\n>> BO: Hi.\n>> ANN: Yes.\n>> BO: No.\n>> Who?\n",
         [("ANN", None), ("BO", None), ("ANN", None), ("BO", None), (None, None)]),
        ("SPEAKER 1: Hello.\n\nSPEAKER 2: Hi.\n\nSPEAKER 1: Yes.\n\nSPEAKER 2: No.\n",
         [("SPEAKER 1", None), ("SPEAKER 2", None)] * 2),
        ("0:05 Hello to you.\n0:09 Hi to you.\n0:12 Yes, it is.\n0:15 No.\n",
         [(None, 5.0), (None, 9.0), (None, 12.0), (None, 15.0)]),
    ],
)  # fmt: skip
def test_the_ways_in_which_texts_name_speakers_and_times(
    text: str, expected: list[tuple[str | None, float | None]]
) -> None:
    found = talk(read(text.encode(), Hints(name="talk.md")))
    assert [(speaker, start) for speaker, start, _ in found] == expected
    assert all(":" not in said and "[" not in said for _, _, said in found)


@pytest.mark.parametrize(
    ("above", "title", "published"),
    [
        ('{"title": "T: u", "date": "2021-02-03"}\n\n', "T: u", "2021-02-03"),
        ('+++\ntitle = "T: u"\ndate = 2021-02-03\n+++\n', "T: u", "2021-02-03"),
        ("---\ntitle: T: u\ndate: 2021-02-03T23:00:00+02:00\n---\n", "T: u", "2021-02-03"),
        ('---\ntitle: "T: u\ndate: February 3, 2021\n---\n', "T: u", "2021-02-03"),
        ("Title: T: u\nDate: 2021-02\n\n", "T: u", "2021-02"),
        ("---\ntitle: 'T: u'\ndate: 1612310400413\n---\n", "T: u", "2021-02-03"),
    ],
)
def test_front_matter_of_every_kind(above: str, title: str, published: str) -> None:
    text = above + "\nAnn: Hello.\n\nBo: Hi.\n\nAnn: Yes.\n"
    episode = only(read(text.encode(), Hints(name="a.md")))
    assert (episode.title, episode.published) == (title, published)
    assert [block.speaker for block in blocks(episode, PartKind.TRANSCRIPT)] == ["Ann", "Bo", "Ann"]


def test_a_cut_off_json_keeps_what_stands_before_the_cut() -> None:
    data = (FOLDER / "transcript-json/podcasting.json").read_bytes()
    document = read(data[: data.index(b'"Nooooo"')], Hints(name="a.json"))
    assert talk(document) == [("Ann Lee", 0.5, "Well, it does.")]
    assert document.warnings == (
        "a.json line 6: the JSON breaks off or is damaged here; what stands before it was kept",
    )


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (
            b'{"segments": [{"text": ' + b"[" * 99_999,
            "its JSON nests deeper than 16 levels; take out what wraps it",
        ),
        (b'{"segments": [{"startTime": ' + b"9" * 5000 + b', "body": "x"}]}', "far too long"),
        (b'{"segments": []}', "no segment of talk with a text"),
        (b'{"chapters": [{"startTime": "x", "title": 1}]}', "no chapter with a start time"),
        (b'{"messages": [], "type": "x", "text": ""}', "no message with a text"),
        (b"WEBVTT\n\nnothing here\n", "no caption with a time"),
        (b"---\ntitle: x\n---\n", "no text below what is said of it"),
        (b"<!doctype html><script>x</script>", "a page without any text"),
    ],
)
def test_hostile_and_empty_files_are_refused_in_one_line(data: bytes, problem: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read(data, Hints(name="a.txt"))
    assert str(caught.value).startswith("a.txt: ")
    assert problem in str(caught.value)
    assert "\n" not in str(caught.value)


def test_headings_stay_headings_within_a_talk() -> None:
    text = "## Part one\n\nAnn: Hello.\n\nBo: Hi.\n\n## Part two\n\nAnn: Yes.\n"
    found = blocks(only(read(text.encode(), Hints(name="a.md"))), PartKind.TRANSCRIPT)
    assert [(block.kind, block.level, block.text) for block in found] == [
        (BlockKind.HEADING, 2, "Part one"),
        (BlockKind.TURN, None, "Hello."),
        (BlockKind.TURN, None, "Hi."),
        (BlockKind.HEADING, 2, "Part two"),
        (BlockKind.TURN, None, "Yes."),
    ]


def test_an_address_of_a_recording_is_no_page() -> None:
    text = "---\ntitle: T\nurl: https://ear.example/a.mp3?x=1\n---\nSee a --> b.\n"
    episode = only(read(text.encode(), Hints(name="a.md")))
    assert (episode.link, episode.enclosure) == (None, "https://ear.example/a.mp3?x=1")


def test_times_between_lists_make_no_talk() -> None:
    text = "# Of ears\n\n## Show notes\n\n03:00\n- One\n- Two\n\n12:00\n- Three\n- Four\n"
    episode = only(read(text.encode(), Hints(name="a.md")))
    assert blocks(episode, PartKind.TRANSCRIPT) == ()
    assert [said for _, said in notes(episode)][1:] == [
        "03:00",
        "One",
        "Two",
        "12:00",
        "Three",
        "Four",
    ]
