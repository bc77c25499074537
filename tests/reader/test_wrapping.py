"""Breaking text into lines by cells."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len, get_character_cell_size

from tui.widgets.reader.wrapping import _NARROW, clusters, offset_at, shown, width_of, wrap


def lines(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 20, ["one two three"]),
        ("exactly ten", 11, ["exactly ten"]),
        ("a  b   c", 4, ["a  b", "c"]),
        ("abcdefghij kl", 4, ["abcd", "efgh", "ij", "kl"]),
        ("ab abcdefghij", 4, ["ab", "abcd", "efgh", "ij"]),
        ("first\nsecond line", 7, ["first", "second", "line"]),
        ("first\n\nthird", 9, ["first", "", "third"]),
        ("ends with blanks      ", 9, ["ends with", "blanks"]),
        ("漢字かな交じり文", 6, ["漢字か", "な交じ", "り文"]),
        ("漢字、かな", 4, ["漢", "字、", "かな"]),
        ("言う「漢字」だ", 6, ["言う", "「漢", "字」だ"]),
        ("漢字ABC漢", 5, ["漢字", "ABC漢"]),
        ("cafe\u0301 cafe\u0301 x", 4, ["cafe\u0301", "cafe\u0301", "x"]),
        ("cafe\u0301cafe\u0301", 4, ["cafe\u0301", "cafe\u0301"]),
        ("a👩‍👩‍👧b👩‍👩‍👧", 3, ["a👩‍👩‍👧", "b👩‍👩‍👧"]),
        ("🇳🇴🇸🇪", 2, ["🇳🇴", "🇸🇪"]),
        ("a\tb\tc", 6, ["a\tb", "c"]),
        ("שלום עולם טוב", 9, ["שלום עולם", "טוב"]),
        ("كِتَابٌ كَبِيرٌ", 5, ["كِتَابٌ", "كَبِيرٌ"]),
    ],
)
def test_lines(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


TORTURE = [
    "x" * 70_000,
    "é🤯" * 8_000,
    "e\u0301\u0302" * 5_000,
    "👩🏽‍💻 " * 5_000,
    "漢字かな、「交じり」文。" * 3_000,
    " " * 30_000 + "x" + " " * 30_000,
    "\t" * 9_000,
    "שלום עולם " * 4_000,
    "\u200d\ufe0f" * 3_000 + "x",
    "".join(chr(code) for code in range(0x20, 0x3000)),
    "".join(chr(code) for code in range(0x1F000, 0x1FB00)),
    "a\u0000\u001b[31m\u0085\u202eb\u2066c\u2028d" * 200,
]


@pytest.mark.parametrize("text", TORTURE, ids=range(len(TORTURE)))
@pytest.mark.parametrize("width", [8, 31, 80])
def test_no_line_is_too_wide_and_nothing_but_blanks_is_left_out(text: str, width: int) -> None:
    spans = wrap(text, width)
    starts = {start for start, _, _ in clusters(text)} | {len(text)}
    at = 0
    for start, end in spans:
        assert text[at:start].strip(" \t\n\u3000") == "" or text[at:start].isspace()
        assert cell_len(shown(text[start:end]).rstrip()) <= width
        if "\n" not in text:
            assert start in starts
            assert end in starts
        at = end
    assert text[at:].strip() == ""


@pytest.mark.parametrize("text", TORTURE, ids=range(len(TORTURE)))
def test_clusters_cover_the_text_and_measure_it_as_the_screen_does(text: str) -> None:
    at = 0
    for start, end, _ in clusters(text):
        assert start == at
        at = end
    assert at == len(text)
    if "\u200d\ufe0f" not in text:
        assert sum(cells for _, _, cells in clusters(text)) == width_of(text)


def test_narrow_characters_are_one_cell_each_and_never_combine() -> None:
    narrow = [chr(code) for code in range(0x20, 0x3000) if _NARROW.fullmatch(chr(code))]
    assert {get_character_cell_size(character) for character in narrow} == {1}
    assert not [character for character in narrow if unicodedata.combining(character)]


def test_nothing_that_controls_a_terminal_is_painted() -> None:
    assert shown("a\x1b[31mb\x07\x9bc\u202ed\u2066e\tf") == "a\ufffd[31mb\ufffd\ufffdcde    f"
    every = "".join(map(chr, range(0x110000)))
    painted = shown(every)
    bad = {ch for ch in painted if unicodedata.category(ch) in {"Cc", "Cs"}}
    assert bad == set()
    assert not set(painted) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_the_character_at_a_column() -> None:
    text = "a漢b👩‍👩‍👧c"
    assert [offset_at(text, 0, len(text), column) for column in range(8)] == [
        0,
        1,
        1,
        2,
        3,
        3,
        8,
        8,
    ]
