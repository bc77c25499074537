"""Other episode list pages than the bundled one."""

from __future__ import annotations

from datetime import date

import pytest

from seeds.errors import UnreadableError
from seeds.model import Document, Hints
from seeds.reading import read

CAPTURED = date(2025, 1, 10)


def page(text: str) -> Document:
    return read(text.encode(), Hints(name="list.txt", captured=CAPTURED))


def test_years_turn_with_the_day_of_capture() -> None:
    document = page(
        "Bread with Ann Lee - #12\nA talk about bread.\n9 Jan 51min\n\n"
        "Salt - #11\nA talk about salt.\n30 Dec 1h 9min\n\n"
        "Leap - #10\nA talk about days.\n29 Feb 10min\n"
    )
    assert [e.published for e in document.episodes] == ["2025-01-09", "2024-12-30", "2024-02-29"]
    assert [e.number for e in document.episodes] == [12, 11, 10]
    assert [e.people for e in document.episodes] == [("Ann Lee",), (), ()]
    assert document.warnings == ()


def test_missing_fields_leave_the_neighbours_whole() -> None:
    document = page(
        "First - #3\nThe first description, with words.\n8 Jan 51min\n\n"
        "Second - #2\nThe second description, with words.\n\n"
        "Third\nThe third description, with words.\n6 Jan\n"
    )
    assert [(e.title, e.number, e.published, e.duration) for e in document.episodes] == [
        ("First", 3, "2025-01-08", 3060),
        ("Second", 2, None, None),
        ("Third", None, "2025-01-06", None),
    ]
    assert document.warnings == (
        "list.txt line 5: no date line closes this episode",
        "list.txt line 8: this episode has no duration, unlike others",
    )


def test_blank_lines_and_several_paragraphs_may_stand_within() -> None:
    document = page(
        "The Show\n\nFirst - #3\n\nThe first paragraph is here.\n\n"
        "A second one is here too, a little longer than the first.\n\n8 Jan 51min\n"
        "Next - #2\nIts description, right below the date.\n7 Jan 1 h 2 min\n"
    )
    assert [e.title for e in document.episodes[-2:]] == ["First", "Next"]
    assert len(document.episodes[0].parts[0].blocks) == 2


@pytest.mark.parametrize(
    ("sentence", "link"),
    [
        (
            "The complete show notes for this episode can be found at twimlai.com/go/600.",
            "https://twimlai.com/go/600",
        ),
        (
            "The complete show notes for this episode can be found at http://twimlai.com/talk/9",
            "https://twimlai.com/talk/9",
        ),
        ("The full show notes are at https://x.org/a_b.", "https://x.org/a_b"),
    ],
)
def test_the_sentence_with_the_show_notes_becomes_the_link(sentence: str, link: str) -> None:
    (episode,) = page(f"Title - #1\nWhat it is about. {sentence}\n8 Jan 51min\n").episodes
    assert episode.link == link
    assert episode.parts[0].blocks[0].text == "What it is about."


@pytest.mark.parametrize(
    ("title", "people"),
    [
        ("Learning with Machines with Ann Lee", ("Ann Lee",)),
        ("Robots with Ann Lee and Bo van Dyk", ("Ann Lee", "Bo van Dyk")),
        ("Robots with Dr. Ann B. Lee", ("Ann B. Lee",)),
        ("Chips – with Acme’s Ann Lee & Bo Ray", ("Ann Lee", "Bo Ray")),
        ("Faster Training with AWS Trainium", ()),
        ("Teaching Machines with Reinforcement Learning", ()),
        ("Living with robots", ()),
    ],
)
def test_people_are_the_names_after_the_last_with(title: str, people: tuple[str, ...]) -> None:
    text = f"{title} - #1\nA talk on reinforcement learning and more.\n8 Jan 51min\n"
    assert page(text).episodes[0].people == people


def test_a_page_without_an_episode_is_refused() -> None:
    with pytest.raises(UnreadableError, match=r"^list\.txt: no episode, "):
        read(b"A title\n\nAnother title\n", Hints(name="list.txt", format="episode-list"))
