"""Transcript pages and captions other than the bundled ones."""

from __future__ import annotations

import pytest

from seeds.errors import UnreadableError
from seeds.model import Block, BlockKind, Document, Hints, PartKind
from seeds.readers.paragraphs import Cue, paragraphs
from seeds.readers.speakers import names_in, spoken
from seeds.reading import read

# Six turns, each as long as its time allows at two words a second.
LENGTHS = (10, 40, 5, 60, 20, 30)
STARTS = (0, 5, 25, 28, 58, 68)


def stamp(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"


def talk(after: bool) -> list[str]:
    lines: list[str] = []
    for number, (words, start) in enumerate(zip(LENGTHS, STARTS, strict=True)):
        said = " ".join([f"turn{number}", *["word"] * (words - 1)]) + "."
        lines += [said, stamp(start)] if after else [stamp(start), said]
    return lines


def page(lines: list[str], **hints: str) -> Document:
    return read("\n".join(lines).encode(), Hints(name="talk.txt", **hints))  # type: ignore[arg-type]


def turns(document: Document) -> list[tuple[str, float | None]]:
    (part,) = (p for p in document.episodes[0].parts if p.kind is PartKind.TRANSCRIPT)
    return [(b.text.split()[0], b.start) for b in part.blocks]


EXPECTED = [(f"turn{number}", float(start)) for number, start in enumerate(STARTS)]
LISTS = ["- One thing is so", "- Another is too", '"I said it."', '"She said it."']


@pytest.mark.parametrize("after", [True, False])
@pytest.mark.parametrize("lists", [LISTS, []])
def test_stamps_before_and_after_their_turn(after: bool, lists: list[str]) -> None:
    document = page(["A Talk - #7", "A summary of the talk.", *lists, *talk(after)])
    assert document.format == "transcript-page"
    assert turns(document) == EXPECTED
    assert document.warnings == ()
    assert document.episodes[0].number == 7
    described = document.episodes[0].parts[0]
    assert (described.kind, described.blocks[0].text) == (
        PartKind.DESCRIPTION,
        "A summary of the talk.",
    )


@pytest.mark.parametrize("after", [True, False])
def test_pace_decides_where_first_and_last_do_not(after: bool) -> None:
    said = talk(after)
    torn = said[:-1]  # after: the last stamp is missing; before: the last turn is
    document = page(["A Talk - #7", "A summary of the talk.", *torn])
    expected = [*EXPECTED[:-1], ("turn5", None)] if after else EXPECTED[:-1]
    assert turns(document) == expected
    assert len(document.warnings) == 1
    assert document.episodes[0].truncated


def test_words_below_the_talk_do_not_turn_it_round() -> None:
    document = page(["A Talk - #7", "A summary.", *LISTS, *talk(True), "Subscribe to us"])
    assert turns(document)[:-1] == EXPECTED
    assert document.warnings == (
        "talk.txt line 19: the page ends before the time stamp of this turn",
    )


def test_captions_of_the_page_itself_are_no_text() -> None:
    document = page(
        ["A Talk", "A summary.", "Takeaways:", *LISTS[:2], "Quotes", *LISTS[2:], *talk(True)]
    )
    assert [(p.kind, len(p.blocks)) for p in document.episodes[0].parts] == [
        (PartKind.DESCRIPTION, 1),
        (PartKind.TAKEAWAYS, 2),
        (PartKind.QUOTES, 2),
        (PartKind.TRANSCRIPT, 6),
    ]
    assert turns(document) == EXPECTED


def test_speakers_are_named_only_where_the_page_names_them() -> None:
    lines = ["A Talk - #1", "0:00", "Ann: So it begins at 10:30.", "0:10", "Bo: Yes.", "0:20"]
    lines += ["Ann: And the key: patience.", "0:30", "Bo: Here's why: it works.", "0:40", "Fine."]
    (part,) = page(lines).episodes[0].parts
    assert [(b.speaker, b.text) for b in part.blocks] == [
        ("Ann", "So it begins at 10:30."),
        ("Bo", "Yes."),
        ("Ann", "And the key: patience."),
        ("Bo", "Here's why: it works."),
        (None, "Fine."),
    ]


def test_time_that_runs_backwards_is_said() -> None:
    document = page(["A Talk - #1", "0:00", "One.", "9:00", "Two.", "1:00", "Three."])
    assert document.warnings == ("talk.txt line 6: the time runs backwards here",)


def test_a_page_without_talk_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"^talk\.txt: no turn of talk "):
        page(["A Talk", "A summary."], format="transcript-page")


def captions(text: str, **hints: str) -> Document:
    return read(text.encode(), Hints(name="talk.srt", **hints))  # type: ignore[arg-type]


def blocks(document: Document) -> list[Block]:
    return list(document.episodes[0].parts[0].blocks)


