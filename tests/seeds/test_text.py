"""Outside text made safe, and bytes made text."""

from __future__ import annotations

import pytest

from seeds.counting import words
from seeds.decoding import BinaryDataError, decode
from seeds.model import Block, BlockKind
from seeds.text import one_line, safe


@pytest.mark.parametrize(
    ("outside", "plain"),
    [
        ("clean\ttext\nof two lines", "clean\ttext\nof two lines"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]8;;https://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x1bP1;2|secret\x1b\\after", "after"),
        ("\x9b2Jcleared", "cleared"),
        ("\x9d0;title\x9cafter", "after"),
        ("\x1b]no end of it\nnext", "no end of it\nnext"),
        ("\x1b\u200b[31mred", "red"),
        ("\x1bcreset", "reset"),
        ("bell\x07 back\x08 del\x7f nul\x00 c1\x90", "bell back del nul c1"),
        ("one\r\ntwo\rthree\x85four\u2028five", "one\ntwo\nthree\nfour\nfive"),
        ("page\x0cbreak", "page break"),
        ("abc\u202edcba\u202c\u2066x\u2069", "abcdcbax"),
        ("zero\u200bwidth\ufeff\u2060\u200e", "zerowidth"),
        ("\u0645\u06cc\u200c\u062e", "\u0645\u06cc\u200c\u062e"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("lone \ud800surrogate", "lone surrogate"),
        ("e\u0301", "é"),
    ],
)
def test_safe(outside: str, plain: str) -> None:
    assert safe(outside) == plain
    assert safe(plain) == plain


def test_safe_is_linear_in_what_looks_like_sequences() -> None:
    for piece in ("\x1b]", "\x1bP", "\x9d", "\x1b[", "\x1b"):
        assert set(safe(piece * 200_000)) <= set("]P[")


def test_one_line() -> None:
    assert one_line("  A\n title\t of\u00a0 \x1b[1mtwo\x1b[0m lines ") == "A title of two lines"


def test_words_counts_label_and_text() -> None:
    block = Block(BlockKind.ITEM, "They offer  lower latency.", label="Two words")
    assert words(block) == 6


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"plain", "plain", "utf-8"),
        ("blåbær".encode(), "blåbær", "utf-8"),
        ("\ufeffblåbær".encode(), "blåbær", "utf-8"),
        (b"\xff\xfe" + "blåbær".encode("utf-16-le"), "blåbær", "utf-16-le"),
        (b"\xfe\xff" + "blåbær".encode("utf-16-be"), "blåbær", "utf-16-be"),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?>æ'.encode("latin-1"),
            '<?xml version="1.0" encoding="iso-8859-1"?>æ',
            "iso8859-1",
        ),
    ],
)
def test_decode(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding, decoded.damaged) == (text, encoding, ())


def test_decode_detects_what_declares_nothing() -> None:
    text = "Været på Færøyene er ofte rått, men også vakkert; øyene ligger langt til havs.\n" * 20
    assert decode(text.encode("cp1252")).text == text


def test_decode_ignores_a_false_or_foolish_declaration() -> None:
    assert decode('<meta charset="ascii">å'.encode()).encoding == "utf-8"
    assert decode('<meta charset="rot13">å'.encode()).encoding == "utf-8"
    assert decode('<meta charset="unicode_escape">å\\N'.encode()).encoding == "utf-8"


def test_decode_names_the_lines_of_damage() -> None:
    data = "første\nandre – linje\ntredje ".encode() + b"\xe2\x80"
    decoded = decode(data)
    assert decoded.encoding == "utf-8"
    assert decoded.damaged == (3,)
    broken = "første\nandre – \u00e6 linje\nø tredje".encode().replace(b"\x93", b"\xff", 1)
    assert decode(broken).damaged == (2,)


@pytest.mark.parametrize("data", [b"PNG\x00\x01", bytes(range(256)), b"\x01\x02\x03" * 100])
def test_decode_refuses_binary_data(data: bytes) -> None:
    with pytest.raises(BinaryDataError):
        decode(data)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" ", 0),
        ("one", 1),
        ("one two three", 3),
        (" one  two ", 2),
        ("one\ttwo\nthree\xa0four\u3000five", 5),
        ("日本語 です", 2),
    ],
)
def test_words_are_what_white_space_parts(text: str, count: int) -> None:
    assert words(Block(BlockKind.ITEM, text)) == count
    assert words(Block(BlockKind.ITEM, "and two", label=text)) == count + 2
