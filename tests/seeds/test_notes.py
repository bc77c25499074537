"""Show notes in HTML and in plain text: blocks, links, chapters."""

from __future__ import annotations

import pytest

from seeds.markup import Tag, attributes, tokens
from seeds.model import BlockKind, Chapter, Link
from seeds.notes import chapters_in, notes_of, plain_line, web_address

HEADING, PARAGRAPH = BlockKind.HEADING, BlockKind.PARAGRAPH
ITEM, QUOTE = BlockKind.ITEM, BlockKind.QUOTE


def blocks(text: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in notes_of(text).blocks]


def test_headings_paragraphs_lists_links_and_quotations() -> None:
    notes = notes_of(
        "<h2>In this <em>episode</em> &amp; more</h2><p>Ann talks with <b>Bo</b>.</p>"
        '<ul><li>A <a href="https://a.example/x?a=1&amp;b=2">paper</a></li><li><p>Its code</p>'
        "<p>and its data</p></li></ul><blockquote><p>I said so.</p></blockquote>"
        '<p>See <a href="/about">us</a>, https://b.example/y). <a href="javascript:x()">No</a></p>',
        base="https://show.example/notes/1",
    )
    assert [(b.kind, b.level, b.text) for b in notes.blocks] == [
        (HEADING, 2, "In this episode & more"),
        (PARAGRAPH, None, "Ann talks with Bo."),
        (ITEM, None, "A paper"),
        (ITEM, None, "Its code"),
        (PARAGRAPH, None, "and its data"),
        (QUOTE, None, "I said so."),
        (PARAGRAPH, None, "See us, https://b.example/y). No"),
    ]
    assert notes.links == (
        Link("paper", "https://a.example/x?a=1&b=2"),
        Link("us", "https://show.example/about"),
        Link("https://b.example/y", "https://b.example/y"),
    )


def test_what_is_not_text_vanishes() -> None:
    assert blocks(
        "<!-- <p>no</p> --><style>p {}</style><script>if (a < b) '<p>no</p>'</script>"
        '<p>Yes.<img src="https://t.example/p.gif" width="1" height="1" alt="no"></p>'
        "<noscript><img src=x></noscript><svg><text>no</text></svg><![CDATA[<and this>]]>"
    ) == [(PARAGRAPH, "Yes."), (PARAGRAPH, "<and this>")]


def test_breaks_end_lines_but_not_those_wrapped_by_hand() -> None:
    long = "This line is so long that somebody must have wrapped it by hand, and"
    assert blocks(f"One<br>two<br/><br>{long}<br>it goes on.<br>End") == [
        (PARAGRAPH, "One"),
        (PARAGRAPH, "two"),
        (PARAGRAPH, f"{long} it goes on."),
        (PARAGRAPH, "End"),
    ]
    assert blocks(f"{long}\n\nit is another\n- one\n• two\n*three* four") == [
        (PARAGRAPH, long),
        (PARAGRAPH, "it is another"),
        (ITEM, "one"),
        (ITEM, "two"),
        (PARAGRAPH, "*three* four"),
    ]


def test_plain_text_and_text_with_inline_tags_keep_their_lines() -> None:
    assert blocks("Tom &amp; Ann: 3 < 4\n<https://a.example>") == [
        (PARAGRAPH, "Tom & Ann: 3 < 4"),
        (PARAGRAPH, "<https://a.example>"),
    ]
    assert blocks("One <b>bold</b>\nTwo") == [(PARAGRAPH, "One bold"), (PARAGRAPH, "Two")]


@pytest.mark.parametrize(
    "lines",
    [
        ["12:34 The middle", "1:02:03 The end"],
        ["(12:34) - The middle", "(1:02:03) - The end"],
        ["• 12:34 – The middle", "• 01:02:03 – The end"],
        ["[00:12:34.500] The middle", "[01:02:03.000] The end"],
        ["12:34-20:00: The middle", "1:02:03-1:10:00: The end"],
        ["The middle - 12:34", "The end (1:02:03)"],
        ["Doors 7:30 pm", "12:34 The middle", "1:02:03 The end"],
    ],
)
def test_lines_with_times_are_chapters(lines: list[str]) -> None:
    found = chapters_in(notes_of("<br>".join(lines)).blocks)
    assert found == (Chapter(754, "The middle"), Chapter(3723, "The end"))


def test_times_that_are_no_chapters() -> None:
    assert chapters_in(notes_of("<p>12:34 One alone</p>").blocks) == ()
    assert chapters_in(notes_of("20:00 News\n19:00 Weather").blocks) == ()
    assert chapters_in(notes_of("7:30 pm in Rome\n9:30 pm in Oslo").blocks) == ()


def test_an_entity_or_a_tag_cannot_bring_a_control_character_in() -> None:
    text = "<p>a&#27;[31m&#x202e;b\x1b]0;c\x07</p><p>&#0;&lt;b&gt;</p>"
    assert blocks(text) == [(PARAGRAPH, "a[31mb"), (PARAGRAPH, "\ufffd<b>")]


def test_titles_and_addresses() -> None:
    assert plain_line("<b>Q&amp;A</b><br>two &lt;3") == "Q&A two <3"
    assert web_address("//a.example/x") == "https://a.example/x"
    assert web_address("x y.html", "https://a.example/b/") == "https://a.example/b/xy.html"
    for bad in ("file:///etc/passwd", "javascript:1", "", "#top", "mailto:a@b.c", "http://["):
        assert web_address(bad) is None


def test_tags_as_browsers_read_them() -> None:
    found = list(tokens("a<A HREF='x>y' data-b=1 c>b</a ><p\nid=q>c<br/>d<!doctype e>f < g<h"))
    assert [token if isinstance(token, str) else token.name for token in found] == [
        *("a", "a", "b", "a", "p", "c", "br", "d", "f < g"),
    ]
    assert isinstance(found[1], Tag)
    assert attributes(found[1]) == {"href": "x>y", "data-b": "1", "c": ""}


HOSTILE = {
    "attributes": "<b " * 300_000,
    "quotes": '<a "' * 300_000,
    "a giant attribute": "<a href='" + "x" * 1_000_000,
    "nesting": "<div>" * 300_000,
    "comments": "<!-- >" * 300_000,
    "cdata": "<![CDATA[>" * 100_000,
    "scripts": "<script>" * 100_000,
    "brackets": "<" * 1_000_000,
    "ampersands": "&" * 1_000_000,
    "addresses": "https://a.example/x " * 50_000,
    "lines": f"{'word ' * 12}\n" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_is_read_in_one_go(name: str) -> None:
    notes_of(HOSTILE[name])