def test_captions_as_they_are_found() -> None:
    document = captions(
        "\ufeff1\r\n0:00:01.5 --> 0:00:02.500 X1:10 X2:20\r\n{\\an8}<i>Tom &amp; Jo</i> came\r\n"
        "\r\n"
        "00:00:03,000 --> 00:00:04,000\r\nhome <font color=red>late</font>.\r\n\r\n\r\n"
        "3\r\n00:00:04,000 --> 00:00:05,000\r\nThey left\r\n\r\nin 3\r\n\r\n"
        "4\r\n00:05,000 --> 00:06,000\r\n47\r\n\r\n"
        "5\r\n00:00:06,000 --> 00:00:07,000\r\nyears.\r\n"
    )
    assert document.format == "subrip"
    assert document.warnings == ()
    (block,) = blocks(document)
    assert block.text == "Tom & Jo came home late. They left in 3 47 years."
    assert (block.start, block.end) == (1.5, 7.0)
    assert document.episodes[0].title == "talk"


def test_captions_without_any_index_keep_their_numbers() -> None:
    document = captions(
        "00:00:01,000 --> 00:00:02,000\nIt was\n\n00:00:02,000 --> 00:00:03,000\n1984\n\n"
        "00:00:03,000 --> 00:00:04,000\nalready.\n"
    )
    assert blocks(document)[0].text == "It was 1984 already."


def test_an_entity_cannot_bring_a_control_character_in() -> None:
    (block,) = blocks(
        captions("1\n00:00:01,000 --> 00:00:02,000\na&#27;[31m&#8238;b &#x1b;]0;c&#7;d.\n")
    )
    assert not set(block.text) & set("\x1b\x07\u202e")


def test_speakers_in_captions() -> None:
    said = [
        "ANN LEE: Hello",
        "there.",
        ">> BO: Hi.",
        "- Who is it?",
        "[Music] plays",
        "[Music] again",
    ]
    said += ["ANN LEE: The rule: none.", ">> BO: Ann: at 10:30.", "Once: only."]
    text = "\n\n".join(
        f"{n}\n00:00:{n:02d},000 --> 00:00:{n + 1:02d},000\n{line}"
        for n, line in enumerate(said, 1)
    )
    assert [(b.speaker, b.text) for b in blocks(captions(text))] == [
        ("ANN LEE", "Hello there."),
        ("BO", "Hi."),
        (None, "Who is it? [Music] plays [Music] again"),
        ("ANN LEE", "The rule: none."),
        ("BO", "Ann: at 10:30. Once: only."),
    ]


def test_a_known_name_needs_to_be_seen_only_once() -> None:
    assert names_in(["Ann: Hello."], known=["ann"]) == {"Ann"}
    assert names_in(["Ann: Hello."]) == frozenset()
    assert spoken("- Yes.", ()).change
    assert spoken("Chapter 3: The end", {"Chapter 3"}).speaker is None


def test_damaged_captions_keep_their_words_and_say_so() -> None:
    document = captions(
        "1\n00:00:01,000 --> 00:00:02,000\nOne.\n\n2\n00:00:0x,000 --> 00:00:03,000\nTwo.\n\n"
        "3\n00:00:03,000 -->\nThree.\n\n4\n00:00:04,000 --> 00:00:05,000\nFour.\n"
    )
    assert blocks(document)[0].text.replace("00:00:0x,000 --> 00:00:03,000 ", "") == (
        "One. 2 Two. Three. Four."
    )
    assert "talk.srt line 10: “00:00:03,000 -->” is no readable time" in document.warnings


def test_captions_without_text_are_refused() -> None:
    with pytest.raises(UnreadableError, match=r"^talk\.srt: captions without any text; "):
        captions("1\n00:00:01,000 --> 00:00:02,000\n\n")
    with pytest.raises(UnreadableError, match=r"^talk\.srt: no caption with a time "):
        captions("no times at all")


def test_paragraphs_without_punctuation_end_with_cues() -> None:
    cues = [Cue(n, n + 1, f"word{n} and five more like it") for n in range(100)]
    made = list(paragraphs(cues))
    assert " ".join(b.text for b in made) == " ".join(cue.text for cue in cues)
    assert all(100 <= len(b.text.split()) <= 120 for b in made[:-1])
    assert [b.kind for b in made] == [BlockKind.TURN] * len(made)
    assert all(b.text.startswith(f"word{int(b.start or 0)} ") for b in made)


def test_abbreviations_and_small_letters_do_not_end_a_sentence() -> None:
    cue = Cue(
        0, 1, " ".join(["Dr. Lee met J. Fox, e.g. in Rome... and left"] * 5) + " today. Next."
    )
    (block,) = paragraphs([cue])
    assert block.text == cue.text


def test_times_in_arabic_figures() -> None:
    hello = "١\n٠٠:٠٠:٠١,٥٠٠ --> ٠٠:٠٠:٠٣,٠٠٠\nHello there.\n\n"
    again = "٢\n٠٠:٠٠:٠٤,٠٠٠ --> ٠٠:٠٠:٠٥,٠٠٠\nHello again.\n\n"
    last = "3\n00:00:06,000 --> 00:00:07,000\nGood bye.\n"
    (part,) = captions(hello + again + last).episodes[0].parts
    assert [(block.start, block.text) for block in part.blocks] == [
        (1.5, "Hello there. Hello again. Good bye.")
    ]
