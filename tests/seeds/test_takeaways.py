"""Notes with labels are no transcript, and the list below "Key takeaways" is a part of its own."""

from __future__ import annotations

from seeds.model import Block, BlockKind, Hints, Link, Part, PartKind
from seeds.readers import html_page, markdown

NOTES = """# The chemistry of glazes

Lecture notes, week three, written down by one of those who sat at the back.

## Two fluxes

- **Soda**: lowers the melting point and crazes easily.
- **Lime**: needs more heat and makes a harder surface.

A glaze is a glass that was made to stick. It melts, it wets the clay, and it cools.

**Barium:** poisonous until it has been fired, and not always safe after that.

Potters went over to strontium in the end, which behaves much alike and poisons nobody.
"""

TAKEAWAYS = """# Tides

## Key takeaways

> **1.** The Moon raises two bulges of water at once.
>
> **2.** Neap tides come when the Sun pulls across the Moon.

## Talk

The harbour at Saint-Malo was the example all the way through.
"""


def kinds(text: str) -> list[tuple[PartKind | str, int]]:
    """The parts of a Markdown text, each with the number of its blocks."""
    return [(part.kind, len(part.blocks)) for part in parts(text)]


def parts(text: str) -> tuple[Part, ...]:
    """The parts of the only episode of a Markdown text."""
    return markdown.read(text, Hints(name="notes.md")).episodes[0].parts


def test_labels_between_paragraphs_and_in_items_are_nobodys_names() -> None:
    assert kinds(NOTES) == [(PartKind.NOTES, 7)]
    assert parts(NOTES)[0].blocks[2] == Block(
        BlockKind.ITEM, "Soda: lowers the melting point and crazes easily."
    )


def test_names_that_come_by_turns_are_a_transcript() -> None:
    talk = "# Glazes\n\n" + "\n\n".join(
        f"**{name}:** Something about glazes." for name in ("Ann", "Bo", "Ann", "Bo")
    )
    assert kinds(talk) == [(PartKind.TRANSCRIPT, 4)]


def test_two_turns_alone_are_a_transcript_too() -> None:
    assert kinds("**Ann:** Is it safe?\n\n**Bo:** Once it is fired.") == [(PartKind.TRANSCRIPT, 2)]


def test_stamped_items_with_labels_are_chapters_and_no_talk() -> None:
    text = "# Tides\n\nWhat the water does, and why.\n\n" + "\n".join(
        f"– 00:0{minute}:00 {label}: what it does" for minute, label in enumerate(("Sun", "Moon"))
    )
    assert kinds(text) == [(PartKind.NOTES, 3)]


def test_the_list_below_key_takeaways_is_the_takeaways() -> None:
    taken, notes = parts(TAKEAWAYS)
    assert taken == Part(
        PartKind.TAKEAWAYS,
        (
            Block(BlockKind.ITEM, "The Moon raises two bulges of water at once."),
            Block(BlockKind.ITEM, "Neap tides come when the Sun pulls across the Moon."),
        ),
    )
    assert [block.text for block in notes.blocks] == [
        "Talk",
        "The harbour at Saint-Malo was the example all the way through.",
    ]


def test_a_bold_line_and_a_page_of_html_head_takeaways_too() -> None:
    bold = "Tides.\n\n**Highlights**\n\n- The Moon pulls at the water.\n- The Sun pulls less hard."
    page = (
        "<p>Tides.</p><h2>What you’ll learn</h2><ul><li>The Moon pulls at the water.</li>"
        "<li>The Sun pulls less hard.</li></ul>"
    )
    expected = [(PartKind.TAKEAWAYS, 2), (PartKind.NOTES, 1)]
    assert kinds(bold) == expected
    read = html_page.read(page, Hints(name="tides.html")).episodes[0].parts
    assert [(part.kind, len(part.blocks)) for part in read] == expected


def test_a_list_of_titles_is_no_takeaways() -> None:
    assert kinds("# Tides\n\n## Main points\n\n- The Moon\n- The Sun\n- Harbours") == [
        (PartKind.NOTES, 4)
    ]


def test_an_address_behind_a_title_is_no_part_of_it() -> None:
    text = NOTES.replace("glazes", "glazes [[pdf]](https://a.example/glazes.pdf)")
    (episode,) = markdown.read(text, Hints(name="notes.md")).episodes
    assert episode.title == "The chemistry of glazes pdf"
    assert Link("pdf", "https://a.example/glazes.pdf") in episode.links
